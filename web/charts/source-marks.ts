import type { CustomSeriesOption } from 'echarts/charts';
import type { RowOf } from '../../server/contract/questions/all.ts';
import { LEAST_COVERAGE, NOTED_TURNOVER } from '../../server/contract/vocabulary.ts';
import { many } from './format.ts';
import { msg, str } from '../words.ts';

type Row = Pick<
  RowOf<'/coverage'>,
  'week' | 'coverage' | 'sources_covered' | 'sources_came' | 'sources_went' | 'turnover'
>;

/** A step in which sources came or went that make up a part of the usual reading worth telling. */
export type SourceChange = { readonly at: number; readonly came: number; readonly went: number };
/** What is to be known of the steps of a figure beside their numbers: where sources changed, and where much of the usual was missing. */
export type SourceMarks = { readonly changes: readonly SourceChange[]; readonly low: readonly number[] };

export const NO_MARKS: SourceMarks = { changes: [], low: [] };

/** The marks of a figure, from the coverage of its steps. */
export function sourceMarks(rows: readonly Row[], buckets: readonly string[]): SourceMarks {
  const found = new Map(rows.map((row) => [row.week, row]));
  const cells = buckets.map((bucket) => found.get(bucket));
  return {
    changes: cells.flatMap((row, at) =>
      row === undefined || (row.turnover ?? 0) < NOTED_TURNOVER
        ? []
        : [{ at, came: row.sources_came, went: row.sources_went }],
    ),
    low: cells.flatMap((row, at) =>
      row !== undefined && row.sources_covered > 0 && row.coverage !== null && row.coverage < LEAST_COVERAGE
        ? [at]
        : [],
    ),
  };
}

/** The same where the reader has taken off who came and went; what is missing stays told. */
export const withoutChanges = (marks: SourceMarks): SourceMarks => ({ ...marks, changes: [] });

/** The title of a step with what its marks mean. */
export function titleWith(title: string, { changes, low }: SourceMarks, at: number): string {
  const change = changes.find((one) => one.at === at);
  const came =
    change === undefined || change.came === 0 ? [] : [msg(str`${many(change.came, 'source', 'sources')} came`)];
  const went =
    change === undefined || change.went === 0 ? [] : [msg(str`${many(change.went, 'source', 'sources')} went`)];
  return [title, ...came, ...went, ...(low.includes(at) ? [msg('usual sources missing')] : [])].join(' · ');
}

/** What the marks are, for whoever sees them; nothing where there are none. */
export const marksHint = ({ changes, low }: SourceMarks): string =>
  [
    ...(changes.length > 0 ? [msg('▲ sources came, ▼ went')] : []),
    ...(low.length > 0 ? [msg('thinly hatched: usual sources missing')] : []),
  ].join(' · ');

type Api = {
  coord: (value: readonly [number, number]) => number[];
  value: (at: number) => number;
  visual: (key: string) => string;
};
type Params = { coordSys: { y: number; height: number } };

/** Half the width of a mark, and its height, in pixels. */
const HALF = 4;
const TALL = 6;

/** Small triangles under the time axis: upwards where sources came, downwards where they went, both where both did. */
export function changeSeries(changes: readonly SourceChange[], color: string): CustomSeriesOption {
  return {
    type: 'custom',
    name: msg('sources came or went'),
    silent: true,
    z: 4,
    clip: false,
    data: changes.map(({ at, came, went }) => [at, came, went]),
    encode: { x: 0, y: -1 },
    itemStyle: { color },
    renderItem: ((params: Params, api: Api) => {
      const x = api.coord([api.value(0), 0])[0] ?? 0;
      const foot = params.coordSys.y + params.coordSys.height + 2;
      const both = api.value(1) > 0 && api.value(2) > 0;
      const triangle = (middle: number, up: boolean) => ({
        type: 'polygon',
        shape: {
          points: up
            ? [
                [middle - HALF, foot + TALL],
                [middle + HALF, foot + TALL],
                [middle, foot],
              ]
            : [
                [middle - HALF, foot],
                [middle + HALF, foot],
                [middle, foot + TALL],
              ],
        },
        style: { fill: api.visual('color') },
      });
      const marks = [
        ...(api.value(1) > 0 ? [triangle(both ? x - HALF : x, true)] : []),
        ...(api.value(2) > 0 ? [triangle(both ? x + HALF : x, false)] : []),
      ];
      return { type: 'group', children: marks };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}
