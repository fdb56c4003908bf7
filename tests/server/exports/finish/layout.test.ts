import { expect, test } from 'vitest';
import { layoutOf, type Pull } from '../../../../server/exports/finish/layout.ts';
import { randomFrom } from '../../../support/random.ts';

/** A network in four planted groups, as that of a season's news is. */
function planted(seed: number): { actors: string[]; pulls: Pull[] } {
  const chance = randomFrom(seed);
  const actors = Array.from(
    { length: 15 + Math.floor(chance() * 25) },
    (_, at) => `actor-${Math.floor(chance() * 1e9).toString(36)}-${at}`,
  );
  const pulls = actors.flatMap((a, at) =>
    actors.slice(at + 1).flatMap((b, beyond): Pull[] => {
      const together = (beyond + 1) % 4 === 0;
      return chance() < (together ? 0.35 : 0.03) ? [{ a, b, weight: 0.1 + 0.5 * chance() }] : [];
    }),
  );
  return { actors, pulls };
}

const far = (l: { x: number; y: number }, r: { x: number; y: number }) => Math.hypot(l.x - r.x, l.y - r.y);
const middle = (values: readonly number[]) => values.toSorted((l, r) => l - r)[values.length >> 1]!;

test('the same actors and pulls stand at the same places, in whatever order they are handed in', () => {
  let compared = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const { actors, pulls } = planted(seed);
    const chance = randomFrom(seed + 1000);
    const shuffled = <One>(all: readonly One[]) =>
      all
        .map((one) => ({ one, key: chance() }))
        .sort((l, r) => l.key - r.key)
        .map(({ one }) => one);
    const turned = shuffled(pulls).map(({ a, b, weight }) =>
      chance() < 0.5 ? { a, b, weight } : { a: b, b: a, weight },
    );
    const places = layoutOf(actors, pulls);
    const again = layoutOf(shuffled(actors), turned);
    for (const actor of actors) {
      expect([actor, again.get(actor)]).toEqual([actor, places.get(actor)]);
      compared += 1;
    }
  }
  console.log(`layout: ${compared} places compared`);
  expect(compared).toBeGreaterThan(300);
});

test('everybody stands in the square of side 1, on a grid of a ten-thousandth, and nobody on another', () => {
  let pairs = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const { actors, pulls } = planted(seed);
    const places = [...layoutOf(actors, pulls).values()];
    for (const [at, one] of places.entries()) {
      for (const value of [one.x, one.y]) {
        expect(Math.abs(value)).toBeLessThanOrEqual(0.5);
        expect(value).toBe(Math.round(value * 1e4) / 1e4);
      }
      for (const other of places.slice(at + 1)) {
        expect(far(one, other)).toBeGreaterThan(0.005);
        pairs += 1;
      }
    }
  }
  expect(pairs).toBeGreaterThan(4000);
});

test('two actors alone rest where push and pull are equal', () => {
  // k = 0.5 / √2. Push k²/d - k/2 and pull w d²/k are equal where d = k: for w = 1/2.
  const places = layoutOf(['mira', 'olt'], [{ a: 'mira', b: 'olt', weight: 0.5 }]);
  expect(far(places.get('mira')!, places.get('olt')!)).toBeCloseTo(0.5 / Math.SQRT2, 3);
});

test('a stronger pull brings its two nearer, and without one they stand at least as far as they push', () => {
  const apart = (weight: number) => {
    const places = layoutOf(['mira', 'olt'], weight === 0 ? [] : [{ a: 'mira', b: 'olt', weight }]);
    return far(places.get('mira')!, places.get('olt')!);
  };
  expect(apart(0.9)).toBeLessThan(apart(0.3));
  expect(apart(0.3)).toBeLessThan(apart(0.05));
  expect(apart(0)).toBeGreaterThan(apart(0.3));
});

test('one more actor moves the others little: in the middle network, half of them less than an eighth of the side', () => {
  const moves: number[] = [];
  for (let seed = 1; seed <= 60; seed += 1) {
    const { actors, pulls } = planted(seed);
    const before = layoutOf(actors, pulls);
    const newcomer = [0, 4].map((at): Pull => ({ a: 'newcomer', b: actors[at]!, weight: 0.3 }));
    const after = layoutOf([...actors, 'newcomer'], [...pulls, ...newcomer]);
    moves.push(middle(actors.map((actor) => far(before.get(actor)!, after.get(actor)!))));
  }
  // Thrown anywhere in the square anew, half of all would move more than 0.5.
  const sorted = moves.toSorted((l, r) => l - r);
  console.log(
    `layout: half of the others move ${middle(moves).toFixed(3)} of the side; in nine of ten networks less than ${sorted[53]!.toFixed(3)}`,
  );
  expect(middle(moves)).toBeLessThan(0.125);
  expect(sorted[53]).toBeLessThan(0.2);
});

test('nobody and somebody alone have their places too', () => {
  expect(layoutOf([], []).size).toBe(0);
  const { x, y } = layoutOf(['mira'], []).get('mira')!;
  expect(Math.hypot(x, y)).toBeCloseTo(0.3, 3);
});
