import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadNames } from '../../../web/charts/names.ts';

const place = (wanted: readonly number[], gap: number, height: number) =>
  spreadNames(
    wanted.map((one, item) => ({ item, wanted: one })),
    gap,
    height,
  );

test('names with room stand where their lines end', () => {
  expect(place([100, 20], 16, 300).map(({ item, top }) => [item, top])).toEqual([
    [1, 20],
    [0, 100],
  ]);
});

test('names that crowd each other part evenly around where they want to be', () => {
  expect(place([100, 100, 200], 16, 300).map(({ top }) => top)).toEqual([92, 108, 200]);
});

test('names never overlap, keep the order of their lines and stay inside', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 320 }), { maxLength: 8 }), (wanted) => {
      const placed = place(wanted, 17, 300);
      expect(placed.map((one) => one.wanted)).toEqual(wanted.toSorted((a, b) => a - b));
      for (const [at, { top }] of placed.entries()) {
        expect(top).toBeGreaterThanOrEqual(-1e-6);
        expect(top).toBeLessThanOrEqual(300 - 17 + 1e-6);
        if (at > 0) expect(top - placed[at - 1]!.top).toBeGreaterThanOrEqual(17 - 1e-6);
      }
    }),
    { numRuns: 500 },
  );
});
