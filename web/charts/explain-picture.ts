import { type Bar, decimalsOf, inUnits, type Moved, scaleOf } from './explain.ts';
import { signed } from './format.ts';
import { box, type Picture, pictureOfShapes, rule, type Shape, text } from './picture.ts';
import { msg } from '../words.ts';

const ROW = 24;
const HEAD = 34;
const NAME = 260;
const SAID = 250;
const VALUE = 590;
const BARS = 610;
const WIDTH = 860;

/** The lists of a change as a page and a picture have them, under the words that stand above each. */
export const listsOf = ({ effects, sources, stories }: Moved): readonly (readonly [string, readonly Bar[]])[] => [
  [msg('By kind'), effects],
  [msg('By source'), sources],
  [msg('By story'), stories],
];

/** A bar that few stories stand under has an outline alone. */
function bar(x: number, y: number, width: number, value: number, hollow: boolean): Shape {
  const color = value < 0 ? 'var(--other)' : 'var(--accent)';
  const filled = box(x, y, width, 8, color);
  return hollow ? { ...filled, style: { fill: 'none', stroke: color, lineWidth: 1.25 } } : filled;
}

/** The parts of a change as a figure for a file; too few stories have their words and no parts. */
export function explainPicture(moved: Moved, sentence: string, heading: string, foot: string): Picture {
  const lists = moved.thin === 'too_few' ? [] : listsOf(moved).filter(([, bars]) => bars.length > 0);
  const { zero, place } = scaleOf(lists.flatMap(([, bars]) => bars));
  const wide = (WIDTH - BARS) / 100;
  const shapes: Shape[] = [text(sentence, 0, 8, { width: WIDTH, overflow: 'truncate', ellipsis: '…' })];
  let y = 24;
  for (const [title, bars] of lists) {
    const digits = decimalsOf(
      bars.map(({ value }) => value),
      moved.measure,
    );
    shapes.push(text(title, 0, y + HEAD / 2, { font: '600 12px Inter Variable, sans-serif' }));
    y += HEAD;
    for (const { label, said, value } of bars) {
      const { start, size } = place(value);
      const middle = y + ROW / 2;
      shapes.push(
        rule(0, y, WIDTH, y, 'var(--rule)'),
        text(label, 0, middle, { width: (said === '' ? NAME + SAID : NAME) - 12, overflow: 'truncate', ellipsis: '…' }),
        text(said, NAME, middle, { width: SAID, overflow: 'truncate', ellipsis: '…', fill: 'var(--ink-3)' }),
        text(signed(inUnits(value, moved.measure), digits), VALUE, middle, { align: 'right' }),
        bar(BARS + start * wide, middle - 4, size * wide, value, moved.thin === 'few'),
        rule(BARS + zero * wide, y + 3, BARS + zero * wide, y + ROW - 3, 'var(--ink-3)'),
      );
      y += ROW;
    }
  }
  return pictureOfShapes(shapes, { width: WIDTH, height: y + 6 }, heading, foot);
}
