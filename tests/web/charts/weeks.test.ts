import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as server from '../../../server/base/bucket.ts';
import { weekLabel, weekOf } from '../../../server/base/week.ts';
import { addDays, bucketEnd, isoWeek, placeOf, timeTicks } from '../../../web/charts/weeks.ts';

const days = fc.integer({ min: 7000, max: 25_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test('weeks are named and ended as the server names and ends them', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(isoWeek(weekOf(day))).toBe(weekLabel(weekOf(day)));
      for (const grain of ['day', 'week', 'month'] as const) {
        const bucket = server.bucketOf(day, grain);
        expect(bucketEnd(bucket, grain)).toBe(server.bucketEnd(day, grain));
      }
    }),
  );
});

test('the turn of the year belongs to the week of its Thursday', () => {
  expect([isoWeek('2020-12-28'), isoWeek('2021-01-04'), isoWeek('2024-12-30'), isoWeek('2021-05-03')]).toEqual([
    '2020-W53',
    '2021-W01',
    '2025-W01',
    '2021-W18',
  ]);
});

test('a day lies in the last bucket that begins on or before it, and outside days at the ends', () => {
  const weeks = ['2021-05-03', '2021-05-10', '2021-05-17'];
  expect(
    ['2021-05-03', '2021-05-09', '2021-05-16', '2021-12-31', '2020-01-01'].map((day) => placeOf(weeks, day)),
  ).toEqual([0, 0, 1, 2, 0]);
  expect(placeOf([], '2021-05-03')).toBe(-1);
});

const weeksFrom = (monday: string, count: number) => Array.from({ length: count }, (_, at) => addDays(monday, 7 * at));

test('half a year is labelled by month, the year at the first label and at January', () => {
  expect(timeTicks(weeksFrom('2021-11-29', 28), 10).map(({ text }) => text)).toEqual([
    'Dec 2021',
    'Jan 2022',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
  ]);
});

test('a crowded axis keeps every second, third … month and always January', () => {
  expect(timeTicks(weeksFrom('2020-01-06', 104), 9).map(({ text }) => text)).toEqual([
    'Jan 2020',
    'Apr',
    'Jul',
    'Oct',
    'Jan 2021',
    'Apr',
    'Jul',
    'Oct',
  ]);
  for (const count of [60, 150, 260])
    for (const most of [3, 5, 8])
      expect(timeTicks(weeksFrom('2015-03-02', count), most).length).toBeLessThanOrEqual(most);
});

test('a few weeks are labelled by day', () => {
  expect(timeTicks(weeksFrom('2021-05-03', 4), 8)).toEqual([
    { at: 0, text: '3 May 2021' },
    { at: 1, text: '10 May' },
    { at: 2, text: '17 May' },
    { at: 3, text: '24 May' },
  ]);
});
