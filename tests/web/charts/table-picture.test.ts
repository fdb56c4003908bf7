import { expect, test } from 'vitest';
import { columnWidths, tablePicture } from '../../../web/charts/table-picture.ts';

const widthOf = (words: string) => words.length * 7;
const cells = (rows: string[][]) => ({ head: ['Source', 'Mentions'], rows, numbers: [false, true] });

/** Every text of a picture with its place, group by group. */
function wordsIn(option: object): { text: string; x: number; align: unknown }[] {
  const found: { text: string; x: number; align: unknown }[] = [];
  const walk = (shape: Record<string, unknown>): void => {
    const style = shape['style'] as { text?: string; align?: unknown } | undefined;
    if (shape['type'] === 'text') found.push({ text: style?.text ?? '', x: shape['x'] as number, align: style?.align });
    for (const child of (shape['children'] ?? []) as Record<string, unknown>[]) walk(child);
  };
  for (const series of (option as { series: { shapes: Record<string, unknown>[] }[] }).series)
    for (const shape of series.shapes) walk(shape);
  return found;
}

test('columns are as wide as their words, and the widest give way where the table would be too wide', () => {
  expect(columnWidths(cells([['Evening Courier', '9']]), widthOf)).toEqual([105, 56]);
  expect(columnWidths(cells([['x'.repeat(90), '9']]), widthOf)).toEqual([300, 56]);
  const [first = 0, second = 0] = columnWidths(cells([['x'.repeat(90), '9']]), widthOf, 260);
  expect([first + second <= 240, second]).toEqual([true, 56]);
});

test('a table is drawn in its very words, numbers to the right, with heading and foot', () => {
  const picture = tablePicture(cells([['Evening Courier', '1,204']]), widthOf, 'Mentions by source', 'Newstally');
  expect(wordsIn(picture.option)).toEqual([
    { text: 'Source', x: 0, align: undefined },
    { text: 'Mentions', x: 105 + 20 + 56, align: 'right' },
    { text: 'Evening Courier', x: 0, align: undefined },
    { text: '1,204', x: 181, align: 'right' },
    { text: 'Mentions by source', x: 20, align: undefined },
    { text: 'Newstally', x: 20, align: undefined },
  ]);
});

test('of a long table the picture says how much of it is there', () => {
  const rows = Array.from({ length: 75 }, (_, at) => [`Source ${at}`, String(at)]);
  const words = wordsIn(tablePicture(cells(rows), widthOf, 'Sources', 'Newstally').option).map(({ text }) => text);
  expect(words).toContain('Source 59');
  expect(words).not.toContain('Source 60');
  expect(words.at(-1)).toBe('The first 60 of 75 rows. Newstally');
});
