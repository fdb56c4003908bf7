import { expect, test } from 'vitest';
import { adjustedIntervals, MIXES } from '../../scripts/measures/adjusted-intervals.ts';
import { liftIntervals, PAIRED } from '../../scripts/measures/lift-intervals.ts';
import { SHARES, shareIntervals } from '../../scripts/measures/share-intervals.ts';
import { type KindOfTone, toneIntervals } from '../../scripts/measures/tone-intervals.ts';
import { unrelatedPairs } from '../../scripts/measures/unrelated-pairs.ts';
import { type Held, normal, normalBelow, part, SIZES, sizeOf } from '../../scripts/measures/worlds.ts';
import { chanceFrom } from '../../scripts/bench/chance.ts';

const WORLDS = 2000;

/** Prints what was run, and fails where worlds are missing: a test that saw none must not pass. */
function seen(what: string, cells: readonly Held[], least: number): readonly Held[] {
  const worlds = cells.reduce((sum, cell) => sum + cell.worlds, 0);
  const parts = cells.map((cell) => 100 * part(cell));
  console.log(
    `${what}: ${worlds} worlds in ${cells.length} cells, ${Math.min(...parts).toFixed(1)} to ${Math.max(...parts).toFixed(1)} % held`,
  );
  expect(worlds).toBeGreaterThanOrEqual(least);
  return cells;
}

/** So many that a cell moves by an eighth of a per cent. */
const MANY = 20_000;
const tones = (kind: KindOfTone) =>
  SIZES.flatMap((sizes, s) =>
    [5, 20].map((stories, g) => toneIntervals(kind, sizes, stories, MANY, 100 * kind.length + 10 * s + g)),
  );

test('the interval of a tone holds the truth in 93 to 97 % of worlds, whatever the sizes of stories and the look of tone', () => {
  const cells = [...tones('continuous'), ...tones('three-valued')];
  for (const cell of seen('tone', cells, 0.98 * MANY * 12)) {
    expect([cell.what, cell.stories, part(cell) >= 0.93 && part(cell) <= 0.97]).toEqual([
      cell.what,
      cell.stories,
      true,
    ]);
  }
});

test('where large stories have another tone than small ones the interval of a tone loses a little', () => {
  // Three quarters of the spread between them: what an interval by stories can still do, and no more.
  for (const cell of seen('tone, tied to size', tones('tied to size'), 0.98 * MANY * 6)) {
    expect([cell.what, cell.stories, part(cell) >= 0.91 && part(cell) <= 0.97]).toEqual([
      cell.what,
      cell.stories,
      true,
    ]);
  }
});

test('the interval of a share holds the truth in at least 93 % of worlds, where one that took units for draws would not', () => {
  const of = (plain: boolean) =>
    SHARES.flatMap((share, k) =>
      SIZES.flatMap((sizes, s) =>
        [5, 30].map((stories, g) => shareIntervals(share, sizes, stories, WORLDS, 500 + 100 * k + 10 * s + g, plain)),
      ),
    );
  for (const cell of seen('share', of(false), WORLDS * 18)) {
    expect([cell.what, cell.stories, part(cell) >= 0.93]).toEqual([cell.what, cell.stories, true]);
  }
  expect(Math.min(...seen('share, unit by unit', of(true), WORLDS * 18).map(part))).toBeLessThan(0.7);
});

test('the interval of a lift holds the truth in at least 92.5 % of worlds, far from chance and near it', () => {
  const cells = SIZES.flatMap((sizes, s) =>
    PAIRED.map((pair, k) => liftIntervals(pair, sizes, 1000, 700 + 10 * s + k)),
  );
  // The shortfall is that of few stories of very uneven sizes; a thousand worlds move a cell by 0.7.
  for (const cell of seen('lift', cells, 0.8 * 1000 * 3 * PAIRED.length))
    expect([cell.what, cell.stories, part(cell) >= 0.925]).toEqual([cell.what, cell.stories, true]);
});

test('the interval of an adjusted tone holds the truth with what is uncertain in the gold, and the tone as read does not', () => {
  const cells = MIXES.map((mix, k) => adjustedIntervals(mix, 100, 1000, 900 + k));
  for (const cell of seen(
    'adjusted',
    cells.map(({ withGold }) => withGold),
    3000,
  )) {
    expect([cell.what, part(cell) >= 0.93 && part(cell) <= 0.975]).toEqual([cell.what, true]);
  }
  // Without the gold's share of doubt fewer hold, and as read hardly any where the world is not near neutral.
  for (const { withGold, without } of cells) expect(without.held).toBeLessThanOrEqual(withGold.held);
  expect(part(cells[2]!.asRead)).toBeLessThan(0.1);
});

test('among unrelated actors p is under 0.05 in 3 to 6 % of pairs on stories, far more on articles, and next to none is ranked', () => {
  const found = unrelatedPairs(400, 60, 77);
  console.log(`unrelated pairs: ${found.pairs} pairs in ${found.worlds} worlds, ${found.ranked} ranked`);
  expect(found.pairs).toBeGreaterThan(30_000);
  expect(found.pOnStories).toBeGreaterThan(0.03);
  expect(found.pOnStories).toBeLessThan(0.06);
  expect(found.pOnArticles).toBeGreaterThan(0.2);
  expect(found.worldsWithRanked).toBeLessThanOrEqual(3);
});

test('the worlds are drawn as they are said to be', () => {
  const chance = chanceFrom(3);
  const numbers = Array.from({ length: 40_000 }, () => normal(chance));
  for (const x of [-1.5, -0.3, 0, 0.8, 2]) {
    const below = numbers.filter((one) => one < x).length / numbers.length;
    expect(Math.abs(below - normalBelow(x))).toBeLessThan(0.01);
  }
  // Published values of the normal distribution.
  for (const [x, below] of [
    [0, 0.5],
    [1, 0.841345],
    [-1.96, 0.024998],
  ] as const)
    expect(normalBelow(x)).toBeCloseTo(below, 6);
  for (const sizes of SIZES) {
    const mean = sizes.chances.reduce((sum, one, at) => sum + one * (at + 1), 0);
    const drawn = Array.from({ length: 40_000 }, () => sizeOf(sizes, chance));
    expect(Math.abs(drawn.reduce((sum, one) => sum + one, 0) / drawn.length / mean - 1)).toBeLessThan(0.05);
  }
});
