import type { CustomSeriesOption } from 'echarts/charts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import type { Marked } from './bursts.ts';
import type { Margins } from './drawing.ts';
import { day, dayRange } from './format.ts';
import { addDays, bucketEnd, placeOf } from './weeks.ts';

/** An event that a reader marks: a day or several, of one actor or of all, with words and perhaps a tag. */
export type OwnEvent = {
  readonly from: string;
  readonly to: string;
  readonly actor: string | null;
  readonly tag: string | null;
  readonly text: string;
};

/** What marks a step of a figure or several: where on the axis, in steps from its beginning, and in which words. */
export type EventMark = {
  readonly kind: 'own' | 'peak';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Whose peak it is; null where it concerns everyone. */
  readonly actor: string | null;
};

/** A mark with the place of its words: lane 0 is next to the plot; null where no place is left for them. */
export type PlacedMark = EventMark & {
  readonly label: { readonly text: string; readonly lane: number; readonly side: 'start' | 'end' } | null;
};

/** Height of a line of words, and of all that a figure may give them. */
export const LANE = 15;
const MOST_LANES = 3;
/** Pixels that a letter of the small type takes on average, a little more than less: labels are kept apart without a ruler. */
const LETTER = 6.1;
const BESIDE = 4;
const BETWEEN = 10;
/** Fewer letters than these say nothing. */
const LEAST_LETTERS = 8;
const MOST_LETTERS = 64;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Where a day begins on the axis, in steps; null outside it. */
function placeOn(buckets: readonly string[], grain: Grain, on: string): number | null {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined || on < first || on > addDays(bucketEnd(last, grain), 1)) return null;
  const at = placeOf(buckets, on);
  const bucket = buckets[at] ?? first;
  return at + Math.min(1, daysBetween(bucket, on) / (daysBetween(bucket, bucketEnd(bucket, grain)) + 1));
}

/** The words of an own event: its text, whom it concerns where that is one actor, and its tag. */
export const eventWords = ({ text, actor, tag }: OwnEvent, nameOf: (actor: string) => string): string =>
  `${text}${actor === null ? '' : ` (${nameOf(actor)})`}${tag === null ? '' : ` #${tag}`}`;

/** The days of an own event. */
export const eventDays = ({ from, to }: OwnEvent): string => (from === to ? day(from) : dayRange(from, to));

/** Own events on an axis; a part outside it is cut off, an event outside it is not drawn. */
export function ownMarks(
  events: readonly OwnEvent[],
  buckets: readonly string[],
  grain: Grain,
  nameOf: (actor: string) => string,
): EventMark[] {
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = bucketEnd(last, grain);
  return events.flatMap((event): EventMark[] => {
    if (event.to < first || event.from > end) return [];
    const from = placeOn(buckets, grain, event.from < first ? first : event.from) ?? 0;
    const to = placeOn(buckets, grain, addDays(event.to > end ? end : event.to, 1)) ?? buckets.length;
    const one = event.from === event.to;
    const middle = (from + to) / 2;
    return [
      {
        kind: 'own',
        from: one ? middle : from,
        to: one ? middle : to,
        text: eventWords(event, nameOf),
        actor: event.actor,
      },
    ];
  });
}

/** The peaks of the bursts that are marked, each with the largest story of its time. */
export const peakMarks = (bursts: readonly Marked[], buckets: readonly string[]): EventMark[] =>
  bursts
    .toSorted((l, r) => (r.row.weight ?? 0) - (l.row.weight ?? 0))
    .flatMap(({ row }): EventMark[] => {
      const at = buckets.indexOf(row.peak);
      const title = row.top_stories[0]?.title ?? null;
      return at < 0 || title === null
        ? []
        : [{ kind: 'peak', from: at + 0.5, to: at + 0.5, text: `${row.name}: ${title}`, actor: row.actor }];
    });

