import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, digitsOf, many, tone } from './format.ts';
import { msg, str } from '../words.ts';

export type PartRow = RowOf<'/explain'>;

/** One part of a change with the share of it that a bar draws. */
export type Bar = {
  readonly key: string;
  readonly label: string;
  /** What stands small beside the label. */
  readonly said: string;
  readonly value: number;
};

/** A row of the table: a source with its articles, how many of its units were the actor's, and the parts of its change. */
export type SourceLine = {
  readonly source: string;
  readonly name: string;
  readonly n: readonly [number, number];
  readonly x: readonly [number, number];
  readonly parts: Readonly<Record<string, number>>;
  readonly value: number;
};

/** What moved: a count, a share, or a mean tone. */
export type MeasureMoved = 'count' | 'attention' | 'sentiment';

/** A part in the unit of its measure: mentions, points of a share, points of tone. */
export const inUnits = (value: number, measure: MeasureMoved): number =>
  measure === 'attention' ? value * 100 : value;

/** The decimals of parts in their unit; tones have two. */
export const decimalsOf = (values: readonly number[], measure: MeasureMoved): number =>
  measure === 'sentiment' ? 2 : digitsOf(values.map((value) => inUnits(value, measure)));

/** A change as its parts: each list adds up to it. */
export type Moved = {
  readonly measure: MeasureMoved;
  /** How many stories stand under the weaker of both periods; a count has no such limit. */
  readonly thin: PartRow['thin'];
  readonly x: readonly [number, number];
  /** Articles (stories) in all. */
  readonly all: readonly [number, number];
  readonly change: number;
  readonly effects: readonly Bar[];
  readonly sources: readonly Bar[];
  readonly stories: readonly Bar[];
  readonly lines: readonly SourceLine[];
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const EFFECTS = [
  ['volume', msg('Volume')],
  ['mix', msg('Mix')],
  ['rate', msg('Rate')],
  ['coverage', msg('Coverage')],
] as const;

/** "3 → 2", never parted at the end of a line. */
export const step = (values: readonly [number, number]): string =>
  `${count(values[0])}\u00a0→\u00a0${count(values[1])}`;

/** "+0.12 → −0.03" */
export const toneStep = (values: readonly [number, number]): string =>
  `${tone(values[0])}\u00a0→\u00a0${tone(values[1])}`;

/** Every source and story stands in exactly one row of these effects, so that its counts are summed once. */
const isCounted = ({ effect }: PartRow): boolean => effect === 'rate' || effect === 'coverage';

function linesOf(rows: readonly PartRow[]): SourceLine[] {
  const bySource = new Map<string, PartRow[]>();
  for (const row of rows) bySource.set(row.source ?? '', [...(bySource.get(row.source ?? '') ?? []), row]);
  const lines = [...bySource].map(([source, own]): SourceLine => {
    const counted = own.filter(isCounted);
    return {
      source,
      name: own[0]?.source_name ?? source,
      n: [own[0]?.n0 ?? 0, own[0]?.n1 ?? 0],
      x: [sum(counted.map(({ x0 }) => x0)), sum(counted.map(({ x1 }) => x1))],
      parts: Object.fromEntries(
        EFFECTS.map(([effect]) => [effect, sum(own.filter((row) => row.effect === effect).map(({ value }) => value))]),
      ),
      value: sum(own.map(({ value }) => value)),
    };
  });
  return lines.sort((l, r) => Math.abs(r.value) - Math.abs(l.value) || (l.name < r.name ? -1 : 1));
}

/** The bars of a list that begins with the largest; the rest is one bar, so that the list adds up. */
function withRest(bars: readonly Bar[], most: number, rest: (left: number) => string): Bar[] {
  if (bars.length <= most + 1) return [...bars];
  const left = bars.slice(most);
  return [
    ...bars.slice(0, most),
    { key: '', label: rest(left.length), said: '', value: sum(left.map(({ value }) => value)) },
  ];
}

function storyBars(rows: readonly PartRow[], measure: MeasureMoved): Bar[] {
  const byStory = new Map<string, PartRow[]>();
  const others = rows.filter(({ story }) => story === null);
  for (const row of rows) if (row.story !== null) byStory.set(row.story, [...(byStory.get(row.story) ?? []), row]);
  const bars = [...byStory]
    .map(([story, own]): Bar => {
      const counted = own.filter(isCounted);
      const x = [sum(counted.map(({ x0 }) => x0)), sum(counted.map(({ x1 }) => x1))] as const;
      return {
        key: story,
        label: own[0]?.title ?? msg('Untitled'),
        // A story's tones are a sum, and its mentions are not told: no mean of it could be shown.
        said: measure === 'sentiment' ? '' : step(x),
        value: sum(own.map(({ value }) => value)),
      };
    })
    .sort((l, r) => Math.abs(r.value) - Math.abs(l.value));
  const rest = sum(others.map(({ value }) => value));
  return others.length === 0 ? bars : [...bars, { key: '', label: msg('Everything else'), said: '', value: rest }];
}

/** What the rows of an explanation say, in three lists that each add up to the change; `most` bars of sources, `unit` what n counts. */
export function movedBy(
  rows: readonly PartRow[],
  most: number,
  unit: 'articles' | 'stories',
  measure: MeasureMoved = 'count',
): Moved {
  const counted = rows.filter(isCounted);
  const lines = linesOf(rows);
  const of = (effect: PartRow['effect']) => rows.find((row) => row.effect === effect);
  const allOf = (row: PartRow | undefined): readonly [number, number] => [row?.all0 ?? 0, row?.all1 ?? 0];
  const said: Readonly<Record<string, string>> = {
    volume: msg(str`${msg(unit)} of the same sources, ${step(allOf(of('volume')))}`),
    mix: measure === 'sentiment' ? msg('which sources name the actor') : msg('which sources they are from'),
    rate: measure === 'sentiment' ? msg('in which tone each names the actor') : msg('how often each names the actor'),
    coverage: msg('sources read in one of the two alone'),
  };
  return {
    measure,
    thin: rows[0]?.thin ?? null,
    x: [sum(counted.map(({ x0 }) => x0)), sum(counted.map(({ x1 }) => x1))],
    all: allOf(of('coverage') ?? of('rate')),
    change: sum(rows.map(({ value }) => value)),
    effects: EFFECTS.flatMap(([effect, label]) => {
      const own = rows.filter((row) => row.effect === effect);
      if (own.length === 0) return [];
      return [{ key: effect, label, said: said[effect] ?? '', value: sum(own.map(({ value }) => value)) }];
    }),
    sources: withRest(
      lines.map(({ source, name, n, x, value }) => ({
        key: source,
        label: name,
        said: measure === 'sentiment' ? msg(str`${step(n)} scored`) : step(x),
        value,
      })),
      most,
      (left) => many(left, 'other source', 'other sources'),
    ),
    stories: storyBars(rows, measure),
    lines,
  };
}

/** Where the bars of one or more lists lie, in per cent of their width: one scale and one zero for all. */
export function scaleOf(bars: readonly Bar[]): {
  readonly zero: number;
  readonly place: (value: number) => { start: number; size: number };
} {
  const low = Math.min(0, ...bars.map(({ value }) => value));
  const high = Math.max(0, ...bars.map(({ value }) => value));
  const whole = high - low || 1;
  const at = (value: number): number => ((value - low) / whole) * 100;
  return {
    zero: at(0),
    place: (value) => ({ start: Math.min(at(value), at(0)), size: Math.abs(at(value) - at(0)) }),
  };
}
