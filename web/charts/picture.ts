import type { EChartsCoreOption } from 'echarts/core';
import type { Drawing } from './drawing.ts';
import { spreadNames } from './names.ts';

/** A figure for a file: an option, and the size it is drawn at, in pixels. */
export type Picture = { readonly option: EChartsCoreOption; readonly width: number; readonly height: number };

/** A shape of a picture: text, line or rectangle, with colours as tokens. */
export type Shape = Readonly<Record<string, unknown>>;

const SANS = 'Inter Variable, Inter, sans-serif';
const SERIF = 'Source Serif 4 Variable, Georgia, serif';
const EDGE = 20;
/** Room above and below what a picture shows, for its heading and its foot. */
export const PICTURE_HEAD = 44;
export const PICTURE_FOOT = 30;
/** Width of a picture: fits a text column at twice the size of the screen. */
const WIDTH = 960;

/** Text at a place; `look` overrides its size, weight, colour and alignment. */
export const text = (words: string, x: number, y: number, look: Readonly<Record<string, unknown>> = {}): Shape => ({
  type: 'text',
  x,
  y,
  style: { text: words, fill: 'var(--ink)', font: `12px ${SANS}`, verticalAlign: 'middle', ...look },
});

/** A filled rectangle. */
export const box = (x: number, y: number, width: number, height: number, fill: string): Shape => ({
  type: 'rect',
  shape: { x, y, width, height },
  style: { fill },
});

/** A thin line. */
export const rule = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  look: Readonly<Record<string, unknown>> = {},
): Shape => ({
  type: 'line',
  shape: { x1, y1, x2, y2 },
  style: { stroke, lineWidth: 1, ...look },
});

/** Heading above, what it was asked below: a picture must say what it shows when it has left the page. */
const frame = (heading: string, foot: string, width: number, height: number): Shape[] => [
  rule(EDGE, 8, width - EDGE, 8, 'var(--rule-strong)', { lineWidth: 2 }),
  text(heading, EDGE, 26, { font: `600 17px ${SERIF}` }),
  text(foot, EDGE, height - 14, { font: `11px ${SANS}`, fill: 'var(--ink-3)' }),
];

/** A picture without heading is part of a text that has both around it: it has no frame, and no room for one. */
const edgesOf = (heading: string) =>
  heading === '' ? { side: 0, head: 0, foot: 0 } : { side: EDGE, head: PICTURE_HEAD, foot: PICTURE_FOOT };

/** Shapes as a series that stands on no axes. */
const shapeSeries = (shapes: readonly Shape[]) => ({
  type: 'custom',
  coordinateSystem: 'none',
  silent: true,
  z: 9,
  data: [0],
  shapes, // held in the option as well, so that their tokens become colours
  renderItem: () => ({ type: 'group', children: shapes }),
});

/** Shapes of a table or matrix, drawn from the top left, with heading and foot. */
export function pictureOfShapes(
  shapes: readonly Shape[],
  size: { width: number; height: number },
  heading: string,
  foot: string,
): Picture {
  const edges = edgesOf(heading);
  const width = size.width + 2 * edges.side;
  const height = size.height + edges.head + edges.foot;
  const moved: Shape = { type: 'group', x: edges.side, y: edges.head, children: shapes };
  const around = heading === '' ? [] : frame(heading, foot, width, height);
  return {
    option: { animation: false, series: [shapeSeries([moved, ...around])] },
    width,
    height,
  };
}

type Axis = Readonly<Record<string, unknown>>;
type Parts = { readonly grid: Axis; readonly xAxis: Axis; readonly yAxis: Axis; readonly series: readonly Axis[] };

/** One plot with the names of its lines, or several small ones under their titles, side by side. */
export function pictureOfPlots(
  plots: readonly { readonly title: string; readonly draw: (width: number) => Drawing }[],
  heading: string,
  foot: string,
  whole = WIDTH,
): Picture {
  const edges = edgesOf(heading);
  const columns = Math.min(plots.length, whole < WIDTH / 2 ? 1 : 2);
  const cell = (whole - 2 * edges.side) / Math.max(1, columns);
  const tall = plots.length === 1 ? Math.min(380, Math.max(220, Math.round(whole * 0.4))) : 190;
  const titled = plots.length === 1 ? 0 : 22;
  const height = edges.head + Math.ceil(plots.length / Math.max(1, columns)) * (tall + titled) + edges.foot;
  const shapes = heading === '' ? [] : frame(heading, foot, whole, height);
  const all: { grid: Axis[]; xAxis: Axis[]; yAxis: Axis[]; series: Axis[] } = {
    grid: [],
    xAxis: [],
    yAxis: [],
    series: [],
  };
  for (const [at, { title, draw }] of plots.entries()) {
    const left = edges.side + (at % columns) * cell;
    const top = edges.head + Math.floor(at / columns) * (tall + titled) + titled;
    const drawing = draw(cell);
    const { margins } = drawing;
    const { xAxis, yAxis, series } = drawing.option as unknown as Parts;
    all.grid.push({
      left: left + margins.left,
      top: top + margins.top,
      width: cell - margins.left - margins.right,
      height: tall - margins.top - margins.bottom,
    });
    all.xAxis.push({ ...xAxis, gridIndex: at });
    all.yAxis.push({ ...yAxis, gridIndex: at });
    all.series.push(...series.map((one) => ({ ...one, xAxisIndex: at, yAxisIndex: at })));
    if (titled > 0) shapes.push(text(title, left, top - 10, { font: `600 12px ${SANS}` }));
    shapes.push(...namesOf(drawing, left, top, cell, tall));
  }
  return { option: { animation: false, ...all, series: [...all.series, shapeSeries(shapes)] }, width: whole, height };
}

function namesOf({ lines, margins }: Drawing, left: number, top: number, width: number, height: number): Shape[] {
  if (margins.right < 60) return [];
  const room = height - margins.top - margins.bottom;
  const wanted = lines.flatMap((item) =>
    item.end === null ? [] : [{ item, wanted: margins.top + (1 - item.end) * room - 8 }],
  );
  const x = left + width - margins.right;
  return spreadNames(wanted, 17, height).flatMap(({ item, top: y }) => [
    rule(x + 12, top + y + 8, x + 30, top + y + 8, item.slot.color, {
      lineWidth: 2.5,
      ...(item.slot.dash === 'solid' ? {} : { lineDash: [...item.slot.dash] }),
    }),
    text(item.name, x + 36, top + y + 8, { width: margins.right - 40, overflow: 'truncate', ellipsis: '…' }),
  ]);
}
