import { expect, test } from 'vitest';
import * as say from '../../../web/charts/format.ts';

test('numbers: counts with thousands parted, shares with one decimal, ratios with two digits, a dash for what was not measured', () => {
  expect([say.count(12431), say.count(0), say.count(null)]).toEqual(['12,431', '0', '–']);
  expect([say.percent(0.137), say.percent(0), say.percent(null), say.wholePercent(0.615)]).toEqual([
    '13.7 %',
    '0.0 %',
    '–',
    '62',
  ]);
  expect([say.ratio(2.345), say.ratio(0.987), say.ratio(12.3), say.ratio(1)]).toEqual(['2.3', '0.99', '12', '1']);
});

test('a tone always has its sign, a true minus, and zero has none', () => {
  expect([say.tone(0.2), say.tone(-0.315), say.tone(0), say.tone(-0.001), say.tone(null)]).toEqual([
    '+0.20',
    '−0.32',
    '0.00',
    '0.00',
    '–',
  ]);
  expect(say.plusMinus(0.2, 0.14, 0.3)).toBe('±\u00a00.10');
  expect(say.plusMinus(0.2, null, 0.3)).toBe('');
});

test('days and ranges of days', () => {
  expect(say.day('2021-05-03')).toBe('3 May 2021');
  expect(say.day('2021-09-05', true)).toBe('Sun 5 Sep 2021');
  expect(say.dayRange('2023-10-30', '2023-11-19')).toBe('30 Oct – 19 Nov 2023');
  expect(say.dayRange('2021-11-29', '2022-06-12')).toBe('29 Nov 2021 – 12 Jun 2022');
});

test('a step of time is said with its length, a week with its number', () => {
  expect(say.bucketName('2021-05-03', 'week')).toBe('week of 3 May 2021');
  expect(say.bucketTitle('2021-05-03', 'week')).toBe('Week of 3 May 2021 (2021-W18)');
  expect(say.bucketName('2021-05-01', 'month')).toBe('May 2021');
  expect(say.bucketTitle('2021-05-03', 'day')).toBe('Mon 3 May 2021');
  // Versions of the language data differ in the spaces around the dash.
  expect(say.span('2021-05-03', '2021-05-17', 3, 'week').replace(/\s*–\s*/, '–')).toBe('3–23 May 2021, 3 weeks');
});

test('one is singular', () => {
  expect([
    say.counted(1, 'stories'),
    say.counted(2, 'stories'),
    say.counted(1000, 'mentions'),
    say.many(1, 'week', 'weeks'),
  ]).toEqual(['1 story', '2 stories', '1,000 mentions', '1 week']);
});

test('a slug can be said as words', () => {
  expect(say.spoken('united-states')).toBe('United States');
});

test('instants are told to the minute, seconds and medians with one decimal, whole medians without', () => {
  expect(say.instant('2021-05-03T14:05:59.000Z')).toBe('3 May 2021 14:05');
  expect([say.seconds(0.04), say.seconds(75.25), say.seconds(null)]).toEqual(['0.0', '75.3', '–']);
  expect([say.average(2.5), say.average(1234)]).toEqual(['2.5', '1,234']);
});
