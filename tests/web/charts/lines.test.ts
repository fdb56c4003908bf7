import { expect, test } from 'vitest';
import { attentionLines } from '../../../web/charts/attention.ts';
import { coverageLine, stripOf } from '../../../web/charts/coverage.ts';
import { placeIn } from '../../../web/charts/drawing.ts';
import { gapsOf } from '../../../web/charts/gaps.ts';
import { drawLines, lineMargins, NAMES_WIDTH } from '../../../web/charts/lines.ts';
import { mentionsLines } from '../../../web/charts/mentions.ts';
import { linesOf } from '../../../web/charts/rows.ts';
import { shareLines } from '../../../web/charts/share-of-voice.ts';

const weeks = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24'];
const blinken = { actor: 'antony-blinken', name: 'Antony Blinken', kind: 'person' } as const;
const nato = { actor: 'nato', name: 'NATO', kind: 'organisation' } as const;
const row = (week: number, who: typeof blinken | typeof nato, mentions: number | null, partial = false) => ({
  week: weeks[week]!,
  ...who,
  mentions,
  articles: mentions === null ? null : Math.min(mentions, 2),
  stories: mentions === null ? null : Math.min(mentions, 1),
  partial,
});
const rows = [
  row(0, blinken, 2),
  row(1, blinken, 0),
  row(2, blinken, null),
  row(3, blinken, 5, true),
  row(0, nato, 1),
  row(1, nato, 3),
  row(2, nato, null),
  row(3, nato, 4, true),
];
const sheet = {
  buckets: weeks,
  grain: 'week',
  width: 900,
  named: true,
  counting: true,
  asText: String,
  what: 'Mentions per week',
} as const;

test('a week in which no source was read is a gap, a week without a naming is zero, an open one is hollow', () => {
  const [line] = mentionsLines(rows, ['antony-blinken'], weeks, 'mentions');
  expect(line?.points).toEqual([
    { value: 2, hollow: false, measured: true, text: '2 mentions' },
    { value: 0, hollow: false, measured: true, text: '0 mentions' },
    { value: null, hollow: false, measured: false, text: 'no source was read' },
    { value: 5, hollow: true, measured: true, text: '5 mentions, incomplete' },
  ]);
});

test('the unit chooses the column, the order of actors the order of lines, and a week without a row was not measured', () => {
  expect(
    mentionsLines(rows, ['nato', 'antony-blinken'], weeks, 'articles').map(({ actor, points }) => [
      actor,
      points.map(({ value }) => value),
    ]),
  ).toEqual([
    ['nato', [1, 2, null, 2]],
    ['antony-blinken', [2, 0, null, 2]],
  ]);
  expect(mentionsLines(rows.slice(0, 1), ['antony-blinken'], weeks, 'mentions')[0]?.points[1]).toMatchObject({
    value: null,
    measured: false,
  });
  expect(linesOf(rows, ['nobody'], weeks, () => ({ value: 1, hollow: false, measured: true, text: '' }))).toEqual([]);
});

test('the drawing breaks the line at the gap, hatches it, and draws each actor with its own token and dash', () => {
  const { option, lines, margins } = drawLines(
    mentionsLines(rows, ['antony-blinken', 'nato'], weeks, 'mentions'),
    sheet,
  );
  const [gaps, first, second] = option['series'] as {
    data: unknown[];
    connectNulls?: boolean;
    lineStyle: { color: string; type: unknown };
  }[];
  expect(gaps?.data).toEqual([[2, 2]]);
  const hollow = {
    value: 5,
    symbol: 'circle',
    symbolSize: 7,
    itemStyle: { color: 'var(--paper)', borderColor: 'var(--actor-1)', borderWidth: 1.75 },
  };
  expect(first?.data).toEqual([2, 0, '-', hollow]);
  expect(first?.connectNulls).toBe(false);
  expect([first?.lineStyle.color, first?.lineStyle.type, second?.lineStyle.color, second?.lineStyle.type]).toEqual([
    'var(--actor-1)',
    'solid',
    'var(--actor-2)',
    [6, 3],
  ]);
  expect(option['yAxis']).toMatchObject({ min: 0, max: 6, interval: 2 });
  expect(lines.map(({ name, end }) => [name, end])).toEqual([
    ['Antony Blinken', 5 / 6],
    ['NATO', 4 / 6],
  ]);
  expect(margins.right).toBe(NAMES_WIDTH);
});

test('a value between two gaps is drawn as a dot, because no line leads to it', () => {
  const alone = [row(0, nato, null), row(1, nato, 3), row(2, nato, null), row(3, nato, null)];
  const { option } = drawLines(mentionsLines(alone, ['nato'], weeks, 'mentions'), sheet);
  const [gaps, line] = option['series'] as { data: unknown[] }[];
  expect(line?.data).toEqual(['-', { value: 3, symbol: 'circle', symbolSize: 6 }, '-', '-']);
  expect(gaps?.data).toEqual([
    [0, 0],
    [2, 3],
  ]);
});

test('the figure is told in a sentence: what it is, when it begins and ends, where each line is highest', () => {
  expect(drawLines(mentionsLines(rows, ['nato'], weeks, 'mentions'), sheet).summary).toBe(
    'Mentions per week, Week of 3 May 2021 (2021-W18) to Week of 24 May 2021 (2021-W21). NATO highest at 4 in the Week of 24 May 2021 (2021-W21).',
  );
  expect(drawLines([], sheet).summary).toBe('Mentions per week: nothing to draw.');
});

