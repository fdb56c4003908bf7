import type { EChartsCoreOption } from 'echarts/core';
import type { Margins } from './drawing.ts';
import type { Scale } from './scale.ts';
import { timeTicks } from './weeks.ts';

/** Axis labels: small, in the product's own typeface. */
const LABEL = { fontFamily: 'Inter Variable, sans-serif', fontSize: 11, color: 'var(--ink-3)' };
/** Room that one label of the time axis needs, in pixels. */
const LABEL_WIDTH = 58;

/** Grid and both axes of a figure over time; labels of the time axis are chosen to fit `width` pixels. */
export function timeAxes(
  buckets: readonly string[],
  scale: Scale,
  asText: (value: number) => string,
  margins: Margins,
  width: number,
): EChartsCoreOption {
  const room = Math.max(1, Math.floor((width - margins.left - margins.right) / LABEL_WIDTH));
  const labels = new Map(timeTicks(buckets, room).map(({ at, text }) => [at, text]));
  return {
    animation: false,
    aria: { enabled: false },
    grid: { ...margins, containLabel: false },
    xAxis: {
      type: 'category',
      data: [...buckets],
      boundaryGap: true,
      axisLine: { lineStyle: { color: 'var(--ink-3)' }, onZero: true },
      axisTick: {
        show: scale.min >= 0,
        length: 4,
        alignWithLabel: true,
        interval: (at: number) => labels.has(at),
        lineStyle: { color: 'var(--ink-3)' },
      },
      axisLabel: {
        ...LABEL,
        // Marks of sources that came and went stand between axis and labels.
        margin: 11,
        hideOverlap: false,
        interval: (at: number) => labels.has(at),
        formatter: (_: string, at: number) => labels.get(at) ?? '',
      },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...LABEL, formatter: asText },
      splitLine: { lineStyle: { color: 'var(--rule)' } },
    },
  };
}
