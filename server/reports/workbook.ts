import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import { z } from 'zod';
import type { Question } from '../contract/question.ts';
import { questionAt } from '../exports/answer.ts';
import { columnsOf } from '../exports/csv.ts';
import { aboutOf } from './about.ts';
import { PACKED_AT } from './bundle.ts';
import type { Answered, Document } from './document.ts';

/** Letters that a cell may have, and a name of a sheet. */
const MOST_LETTERS = 32_767;
const MOST_IN_NAME = 31;

/** Text as a cell can hold it: signs that its format forbids are left out. */
const plain = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .slice(0, MOST_LETTERS)
    .toWellFormed();

const text = (value: string): Cell => ({ value: plain(value), type: String });
const bold = (value: string): Cell => ({ value: plain(value), type: String, fontWeight: 'bold' });
const wrapped = (value: string): Cell => ({ value: plain(value), type: String, wrap: true, alignVertical: 'top' });

/** A report as a workbook: what it says and where it is from, every table with typed cells, and what each column is. */
export async function workbookOf(document: Document): Promise<Uint8Array> {
  const sheets: Sheet<never>[] = [
    { sheet: 'about', data: aboutSheet(document), columns: [{ width: 26 }, { width: 100 }] },
    ...document.answers.map(rowsSheet),
    {
      sheet: 'columns',
      data: columnsSheet(document.answers),
      columns: [{ width: 22 }, { width: 22 }, { width: 100 }],
      stickyRowsCount: 1,
    },
  ];
  const written = await writeExcelFile(sheets as never).toBuffer();
  // The writer packs with the time of day; packed again without it, the same report is the same bytes.
  return zipSync(unzipSync(new Uint8Array(written)), { level: 9, mtime: PACKED_AT });
}

function aboutSheet(document: Document): Row[] {
  const { title, subtitle, blocks, notes, answers } = document;
  const ledes = blocks.flatMap((block) => (block.kind === 'lede' ? [block.sentence, block.quiet] : []));
  return [
    [{ value: plain(title), type: String, fontWeight: 'bold', fontSize: 16 }],
    [text(subtitle)],
    ...ledes.filter((sentence) => sentence !== '').map((sentence): Row => [null, wrapped(sentence)]),
    [],
    ...aboutOf(document).map(({ name, text: told }): Row => [bold(name), wrapped(told)]),
    [],
    [bold('Sheets')],
    ...answers.map(
      ({ name, path, rows }): Row => [text(name), wrapped(`${questionAt(path).summary} ${rows.length} rows.`)],
    ),
    ...(notes.length === 0 ? [] : [[], [bold('What to know')] as Row]),
    ...notes.map((note): Row => [null, wrapped(note.text)]),
  ];
}

function rowsSheet({ name, path, rows }: Answered): Sheet<never> {
  const question = questionAt(path);
  const columns = columnsOf(question);
  const days = new Set(columns.filter((column) => isDay(question, column)));
  return {
    sheet: name.slice(0, MOST_IN_NAME),
    data: [
      columns.map(bold),
      ...(rows as readonly Readonly<Record<string, unknown>>[]).map((row) =>
        columns.map((column) => cellOf(row[column], days.has(column))),
      ),
    ],
    columns: columns.map((column) => ({ width: Math.max(11, Math.min(28, column.length + 3)) })),
    stickyRowsCount: 1,
  };
}

/** Whether the declaration of a column says that it holds days. */
function isDay({ row }: Question, column: string): boolean {
  const declared: unknown = row.shape[column];
  const inner = declared instanceof z.ZodNullable ? declared.unwrap() : declared;
  return inner instanceof z.ZodISODate;
}

/** Numbers as numbers, days as days, text as text, which is never run as a formula; lists are JSON, nothing is nothing. */
function cellOf(value: unknown, isDayColumn: boolean): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (typeof value !== 'string') return text(JSON.stringify(value));
  return isDayColumn ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' } : text(value);
}

function columnsSheet(answers: readonly Answered[]): Row[] {
  return [
    [bold('sheet'), bold('column'), bold('definition')],
    ...answers.flatMap(({ name, path }) => {
      const question = questionAt(path);
      const shape = question.row.shape as Readonly<Record<string, { readonly description?: string | undefined }>>;
      return columnsOf(question).map(
        (column): Row => [text(name), text(column), wrapped(shape[column]?.description ?? '')],
      );
    }),
  ];
}
