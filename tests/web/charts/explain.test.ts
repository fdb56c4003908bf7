import { expect, test } from 'vitest';
import { explainPicture } from '../../../web/charts/explain-picture.ts';
import { decimalsOf, inUnits, movedBy, type PartRow, scaleOf } from '../../../web/charts/explain.ts';
import { digitsOf, signed } from '../../../web/charts/format.ts';

const part = (
  effect: PartRow['effect'],
  source: string,
  story: string | null,
  [n0, n1, x0, x1]: readonly [number, number, number, number],
  value: number,
): PartRow => ({
  effect,
  source,
  source_name: source.toUpperCase(),
  story,
  title: story === 's2' ? null : `Title of ${story}`,
  n0,
  n1,
  x0,
  x1,
  all0: 4,
  all1: 2,
  value,
  thin: null,
});

/** The worked example of the method: alpha and beta, five mentions and then two. */
const ROWS: PartRow[] = [
  part('volume', 'alpha', 's1', [3, 1, 2, 0], -4 / 9),
  part('mix', 'alpha', 's1', [3, 1, 2, 0], -5 / 18),
  part('rate', 'alpha', 's1', [3, 1, 2, 0], -23 / 18),
  part('volume', 'beta', 's1', [1, 1, 2, 0], -2 / 3),
  part('mix', 'beta', 's1', [1, 1, 2, 0], 5 / 6),
  part('rate', 'beta', 's1', [1, 1, 2, 0], -13 / 6),
  part('volume', 'alpha', 's4', [3, 1, 0, 2], -7 / 6),
  part('mix', 'alpha', 's4', [3, 1, 0, 2], -2 / 3),
  part('rate', 'alpha', 's4', [3, 1, 0, 2], 23 / 6),
  part('volume', 'alpha', null, [3, 1, 1, 0], -2 / 9),
  part('mix', 'alpha', null, [3, 1, 1, 0], -5 / 36),
  part('rate', 'alpha', null, [3, 1, 1, 0], -23 / 36),
];

const shown = (bars: readonly { label: string; said: string; value: number }[]) =>
  bars.map(({ label, said, value }) => `${label} | ${said.replaceAll('\u00a0', ' ')} | ${value.toFixed(2)}`);

