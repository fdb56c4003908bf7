import { count } from './format.ts';
import type { NetworkDrawing } from './network.ts';
import { type Picture, pictureOfShapes, type Shape, text } from './picture.ts';
import { msg, str } from '../words.ts';

/** How strongly an edge is drawn by its tint: 0 as chance or less to 4 far beyond it. */
export const EDGE_OPACITY = [0.16, 0.28, 0.42, 0.58, 0.76] as const;

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;
const KEY = 18;
/** Names in one line under a picture. */
const MOST_LETTERS = 120;

/** The network with its groups as a figure for a file. */
export function networkPicture(
  { nodes, edges, groups, alone }: NetworkDrawing,
  { width, height }: { readonly width: number; readonly height: number },
  heading: string,
  days: string,
): Picture {
  const lines = edges.map(
    ({ a, b, tint, width: wide }): Shape => ({
      type: 'line',
      shape: { x1: a.x, y1: a.y, x2: b.x, y2: b.y },
      style: { stroke: 'var(--accent)', lineWidth: wide, opacity: EDGE_OPACITY[tint] },
    }),
  );
  const circles = nodes.map(
    ({ x, y, r, color }): Shape => ({
      type: 'circle',
      shape: { cx: x, cy: y, r },
      style: { fill: color, stroke: 'var(--paper)', lineWidth: 1.5 },
    }),
  );
  const names = nodes.flatMap(({ label }) =>
    label === null ? [] : [text(label.text, label.x, label.y, { align: ALIGN[label.anchor] })],
  );
  const told = [
    ...groups.map(({ name, color, members }) => ({
      color,
      words: `${name} (${count(members.length)}): ${members.map((one) => one.name).join(', ')}`,
    })),
    ...(alone.length === 0
      ? []
      : [{ color: 'var(--paper)', words: msg(str`Without an edge: ${alone.map(({ name }) => name).join(', ')}`) }]),
  ];
  const keys = told.flatMap(({ color, words }, at): Shape[] => {
    const y = height + 12 + at * KEY;
    const short = words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS - 1)}…` : words;
    return [
      { type: 'circle', shape: { cx: 6, cy: y, r: 5 }, style: { fill: color } },
      text(short, 18, y, { fill: 'var(--ink-2)' }),
    ];
  });
  return pictureOfShapes(
    [...lines, ...circles, ...names, ...keys],
    { width, height: height + 8 + told.length * KEY },
    heading,
    msg(str`Position and distance are not measures. ${days} · Newstally`),
  );
}
