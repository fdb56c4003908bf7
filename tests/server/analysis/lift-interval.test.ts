import { expect, test } from 'vitest';
import { liftInterval } from '../../../server/analysis/statistics.ts';

/** Stories as units (m), those naming the one (x), the other (y) and both (z). */
const partsOf = (stories: readonly (readonly [m: number, x: number, y: number, z: number])[]) => {
  const sum = (of: (story: readonly [number, number, number, number]) => number) =>
    stories.reduce((all, one) => all + of(one), 0);
  return {
    n: sum(([m]) => m),
    n1: sum(([, x]) => x),
    n2: sum(([, , y]) => y),
    n11: sum(([, , , z]) => z),
    stories_all: stories.length,
    mm: sum(([m]) => m * m),
    xx: sum(([, x]) => x * x),
    yy: sum(([, , y]) => y * y),
    zz: sum(([, , , z]) => z * z),
    xy: sum(([, x, y]) => x * y),
    xz: sum(([, x, , z]) => x * z),
    yz: sum(([, , y, z]) => y * z),
    xm: sum(([m, x]) => x * m),
    ym: sum(([m, , y]) => y * m),
    zm: sum(([m, , , z]) => z * m),
  };
};

test('the interval of a lift is that of its logarithm over stories', () => {
  // e = −1/6, −1/12, 1/3, −1/12: the sum of e² is 22/144, G = 4: V = 0.203704. Of the joint units (2, 1, 1) G_eff is 16/6: df 5/3, t 5.242265.
  const { low, high } = liftInterval(
    partsOf([
      [2, 2, 2, 2],
      [1, 1, 1, 1],
      [2, 0, 0, 0],
      [1, 1, 1, 1],
    ]),
  );
  // 1.5 · exp(∓5.242265 · 0.451335) = 1.5 · exp(∓2.366020).
  expect(low).toBeCloseTo(1.5 * Math.exp(-2.36602), 4);
  expect(high).toBeCloseTo(1.5 * Math.exp(2.36602), 3);
});

test('whoever is the one, the interval is the same, and it holds the lift', () => {
  const stories = Array.from({ length: 60 }, (_, at) => {
    const m = 1 + (at % 3);
    const [x, y] = [at % 4 === 0 ? m : 0, at % 5 === 0 ? 1 : 0];
    return [m, x, y, Math.min(x, y)] as const;
  });
  const parts = partsOf(stories);
  const turned = partsOf(stories.map(([m, x, y, z]) => [m, y, x, z] as const));
  const { low, high } = liftInterval(parts);
  const lift = (parts.n11 * parts.n) / (parts.n1 * parts.n2);
  expect(low! < lift && lift < high!).toBe(true);
  expect(liftInterval(turned).low).toBeCloseTo(low!, 12);
});

test('there is no interval where they never meet, in a single story, and where nothing varies', () => {
  const none = { low: null, high: null };
  expect(
    liftInterval(
      partsOf([
        [1, 1, 0, 0],
        [1, 0, 1, 0],
      ]),
    ),
  ).toEqual(none);
  expect(liftInterval(partsOf([[3, 2, 2, 1]]))).toEqual(none);
  expect(
    liftInterval(
      partsOf([
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ]),
    ),
  ).toEqual(none);
  expect(liftInterval(partsOf([]))).toEqual(none);
});
