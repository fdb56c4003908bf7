import { expect, test } from 'vitest';
import { overlaps } from '../../../server/analysis/spans.ts';

test('spans overlap that share a letter; those that only touch do not', () => {
  expect(overlaps({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(true);
  expect(overlaps({ start: 3, end: 5 }, { start: 0, end: 10 })).toBe(true);
  expect(overlaps({ start: 0, end: 4 }, { start: 4, end: 5 })).toBe(false);
});
