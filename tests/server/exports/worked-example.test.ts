import { expect, test } from 'vitest';
import { tQuantile } from '../../../server/analysis/distributions.ts';
import {
  effectiveSize,
  jackknife,
  type ShareParts,
  shareInterval,
  wilson,
} from '../../../server/analysis/statistics.ts';
import type { Path } from '../../../server/contract/questions/all.ts';
import { standardised, weightsPresent } from '../../../server/queries/standardised.ts';
import { cellOf, cellsCompared, type Filters, type Row, shown, worked } from '../../support/worked.ts';

/*
 * Section by section the worked example of the method, in which every number was worked out by an independent script. Weeks 18, 19
 * and 20 of 2021; nobody was read in the last.
 */

const [W18, W19, W20] = ['2021-05-03', '2021-05-10', '2021-05-17'];
const ALL = 'antony-blinken,ukraine,russia';
const [B, U, R] = ['antony-blinken', 'ukraine', 'russia'];
const WEEKS: Filters = { from: W18, to: '2021-05-23', actors: ALL };
const RANGE: Filters = { ...WEEKS, grain: 'range' };
const counts = (row: Row) => [row['mentions'], row['articles'], row['stories']];

const COUNTS: Readonly<Record<string, Readonly<Record<string, readonly (readonly (number | null)[])[]>>>> = {
  UTC: {
    all: [
      [4, 3],
      [2, 2],
      [null, null],
      [6, 4],
    ],
    [B]: [
      [5, 3, 2],
      [2, 1, 1],
      [null, null, null],
      [7, 4, 3],
    ],
    [U]: [
      [3, 3, 2],
      [1, 1, 1],
      [null, null, null],
      [4, 4, 3],
    ],
    [R]: [
      [3, 2, 2],
      [3, 2, 2],
      [null, null, null],
      [6, 4, 3],
    ],
  },
  'Europe/Kyiv': {
    all: [
      [3, 2],
      [3, 2],
      [null, null],
      [6, 4],
    ],
    [B]: [
      [5, 3, 2],
      [2, 1, 1],
      [null, null, null],
      [7, 4, 3],
    ],
    [U]: [
      [3, 3, 2],
      [1, 1, 1],
      [null, null, null],
      [4, 4, 3],
    ],
    [R]: [
      [1, 1, 1],
      [5, 3, 2],
      [null, null, null],
      [6, 4, 3],
    ],
  },
};

test.each(Object.entries(COUNTS))(
  'in %s each count of the table comes out of SQL, API and file',
  async (zone, table) => {
    const { rows, sums } = await worked(zone);
    const [weeks, range] = [await rows('/mentions', WEEKS), await rows('/mentions', RANGE)];
    const [weekSums, rangeSums] = [await sums('/mentions', WEEKS), await sums('/mentions', RANGE)];
    let seen = 0;
    for (const actor of [B, U, R]) {
      const steps = [W18, W19, W20].map((week) => counts(cellOf(weeks, week, actor)));
      expect([zone, actor, ...steps, counts(cellOf(range, W18, actor))]).toEqual([zone, actor, ...table[actor]!]);
      expect(weekSums.filter((row) => row['actor'] === actor).map(counts)).toEqual(table[actor]!.slice(0, 2));
      expect(rangeSums.filter((row) => row['actor'] === actor).map(counts)).toEqual(table[actor]!.slice(3));
      seen += 12;
    }
    // All articles and stories, of any kind, are what attention divides by.
    for (const [at, unit] of (['articles', 'stories'] as const).entries()) {
      const attention = [
        ...(await rows('/attention', { ...WEEKS, actors: B, unit })),
        ...(await rows('/attention', { ...RANGE, actors: B, unit })),
      ];
      expect([unit, ...attention.map((row) => row['articles_all'])]).toEqual([
        unit,
        ...table['all']!.map((one) => one[at]),
      ]);
      seen += 4;
    }
    const coverage = [...(await rows('/coverage', WEEKS)), ...(await rows('/coverage', RANGE))];
    expect(coverage.map((row) => row['articles'])).toEqual(table['all']!.map(([articles]) => articles));
    expect(coverage.map((row) => row['sources_covered'])).toEqual([2, 2, 0, 2]);
    console.log(`counts: ${seen + 8} cases in ${zone}`);
  },
);

