import { expect, test } from 'vitest';
import { bootstrap } from '../../../scripts/evaluate/interval.ts';

const mean = (drawn: readonly number[]) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length;

test('drawing a fair share anew comes near the interval that is known for it', () => {
  // 400 draws of 0 and 1, half of them 1: the normal interval is 0.5 ± 1.96 √(0.25 / 400) = 0.451 to 0.549.
  const units = Array.from({ length: 400 }, (_, at) => at % 2);
  const [low, high] = bootstrap(units, mean);
  expect(Math.abs(low - 0.451)).toBeLessThan(0.006);
  expect(Math.abs(high - 0.549)).toBeLessThan(0.006);
});

test('the same units give the same interval, and units that are all alike one without width', () => {
  const units = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(bootstrap(units, mean)).toEqual(bootstrap(units, mean));
  expect(bootstrap([3, 3, 3], mean)).toEqual([3, 3]);
});

test('what stands in one piece is drawn together: fewer pieces, a wider interval', () => {
  const width = ([low, high]: readonly [number, number]) => high - low;
  const single = Array.from({ length: 100 }, (_, at) => [at % 2]);
  const inTens = Array.from({ length: 10 }, (_, at) => Array.from({ length: 10 }, () => at % 2));
  const figure = (drawn: readonly (readonly number[])[]) => mean(drawn.flat());
  expect(width(bootstrap(inTens, figure))).toBeGreaterThan(2 * width(bootstrap(single, figure)));
});

test('nothing has no interval, nor has a figure that some draws make no number of', () => {
  expect(() => bootstrap([], () => 1)).toThrow('at least one unit');
  expect(() => bootstrap([0, 1], ([first = 0]) => first / first)).toThrow('is no number');
});
