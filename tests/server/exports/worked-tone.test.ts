import { expect, test } from 'vitest';
import { weightsOf } from '../../../scripts/tone/adjust.ts';
import { tQuantile } from '../../../server/analysis/distributions.ts';
import {
  benjaminiHochberg,
  expected,
  g2,
  jaccard,
  jackknife,
  lift,
  npmi,
  pOfG2,
  varianceOfWeights,
} from '../../../server/analysis/statistics.ts';
import { createWordCounter } from '../../../server/analysis/text-words.ts';
import type { Scoring } from '../../../server/contract/scoring.ts';
import { smallFacts } from '../../support/small.ts';
import { cellOf, cellsCompared, type Filters, type Row, shown, worked } from '../../support/worked.ts';

/* The worked example of the method, second part: tone, tone with the scorer's errors undone, tone of texts, and pairs. */

const [W18, W19, W20] = ['2021-05-03', '2021-05-10', '2021-05-17'];
const [B, U, R] = ['antony-blinken', 'ukraine', 'russia'];
const ZONES = ['UTC', 'Europe/Kyiv'];
const WEEKS: Filters = { from: W18, to: '2021-05-23', actors: [B, U, R].join(',') };
const RANGE: Filters = { ...WEEKS, grain: 'range' };

const half = (row: Row) => shown((Number(row['high']) - Number(row['low'])) / 2, 6);
const ofActor = (rows: readonly Row[], actor: string): Row => rows.find((row) => row['actor'] === actor)!;
/** Variance and effective number of stories of a mean, as the method page prints them. */
const made = (sums: Row) => {
  const n = Number(sums['n']);
  return [
    shown(jackknife(n, Number(sums['stories']), Number(sums['variance_sum'])), 8),
    shown((n * n) / Number(sums['m2']), 6),
  ];
};

test.each(ZONES)('in %s the tone over the range has its mean and interval in each unit', async (zone) => {
  const { rows, sums } = await worked(zone);
  // The list of actors and the series of one step are the same numbers.
  const tone = async (unit: 'mentions' | 'articles' | 'stories', actor: string) => {
    const [series, list] = [await rows('/sentiment', { ...RANGE, unit }), await rows('/actors', { ...RANGE, unit })];
    const [one, other] = [cellOf(series, W18, actor), ofActor(list, actor)];
    const columns = ['sentiment', 'low', 'high', 'thin', 'p_neg', 'p_neu', 'p_pos'];
    expect(columns.map((key) => one[key])).toEqual(columns.map((key) => other[key]));
    return one;
  };
  const b = await tone('mentions', B);
  expect([shown(b['sentiment'], 6), shown(b['low'], 4), shown(b['high'], 4), half(b)]).toEqual([
    '0.214286',
    '-0.5048',
    '0.9334',
    '0.719110',
  ]);
  expect([b['mentions'], b['scored'], b['stories'], b['thin']]).toEqual([7, 7, 3, 'few']);
  expect(shown((await tone('articles', B))['sentiment'], 4)).toBe('0.1875');
  const stories = await tone('stories', B);
  expect([shown(stories['sentiment'], 2), half(stories)]).toEqual(['0.15', '0.372621']);
  expect(shown((await tone('mentions', U))['sentiment'], 4)).toBe('0.4625');
  expect(shown((await tone('mentions', R))['sentiment'], 6)).toBe('-0.366667');
  const found = await sums('/sentiment', RANGE);
  expect(made(ofActor(found, B))).toEqual(['0.00999864', '2.333333']);
  expect(shown(tQuantile(0.975, 49 / 21 - 1), 6)).toBe('7.191585');
  expect(made(ofActor(found, U))[0]).toBe('0.03984954');
  expect(made(ofActor(found, R))).toEqual(['0.02433333', '2.000000']);
  // The reporter names Ukraine in two stories: the routine has its mean, which is too thin to be said.
  const asks = { ...RANGE, actors: U, voice: 'reporter' } as const;
  const [own] = await sums('/sentiment', asks);
  expect(shown(Number(own!['s']) / Number(own!['n']), 6)).toBe('0.433333');
  expect((await rows('/sentiment', asks))[0]).toMatchObject({
    scored: 3,
    stories: 2,
    sentiment: null,
    thin: 'too_few',
  });
});

