import { expect, test } from 'vitest';
import { directionOf, points, pointsBetween, verdictOf } from '../../../web/charts/movers.ts';

test('a change is told in points, with its sign and a true minus', () => {
  expect([0.3036, -0.0714, 0, 0.0004, -0.0004, null].map(points)).toEqual(['+30.4', '−7.1', '0.0', '0.0', '0.0', '–']);
  expect(pointsBetween({ low: -0.0149, high: 0.565 })).toBe('−1.5 to +56.5');
  expect(pointsBetween({ low: null, high: null })).toBe('');
});

test('an arrow stands only where a change is beyond the noise', () => {
  expect(directionOf({ change: 0.1, noise: false })).toBe('up');
  expect(directionOf({ change: -0.1, noise: false })).toBe('down');
  expect(directionOf({ change: 0.1, noise: true })).toBeNull();
  expect(directionOf({ change: 0.1, noise: null })).toBeNull();
  expect(directionOf({ change: null, noise: null })).toBeNull();
});

test('whether a change is beyond chance is told in words', () => {
  expect(verdictOf({ noise: null, q: null })).toBe('not tested');
  expect(verdictOf({ noise: true, q: 0.3 })).toBe('inside the noise');
  expect(verdictOf({ noise: false, q: 0.0312 })).toBe('q 0.031');
  expect(verdictOf({ noise: false, q: 9e-40 })).toBe('q < 0.001');
});
