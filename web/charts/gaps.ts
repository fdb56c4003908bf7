import type { CustomSeriesOption } from 'echarts/charts';
import { msg } from '../words.ts';

/** Runs of places at which nothing was measured: first and last place of each. */
export function gapsOf(measured: readonly boolean[]): (readonly [number, number])[] {
  const gaps: [number, number][] = [];
  for (const [at, known] of measured.entries()) {
    const last = gaps.at(-1);
    if (known) continue;
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else gaps.push([at, at]);
  }
  return gaps;
}

type Api = {
  coord: (value: readonly [number, number]) => number[];
  size: (value: readonly [number, number]) => number | number[];
  value: (at: number) => number;
};
type Params = { coordSys: { x: number; y: number; width: number; height: number } };

/** Pixels between two strokes of the hatching. */
const STROKE_GAP = 7;

/** The same where only a part of the usual reading is missing. */
export const THIN_GAP = 16;

/** Hatched stripes over the gaps: no source was read there, and nothing is drawn as if it were zero. */
export function gapSeries(
  gaps: readonly (readonly [number, number])[],
  color: string,
  strokeGap = STROKE_GAP,
): CustomSeriesOption {
  return {
    type: 'custom',
    name: strokeGap === STROKE_GAP ? msg('no data') : msg('usual sources missing'),
    silent: true,
    z: 0,
    clip: true,
    data: gaps.map(([from, to]) => [from, to]),
    encode: { x: [0, 1], y: -1 },
    itemStyle: { color },
    renderItem: ((params: Params, api: Api & { visual: (key: string) => string }) => {
      const band = api.size([1, 0]);
      const step = Array.isArray(band) ? (band[0] ?? 0) : band;
      const left = (api.coord([api.value(0), 0])[0] ?? 0) - step / 2;
      const right = (api.coord([api.value(1), 0])[0] ?? 0) + step / 2;
      const { y, height } = params.coordSys;
      const stroke = api.visual('color');
      const strokes = Math.ceil((right - left + height) / strokeGap);
      return {
        type: 'group',
        clipPath: { type: 'rect', shape: { x: left, y, width: right - left, height } },
        children: Array.from({ length: strokes }, (_, index) => {
          const foot = left - height + index * strokeGap;
          return {
            type: 'line',
            shape: { x1: foot, y1: y + height, x2: foot + height, y2: y },
            style: { stroke, lineWidth: 1 },
          };
        }),
      };
    }) as unknown as NonNullable<CustomSeriesOption['renderItem']>,
  };
}