test('the reporter does not name Ukraine in week 19, which was read, and names it three times in the range', async () => {
  const { rows } = await worked('UTC');
  const asks = { voice: 'reporter', actors: U } as const;
  expect((await rows('/mentions', { ...WEEKS, ...asks })).map((row) => row['mentions'])).toEqual([3, 0, null]);
  expect((await rows('/mentions', { ...RANGE, ...asks })).map((row) => row['mentions'])).toEqual([3]);
});

test('an undated seventh article changes nothing but a note', async () => {
  const [plain, more] = [await worked('UTC'), await worked('UTC', { undated: true })];
  const paths: readonly Path[] = [
    '/mentions',
    '/attention',
    '/share-of-voice',
    '/sentiment',
    '/co-occurrence',
    '/coverage',
  ];
  for (const path of paths) {
    for (const asks of [WEEKS, RANGE]) {
      expect([path, await more.rows(path, asks)]).toEqual([path, await plain.rows(path, asks)]);
      const [before, after] = [await plain.notes(path, asks), await more.notes(path, asks)];
      expect([path, after.filter((code) => !before.includes(code))]).toEqual([path, ['undated']]);
    }
  }
  console.log(`undated: ${paths.length * 2} cases`);
});

/** What the interval of a share is made of, as the method page prints it. */
function made(sums: Row) {
  const parts = sums as unknown as ShareParts;
  const p = parts.x / parts.n;
  const stories = parts.n ** 2 / parts.m2;
  const variance = jackknife(parts.n, parts.stories, p * p * parts.all_hh - 2 * p * parts.own_xh + parts.own_xx) ?? 0;
  const { low, high } = shareInterval(parts, false);
  return {
    p: shown(p, 6),
    V: shown(variance, 6),
    G_eff: stories,
    t: shown(tQuantile(0.975, stories - 1), 6),
    n: effectiveSize(parts, stories),
    low: shown(low, 4),
    high: shown(high, 4),
  };
}

test('attention in articles: by week and over the range, with all that its interval is made of', async () => {
  const { rows, sums } = await worked('UTC');
  const asks = { unit: 'articles' } as const;
  const weeks = await rows('/attention', { ...WEEKS, ...asks });
  const of = (row: Row) => [row['articles'], row['articles_all'], row['attention'], row['thin']];
  // Three stories of any kind in week 18, two in week 19: its shares are too thin to be said.
  expect(of(cellOf(weeks, W18, B))).toEqual([3, 4, 3 / 4, 'few']);
  expect(of(cellOf(weeks, W19, B))).toEqual([1, 2, null, 'too_few']);
  expect(of(cellOf(weeks, W18, R))).toEqual([2, 4, 2 / 4, 'few']);
  expect(of(cellOf(weeks, W19, R))).toEqual([2, 2, null, 'too_few']);
  expect(of(cellOf(weeks, W20, B))).toEqual([null, null, null, null]);
  const routine = (await sums('/attention', { ...WEEKS, ...asks })).map((row) => [
    row['week'],
    row['actor'],
    Number(row['x']) / Number(row['n']),
  ]);
  expect(routine).toContainEqual([W19, B, 1 / 2]);
  expect(routine).toContainEqual([W19, R, 2 / 2]);
  const range = await rows('/attention', { ...RANGE, ...asks });
  const b = cellOf(range, W18, B);
  // Sum over sum, not the mean of ratios, which would be 0.625 and 0.75.
  expect([shown(b['attention'], 6), b['per_1000'], cellOf(range, W18, R)['attention']]).toEqual([
    '0.666667',
    4000 / 6,
    4 / 6,
  ]);
  expect([shown(b['low'], 4), shown(b['high'], 4)]).toEqual(['0.0643', '0.9831']);
  const own = made((await sums('/attention', { ...RANGE, ...asks })).find((row) => row['actor'] === B)!);
  expect({ ...own, G_eff: shown(own.G_eff, 1), n: shown(own.n, 6) }).toEqual({
    p: '0.666667',
    V: '0.110833',
    G_eff: '3.6',
    t: '3.478182',
    n: '0.636661',
    low: '0.0643',
    high: '0.9831',
  });
});

