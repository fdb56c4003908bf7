import type { Answer } from '../contract/answer.ts';
import type { Asked } from '../contract/filters.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import type { Question } from '../contract/question.ts';
import type { Path } from '../contract/questions/all.ts';
import { type Format, USUAL_ROWS } from '../contract/vocabulary.ts';
import type { Limits } from '../warehouse/warehouse.ts';
import { type Asking, questionAt } from './answer.ts';
import { columnar } from './columns.ts';
import { BOM, csvHeader, csvLines } from './csv.ts';
import { parquetOf } from './parquet.ts';
import type { Part } from './part.ts';
import { type Row, type WholeRows, wholeRows } from './whole-rows.ts';
import { workbookOf } from './workbook.ts';

/** A question's answer as a file: what it was asked, how many rows it holds, and its parts as they come. */
export type File = {
  readonly answer: Omit<Answer<unknown>, 'rows'>;
  readonly count: number;
  /** Begun when the first part is asked for. Throws rather than ends short; then what was written is no file. */
  readonly parts: AsyncIterable<Part>;
};

type Write = (question: Question, whole: WholeRows, asking: Asking) => AsyncIterable<Part>;

const WRITERS: { readonly [F in Format]: Write } = {
  json: (_question, whole) => lumped(whole, (rows) => ({ ...whole.answer, rows })),
  columns: (question, whole) => lumped(whole, (rows) => columnar(question, { ...whole.answer, rows: [...rows] })),
  csv: (question, { rows }) => lines(csvHeader(question), rows, (part) => csvLines(question, part)),
  'csv-bom': (question, { rows }) => lines(BOM + csvHeader(question), rows, (part) => csvLines(question, part)),
  ndjson: (_question, { rows }) => lines('', rows, ndjsonLines),
  xlsx: workbookOf,
  parquet: (question, whole, { scratch }) => parquetOf(question, whole, scratch),
};

/** An answer in any format; a list that comes page by page is whole in those that are files. */
export async function fileOf(
  asking: Asking,
  path: Path,
  filters: Asked,
  id: string | null,
  limits: Limits = {},
): Promise<File> {
  const limit = FORMAT_FACTS[filters.format].file ? {} : { limit: filters.limit ?? USUAL_ROWS };
  const question = questionAt(path);
  const whole = await wholeRows(
    asking,
    path,
    question.keyset === undefined ? filters : { ...filters, ...limit },
    id,
    limits,
  );
  return { answer: whole.answer, count: whole.count, parts: WRITERS[filters.format](question, whole, asking) };
}

/** One JSON object a line. */
function ndjsonLines(rows: readonly Row[]): string {
  let text = '';
  for (const row of rows) text += `${JSON.stringify(row)}\n`;
  return text;
}

/** Text that is written part by part; what stands before the rows comes with the first of them. */
async function* lines(
  head: string,
  rows: AsyncIterable<readonly Row[]>,
  write: (rows: readonly Row[]) => string,
): AsyncGenerator<Part> {
  let before = head;
  for await (const part of rows) {
    yield before + write(part);
    before = '';
  }
  if (before !== '') yield before;
}

async function* lumped({ rows }: WholeRows, make: (rows: readonly Row[]) => unknown): AsyncGenerator<Part> {
  const all: Row[] = [];
  for await (const part of rows) all.push(...part);
  yield `${JSON.stringify(make(all))}\n`;
}