function cut(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  return most < 2
    ? ''
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * Places for the words of marks, the first marks first: beside their stroke, in the lowest lane in which they cover no
 * other words. On a narrow figure one mark alone has words.
 */
export function placeMarks(marks: readonly EventMark[], steps: number, room: number, narrow: boolean): PlacedMark[] {
  const lanes: [number, number][][] = Array.from({ length: narrow ? 1 : MOST_LANES }, () => []);
  const free = (lane: number, from: number, to: number) =>
    (lanes[lane] ?? []).every(([left, right]) => to + BETWEEN <= left || from >= right + BETWEEN);
  let told = 0;
  return marks.map((mark) => {
    const x = (mark.from / Math.max(1, steps)) * room;
    if (narrow && told > 0) return { ...mark, label: null };
    const whole = cut(mark.text, MOST_LETTERS);
    for (const lane of lanes.keys()) {
      for (const side of ['start', 'end'] as const) {
        const space = (side === 'start' ? room - x : x) - BESIDE;
        const text = cut(whole, Math.floor(space / LETTER));
        if ([...text].length < Math.min(LEAST_LETTERS, [...whole].length)) continue;
        const wide = [...text].length * LETTER;
        // Cut words are the last resort: the other side may have room for all of them.
        if (text !== whole && side === 'start' && x - BESIDE >= [...whole].length * LETTER) continue;
        const from = side === 'start' ? x + BESIDE : x - BESIDE - wide;
        if (!free(lane, from, from + wide)) continue;
        lanes[lane]?.push([from, from + wide]);
        told += 1;
        return { ...mark, label: { text, lane, side } };
      }
    }
    return { ...mark, label: null };
  });
}

/** How much higher a figure begins for the words of its marks. */
export const lanesHeight = (placed: readonly PlacedMark[]): number =>
  LANE * Math.max(0, ...placed.map(({ label }) => (label === null ? 0 : label.lane + 1)));

/** Margins with room for the words. */
export const marginsWith = (margins: Margins, placed: readonly PlacedMark[]): Margins => ({
  ...margins,
  top: margins.top + lanesHeight(placed),
});

/** What stands at a step, to be read with its title. */
export const wordsAt = (marks: readonly EventMark[], at: number): string[] =>
  marks
    .filter(({ from, to }) => Math.floor(from) <= at && at < Math.max(Math.ceil(to), Math.floor(from) + 1))
    .map(({ text }) => text);

type Api = {
  coord: (value: readonly [number, number]) => number[];
  size: (value: readonly [number, number]) => number | number[];
};
type Params = { readonly dataIndex: number; readonly coordSys: { y: number; height: number } };

const HATCH = 9;

/** Strokes and hatched ranges with their words above the plot; `heights` says how high the point of a peak stands. */
export function eventSeries(placed: readonly PlacedMark[], heights: readonly (number | null)[]): CustomSeriesOption {
  // Held in the option, so that their tokens become colours.
  const look = {
    stroke: 'var(--ink-3)',
    fill: 'var(--ink-2)',
    font: '11px Inter Variable, sans-serif',
  };
  return {
    type: 'custom',
    name: 'events',
    silent: true,
    z: 2,
    clip: false,
    data: placed.map(({ from }) => [from]),
    encode: { x: -1, y: -1 },
    look,
    renderItem: ((params: Params, api: Api) => {
      const mark = placed[params.dataIndex];
      if (mark === undefined) return { type: 'group', children: [] };
      const band = api.size([1, 0]);
      const step = Array.isArray(band) ? (band[0] ?? 0) : band;
      const left = (api.coord([0, 0])[0] ?? 0) - step / 2;
      const { y, height } = params.coordSys;
      const [x1, x2] = [left + mark.from * step, left + mark.to * step];
      const { label } = mark;
      const top = label === null ? y : y - (label.lane + 1) * LANE + 2;
      const up = heights[params.dataIndex] ?? null;
      const foot = mark.kind === 'own' ? y + height : up === null ? y : Math.max(y, y + (1 - up) * height - 5);
      const stroke = (x: number, from: number, to: number) => ({
        type: 'line',
        shape: { x1: x, y1: from, x2: x, y2: to },
        style: { stroke: look.stroke, lineWidth: 1, lineDash: mark.kind === 'own' ? [4, 3] : [1, 2] },
      });
      const hatching =
        x2 - x1 < 1
          ? []
          : [
              {
                type: 'group',
                clipPath: { type: 'rect', shape: { x: x1, y, width: x2 - x1, height } },
                children: Array.from({ length: Math.ceil((x2 - x1 + height) / HATCH) }, (_, at) => ({
                  type: 'line',
                  shape: { x1: x1 - height + at * HATCH, y1: y, x2: x1 + at * HATCH, y2: y + height },
                  style: { stroke: look.stroke, lineWidth: 0.5, opacity: 0.6 },
                })),
              },
              stroke(x2, y, foot),
            ];
      const words =
        label === null
          ? []
          : [
              {
                type: 'text',
                x: label.side === 'start' ? x1 + BESIDE : x1 - BESIDE,
                y: top + LANE / 2,
                style: {
                  text: label.text,
                  fill: look.fill,
                  font: look.font,
                  align: label.side === 'start' ? 'left' : 'right',
                  verticalAlign: 'middle',
                },
              },
            ];
      return { type: 'group', children: [...hatching, stroke(x1, top, foot), ...words] };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  } as CustomSeriesOption;
}
