import { stringify } from 'csv-stringify/sync';
import type { Question } from '../contract/question.ts';

/** The columns of a question's files: the keys of its row schema, in their order. */
export const columnsOf = (question: Question): string[] => Object.keys(question.row.shape);

/** Text that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell: null is empty, numbers stay numbers, lists are JSON, and text is kept from being a formula by an apostrophe. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  return JSON.stringify(value);
}

/** The writer looks for its own line end alone: a lone line feed in a sentence would break the row in two. */
const WRITTEN = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

/** The header line of a question's file. */
export const csvHeader = (question: Question): string => stringify([columnsOf(question)], WRITTEN);

/** Rows as RFC 4180 lines, in the order of the header; no rows give no text. */
export function csvLines(question: Question, rows: readonly unknown[]): string {
  if (rows.length === 0) return '';
  const columns = columnsOf(question);
  return stringify(
    rows.map((row) => columns.map((column) => cell((row as Record<string, unknown>)[column]))),
    WRITTEN,
  );
}
