import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightOn, scaleAround, scaleTo } from '../../../web/charts/scale.ts';

test('an axis ends at a round value at or above the highest one', () => {
  expect(scaleTo(51, true)).toEqual({ min: 0, max: 60, step: 20 });
  expect(scaleTo(3, true)).toEqual({ min: 0, max: 3, step: 1 });
  expect(scaleTo(1, true)).toEqual({ min: 0, max: 1, step: 1 });
  expect(scaleTo(0.62, false)).toEqual({ min: 0, max: 0.8, step: 0.2 });
  expect(scaleTo(0, true)).toEqual({ min: 0, max: 1, step: 1 });
});

test('whatever is drawn fits, with two to five lines, and counts have whole steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (most) => {
      const { max, step } = scaleTo(most, true);
      expect(max).toBeGreaterThanOrEqual(most);
      expect(max / step).toBeLessThanOrEqual(5);
      expect(Number.isInteger(step)).toBe(true);
    }),
  );
});

test('a scale around zero holds every mean, and one wild interval does not press the others flat', () => {
  expect(scaleAround([0.05, -0.08], [0.09, -0.1]).max).toBe(0.1);
  expect(scaleAround([0.3], []).max).toBe(0.5);
  expect(scaleAround([-0.1], [...Array.from({ length: 40 }, () => 0.2), -0.98]).max).toBe(0.25);
  expect(scaleAround([], [])).toEqual({ min: -0.1, max: 0.1, step: 0.1 });
});

test('height is 0 at the foot and 1 at the top', () => {
  const scale = { min: -0.5, max: 0.5, step: 0.5 };
  expect([-0.5, 0, 0.5].map((value) => heightOn(scale, value))).toEqual([0, 0.5, 1]);
});