test('a change is told in three lists, each of which adds up to it', () => {
  const moved = movedBy(ROWS, 5, 'articles');
  expect([moved.x, moved.all]).toEqual([
    [5, 2],
    [4, 2],
  ]);
  expect(moved.change).toBeCloseTo(-3, 12);
  expect(shown(moved.effects)).toEqual([
    'Volume | articles of the same sources, 4 → 2 | -2.50',
    'Mix | which sources they are from | -0.25',
    'Rate | how often each names the actor | -0.25',
  ]);
  expect(shown(moved.sources)).toEqual(['BETA | 2 → 0 | -2.00', 'ALPHA | 3 → 2 | -1.00']);
  expect(shown(moved.stories)).toEqual([
    'Title of s1 | 4 → 0 | -4.00',
    'Title of s4 | 0 → 2 | 2.00',
    'Everything else |  | -1.00',
  ]);
  for (const bars of [moved.effects, moved.sources, moved.stories])
    expect(bars.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(-3, 12);
});

test('the table has a line a source with its articles, what of them is the actor, and its parts', () => {
  const [beta, alpha] = movedBy(ROWS, 5, 'articles').lines;
  expect([beta?.source, beta?.n, beta?.x]).toEqual(['beta', [1, 1], [2, 0]]);
  expect([alpha?.source, alpha?.n, alpha?.x]).toEqual(['alpha', [3, 1], [3, 2]]);
  expect(alpha?.parts['volume']).toBeCloseTo(-11 / 6, 12);
  expect(alpha?.parts['rate']).toBeCloseTo(23 / 12, 12);
});

test('sources beyond the largest are one bar, and a story without a title says so', () => {
  const many = ['a', 'b', 'c', 'd'].flatMap((source, at) => [
    part('rate', source, `s${at}`, [1, 1, 0, 4 - at], 4 - at),
    part('volume', source, `s${at}`, [1, 1, 0, 4 - at], 0),
  ]);
  const { sources, stories } = movedBy(many, 2, 'articles');
  expect(shown(sources)).toEqual(['A | 0 → 4 | 4.00', 'B | 0 → 3 | 3.00', '2 other sources |  | 3.00']);
  // One bar more than wanted is drawn rather than called "1 other source".
  expect(shown(movedBy(many, 3, 'articles').sources)).toHaveLength(4);
  expect(stories.map(({ label }) => label)).toEqual(['Title of s0', 'Title of s1', 'Untitled', 'Title of s3']);
});

test('a source that came or went is a part of its own, counted once', () => {
  const moved = movedBy([...ROWS, part('coverage', 'gamma', 's9', [0, 6, 0, 4], 4)], 5, 'articles');
  expect(moved.x).toEqual([5, 6]);
  expect(moved.effects.map(({ label }) => label)).toEqual(['Volume', 'Mix', 'Rate', 'Coverage']);
  expect(moved.change).toBeCloseTo(1, 12);
});

test('nothing to tell is nothing, not a broken chart', () => {
  expect(movedBy([], 5, 'articles')).toEqual({
    measure: 'count',
    thin: null,
    x: [0, 0],
    all: [0, 0],
    change: 0,
    effects: [],
    sources: [],
    stories: [],
    lines: [],
  });
  expect(scaleOf([]).place(0)).toEqual({ start: 0, size: 0 });
});

test('all bars have one scale and one zero', () => {
  const bar = (value: number) => ({ key: '', label: '', said: '', value });
  const { zero, place } = scaleOf([bar(-3), bar(1)]);
  expect(zero).toBe(75);
  expect(place(-3)).toEqual({ start: 0, size: 75 });
  expect(place(1)).toEqual({ start: 75, size: 25 });
});

test('parts keep as many decimals as the smallest of them needs, and a true minus', () => {
  expect([digitsOf([3, -2]), digitsOf([0.25, -2.5]), digitsOf([10.5]), digitsOf([250.4])]).toEqual([0, 2, 1, 0]);
  expect([signed(-2.5, 2), signed(3, 0), signed(0, 0), signed(-0.001, 2), signed(1234.4, 0)]).toEqual([
    '−2.50',
    '+3',
    '0',
    '0.00',
    '+1,234',
  ]);
});

/** The tone of the worked example: 1.2 over five mentions, then 0.3 over two; all of the second week is alpha's. */
const TONES: PartRow[] = [
  part('mix', 'alpha', 's1', [3, 2, 0.6, 0], 0.05),
  part('rate', 'alpha', 's1', [3, 2, 0.6, 0], -0.16),
  part('mix', 'alpha', 's4', [3, 2, 0, 0.3], 0.02),
  part('rate', 'alpha', 's4', [3, 2, 0, 0.3], 0.12),
  part('mix', 'beta', 's1', [2, 0, 0.6, 0], -0.12),
  part('rate', 'beta', 's1', [2, 0, 0.6, 0], 0),
].map((row) => ({ ...row, all0: 5, all1: 2, thin: 'few' }));

test('a change of tone is told with the mentions that have one, by source and story, without a mean of few', () => {
  const moved = movedBy(TONES, 5, 'articles', 'sentiment');
  expect([moved.measure, moved.thin, moved.all]).toEqual(['sentiment', 'few', [5, 2]]);
  expect(moved.x[0] / 5).toBeCloseTo(0.24, 12);
  expect(moved.x[1] / 2).toBeCloseTo(0.15, 12);
  expect(moved.change).toBeCloseTo(-0.09, 12);
  expect(shown(moved.effects)).toEqual([
    'Mix | which sources name the actor | -0.05',
    'Rate | in which tone each names the actor | -0.04',
  ]);
  expect(shown(moved.sources)).toEqual(['BETA | 2 → 0 scored | -0.12', 'ALPHA | 3 → 2 scored | 0.03']);
  expect(shown(moved.stories)).toEqual(['Title of s1 |  | -0.23', 'Title of s4 |  | 0.14']);
});

test('parts are told in the unit of their measure: mentions, points of a share, tones with two decimals', () => {
  expect([inUnits(0.125, 'attention'), inUnits(0.125, 'sentiment'), inUnits(3, 'count')]).toEqual([12.5, 0.125, 3]);
  expect([
    decimalsOf([2, 3], 'count'),
    decimalsOf([0.25, 0.125], 'attention'),
    decimalsOf([0, 1], 'sentiment'),
  ]).toEqual([0, 1, 2]);
});

type Drawn = { type: string; children?: Drawn[]; style?: Record<string, unknown>; shape?: Record<string, number> };
const shapesOf = (option: unknown): Drawn[] =>
  (option as { series: { shapes: Drawn[] }[] }).series[0]!.shapes.flatMap((one) => one.children ?? [one]);

test('the picture has each list with its values; bars of few stories are hollow, and too few have no parts', () => {
  const draw = (rows: readonly PartRow[]) =>
    shapesOf(
      explainPicture(movedBy(rows, 5, 'articles', 'sentiment'), 'Said: −0.09', 'Why did the tone move?', 'May').option,
    );
  const words = (drawn: Drawn[]) =>
    drawn.flatMap(({ style }) => (typeof style?.['text'] === 'string' ? [style['text']] : []));
  const bars = (drawn: Drawn[]) => drawn.filter(({ type }) => type === 'rect');
  const few = draw(TONES);
  expect(words(few).join(' | ').replaceAll('\u00a0', ' ')).toBe(
    'Said: −0.09 | By kind | Mix | which sources name the actor | −0.05 | Rate | in which tone each names the actor | −0.04 | ' +
      'By source | BETA | 2 → 0 scored | −0.12 | ALPHA | 3 → 2 scored | +0.03 | ' +
      'By story | Title of s1 |  | −0.23 | Title of s4 |  | +0.14 | Why did the tone move? | May',
  );
  expect(bars(few).map(({ style }) => style?.['fill'])).toEqual(Array.from({ length: 6 }, () => 'none'));
  // From -0.23 to +0.14 the 250 pixels hold 0.37.
  expect(bars(few)[4]!.shape).toMatchObject({ x: 610, height: 8 });
  expect(bars(few)[4]!.shape!['width']).toBeCloseTo((250 * 0.23) / 0.37, 9);
  const solid = bars(draw(TONES.map((row) => ({ ...row, thin: null }))));
  const [fell, rose] = ['var(--other)', 'var(--accent)'];
  expect(solid.map(({ style }) => style?.['fill'])).toEqual([fell, fell, fell, rose, fell, rose]);
  const tooFew = draw(TONES.map((row) => ({ ...row, thin: 'too_few' })));
  expect([words(tooFew), bars(tooFew)]).toEqual([['Said: −0.09', 'Why did the tone move?', 'May'], []]);
});
