import { expect, test } from 'vitest';
import {
  matrixOf,
  type Pair,
  pairsInOrder,
  timesChance,
  timesInColumn,
  tintOf,
} from '../../../web/charts/co-occurrence.ts';
import { matrixPicture } from '../../../web/charts/matrix-picture.ts';
import { slotAt, toneColor } from '../../../web/charts/palette.ts';
import { pictureOfPlots } from '../../../web/charts/picture.ts';
import { sorted, type VoiceRow, voicePicture, voiceRows } from '../../../web/charts/voice.ts';
import { drawLines } from '../../../web/charts/lines.ts';

/** No tone: the matrix shows none. */
const WITHOUT_TONE = {
  scored_a: 0,
  tone_stories_a: 0,
  thin_a: 'too_few',
  sentiment_a: null,
  low_a: null,
  high_a: null,
  sentiment_adjusted_a: null,
  adjusted_low_a: null,
  adjusted_high_a: null,
  scored_b: 0,
  tone_stories_b: 0,
  thin_b: 'too_few',
  sentiment_b: null,
  low_b: null,
  high_b: null,
  sentiment_adjusted_b: null,
  adjusted_low_b: null,
  adjusted_high_b: null,
} as const satisfies Partial<Pair>;

const pair = (a: string, b: string, together: number, npmi: number | null, ranked = false): Pair => ({
  a,
  b,
  a_name: a,
  b_name: b,
  together,
  count_a: 50,
  count_b: 40,
  count_all: 100,
  expected: 20,
  lift: together / 20,
  jaccard: null,
  npmi,
  stories: together,
  thin: null,
  g2: 0,
  p: 1,
  q: null,
  pairs_tested: 0,
  ranked,
  ...WITHOUT_TONE,
});

test('the matrix is the lower triangle; a pair is found whichever way round it was answered, and one that never met is none', () => {
  const cells = matrixOf(['c', 'a', 'b'], [pair('a', 'b', 7, 0.2), pair('a', 'c', 9, 0)]);
  expect(cells.map((row) => row.map(({ a, b, pair: met, tint }) => [a, b, met?.together ?? 0, tint]))).toEqual([
    [['a', 'c', 9, 0]],
    [
      ['b', 'c', 0, 0],
      ['b', 'a', 7, 2],
    ],
  ]);
});

test('of fewer than three joint stories no ratio is drawn', () => {
  const thin = { ...pair('a', 'b', 2, 0.9), thin: 'too_few' as const };
  expect([tintOf(thin), timesChance(thin)]).toEqual([0, '']);
  const few = { ...thin, thin: 'few' as const };
  expect([tintOf(few), timesChance(few)]).toEqual([4, '0.1']);
});

test('in a column every ratio has one decimal, whatever its size', () => {
  const lifts = [0.97, 2, 14.25, null].map((lift) => timesInColumn({ lift, thin: null }));
  expect(lifts).toEqual(['1.0', '2.0', '14.3', '–']);
  expect(timesInColumn({ lift: 3, thin: 'too_few' })).toBe('–');
});

test('the tint says how far beyond chance, and never less than chance', () => {
  expect([-0.4, 0, 0.02, 0.15, 0.3, 0.5, 1, null].map((npmi) => tintOf(pair('a', 'b', 1, npmi)))).toEqual([
    0, 0, 1, 2, 3, 4, 4, 0,
  ]);
  expect(tintOf(null)).toBe(0);
});

test('ranked pairs come first, in the order of the answer', () => {
  const pairs = [
    pair('a', 'b', 5, 0.4, true),
    pair('a', 'c', 90, 0),
    pair('b', 'c', 7, 0.2, true),
    pair('c', 'd', 95, 0),
  ];
  expect(pairsInOrder(pairs, 3).map(({ together }) => together)).toEqual([5, 7, 95]);
});

const actor = (name: string, mentions: number, sentiment: number | null): VoiceRow =>
  voiceRows(
    [
      {
        actor: name.toLowerCase(),
        name,
        kind: 'person',
        wikidata: null,
        mentions,
        articles: 2,
        stories: 1,
        articles_all: 10,
        attention: 0.2,
        scored: 1,
        p_neg: 0.2,
        p_neu: 0.5,
        p_pos: 0.3,
        sentiment,
        sentiment_adjusted: null,
        adjusted_low: null,
        adjusted_high: null,
        low: null,
        high: null,
        thin: null,
        first_week: '2021-05-03',
        last_week: '2021-05-03',
      },
    ],
    'mentions',
  )[0]!;

