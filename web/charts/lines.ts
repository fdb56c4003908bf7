import type { LineSeriesOption } from 'echarts/charts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { timeAxes } from './axes.ts';
import { burstSeries, type Marked } from './bursts.ts';
import type { Drawing, Margins } from './drawing.ts';
import { type EventMark, eventSeries, marginsWith, placeMarks, wordsAt } from './event-marks.ts';
import { bucketTitle } from './format.ts';
import { gapSeries, gapsOf, THIN_GAP } from './gaps.ts';
import { type Slot, slotAt } from './palette.ts';
import { heightOn, scaleTo } from './scale.ts';
import { changeSeries, NO_MARKS, type SourceMarks, titleWith } from './source-marks.ts';
import { msg, str } from '../words.ts';

/** One step of one line. `value` null draws nothing; `hollow` draws it as not to be leaned on; `measured` false is a gap. */
export type Point = {
  readonly value: number | null;
  readonly hollow: boolean;
  readonly measured: boolean;
  readonly text: string;
};

/** One actor's line: a point for each bucket, in the same order; `before` are those of an earlier period, shifted onto the same buckets. */
export type Line = {
  readonly actor: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly before?: readonly Point[];
};

/** What a set of lines is drawn on. */
export type Sheet = {
  readonly buckets: readonly string[];
  readonly grain: Grain;
  readonly width: number;
  /** Whether names stand at the ends of the lines. */
  readonly named: boolean;
  readonly counting: boolean;
  readonly asText: (value: number) => string;
  /** What the values are, for the summary: "mentions per week". */
  readonly what: string;
  /** Where sources changed or were missing. */
  readonly marks?: SourceMarks;
  /** Who was out of line, and when. */
  readonly bursts?: readonly Marked[];
  /** Peaks and events, the most important first. */
  readonly events?: readonly EventMark[];
};

/** Room for the names at the right; on a narrow page they stand below the figure instead. */
export const NAMES_WIDTH = 172;
export const NARROW = 520;

/** The margins of a figure over time at a width, with names at the line ends or without. */
export const lineMargins = (width: number, named: boolean): Margins => ({
  left: 44,
  right: named && width >= NARROW ? NAMES_WIDTH : 14,
  top: 14,
  bottom: 26,
});

/** Lines over time, one an actor, in slot order; gaps that no line measured are hatched. No line gives an empty sheet. */
export function drawLines(lines: readonly Line[], sheet: Sheet): Drawing {
  const { buckets, grain, width, named, counting, asText, marks = NO_MARKS, bursts = [], events = [] } = sheet;
  const bare = lineMargins(width, named);
  const placed = placeMarks(events, buckets.length, width - bare.left - bare.right, width < NARROW);
  const margins = marginsWith(bare, placed);
  const scale = scaleTo(
    Math.max(0, ...lines.flatMap(({ points, before = [] }) => [...points, ...before].map(({ value }) => value ?? 0))),
    counting,
  );
  const measured = buckets.map(
    (_, at) => lines.length === 0 || lines.some(({ points }) => points[at]?.measured === true),
  );
  return {
    option: {
      ...timeAxes(buckets, scale, asText, margins, width),
      series: [
        gapSeries(gapsOf(measured), 'var(--rule)'),
        ...lines.flatMap((line, place) =>
          line.before === undefined ? [] : [beforeSeries(line.actor, line.before, slotAt(place))],
        ),
        ...lines.map((line, place) => lineSeries(line, slotAt(place))),
        ...marksSeries(marks, buckets.length),
        ...(bursts.length === 0 ? [] : [burstSeries(bursts, buckets, margins.top)]),
        ...(placed.length === 0
          ? []
          : [
              eventSeries(
                placed,
                placed.map((mark) => peakHeight(mark, lines, (value) => heightOn(scale, value))),
              ),
            ]),
      ],
    },
    margins,
    buckets,
    bucketTitles: buckets.map((bucket, at) =>
      [titleWith(bucketTitle(bucket, grain), marks, at), ...wordsAt(events, at)].join(' · '),
    ),
    lines: lines.map((line, place) => ({
      actor: line.actor,
      name: line.name,
      slot: slotAt(place),
      readings: line.points.map(({ value, text }, at) => ({
        text: `${text}${beforeText(line.before?.[at])}`,
        height: value === null ? null : heightOn(scale, value),
      })),
      end: endOf(line.points, (value) => heightOn(scale, value)),
    })),
    summary: summaryOf(lines, sheet),
  };
}

