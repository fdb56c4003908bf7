import { expect, test } from 'vitest';
import {
  drawLift,
  liftLine,
  liftWords,
  pairsAdjusted,
  type PairStep,
  sideTone,
  togetherLines,
  toneSteps,
} from '../../../web/charts/pair.ts';

const WEEKS = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24'];
const tone = (sentiment: number | null, adjusted: number | null = null) =>
  [
    sentiment,
    sentiment === null ? null : sentiment - 0.1,
    sentiment === null ? null : sentiment + 0.1,
    adjusted,
  ] as const;
const step = (week: string, changes: Partial<PairStep> = {}): PairStep => {
  const [sentiment, low, high] = tone(-0.2);
  return {
    week,
    a: 'ada',
    b: 'bo',
    a_name: 'Ada',
    b_name: 'Bo',
    together: 12,
    count_a: 20,
    count_b: 30,
    count_all: 100,
    expected: 6,
    lift: 2,
    lift_low: 1.5,
    lift_high: 2.7,
    npmi: 0.3,
    stories: 11,
    thin: null,
    g2: 9,
    p: 0.01,
    q: null,
    scored_a: 8,
    tone_stories_a: 11,
    thin_a: null,
    sentiment_a: sentiment,
    low_a: low,
    high_a: high,
    sentiment_adjusted_a: -0.4,
    adjusted_low_a: -0.6,
    adjusted_high_a: -0.2,
    scored_b: 9,
    tone_stories_b: 2,
    thin_b: 'too_few',
    sentiment_b: null,
    low_b: null,
    high_b: null,
    sentiment_adjusted_b: null,
    adjusted_low_b: null,
    adjusted_high_b: null,
    partial: false,
    evidence: 'pair=ada~bo',
    ...changes,
  };
};
const UNREAD = {
  together: null,
  expected: null,
  lift: null,
  lift_low: null,
  lift_high: null,
  stories: null,
  thin: null,
} as const;
const ROWS = [
  step(WEEKS[0]!),
  step(WEEKS[1]!, { ...UNREAD, scored_a: null, sentiment_a: null }),
  step(WEEKS[2]!, { together: 4, stories: 4, thin: 'few', lift: 0.5, lift_low: 0.1, lift_high: 4, partial: true }),
  step(WEEKS[3]!, { together: 1, stories: 1, thin: 'too_few', lift: 9, lift_low: null, lift_high: null }),
];

test('together and expected are two lines; a week that was not read is a gap in both', () => {
  const [together, expected, ...more] = togetherLines(ROWS, WEEKS, 'articles');
  expect(more).toEqual([]);
  expect(together!.points.map(({ value, measured, hollow }) => [value, measured, hollow])).toEqual([
    [12, true, false],
    [null, false, false],
    [4, true, true],
    [1, true, false],
  ]);
  expect(expected!.points.map(({ value }) => value)).toEqual([6, null, 6, 6]);
  expect(together!.points.map(({ text }) => text)).toEqual([
    '12 articles',
    'no source was read',
    '4 articles, incomplete',
    '1 article',
  ]);
  expect(togetherLines([], WEEKS, 'articles')).toEqual([]);
});

test('times chance is drawn with its band, hollow where few stories are under it, and not at all under three', () => {
  const drawing = drawLift(ROWS, { buckets: WEEKS, grain: 'week', width: 800 });
  const series = drawing.option['series'] as { id?: string; name?: string; data: unknown[] }[];
  const line = series.find(({ id }) => id === 'lift')!;
  expect(line.data.map((one) => (typeof one === 'object' ? (one as { value: number }).value : one))).toEqual([
    2,
    '-',
    0.5,
    '-',
  ]);
  expect((line.data[2] as { itemStyle: { color: string } }).itemStyle.color).toBe('var(--paper)');
  expect(series.find(({ name }) => name === 'interval')!.data).toHaveLength(1);
  expect(series.find(({ name }) => name === 'interval of few stories')!.data).toEqual([[2, 0.1, 4]]);
  expect(series.find(({ id }) => id === 'chance')!.data).toEqual([1, 1, 1, 1]);
  // The axis holds what is solid; a wild interval of few stories does not press it flat.
  expect((drawing.option['yAxis'] as { max: number }).max).toBe(3);
  expect(drawing.summary).toContain('2 weeks with a value, 1 clearly more than chance, 0 clearly less');
  expect(drawing.lines[0]!.readings.map(({ text }) => text)).toEqual([
    '2 times chance (1.5 to 2.7)',
    'no source was read',
    '0.5 times chance (0.1 to 4)',
    'too few to say (1 story)',
  ]);
  expect(liftLine(ROWS, WEEKS).points.map(({ value }) => value)).toEqual([2, null, 0.5, null]);
});

test('why there is no ratio is said', () => {
  expect(liftWords(step('x', { lift: null }))).toBe('one of them is not named');
  expect(
    liftWords(step('x', { together: 0, lift: 0, lift_low: null, lift_high: null, thin: 'too_few', stories: 0 })),
  ).toBe('too few to say (0 stories)');
});

test('tones of a pair are adjusted all or none, and each side keeps its own sample', () => {
  expect(pairsAdjusted(ROWS)).toBe(true);
  expect(pairsAdjusted([...ROWS, step('x', { sentiment_b: 0.1 })])).toBe(false);
  expect(sideTone(ROWS[0]!, 'a', true)).toEqual({ sentiment: -0.4, low: -0.6, high: -0.2, thin: null });
  expect(sideTone(ROWS[0]!, 'a', false).sentiment).toBe(-0.2);
  expect(
    toneSteps(ROWS, 'b', false).map(({ actor, mentions, sentiment, thin }) => [actor, mentions, sentiment, thin]),
  ).toEqual([
    ['bo', 9, null, 'too_few'],
    ['bo', null, null, 'too_few'],
    ['bo', 9, null, 'too_few'],
    ['bo', 9, null, 'too_few'],
  ]);
});