test('attention in stories over the range is 3 of 4 for each actor, with the interval of Wilson', async () => {
  const { rows } = await worked('UTC');
  const range = await rows('/attention', { ...RANGE, unit: 'stories' });
  for (const actor of [B, U, R]) {
    const row = cellOf(range, W18, actor);
    expect([
      row['articles'],
      row['articles_all'],
      row['attention'],
      shown(row['low'], 4),
      shown(row['high'], 4),
    ]).toEqual([3, 4, 3 / 4, '0.3006', '0.9544']);
  }
  const { low, high } = wilson(3 / 4, 4);
  expect([shown(low, 4), shown(high, 4)]).toEqual(['0.3006', '0.9544']);
});

test('attention standardised to the mix of sources: alpha weighs 4 of 6, beta 2 of 6', async () => {
  const { rows, other } = await worked('UTC');
  const asks = { ...WEEKS, unit: 'articles', sources: 'alpha,beta' } as const;
  const weights = new Map((await other(weightsPresent, asks)).map((row) => [row['week'], row]));
  const routine = (await other(standardised, asks))
    .filter((row) => row['actor'] === B)
    .map((row) => [
      row['week'],
      shown(Number(row['weighed']) / Number(weights.get(row['week'] ?? '')?.['present']), 6),
    ]);
  expect(routine).toEqual([
    [W18, '0.777778'],
    [W19, '0.666667'],
  ]);
  expect([...weights.values()].map((row) => [row['present'], row['whole']])).toEqual([
    [6, 6],
    [6, 6],
  ]);
  const weeks = await rows('/attention', { ...WEEKS, unit: 'articles' });
  const of = (week: string) => {
    const row = cellOf(weeks, week, B);
    return [
      shown(row['attention_standardised'], 6),
      row['attention_panel'],
      row['panel_articles'],
      row['panel_articles_all'],
    ];
  };
  expect(of(W18)).toEqual(['0.777778', 0.75, 3, 4]);
  // Two stories are too few to be shown, whatever the routine gives.
  expect(of(W19)).toEqual(['null', null, 1, 2]);
  expect(of(W20)).toEqual(['null', null, null, null]);
});

test('share of voice in mentions: by week, over the range, summing to one, with all that its interval is made of', async () => {
  const { rows, sums } = await worked('UTC');
  const weeks = await rows('/share-of-voice', WEEKS);
  const of = (row: Row) => [row['count'], row['count_all'], row['share_of_voice'], row['thin']];
  expect([B, U, R].map((actor) => of(cellOf(weeks, W18, actor)))).toEqual([
    [5, 11, 5 / 11, 'few'],
    [3, 11, 3 / 11, 'few'],
    [3, 11, 3 / 11, 'few'],
  ]);
  expect([B, U, R].map((actor) => of(cellOf(weeks, W19, actor)))).toEqual([
    [2, 6, null, 'too_few'],
    [1, 6, null, 'too_few'],
    [3, 6, null, 'too_few'],
  ]);
  expect(of(cellOf(weeks, W20, B))).toEqual([null, null, null, null]);
  const range = await rows('/share-of-voice', RANGE);
  const b = cellOf(range, W18, B);
  expect([b['count'], b['count_all'], shown(b['share_of_voice'], 6)]).toEqual([7, 17, '0.411765']);
  expect([shown(b['low'], 4), shown(b['high'], 4)]).toEqual(['0.0900', '0.8321']);
  for (const answer of [range, weeks.filter((row) => row['week'] === W18)]) {
    const sum = answer.reduce((total, row) => total + Number(row['share_of_voice']), 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
  }
  const own = made((await sums('/share-of-voice', RANGE)).find((row) => row['actor'] === B)!);
  expect({ ...own, G_eff: shown(own.G_eff, 6), n: shown(own.n, 4) }).toEqual({
    p: '0.411765',
    V: '0.027302',
    G_eff: '3.753247',
    t: '3.350046',
    n: '3.0367',
    low: '0.0900',
    high: '0.8321',
  });
  console.log(`cells of files equal to the API: ${cellsCompared()}`);
  expect(cellsCompared()).toBeGreaterThan(1000);
});