test('names need room at the right only where they are shown and the page is wide', () => {
  expect([lineMargins(900, true).right, lineMargins(900, false).right, lineMargins(358, true).right]).toEqual([
    NAMES_WIDTH,
    14,
    14,
  ]);
});

test('gaps are runs of steps that nobody measured', () => {
  expect(gapsOf([true, false, false, true, false])).toEqual([
    [1, 2],
    [4, 4],
  ]);
  expect(gapsOf([])).toEqual([]);
});

const thin = { low: null, high: null, partial: false } as const;

test('a share shows its parts; too few stories give no value and are no gap, few are hollow', () => {
  const shares = [
    { ...nato, ...thin, week: weeks[0]!, count: 3, count_all: 12, share_of_voice: 0.25, stories: 11, thin: null },
    {
      ...nato,
      ...thin,
      week: weeks[1]!,
      count: 1,
      count_all: 2,
      share_of_voice: null,
      stories: 2,
      thin: 'too_few' as const,
    },
    {
      ...nato,
      ...thin,
      week: weeks[2]!,
      count: null,
      count_all: null,
      share_of_voice: null,
      stories: null,
      thin: null,
    },
    {
      ...nato,
      ...thin,
      week: weeks[3]!,
      count: 2,
      count_all: 8,
      share_of_voice: 0.25,
      stories: 5,
      thin: 'few' as const,
    },
  ];
  expect(shareLines(shares, ['nato'], weeks)[0]?.points).toEqual([
    { value: 0.25, hollow: false, measured: true, text: '25.0 % (3 of 12)' },
    { value: null, hollow: false, measured: true, text: 'too few to say (2 stories)' },
    { value: null, hollow: false, measured: false, text: 'no source was read' },
    { value: 0.25, hollow: true, measured: true, text: '25.0 % (2 of 8)' },
  ]);
});

test('attention is a part of all articles', () => {
  const share = {
    ...nato,
    ...thin,
    week: weeks[0]!,
    articles: 3,
    articles_all: 4,
    attention: 0.75 as number | null,
    per_1000: 750,
    stories: 12,
    thin: null,
    panel_articles: 1,
    panel_articles_all: 2 as number | null,
    attention_panel: 0.5 as number | null,
    panel_low: 0.1,
    panel_high: 0.9,
    panel_thin: 'few' as const,
    attention_standardised: 0.625 as number | null,
  };
  const points = (row: typeof share, ...measure: [] | ['attention_panel' | 'attention_standardised']) =>
    attentionLines([row], ['nato'], weeks.slice(0, 2), ...measure)[0]?.points;
  const unread = { value: null, hollow: false, measured: false, text: 'no source was read' };
  expect(points(share)).toEqual([{ value: 0.75, hollow: false, measured: true, text: '75.0 % (3 of 4)' }, unread]);
  expect(points(share, 'attention_panel')).toEqual([
    { value: 0.5, hollow: true, measured: true, text: '50.0 % (1 of 2)' },
    unread,
  ]);
  expect(points(share, 'attention_standardised')?.[0]).toMatchObject({ value: 0.625, hollow: true, text: '62.5 %' });
  const gap = { value: null, hollow: false };
  expect(points({ ...share, attention: null, stories: 2 })?.[0]).toEqual({
    ...gap,
    measured: true,
    text: 'too few to say (2 stories)',
  });
  expect(points({ ...share, attention_standardised: null }, 'attention_standardised')?.[0]).toEqual({
    ...gap,
    measured: true,
    text: 'too much of the fixed panel is missing',
  });
  expect(points({ ...share, panel_articles_all: null, attention_panel: null }, 'attention_panel')?.[0]).toEqual({
    ...gap,
    measured: false,
    text: 'no source of the fixed panel was read',
  });
});

const read = (week: number, articles: number | null, covered: number, expected: number, coverage: number | null) => ({
  sources_came: 0,
  sources_went: 0,
  turnover: 0,
  week: weeks[week]!,
  articles,
  sources_covered: covered,
  sources_expected: expected,
  coverage,
  partial: false,
});

test('a week with usual sources missing is hollow, one without an article is a gap', () => {
  const line = coverageLine([read(0, 20, 8, 8, 1), read(1, 9, 4, 8, 0.5), read(2, null, 0, 8, 0)], weeks.slice(0, 3));
  expect(line.points.map(({ value, hollow, text }) => [value, hollow, text])).toEqual([
    [20, false, '20 articles from 8 of 8 sources'],
    [9, true, '9 articles from 4 of 8 sources'],
    [null, false, 'no source was read'],
  ]);
});

test('a source is silent only between its first and last article', () => {
  expect(stripOf([read(1, 4, 1, 1, 1), read(3, 2, 1, 1, 1)], weeks)).toEqual({
    heights: [0, 1, 0, 0.5],
    silent: [false, false, true, false],
    most: 4,
  });
  expect(stripOf([], weeks).most).toBe(0);
});

test('a bucket stands in the middle of its band', () => {
  expect([placeIn(0, 4), placeIn(3, 4), placeIn(0, 0)]).toEqual([0.125, 0.875, 0]);
});
