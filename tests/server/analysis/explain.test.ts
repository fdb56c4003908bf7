import { expect, test } from 'vitest';
import {
  type Pair,
  type Part,
  type SourceTable,
  splitCopies,
  splitCount,
  splitRatio,
} from '../../../server/analysis/explain.ts';
import { randomFrom } from '../../support/random.ts';

/*
 * The worked example of the method: one actor in the first and the second week of the small collection, in mentions.
 * alpha has 3 articles, then 1; beta has 1 in both weeks.
 */
const BLINKEN: SourceTable[] = [
  {
    source: 'alpha',
    read: [true, true],
    n: [3, 1],
    stories: [
      { story: 's1', x: [2, 0] },
      { story: 's2', x: [1, 0] },
      { story: 's4', x: [0, 2] },
    ],
  },
  { source: 'beta', read: [true, true], n: [1, 1], stories: [{ story: 's1', x: [2, 0] }] },
];

const total = (parts: readonly { value: number }[]): number => parts.reduce((sum, { value }) => sum + value, 0);
const of = (parts: readonly Part[], wanted: Partial<Part>): Part[] =>
  parts.filter((part) => Object.entries(wanted).every(([key, value]) => part[key as keyof Part] === value));
const EFFECTS = ['volume', 'mix', 'rate'] as const;
const byEffect = (parts: readonly Part[], wanted: Partial<Part> = {}): string[] =>
  EFFECTS.map((effect) => total(of(parts, { ...wanted, effect })).toFixed(6));

test('the worked example comes out to the last digit, by source, by story and in all', () => {
  const parts = splitCount(BLINKEN);
  expect(byEffect(parts, { source: 'alpha' })).toEqual(['-1.833333', '-1.083333', '1.916667']);
  expect(byEffect(parts, { source: 'beta' })).toEqual(['-0.666667', '0.833333', '-2.166667']);
  expect(byEffect(parts)).toEqual(['-2.500000', '-0.250000', '-0.250000']);
  expect(byEffect(parts, { source: 'alpha', story: 's1' })).toEqual(['-0.444444', '-0.277778', '-1.277778']);
  expect(byEffect(parts, { source: 'alpha', story: 's2' })).toEqual(['-0.222222', '-0.138889', '-0.638889']);
  expect(byEffect(parts, { source: 'alpha', story: 's4' })).toEqual(['-1.166667', '-0.666667', '3.833333']);
  expect(total(parts)).toBeCloseTo(-3, 12);
  expect(parts.map(({ all }) => all)).toEqual(parts.map(() => [4, 2]));
});

test('an actor whose count stays the same can have parts that cancel out', () => {
  const parts = splitCount([
    {
      source: 'alpha',
      read: [true, true],
      n: [3, 1],
      stories: [
        { story: 's2', x: [1, 0] },
        { story: 's3', x: [2, 0] },
        { story: 's4', x: [0, 1] },
      ],
    },
    { source: 'beta', read: [true, true], n: [1, 1], stories: [{ story: 's3', x: [0, 2] }] },
  ]);
  expect(byEffect(parts)).toEqual(['-2.083333', '-0.083333', '2.166667']);
  expect(total(parts)).toBeCloseTo(0, 12);
});

test('attention moves by mix and rate alone', () => {
  const parts = splitRatio([
    {
      source: 'alpha',
      read: [true, true],
      n: [3, 1],
      stories: [
        { story: 's1', x: [1, 0] },
        { story: 's2', x: [1, 0] },
        { story: 's4', x: [0, 1] },
      ],
    },
    { source: 'beta', read: [true, true], n: [1, 1], stories: [{ story: 's1', x: [1, 0] }] },
  ]);
  expect(byEffect(parts)).toEqual(['0.000000', '-0.083333', '-0.166667']);
  expect(total(parts)).toBeCloseTo(-0.25, 12);
});

test('more news, more copying or more words: the second cut of the worked example', () => {
  const copies = { stories: [2, 1], articles: [3, 1], mentions: [5, 2] } as const;
  const values = (unit: 'mentions' | 'articles' | 'stories') =>
    splitCopies(copies, unit).map(({ effect, value }) => `${effect} ${value.toFixed(6)}`);
  expect(values('mentions')).toEqual(['stories -2.277778', 'copies -1.361111', 'mentions_per_article 0.638889']);
  // Two factors: stories -1 * (1.5 + 1) / 2, copies -0.5 * (2 + 1) / 2.
  expect(values('articles')).toEqual(['stories -1.250000', 'copies -0.750000']);
  expect(values('stories')).toEqual(['stories -1.000000']);
});

test('where no story names the actor in one period, all of it is stories', () => {
  const parts = splitCopies({ stories: [0, 2], articles: [0, 3], mentions: [0, 7] }, 'mentions');
  expect(parts.map(({ value }) => value)).toEqual([7, 0, 0]);
});

test('a source that was read in one period alone is coverage, and no volume, mix or rate of the others', () => {
  const come: SourceTable = { source: 'gamma', read: [false, true], n: [0, 6], stories: [{ story: 's9', x: [0, 4] }] };
  const parts = splitCount([...BLINKEN, come]);
  expect(of(parts, { source: 'gamma' })).toEqual([
    { effect: 'coverage', source: 'gamma', story: 's9', n: [0, 6], x: [0, 4], all: [4, 8], value: 4 },
  ]);
  expect(byEffect(parts)).toEqual(['-2.500000', '-0.250000', '-0.250000']);
  expect(total(parts)).toBeCloseTo(1, 12);
});

