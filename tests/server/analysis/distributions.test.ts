import { expect, test } from 'vitest';
import { chiSquaredTail, tQuantile } from '../../../server/analysis/distributions.ts';

test.each([
  [1, 12.706205],
  [1.333333, 7.191585],
  [2.6, 3.478182],
  [2.753247, 3.350046],
  [10, 2.228139],
  [200, 1.971896],
])('t(0.975) with %s degrees of freedom is %s', (df, t) => {
  expect(tQuantile(0.975, df)).toBeCloseTo(t, 4);
});

test.each([
  [3.841459, 0.05],
  [6.634897, 0.01],
  [0.1015308, 0.75],
])('chi-squared above %s has chance %s', (value, chance) => {
  expect(chiSquaredTail(value)).toBeCloseTo(chance, 6);
});