test('shares are parts of the compared set and add up to one; a set that nobody named has none', () => {
  const rows = voiceRows([actor('A', 3, null), actor('B', 1, null)], 'mentions');
  expect(rows.map(({ share, counted }) => [share, counted])).toEqual([
    [0.75, 3],
    [0.25, 1],
  ]);
  expect(voiceRows([actor('A', 0, null)], 'mentions')[0]?.share).toBeNull();
});

test('rows are sorted by a column, those without a value last both ways', () => {
  const rows = [actor('B', 3, 0.1), actor('A', 9, null), actor('C', 5, -0.4)];
  const names = (by: string) =>
    sorted(rows, by)
      .map(({ name }) => name)
      .join('');
  expect([
    names('-mentions'),
    names('mentions'),
    names('name'),
    names('-sentiment'),
    names('sentiment'),
    names('colour'),
  ]).toEqual(['ACB', 'BCA', 'ABC', 'BCA', 'CBA', 'BAC']);
});

test('six actors have colours, the seventh and eighth share the grey with dashes of their own', () => {
  expect([0, 5].map((place) => slotAt(place).color)).toEqual(['var(--actor-1)', 'var(--actor-6)']);
  expect([6, 7, 8].map((place) => slotAt(place).color)).toEqual(['var(--other)', 'var(--other)', 'var(--other)']);
  const dashes = Array.from({ length: 8 }, (_, place) => JSON.stringify(slotAt(place).dash));
  expect(new Set(dashes).size).toBe(8);
});

test('a tone has a colour only beyond zero and beyond ten stories', () => {
  expect(toneColor({ sentiment: 0.2, low: 0.1, high: 0.3, thin: null })).toBe('var(--tone-pos-2)');
  expect(toneColor({ sentiment: -0.2, low: -0.3, high: -0.1, thin: null })).toBe('var(--tone-neg-2)');
  expect(toneColor({ sentiment: -0.05, low: -0.16, high: 0.06, thin: null })).toBe('var(--ink)');
  expect(toneColor({ sentiment: -0.2, low: -0.3, high: -0.1, thin: 'few' })).toBe('var(--ink)');
});

/** All words of a picture, in order. */
const wordsOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) =>
        key === 'text' && typeof part === 'string' ? [part] : key === 'renderItem' ? [] : wordsOf(part),
      );

test('pictures hold the same numbers as the screen, and say what they show', () => {
  const voice = wordsOf(voicePicture([actor('Antony Blinken', 971, 0.2)], 'Mentions', 'of the 1 compared').option);
  expect(voice).toEqual(
    expect.arrayContaining(['Share of voice and tone', 'Antony Blinken', '100.0 %', '971', 'of the 1 compared']),
  );
  const matrix = wordsOf(
    matrixPicture(
      [{ name: 'A' }, { name: 'B' }],
      matrixOf(['a', 'b'], [pair('a', 'b', 7, 0.2)]),
      'Named together',
      '3–9 May 2021',
    ).option,
  );
  expect(matrix).toEqual(expect.arrayContaining(['1  A', '2  B', '7', 'Named together']));
});

test('in the picture of the matrix a pair that 3 to 9 stories name is an outline, and one that fewer name has no tint', () => {
  const cellOf = (thin: Pair['thin']) => {
    const cells = matrixOf(['a', 'b'], [{ ...pair('a', 'b', 7, 0.2), thin }]);
    const { option } = matrixPicture([{ name: 'A' }, { name: 'B' }], cells, 'Named together', 'May');
    type Shape = { type: string; style: object; children?: Shape[] };
    const [{ shapes }] = (option as unknown as { series: [{ shapes: Shape[] }] }).series;
    return shapes.flatMap(({ children = [] }) => children).find(({ type }) => type === 'rect')?.style;
  };
  expect(cellOf(null)).toEqual({ fill: 'var(--accent)', opacity: 0.26 });
  expect(cellOf('few')).toEqual({ fill: 'none', stroke: 'var(--accent)', lineWidth: 2, opacity: 0.45 });
  expect(cellOf('too_few')).toEqual({ fill: 'var(--sunk)' });
});

test('a picture of a plot carries the names of its lines', () => {
  const line = { actor: 'nato', name: 'NATO', points: [{ value: 3, hollow: false, measured: true, text: '' }] };
  const draw = (width: number) =>
    drawLines([line], {
      buckets: ['2021-05-03'],
      grain: 'week',
      width,
      named: true,
      counting: true,
      asText: String,
      what: 'Mentions per week',
    });
  const picture = pictureOfPlots([{ title: '', draw }], 'Mentions per week', '3–9 May 2021');
  expect(wordsOf(picture.option)).toEqual(expect.arrayContaining(['Mentions per week', 'NATO', '3–9 May 2021']));
});