test('by week each actor has fewer than three stories: the sums are there, the tone is not said', async () => {
  const { rows, sums } = await worked('UTC');
  const found = await sums('/sentiment', WEEKS);
  const sum = (week: string, actor: string) => shown(cellOf(found, week, actor)['s'], 9);
  expect([B, U, R].map((actor) => [sum(W18, actor), sum(W19, actor)])).toEqual([
    ['1.200000000', '0.300000000'],
    ['1.300000000', '0.550000000'],
    ['-1.050000000', '-1.150000000'],
  ]);
  const weeks = await rows('/sentiment', WEEKS);
  for (const row of weeks) {
    const nothing = ['sentiment', 'low', 'high', 'p_neg', 'p_neu', 'p_pos', 'sentiment_adjusted'].map(
      (key) => row[key],
    );
    expect([row['week'], row['actor'], ...nothing]).toEqual([row['week'], row['actor'], ...nothing.map(() => null)]);
    expect(row['thin']).toBe(row['week'] === W20 ? null : 'too_few');
  }
  expect(weeks).toHaveLength(9);
  expect(weeks.map((row) => row['scored'])).toEqual([5, 3, 3, 2, 1, 3, null, null, null]);
});

const M = [
  [0.7, 0.15, 0.1],
  [0.2, 0.7, 0.3],
  [0.1, 0.15, 0.6],
] as const;

test('with the errors of the scorer undone the tone of Blinken is 0.422741, as uncertain as its few stories and its gold', async () => {
  const weights = weightsOf(M)!;
  expect(weights.map((one) => shown(one, 6))).toEqual(['-1.693878', '-0.061224', '1.979592']);
  const covariance = [
    [0.01, 0, 0],
    [0, 0.0025, 0],
    [0, 0, 0.01],
  ] as const;
  const scoring: Scoring = { unclear_below: null, adjustments: [{ kind: 'person', weights, covariance }] };
  for (const zone of ZONES) {
    const { rows, sums } = await worked(zone, { scoring });
    const found = ofActor(await sums('/sentiment', RANGE), B);
    const n = Number(found['n']);
    const q = ['q_neg', 'q_neu', 'q_pos'].map((key) => Number(found[key]) / n) as [number, number, number];
    expect(q.map((one) => shown(one, 6))).toEqual(['0.114286', '0.557143', '0.328571']);
    const variance = jackknife(n, 3, Number(found['u_variance_sum']))!;
    const besides = varianceOfWeights(q, covariance);
    expect([shown(variance, 8), shown(besides, 8)]).toEqual(['0.03897595', '0.00198622']);
    expect(shown(tQuantile(0.975, 49 / 21 - 1) * Math.sqrt(variance + besides), 6)).toBe('1.455513');
    const b = cellOf(await rows('/sentiment', RANGE), W18, B);
    expect([shown(b['sentiment_adjusted'], 6), b['adjusted_low'], b['adjusted_high']]).toEqual(['0.422741', -1, 1]);
    expect([b['sentiment'], cellOf(await rows('/sentiment', RANGE), W18, U)['sentiment_adjusted']]).toEqual([
      ofActor(await rows('/actors', RANGE), B)['sentiment'],
      null,
    ]);
  }
});

test('the tone of whole texts is that of their words, read by the plain lexicon with nothing masked', async () => {
  const count = createWordCounter();
  const facts = smallFacts();
  const words = [0, 3, 4].map((at) => count(facts[at]!.sentences, new Map()));
  expect(words).toEqual([
    { all: 11, positive: 2, negative: 0 },
    { all: 8, positive: 0, negative: 1 },
    { all: 12, positive: 1, negative: 2 },
  ]);
  const { rows } = await worked('UTC');
  const listed = await rows('/articles', { from: W18, to: W19 });
  const of = (no: number) => {
    const row = listed.find((one) => one['article'] === no.toString(16).padStart(16, '0'))!;
    return [shown(row['tone_gdelt'], 4), shown(row['text_polarity'], 4)];
  };
  expect([of(1), of(4), of(5)]).toEqual([
    ['18.1818', '18.1818'],
    ['-12.5000', '12.5000'],
    ['-8.3333', '25.0000'],
  ]);
});

