import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketEnd, bucketOf, bucketsBetween, nextBucket } from '../../../server/base/bucket.ts';
import {
  addDays,
  dayIn,
  dayNumber,
  dayOf,
  isDay,
  monthOf,
  weekLabel,
  weekOf,
  weeksBetween,
} from '../../../server/base/week.ts';

test.each([
  ['2021-05-09', '2021-05-03'],
  ['2021-05-10', '2021-05-10'],
  ['2021-01-01', '2020-12-28'],
  ['2024-12-30', '2024-12-30'],
  ['1969-12-31', '1969-12-29'],
])('%s belongs to the week of Monday %s', (day, monday) => {
  expect(weekOf(day)).toBe(monday);
});

test.each([
  ['2021-05-03', '2021-W18'],
  ['2020-12-28', '2020-W53'],
  ['2024-12-30', '2025-W01'],
  ['2026-12-28', '2026-W53'],
])('the week of %s is called %s', (monday, label) => {
  expect(weekLabel(monday)).toBe(label);
});

test('an instant is converted to the zone first and then cut', () => {
  const sundayNight = Date.parse('2021-05-09T23:30:00Z');
  expect(dayIn('UTC', sundayNight)).toBe('2021-05-09');
  expect(dayIn('Europe/Kyiv', sundayNight)).toBe('2021-05-10');
  expect(dayIn('America/New_York', Date.parse('2021-05-10T02:30:00Z'))).toBe('2021-05-09');
});

test('only real days are days', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2021-02-29')).toBe(false);
  expect(isDay('2021-2-9')).toBe(false);
  expect(isDay('0001-01-01')).toBe(true);
});

test('weeks between two days are all Mondays, both ends included', () => {
  expect(weeksBetween('2021-05-09', '2021-05-17')).toEqual(['2021-05-03', '2021-05-10', '2021-05-17']);
  expect(weeksBetween('2021-05-17', '2021-05-09')).toEqual([]);
});

test('every day lies in the step it is given, and steps follow each other without a gap', () => {
  const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2060-01-01') }).map(dayOf);
  const grain = fc.constantFrom<'day' | 'week' | 'month'>('day', 'week', 'month');
  fc.assert(
    fc.property(day, grain, (date, by) => {
      const start = bucketOf(date, by);
      const end = bucketEnd(date, by);
      expect(start <= date && date <= end).toBe(true);
      expect(nextBucket(start, by)).toBe(addDays(end, 1));
      expect(bucketOf(end, by)).toBe(start);
    }),
  );
});

test('steps of a range are days, weeks or months', () => {
  expect(bucketsBetween('2021-01-30', '2021-03-02', 'month')).toEqual(['2021-01-01', '2021-02-01', '2021-03-01']);
  expect(bucketsBetween('2021-01-30', '2021-02-01', 'day')).toEqual(['2021-01-30', '2021-01-31', '2021-02-01']);
  expect(monthOf('2021-05-31')).toBe('2021-05-01');
});