/** What the marks of a figure draw, on any figure over time; nothing where there are none. */
export const marksSeries = ({ changes, low }: SourceMarks, steps: number) => [
  ...(low.length === 0
    ? []
    : [gapSeries(gapsOf(Array.from({ length: steps }, (_, at) => !low.includes(at))), 'var(--rule)', THIN_GAP)]),
  ...(changes.length === 0 ? [] : [changeSeries(changes, 'var(--ink-3)')]),
];

/** How high the point stands that a peak labels; null where its actor has no line here. */
function peakHeight(
  { kind, from, actor }: EventMark,
  lines: readonly Line[],
  height: (value: number) => number,
): number | null {
  const line = kind === 'peak' ? lines.find((one) => one.actor === actor) : undefined;
  const value = line?.points[Math.floor(from)]?.value ?? null;
  return value === null ? null : height(value);
}

function lineSeries({ actor, name, points }: Line, { color, dash }: Slot): LineSeriesOption {
  return {
    type: 'line',
    id: actor,
    name,
    connectNulls: false,
    silent: true,
    z: 3,
    showAllSymbol: true,
    symbol: 'none',
    lineStyle: { color, width: 2, type: dash as never, cap: 'butt' },
    itemStyle: { color },
    data: points.map((point, at) => dataOf(point, alone(points, at), color)),
  };
}

/** The earlier period: paler and thinner than the line it is held against, with the same dash; gaps stay gaps. */
function beforeSeries(actor: string, before: readonly Point[], { color, dash }: Slot): LineSeriesOption {
  return {
    type: 'line',
    id: `${actor}~before`,
    connectNulls: false,
    silent: true,
    z: 2,
    showAllSymbol: true,
    symbol: 'none',
    lineStyle: { color, width: 1.25, opacity: 0.55, type: dash as never, cap: 'butt' },
    itemStyle: { color, opacity: 0.55 },
    data: before.map((point, at) => dataOf({ ...point, hollow: false }, alone(before, at), color)),
  };
}

/** A point between two gaps has no line to stand on and is drawn as a dot. */
const alone = (points: readonly Point[], at: number) =>
  (points[at - 1]?.value ?? null) === null && (points[at + 1]?.value ?? null) === null;

function dataOf(
  { value, hollow }: Point,
  single: boolean,
  color: string,
): NonNullable<LineSeriesOption['data']>[number] {
  if (value === null) return '-';
  if (hollow) {
    return {
      value,
      symbol: 'circle',
      symbolSize: 7,
      itemStyle: { color: 'var(--paper)', borderColor: color, borderWidth: 1.75 },
    };
  }
  return single ? { value, symbol: 'circle', symbolSize: 6 } : value;
}

/** What the readout says of the earlier step beside this one. */
const beforeText = (point: Point | undefined): string =>
  point === undefined || point.text === '' ? '' : msg(str`, before: ${point.text}`);

function endOf(points: readonly Point[], height: (value: number) => number): number | null {
  const last = points.findLast(({ value }) => value !== null)?.value ?? null;
  return last === null ? null : height(last);
}

function summaryOf(lines: readonly Line[], { buckets, grain, what, asText }: Sheet): string {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined || lines.length === 0) return msg(str`${what}: nothing to draw.`);
  const peaks = lines.map(({ name, points }) => {
    const top = points.reduce<{ value: number; at: number } | null>(
      (best, { value }, at) => (value !== null && (best === null || value > best.value) ? { value, at } : best),
      null,
    );
    return top === null
      ? msg(str`${name}: no value`)
      : msg(str`${name} highest at ${asText(top.value)} in the ${bucketTitle(buckets[top.at] ?? '', grain)}`);
  });
  return msg(str`${what}, ${bucketTitle(first, grain)} to ${bucketTitle(last, grain)}. ${peaks.join('; ')}.`);
}
