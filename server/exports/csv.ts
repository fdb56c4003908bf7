import type { Question } from '../contract/question.ts';

/** The columns of a question's files: the keys of its row schema, in their order. */
export const columnsOf = (question: Question): string[] => Object.keys(question.row.shape);

/** Text that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** What cannot stand in a cell without quotation marks. */
const QUOTED = /[",\r\n]/;

const quoted = (text: string): string => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One cell: null is empty, numbers stay numbers, lists are JSON, and text is kept from being a formula by an apostrophe. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(FORMULA.test(value) ? `'${value}` : value);
  return quoted(JSON.stringify(value));
}

/** Told before the first letter of a file that it is UTF-8. */
export const BOM = '\uFEFF';

/** The header line of a question's file. */
export const csvHeader = (question: Question): string => `${columnsOf(question).join(',')}\r\n`;

/**
 * Rows as RFC 4180 lines, in the order of the header; no rows give no text. Written by hand, because this is most of the work of a
 * long file; the letters are those of the package that writes catalogues.
 */
export function csvLines(question: Question, rows: readonly unknown[]): string {
  const columns = columnsOf(question);
  let text = '';
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    text += `${columns.map((column) => cell(row[column])).join(',')}\r\n`;
  }
  return text;
}
