import { expect, test } from 'vitest';
import { chiSquaredTail, negativeBinomialTail, tQuantile } from '../../../server/analysis/distributions.ts';

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

test('the negative binomial tail is the sum of its chances', () => {
  let compared = 0;
  for (const mean of [0.02, 0.8, 5.932075, 40, 300]) {
    for (const dispersion of [0.01, 0.067304, 0.5, 3]) {
      const size = 1 / dispersion;
      const q = mean / (size + mean);
      // Chance by chance: each from the one before, by the ratio of neighbours.
      let chance = (1 - q) ** size;
      let below = 0;
      for (let count = 0; count <= 60; count += 1) {
        if (below < 0.999) {
          expect(Math.abs(negativeBinomialTail(count, mean, dispersion) / (1 - below) - 1)).toBeLessThan(1e-9);
          compared += 1;
        } else {
          // Far out, where 1 - below has lost its digits, the tail is summed itself.
          let tail = 0;
          for (let at = count, term = chance; term > tail * 1e-17; at += 1) {
            tail += term;
            term *= (q * (size + at)) / (at + 1);
          }
          expect(Math.abs(negativeBinomialTail(count, mean, dispersion) / tail - 1)).toBeLessThan(1e-9);
          compared += 1;
        }
        below += chance;
        chance *= (q * (size + count)) / (count + 1);
      }
    }
  }
  console.log(`cases: ${compared} tails`);
  expect(compared).toBe(5 * 4 * 61);
});
