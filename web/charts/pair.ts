import type { RowOf } from '../../server/contract/questions/all.ts';
import { isAdjusted } from '../../server/contract/vocabulary.ts';
import { bandSeries, whiskerSeries } from './band.ts';
import { timeAxes } from './axes.ts';
import type { Drawing, Reading } from './drawing.ts';
import { average, bucketTitle, count, many, ratio } from './format.ts';
import { gapSeries, gapsOf } from './gaps.ts';
import { type Line, lineMargins, marksSeries, type Point, type Sheet } from './lines.ts';
import { heightOn, type Scale, scaleTo } from './scale.ts';
import type { ToneStep } from './sentiment.ts';
import { NO_MARKS, titleWith } from './source-marks.ts';
import { msg, str } from '../words.ts';

export type PairStep = RowOf<'/pair'>;
/** What names two actors at once. */
type PairUnit = 'articles' | 'stories' | 'sentences';

const UNREAD: Point = { value: null, hollow: false, measured: false, text: msg('no source was read') };
const ONE: Readonly<Record<PairUnit, string>> = { articles: 'article', stories: 'story', sentences: 'sentence' };

/** Two lines: how often both are named, and how often chance alone would have it. A step in which nothing was read is a gap. */
export function togetherLines(rows: readonly PairStep[], buckets: readonly string[], unit: PairUnit): Line[] {
  if (rows.length === 0) return [];
  const found = new Map(rows.map((row) => [row.week, row]));
  const points = (of: (row: PairStep) => { value: number | null; text: string }) =>
    buckets.map((bucket): Point => {
      const row = found.get(bucket);
      if (row === undefined || row.together === null) return UNREAD;
      const { value, text } = of(row);
      return { value, hollow: row.partial, measured: true, text: `${text}${row.partial ? msg(', incomplete') : ''}` };
    });
  return [
    {
      actor: 'together',
      name: msg('Together'),
      points: points((row) => ({ value: row.together, text: many(row.together ?? 0, ONE[unit], unit) })),
    },
    {
      actor: 'expected',
      name: msg('Expected by chance'),
      points: points((row) => ({ value: row.expected, text: msg(str`${average(row.expected ?? 0)} expected`) })),
    },
  ];
}

/** The part of all ends of intervals that must fit: one wild week must not press every other one flat. */
const MOST_OF_THEM = 0.9;

/** How many times chance they meet, from 0: every value fits, and nearly all ends of intervals of solid ones. */
function scaleOf(rows: readonly PairStep[]): Scale {
  const shown = rows.filter(isShown);
  const ends = shown
    .flatMap(({ thin, lift_high }) => (thin === null && lift_high !== null ? [lift_high] : []))
    .toSorted((x, y) => x - y);
  const usual = ends[Math.ceil(ends.length * MOST_OF_THEM) - 1] ?? 0;
  return scaleTo(Math.max(2, usual, ...shown.map(({ lift }) => lift ?? 0)), false);
}

/** Under three joint stories no ratio is drawn. */
const isShown = ({ lift, thin }: PairStep): boolean => lift !== null && thin !== 'too_few';

/** How many times chance two actors meet over time: a line in ink, its 95 % band, and chance itself as a dashed line at 1. */
export function drawLift(
  rows: readonly PairStep[],
  { buckets, grain, width, marks = NO_MARKS }: Pick<Sheet, 'buckets' | 'grain' | 'width' | 'marks'>,
): Drawing {
  const found = new Map(rows.map((row) => [row.week, row]));
  const cells = buckets.map((bucket) => found.get(bucket));
  const scale = scaleOf(rows);
  const margins = lineMargins(width, false);
  const intervals = cells.flatMap((row, at) =>
    row === undefined || !isShown(row) || row.lift_low === null || row.lift_high === null
      ? []
      : [{ at, low: row.lift_low, high: row.lift_high, solid: row.thin === null }],
  );
  const line = { type: 'line' as const, silent: true, connectNulls: false };
  return {
    option: {
      ...timeAxes(buckets, scale, (value) => (value === 0 ? '0' : ratio(value)), margins, width),
      series: [
        gapSeries(gapsOf(cells.map((row) => row !== undefined && row.together !== null)), 'var(--rule)'),
        bandSeries(
          intervals.filter(({ solid }) => solid),
          'var(--tone-0)',
        ),
        whiskerSeries(
          intervals.filter(({ solid }) => !solid),
          'var(--other)',
        ),
        {
          ...line,
          id: 'chance',
          name: msg('Chance'),
          symbol: 'none',
          z: 2,
          lineStyle: { color: 'var(--ink-3)', width: 1, type: [4, 4] },
          data: buckets.map(() => 1),
        },
        {
          ...line,
          id: 'lift',
          name: msg('Times chance'),
          z: 3,
          showAllSymbol: true,
          lineStyle: { color: 'var(--ink-2)', width: 1.5 },
          itemStyle: { color: 'var(--ink)' },
          data: cells.map(dataOf),
        },
        ...marksSeries(marks, buckets.length),
      ],
    },
    margins,
    buckets,
    bucketTitles: buckets.map((bucket, at) => titleWith(bucketTitle(bucket, grain), marks, at)),
    lines: [
      {
        actor: 'lift',
        name: msg('Times chance'),
        slot: { color: 'var(--ink-2)', dash: 'solid' },
        readings: cells.map((row) => readingOf(row, scale)),
        end: null,
      },
    ],
    summary: summaryOf(cells, grain),
  };
}

