import type { Cell } from './co-occurrence.ts';
import { count } from './format.ts';
import { box, type Picture, pictureOfShapes, type Shape, text } from './picture.ts';
import { msg, str } from '../words.ts';

const SIDE = 40;
const NAME = 190;

/** The tints of the matrix: paper to accent, light enough that ink stays readable on each; outlines stand beside the ink. */
const OPACITY = [0, 0.14, 0.26, 0.38, 0.5] as const;
const OUTLINE = [0, 0.25, 0.45, 0.65, 0.85] as const;

/** The lower triangle with its counts as a figure for a file. */
export function matrixPicture(
  actors: readonly { readonly name: string }[],
  cells: readonly (readonly Cell[])[],
  heading: string,
  days: string,
): Picture {
  const heads = actors
    .slice(0, -1)
    .map((_, at) => text(String(at + 1), NAME + (at + 0.5) * SIDE, 8, { align: 'center', fill: 'var(--ink-3)' }));
  const names = actors.map(({ name }, at) =>
    text(`${at + 1}  ${name}`, 0, 32 + at * SIDE, { width: NAME - 12, overflow: 'truncate', ellipsis: '…' }),
  );
  const boxes = cells.flatMap((row, at) =>
    row.flatMap(({ pair, tint }, column): Shape[] => {
      const x = NAME + column * SIDE;
      const y = 32 + (at + 1) * SIDE;
      const isFew = pair?.thin === 'few';
      const color = tint === 0 ? 'var(--sunk)' : 'var(--accent)';
      const inset = isFew ? 2 : 1;
      const cell = box(x + inset, y - SIDE / 2 + inset, SIDE - 2 * inset, SIDE - 2 * inset, color);
      // A pair that few stories name has an outline alone.
      const fill = isFew ? { ...cell, style: { fill: 'none', stroke: color, lineWidth: 2 } } : cell;
      const look = {
        align: 'center',
        ...(pair?.ranked === true ? { font: '700 12px Inter Variable, sans-serif' } : {}),
      };
      return [
        tint === 0
          ? fill
          : { ...fill, style: { ...(fill['style'] as object), opacity: (isFew ? OUTLINE : OPACITY)[tint] } },
        text(count(pair?.together ?? 0), x + SIDE / 2, y, look),
      ];
    }),
  );
  const width = NAME + Math.max(1, actors.length - 1) * SIDE;
  const foot = msg(str`Deeper: further beyond chance. Outlined: 3 to 9 stories. Bold: q ≤ 0.01. ${days} · Newstally`);
  return pictureOfShapes(
    [...heads, ...names, ...boxes],
    { width: Math.max(width, 420), height: 20 + actors.length * SIDE },
    heading,
    foot,
  );
}
