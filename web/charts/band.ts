import type { CustomSeriesOption } from 'echarts/charts';
import { msg } from '../words.ts';

/** One place of a band: where it stands and the two ends of its interval. */
export type Interval = { readonly at: number; readonly low: number; readonly high: number };

/** How a thin interval is drawn: a line a pixel and a half wide, because a block would weigh more than the solid ones. */
const WHISKER_WIDTH = 1.5;

/** Runs of neighbouring places that have an interval; a place without one ends its run. */
export function runsOf(intervals: readonly Interval[]): Interval[][] {
  const runs: Interval[][] = [];
  for (const one of intervals) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.at === one.at - 1) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

type Api = { coord: (value: readonly [number, number]) => [number, number]; visual: (key: string) => string };

/** Half the width of the whisker that stands for an interval without neighbours. */
const WHISKER = 4;

/** The 95 % intervals as one polygon a run: stacked areas would go wrong below zero. */
export function bandSeries(intervals: readonly Interval[], color: string): CustomSeriesOption {
  const runs = runsOf(intervals);
  return {
    type: 'custom',
    name: 'interval',
    silent: true,
    z: 1,
    clip: true,
    data: runs.map((run) => [run[0]?.at ?? 0, run[0]?.low ?? 0, run[0]?.high ?? 0]),
    encode: { x: 0, y: [1, 2] },
    itemStyle: { color },
    renderItem: ((params: { dataIndex: number }, api: Api) => {
      const run = runs[params.dataIndex] ?? [];
      const side = run.length === 1 ? WHISKER : 0;
      const points = [
        ...run.flatMap(({ at, high }) => besides(api.coord([at, high]), side)),
        ...run.toReversed().flatMap(({ at, low }) => besides(api.coord([at, low]), -side)),
      ];
      return { type: 'polygon', shape: { points }, style: { fill: api.visual('color') } };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}

const besides = ([x, y]: [number, number], side: number): [number, number][] =>
  side === 0
    ? [[x, y]]
    : [
        [x - side, y],
        [x + side, y],
      ];

/** Intervals of thin samples, each as a thin upright line: they stand alone and are not to be read as a course. */
export function whiskerSeries(intervals: readonly Interval[], color: string): CustomSeriesOption {
  return {
    type: 'custom',
    name: msg('interval of few stories'),
    silent: true,
    z: 1,
    clip: true,
    data: intervals.map(({ at, low, high }) => [at, low, high]),
    encode: { x: 0, y: [1, 2] },
    itemStyle: { color },
    renderItem: ((params: { dataIndex: number }, api: Api) => {
      const { at, low, high } = intervals[params.dataIndex] ?? { at: 0, low: 0, high: 0 };
      const [x1, y1] = api.coord([at, low]);
      const [x2, y2] = api.coord([at, high]);
      return {
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style: { stroke: api.visual('color'), lineWidth: WHISKER_WIDTH },
      };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}
