import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { timeAxes } from './axes.ts';
import { bandSeries, whiskerSeries } from './band.ts';
import type { Drawing, Margins, Reading } from './drawing.ts';
import { type EventMark, eventSeries, marginsWith, placeMarks, wordsAt } from './event-marks.ts';
import { bucketTitle, count, many, plusMinus, tone } from './format.ts';
import { gapSeries, gapsOf } from './gaps.ts';
import { marksSeries } from './lines.ts';
import { toneColor } from './palette.ts';
import { heightOn, type Scale } from './scale.ts';
import { NO_MARKS, type SourceMarks, titleWith } from './source-marks.ts';
import { msg, str } from '../words.ts';

/** What is drawn of a step of one actor. */
export type ToneStep = Pick<
  RowOf<'/sentiment'>,
  'week' | 'actor' | 'name' | 'mentions' | 'scored' | 'stories' | 'sentiment' | 'low' | 'high' | 'thin' | 'partial'
>;
type Row = ToneStep;

const MARGINS: Margins = { left: 44, right: 10, top: 8, bottom: 24 };

/** One actor's tone over time: a line in ink, its 95 % band, a colour only where the interval leaves out zero. */
export function drawTone(
  rows: readonly Row[],
  actor: string,
  sheet: {
    readonly buckets: readonly string[];
    readonly grain: Grain;
    readonly width: number;
    readonly scale: Scale;
    readonly marks?: SourceMarks;
    readonly events?: readonly EventMark[];
  },
): Drawing {
  const { buckets, grain, width, scale, marks = NO_MARKS, events = [] } = sheet;
  const placed = placeMarks(events, buckets.length, width - MARGINS.left - MARGINS.right, true);
  const margins = marginsWith(MARGINS, placed);
  const own = new Map(rows.filter((row) => row.actor === actor).map((row) => [row.week, row]));
  const cells = buckets.map((bucket) => own.get(bucket));
  const name = rows.find((row) => row.actor === actor)?.name ?? actor;
  const intervals = cells.flatMap((row, at) =>
    row === undefined || row.low === null || row.high === null
      ? []
      : [{ at, low: row.low, high: row.high, solid: row.thin === null }],
  );
  const solid = intervals.filter((one) => one.solid);
  return {
    option: {
      ...timeAxes(buckets, scale, (value) => (value === 0 ? '0' : tone(value)), margins, width),
      series: [
        gapSeries(gapsOf(cells.map((row) => row !== undefined && row.mentions !== null)), 'var(--rule)'),
        bandSeries(solid, 'var(--tone-0)'),
        whiskerSeries(
          intervals.filter((one) => !solid.includes(one)),
          'var(--other)',
        ),
        {
          type: 'line',
          id: actor,
          name,
          connectNulls: false,
          silent: true,
          z: 3,
          showAllSymbol: true,
          lineStyle: { color: 'var(--ink-2)', width: 1.5 },
          itemStyle: { color: 'var(--ink)' },
          data: cells.map(dataOf),
        },
        ...marksSeries(marks, buckets.length),
        ...(placed.length === 0 ? [] : [eventSeries(placed, [])]),
      ],
    },
    margins,
    buckets,
    bucketTitles: buckets.map((bucket, at) =>
      [titleWith(bucketTitle(bucket, grain), marks, at), ...wordsAt(events, at)].join(' · '),
    ),
    lines: [
      {
        actor,
        name,
        slot: { color: 'var(--ink-2)', dash: 'solid' },
        readings: cells.map((row) => readingOf(row, scale)),
        end: null,
      },
    ],
    summary: summaryOf(name, cells, grain),
  };
}

function dataOf(row: Row | undefined) {
  if (row === undefined || row.sentiment === null) return '-';
  const color = toneColor(row);
  if (row.thin === 'few' || row.partial) {
    return {
      value: row.sentiment,
      symbol: 'circle',
      symbolSize: 6,
      itemStyle: { color: 'var(--paper)', borderColor: 'var(--ink-2)', borderWidth: 1.25 },
    };
  }
  return { value: row.sentiment, symbol: 'circle', symbolSize: color === 'var(--ink)' ? 4 : 6, itemStyle: { color } };
}

function readingOf(row: Row | undefined, scale: Scale): Reading {
  if (row === undefined || row.mentions === null) return { text: msg('no source was read'), height: null };
  const { sentiment, stories, low, high } = row;
  if (row.mentions === 0) return { text: msg('not named'), height: null };
  if (sentiment === null)
    return { text: msg(str`too few to say (${many(stories ?? 0, 'story', 'stories')})`), height: null };
  const parts = [tone(sentiment), plusMinus(sentiment, low, high)].filter((part) => part !== '').join(' ');
  return {
    text: msg(str`tone ${parts} (${many(stories ?? 0, 'story', 'stories')}, ${count(row.scored)} scored)`),
    height: heightOn(scale, sentiment),
  };
}

function summaryOf(name: string, cells: readonly (Row | undefined)[], grain: Grain): string {
  const shown = cells.filter((row) => row !== undefined && row.sentiment !== null);
  const below = shown.filter((row) => (row?.high ?? 1) < 0).length;
  const above = shown.filter((row) => (row?.low ?? -1) > 0).length;
  return msg(
    str`Tone of the sentences that name ${name}: ${many(shown.length, grain, `${grain}s`)} with a value, ${below} clearly negative, ${above} clearly positive.`,
  );
}
