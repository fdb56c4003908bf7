import { expect, test } from 'vitest';
import {
  limitFor,
  pooledDispersion,
  shrunken,
  sumsOf,
  testOf,
  USUAL_LIMIT,
  usualOf,
} from '../../../../server/analysis/bursts/alarm.ts';

// The worked example of the method page: thirteen weeks of 100 stories, then one of 120.
const COUNTS = [4, 6, 5, 3, 7, 5, 4, 6, 5, 4, 6, 5, 5];
const sums = sumsOf(
  COUNTS,
  COUNTS.map(() => 100),
);
const usual = usualOf(sums, 0.02);

test('thirteen weeks tell the rate, the dispersion and what is usual of the worked example', () => {
  expect(usual.rate).toBeCloseTo(0.049434, 6);
  expect(usual.dispersion).toBeCloseTo(-0.171264, 6);
  expect(shrunken(usual, 0.1)).toBeCloseTo(0.048048, 6);
  expect(testOf(usual, 0.1, 22, 120).usual).toBeCloseTo(5.932075, 6);
});

test('22 stories are out of line, 20 are not, and 21 are the first that are', () => {
  const p = (count: number) => testOf(usual, 0.1, count, 120).p;
  expect(p(22)).toBeCloseTo(0.00004299, 8);
  expect(p(20)).toBeCloseTo(0.00020064, 8);
  expect([20, 21, 22].map((count) => p(count) < limitFor(13, USUAL_LIMIT))).toEqual([false, true, true]);
});

test('with fewer than thirteen weeks the limit is half as high', () => {
  expect([8, 12, 13, 26].map((steps) => limitFor(steps, 0.0002))).toEqual([0.0001, 0.0001, 0.0002, 0.0002]);
});

test('the pooled dispersion is that of actors named twice a week and more, and never below 0.01', () => {
  const often = { sums: sumsOf([2, 2], [10, 10]), usual: { steps: 2, rate: 0.2, expected: 4, dispersion: 0.3 } };
  const rare = { sums: sumsOf([1, 2], [10, 10]), usual: { steps: 2, rate: 0.15, expected: 3, dispersion: 9 } };
  const steady = { sums: sumsOf([3, 3], [10, 10]), usual: { steps: 2, rate: 0.3, expected: 6, dispersion: -0.9 } };
  expect(pooledDispersion([often, rare])).toBeCloseTo(0.3, 12);
  expect(pooledDispersion([often, steady])).toBe(0.01);
  expect(pooledDispersion([rare])).toBe(0.1);
});