function dataOf(row: PairStep | undefined) {
  if (row === undefined || !isShown(row)) return '-';
  return row.thin === 'few' || row.partial
    ? {
        value: row.lift,
        symbol: 'circle',
        symbolSize: 6,
        itemStyle: { color: 'var(--paper)', borderColor: 'var(--ink-2)', borderWidth: 1.25 },
      }
    : { value: row.lift, symbol: 'circle', symbolSize: 4 };
}

/** "2.3 times chance (1.9 to 2.8)", or why there is no such number. */
export function liftWords(
  row: Pick<PairStep, 'together' | 'lift' | 'lift_low' | 'lift_high' | 'thin' | 'stories'>,
): string {
  if (row.together === null) return msg('no source was read');
  if (row.lift === null) return msg('one of them is not named');
  if (row.thin === 'too_few') return msg(str`too few to say (${many(row.stories ?? 0, 'story', 'stories')})`);
  const between =
    row.lift_low === null || row.lift_high === null
      ? ''
      : msg(str` (${ratio(row.lift_low)} to ${ratio(row.lift_high)})`);
  return msg(str`${ratio(row.lift)} times chance${between}`);
}

function readingOf(row: PairStep | undefined, scale: Scale): Reading {
  if (row === undefined) return { text: msg('no source was read'), height: null };
  return { text: liftWords(row), height: isShown(row) ? heightOn(scale, row.lift ?? 0) : null };
}

function summaryOf(cells: readonly (PairStep | undefined)[], grain: Sheet['grain']): string {
  const shown = cells.filter((row) => row !== undefined && isShown(row));
  const above = shown.filter((row) => (row?.lift_low ?? 0) > 1).length;
  const below = shown.filter((row) => row?.lift_high != null && row.lift_high < 1).length;
  return msg(
    str`How many times chance both are named: ${many(shown.length, grain, `${grain}s`)} with a value, ${above} clearly more than chance, ${below} clearly less.`,
  );
}

/** The rows of one line for the table twin: nothing where no ratio is drawn. */
export const liftLine = (rows: readonly PairStep[], buckets: readonly string[]): Line => {
  const found = new Map(rows.map((row) => [row.week, row]));
  return {
    actor: 'lift',
    name: msg('Times chance'),
    points: buckets.map((bucket) => {
      const row = found.get(bucket);
      if (row === undefined || row.together === null) return UNREAD;
      return {
        value: isShown(row) ? row.lift : null,
        hollow: row.thin === 'few',
        measured: true,
        text: liftWords(row),
      };
    }),
  };
};

type Sided = Pick<
  PairStep,
  | 'thin_a'
  | 'sentiment_a'
  | 'low_a'
  | 'high_a'
  | 'sentiment_adjusted_a'
  | 'adjusted_low_a'
  | 'adjusted_high_a'
  | 'thin_b'
  | 'sentiment_b'
  | 'low_b'
  | 'high_b'
  | 'sentiment_adjusted_b'
  | 'adjusted_low_b'
  | 'adjusted_high_b'
>;

/** One tone of a pair as it is shown. */
export type SideTone = Pick<ToneStep, 'sentiment' | 'low' | 'high' | 'thin'>;

/** One figure, one method: the adjusted tone where every tone of all these pairs has one. */
export const pairsAdjusted = (rows: readonly Sided[]): boolean =>
  isAdjusted(
    rows.flatMap(({ sentiment_a, sentiment_adjusted_a, sentiment_b, sentiment_adjusted_b }) => [
      { sentiment: sentiment_a, sentiment_adjusted: sentiment_adjusted_a },
      { sentiment: sentiment_b, sentiment_adjusted: sentiment_adjusted_b },
    ]),
  );

/** The tone toward one of a pair in sentences that name both. */
export function sideTone(row: Sided, side: 'a' | 'b', adjusted: boolean): SideTone {
  const [thin, read, corrected] =
    side === 'a'
      ? [
          row.thin_a,
          [row.sentiment_a, row.low_a, row.high_a],
          [row.sentiment_adjusted_a, row.adjusted_low_a, row.adjusted_high_a],
        ]
      : [
          row.thin_b,
          [row.sentiment_b, row.low_b, row.high_b],
          [row.sentiment_adjusted_b, row.adjusted_low_b, row.adjusted_high_b],
        ];
  const [sentiment = null, low = null, high = null] = adjusted ? corrected : read;
  return { sentiment, low, high, thin };
}

/** The steps of one of a pair as a figure of tone draws them. */
export const toneSteps = (rows: readonly PairStep[], side: 'a' | 'b', adjusted: boolean): ToneStep[] =>
  rows.map((row) => ({
    week: row.week,
    actor: row[side],
    name: row[`${side}_name`],
    mentions: row.together === null ? null : row[`scored_${side}`],
    scored: row[`scored_${side}`],
    stories: row[`tone_stories_${side}`],
    ...sideTone(row, side, adjusted),
    partial: row.partial,
  }));

/** The count of a pair for a table: null is a dash. */
export const togetherText = (value: number | null): string =>
  value === null || Number.isInteger(value) ? count(value) : average(value);
