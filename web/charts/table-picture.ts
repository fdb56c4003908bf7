import { type Picture, pictureOfShapes, rule, type Shape, text } from './picture.ts';
import { msg, str } from '../words.ts';

/** A table as it stands on the page: the words of its heads and cells, and which columns hold numbers. */
export type Cells = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly boolean[];
};

const ROW = 24;
const GAP = 20;
/** Widest column, and widest table, in pixels; longer words end in dots. */
const MOST_COLUMN = 300;
const MOST_TABLE = 1160;
/** Rows of a picture: more stand in the CSV, and the picture says so. */
const MOST_ROWS = 60;

/** Widths of the columns: as wide as their words, the widest ones less where the table would be too wide. */
export function columnWidths({ head, rows }: Cells, widthOf: (words: string) => number, most = MOST_TABLE): number[] {
  const widths = head.map((words, at) =>
    Math.min(MOST_COLUMN, Math.ceil(Math.max(widthOf(words), ...rows.map((row) => widthOf(row[at] ?? ''))))),
  );
  const room = most - GAP * Math.max(0, widths.length - 1);
  let cap = Math.max(0, ...widths);
  while (cap > 40 && widths.reduce((sum, width) => sum + Math.min(width, cap), 0) > room) cap -= 4;
  return widths.map((width) => Math.min(width, cap));
}

/** A table as a figure for a file: the very words of the page. */
export function tablePicture(cells: Cells, widthOf: (words: string) => number, heading: string, foot: string): Picture {
  const shown = { ...cells, rows: cells.rows.slice(0, MOST_ROWS) };
  const widths = columnWidths(shown, widthOf);
  const lefts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width + GAP, 0));
  const whole = Math.max(420, (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0));
  const cell = (words: string, at: number, y: number, look: Readonly<Record<string, unknown>> = {}): Shape => {
    const width = widths[at] ?? 0;
    const number = cells.numbers[at] === true;
    const cut = { width, overflow: 'truncate', ellipsis: '…', ...look };
    return text(words, (lefts[at] ?? 0) + (number ? width : 0), y, { ...cut, ...(number ? { align: 'right' } : {}) });
  };
  const body = shown.rows.flatMap((row, at): Shape[] => {
    const y = 32 + at * ROW;
    return [rule(0, y - 12, whole, y - 12, 'var(--rule)'), ...row.map((words, column) => cell(words, column, y))];
  });
  const left = cells.rows.length - shown.rows.length;
  return pictureOfShapes(
    [...cells.head.map((words, at) => cell(words, at, 8, { fill: 'var(--ink-2)' })), ...body],
    { width: whole, height: 28 + shown.rows.length * ROW },
    heading,
    `${left > 0 ? msg(str`The first ${shown.rows.length} of ${cells.rows.length} rows. `) : ''}${foot}`,
  );
}
