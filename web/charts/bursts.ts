import type { CustomSeriesOption } from 'echarts/charts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { count, day, dayRange, many, ratio } from './format.ts';
import { slotAt } from './palette.ts';
import { placeOf } from './weeks.ts';
import { msg, str } from '../words.ts';

export type BurstRow = RowOf<'/bursts'>;

/** A burst as it is marked over a figure and told below it. */
export type Marked = {
  readonly row: BurstRow;
  readonly color: string;
  /** Bursts at the same time stand in different lanes. */
  readonly lane: number;
  readonly days: string;
  /** "24 stories in the week of 4 Apr 2022, 5.2 are usual". */
  readonly told: string;
};

/** From its first day to its last. */
export const burstDays = ({ start, end }: Pick<BurstRow, 'start' | 'end'>): string =>
  start === end ? day(start) : dayRange(start, end);

/** Bursts that are marked: more would not be told apart at a glance. */
export const MOST_MARKED = 4;
/** Lanes that fit above a plot. */
const LANES = 3;

/** The heaviest bursts in the order of time, in the colours of their lines where they have one. */
export function markedBursts(rows: readonly BurstRow[], actors: readonly string[], grain: Grain): Marked[] {
  const ends: string[] = [];
  return rows
    .slice(0, MOST_MARKED)
    .toSorted((l, r) => (l.start === r.start ? 0 : l.start < r.start ? -1 : 1))
    .map((row) => {
      const free = ends.findIndex((end) => end < row.start);
      const lane = Math.min(LANES - 1, free < 0 ? ends.length : free);
      ends[lane] = row.end;
      const place = actors.indexOf(row.actor);
      return {
        row,
        lane,
        color: place < 0 ? 'var(--other)' : slotAt(place).color,
        days: burstDays(row),
        told: toldOf(row, grain),
      };
    });
}

/** How many stories were in its peak, and how many are usual. */
function toldOf({ peak, stories, usual }: BurstRow, grain: Grain): string {
  const when = grain === 'week' ? msg(str`in the week of ${day(peak)}`) : msg(str`on ${day(peak)}`);
  const normal = usual < 0.1 ? msg('next to none') : usual < 10 ? ratio(usual) : count(usual);
  return msg(str`${many(stories, 'story', 'stories')} ${when}; usual: ${normal}`);
}

/** Who the bars of a picture stand for, in the order of time; nothing where there are none. */
export const whoIsOut = (bursts: readonly Marked[]): string =>
  bursts.length === 0
    ? ''
    : msg(str` · bars: out of line (${[...new Set(bursts.map(({ row }) => row.name))].join(', ')})`);

/** Pixels from one lane to the next, and the least width of a bar. */
export const LANE = 4;
export const LEAST_BAR = 6;
const TALL = 3;

type Api = {
  value: (at: number) => number;
  visual: (key: string) => string;
};
type Params = { coordSys: { x: number; width: number; y: number } };

/** Where a bar lies over the steps of a plot: how far from its left side, and how wide. */
export function barOf({ row }: Marked, buckets: readonly string[], width: number): { left: number; width: number } {
  const step = width / buckets.length;
  const first = Math.max(0, placeOf(buckets, row.start));
  return { left: first * step, width: Math.max(LEAST_BAR, (placeOf(buckets, row.end) - first + 1) * step) };
}

/** Bars above a plot, one a burst from its first step to its last, drawn in the margin that begins `above` over the plotting area. */
export function burstSeries(bursts: readonly Marked[], buckets: readonly string[], above: number): CustomSeriesOption {
  return {
    type: 'custom',
    name: 'bursts',
    silent: true,
    z: 5,
    clip: false,
    // Colours as they are drawn: a bar that no line stands for has none of the palette.
    data: bursts.map(({ color }, at) => ({ value: [0, at], itemStyle: { color } })),
    encode: { x: 0, y: -1 },
    renderItem: ((params: Params, api: Api) => {
      const burst = bursts[api.value(1)]!;
      const bar = barOf(burst, buckets, params.coordSys.width);
      const y = params.coordSys.y - above + burst.lane * LANE + 1;
      return {
        type: 'rect',
        shape: { x: params.coordSys.x + bar.left, y, width: bar.width, height: TALL },
        style: { fill: api.visual('color') },
      };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}