test('a source that came changes a ratio as far as it differs from the others', () => {
  // The others stay at 1 of 2; the newcomer has 1 of 8: together 2 of 10, so 0.2 - 0.5 of which 1/10 is its story and -0.4 its size.
  const parts = splitRatio([
    { source: 'alpha', read: [true, true], n: [2, 2], stories: [{ story: 'a', x: [1, 1] }] },
    { source: 'gamma', read: [false, true], n: [0, 8], stories: [{ story: 'g', x: [0, 1] }] },
  ]);
  expect(of(parts, { effect: 'coverage' }).map(({ story, value }) => [story, value.toFixed(6)])).toEqual([
    ['g', '0.100000'],
    [null, '-0.400000'],
  ]);
  expect(total(parts)).toBeCloseTo(-0.3, 12);
});

test('a source that was read but had nothing in the filter moves by mix, not by rate', () => {
  const parts = splitCount([
    { source: 'alpha', read: [true, true], n: [4, 4], stories: [{ story: 'a', x: [2, 2] }] },
    { source: 'beta', read: [true, true], n: [0, 4], stories: [{ story: 'b', x: [0, 3] }] },
  ]);
  expect(total(of(parts, { effect: 'rate' }))).toBe(0);
  expect(of(parts, { source: 'beta', effect: 'mix' })[0]!.value).toBeGreaterThan(0);
  expect(total(parts)).toBeCloseTo(3, 12);
});

test('where the filter holds nothing of the sources in one period, all of it is volume', () => {
  const parts = splitCount([{ source: 'alpha', read: [true, true], n: [0, 5], stories: [{ story: 'a', x: [0, 3] }] }]);
  expect(byEffect(parts)).toEqual(['3.000000', '0.000000', '0.000000']);
});

/** Sources that came, went or had nothing, and stories that run over both periods. */
function randomTable(random: () => number): SourceTable[] {
  const below = (most: number) => Math.floor(random() * most);
  return Array.from({ length: 1 + below(6) }, (_, at) => {
    const read =
      random() < 0.7 ? ([true, true] as const) : random() < 0.5 ? ([true, false] as const) : ([false, true] as const);
    const size = (here: boolean) => (here && random() < 0.9 ? 1 + below(200) : 0);
    const n: Pair = [size(read[0]), size(read[1])];
    const units = (most: number) => (most === 0 || random() < 0.3 ? 0 : random() * most);
    const stories = Array.from({ length: below(8) }, (_story, no) => ({
      story: `s${no}`,
      x: [units(n[0]), units(n[1])] as Pair,
    }));
    return { source: `source-${at}`, read, n, stories };
  });
}

test('the parts of 5,000 random tables add up to the change, in all, and for counts by source and by story', () => {
  const random = randomFrom(14);
  let worst = 0;
  let tables = 0;
  let ratios = 0;
  for (; tables < 5000; tables += 1) {
    const table = randomTable(random);
    const change = (rows: readonly { x: Pair }[]) => rows.reduce((sum, { x }) => sum + x[1] - x[0], 0);
    const off = (parts: readonly { value: number }[], wanted: number) => {
      worst = Math.max(worst, Math.abs(total(parts) - wanted));
    };
    const parts = splitCount(table);
    const rows = table.flatMap(({ source, stories }) => stories.map((one) => ({ ...one, source })));
    off(parts, change(rows));
    for (const source of new Set(rows.map((row) => row.source)))
      off(of(parts, { source }), change(rows.filter((row) => row.source === source)));
    for (const story of new Set(rows.map((row) => row.story)))
      off(of(parts, { story }), change(rows.filter((row) => row.story === story)));
    const n = ([0, 1] as const).map((at) => table.reduce((sum, one) => sum + one.n[at], 0)) as [number, number];
    if (n[0] === 0 || n[1] === 0) continue;
    const x = ([0, 1] as const).map((at) => rows.reduce((sum, one) => sum + one.x[at], 0)) as [number, number];
    off(splitRatio(table), x[1] / n[1] - x[0] / n[0]);
    ratios += 1;
  }
  console.log(`tables: ${tables}, of them ${ratios} as ratios; worst error ${worst}`);
  expect(worst).toBeLessThan(1e-9);
  expect(tables).toBe(5000);
  expect(ratios).toBeGreaterThan(4000);
});

test('the parts of 5,000 random second cuts add up to the change', () => {
  const random = randomFrom(15);
  let worst = 0;
  for (let no = 0; no < 5000; no += 1) {
    const one = () => {
      const stories = Math.floor(random() * 40);
      const articles = stories === 0 ? 0 : stories + Math.floor(random() * 100);
      return { stories, articles, mentions: articles === 0 ? 0 : articles + Math.floor(random() * 900) };
    };
    const [before, after] = [one(), one()];
    for (const unit of ['mentions', 'articles', 'stories'] as const) {
      const parts = splitCopies(
        {
          stories: [before.stories, after.stories],
          articles: [before.articles, after.articles],
          mentions: [before.mentions, after.mentions],
        },
        unit,
      );
      worst = Math.max(worst, Math.abs(total(parts) - (after[unit] - before[unit])));
    }
  }
  console.log(`second cuts: 15000, worst error ${worst}`);
  expect(worst).toBeLessThan(1e-9);
});
