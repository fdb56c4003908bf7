import { expect, test } from 'vitest';
import { runsOf } from '../../../web/charts/band.ts';
import { drawTone } from '../../../web/charts/sentiment.ts';

const weeks = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24', '2021-05-31'];
const base = {
  actor: 'nato',
  name: 'NATO',
  kind: 'organisation' as const,
  p_neg: null,
  p_neu: null,
  p_pos: null,
  partial: false,
  sentiment_adjusted: null,
  adjusted_low: null,
  adjusted_high: null,
  tone_gdelt: null,
  text_polarity: null,
};
const rows = [
  {
    ...base,
    week: weeks[0]!,
    mentions: 30,
    scored: 28,
    stories: 14,
    sentiment: -0.2,
    low: -0.3,
    high: -0.1,
    thin: null,
  },
  {
    ...base,
    week: weeks[1]!,
    mentions: 20,
    scored: 20,
    stories: 12,
    sentiment: 0.05,
    low: -0.05,
    high: 0.15,
    thin: null,
  },
  {
    ...base,
    week: weeks[2]!,
    mentions: 5,
    scored: 5,
    stories: 4,
    sentiment: 0.4,
    low: 0.1,
    high: 0.7,
    thin: 'few' as const,
  },
  {
    ...base,
    week: weeks[3]!,
    mentions: 2,
    scored: 2,
    stories: 2,
    sentiment: null,
    low: null,
    high: null,
    thin: 'too_few' as const,
  },
  {
    ...base,
    week: weeks[4]!,
    mentions: null,
    scored: null,
    stories: null,
    sentiment: null,
    low: null,
    high: null,
    thin: null,
  },
];
const scale = { min: -0.5, max: 0.5, step: 0.5 };
const { option, lines, summary } = drawTone(rows, 'nato', { buckets: weeks, grain: 'week', width: 300, scale });
const [gaps, band, whiskers, line] = option['series'] as { data: unknown[]; connectNulls?: boolean }[];

test('a tone is coloured only where its interval leaves out zero and ten stories stand under it', () => {
  expect(line?.data.slice(0, 2)).toEqual([
    { value: -0.2, symbol: 'circle', symbolSize: 6, itemStyle: { color: 'var(--tone-neg-2)' } },
    { value: 0.05, symbol: 'circle', symbolSize: 4, itemStyle: { color: 'var(--ink)' } },
  ]);
});

test('few stories are hollow, too few give no point, and neither is taken for the other', () => {
  expect(line?.data.slice(2)).toEqual([
    {
      value: 0.4,
      symbol: 'circle',
      symbolSize: 6,
      itemStyle: { color: 'var(--paper)', borderColor: 'var(--ink-2)', borderWidth: 1.25 },
    },
    '-',
    '-',
  ]);
  expect(line?.connectNulls).toBe(false);
});

test('only the week without any source is hatched; solid intervals are a band, thin ones stand apart', () => {
  expect(gaps?.data).toEqual([[4, 4]]);
  expect(band?.data).toEqual([[0, -0.3, -0.1]]);
  expect(whiskers?.data).toEqual([[2, 0.1, 0.7]]);
});

test('each week is told with its interval and its sample', () => {
  expect(lines[0]?.readings.map(({ text }) => text)).toEqual([
    'tone −0.20 ±\u00a00.10 (14 stories, 28 scored)',
    'tone +0.05 ±\u00a00.10 (12 stories, 20 scored)',
    'tone +0.40 ±\u00a00.30 (4 stories, 5 scored)',
    'too few to say (2 stories)',
    'no source was read',
  ]);
  expect(summary).toBe(
    'Tone of the sentences that name NATO: 3 weeks with a value, 1 clearly negative, 1 clearly positive.',
  );
});

test('a band is one polygon for each run of neighbours', () => {
  const at = (place: number) => ({ at: place, low: 0, high: 1 });
  expect(runsOf([at(0), at(1), at(3)]).map((run) => run.map((one) => one.at))).toEqual([[0, 1], [3]]);
});