/** Pair, unit, cells (n11 n10 n01 n00), then expected, lift, Jaccard, NPMI and signed G² on those cells. */
const PAIRS = [
  [B, U, 'articles', 'article', [4, 0, 0, 2], '2.666667', '1.500000', '1.000000', '1.000000', '7.638170'],
  [B, U, 'stories', 'article', [3, 0, 0, 1], '2.250000', '1.333333', '1.000000', '1.000000', '4.498681'],
  [B, U, 'articles', 'sentence', [3, 4, 1, 4], '2.333333', '1.285714', '0.375000', '0.181285', '0.711602'],
  [B, R, 'articles', 'article', [2, 2, 2, 0], '2.666667', '0.750000', '0.333333', '-0.261860', '-2.092993'],
  [B, R, 'stories', 'article', [2, 1, 1, 0], '2.250000', '0.888889', '0.500000', '-0.169925', '-0.679596'],
  [B, R, 'articles', 'sentence', [1, 6, 5, 0], '3.500000', '0.285714', '0.083333', '-0.504149', '-10.893904'],
  [R, U, 'articles', 'article', [2, 2, 2, 0], '2.666667', '0.750000', '0.333333', '-0.261860', '-2.092993'],
  [R, U, 'stories', 'article', [2, 1, 1, 0], '2.250000', '0.888889', '0.500000', '-0.169925', '-0.679596'],
  [R, U, 'articles', 'sentence', [1, 5, 3, 3], '2.000000', '0.500000', '0.111111', '-0.278943', '-1.551839'],
] as const;

test.each(ZONES)(
  'in %s each pair has its four cells and measures, and its test on stories whatever the unit',
  async (zone) => {
    const { rows } = await worked(zone);
    for (const [a, b, unit, within, cells, ...measures] of PAIRS) {
      const { actors: _, ...range } = RANGE;
      const pairs = await rows('/co-occurrence', { ...range, unit, within });
      const pair = pairs.find((row) => row['a'] === a && row['b'] === b)!;
      const [n11, n1, n2, n] = ['together', 'count_a', 'count_b', 'count_all'].map((key) => Number(pair[key])) as [
        number,
        number,
        number,
        number,
      ];
      const place = `${a} ${b} ${unit} ${within}`;
      expect([place, n11, n1 - n11, n2 - n11, n - n1 - n2 + n11]).toEqual([place, ...cells]);
      const own = { n11, n1, n2, n };
      const said = ['expected', 'lift', 'jaccard', 'npmi'].map((key) => shown(pair[key], 6));
      expect([place, ...said]).toEqual([place, ...measures.slice(0, 4)]);
      const routine = [expected(own), lift(own), jaccard(own), npmi(own), g2(own)].map((one) => shown(one, 6));
      expect([place, ...routine]).toEqual([place, ...measures]);
      // What is shown as the test is always that of stories; with fewer than five nothing is tested or ranked.
      const [g, p] = a === B && b === U ? ['4.498681', '0.033921'] : ['-0.679596', '0.409726'];
      expect([place, shown(pair['g2'], 6), shown(pair['p'], 6), pair['q'], pair['ranked']]).toEqual([
        place,
        g,
        p,
        null,
        false,
      ]);
      expect(shown(pOfG2(Number(g)), 6)).toBe(p);
    }
    console.log(`pairs: ${PAIRS.length} cases in ${zone}; cells of files equal to the API: ${cellsCompared()}`);
  },
);

test('five p of the example have their q', () => {
  const ps = [0.001, 0.008, 0.012, 0.04, 0.3];
  expect(ps.map(benjaminiHochberg(ps)).map((q) => shown(q, 3))).toEqual(['0.005', '0.020', '0.020', '0.050', '0.300']);
});
