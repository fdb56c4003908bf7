import { expect, test } from 'vitest';
import { nowInstant } from '../../web/clock.ts';

test('now is an instant in UTC, and never goes back', () => {
  const [first, second] = [nowInstant(), nowInstant()];
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(second >= first).toBe(true);
});
