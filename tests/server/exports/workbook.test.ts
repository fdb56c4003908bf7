import { z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { asked } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import type { Question } from '../../../server/contract/question.ts';
import { MOST_SHEET_ROWS, workbookOf } from '../../../server/exports/workbook.ts';
import { sheetsOf } from '../../support/read-back.ts';
import { smallAsking } from '../../support/small.ts';
import { bytesOf } from '../../support/written.ts';

const question: Question = {
  path: '/trial',
  summary: 'What do cells become?',
  filters: z.object({}),
  row: z.object({
    day: z.iso.date().describe('A day'),
    made_at: z.string(),
    name: z.string().nullable(),
    count: z.int(),
    share: z.number().nullable(),
    open: z.boolean(),
    all: z.array(z.string()),
  }),
  help: { read: 'r', method: 'm', data: 'd', limits: 'l' },
};

const answer = {
  query: { from: '2021-05-03', q: '<a & "b">' },
  snapshot: '7-00000000',
  versions: { timezone: 'UTC' },
  notes: [],
};
const book = async (rows: readonly Record<string, unknown>[], notes: { code: string; text: string }[] = []) =>
  sheetsOf(
    await bytesOf(
      workbookOf(question, {
        answer: { ...answer, notes },
        count: rows.length,
        rows: (async function* () {
          yield rows;
        })(),
      }),
    ),
  );
const row = {
  day: '2021-05-03',
  made_at: '2021-05-03T12:00:00.000Z',
  name: 'n',
  count: 1,
  share: 0.5,
  open: true,
  all: ['x'],
};

test('cells are typed: days and instants as dates, numbers as numbers, text as text whatever it begins with', async () => {
  const { 'sheet1.xml': sheet } = await book([{ ...row, name: '=1+1', share: -0.31 }]);
  // 3 May 2021 is day 44319 of the sheets' calendar; style 2 is the day, 3 the instant.
  expect(sheet!.rows[1]).toEqual([
    { at: 'A', type: 'n', style: '2', text: '44319' },
    { at: 'B', type: 'n', style: '3', text: '44319.5' },
    { at: 'C', type: 'inlineStr', style: '0', text: '=1+1' },
    { at: 'D', type: 'n', style: '0', text: '1' },
    { at: 'E', type: 'n', style: '0', text: '-0.31' },
    { at: 'F', type: 'b', style: '0', text: '1' },
    { at: 'G', type: 'inlineStr', style: '0', text: '["x"]' },
  ]);
  expect(sheet!.rows[0]!.map(({ text }) => text)).toEqual(Object.keys(row));
});

test('hostile text stays text: markup, signs that XML forbids, what looks like an escape, lone surrogates', async () => {
  const texts = ['<script>&amp;</script>', 'a\u0000b\u0007c\r\nd\te', '_x0041_', '  spaces  ', '@SUM(A1)', '\uFFFF'];
  const { 'sheet1.xml': sheet } = await book(texts.map((name) => ({ ...row, name })));
  expect(sheet!.rows.slice(1).map((cells) => cells[2]!.text)).toEqual(texts);
  const { 'sheet1.xml': lone } = await book([{ ...row, name: 'a\uD800' }]);
  expect(lone!.rows[1]![2]!.text).toBe('a\uFFFD');
});

test('nothing is no cell, and a day before the calendar of sheets is text', async () => {
  const { 'sheet1.xml': sheet } = await book([{ ...row, day: '1899-12-30', name: null, share: null }]);
  expect(sheet!.rows[1]!.map(({ at, type }) => at + type)).toEqual(['AinlineStr', 'Bn', 'Dn', 'Fb', 'GinlineStr']);
});

test('the second sheet says what was asked, of which state, and what each column is', async () => {
  const { 'sheet2.xml': about } = await book([row], [{ code: 'widened', text: 'The range was widened.' }]);
  const lines = about!.rows.map((cells) => cells.map(({ text }) => text));
  expect(lines).toContainEqual(['question', '/trial']);
  expect(lines).toContainEqual(['snapshot', '7-00000000']);
  expect(lines).toContainEqual(['rows', '1']);
  expect(lines).toContainEqual(['timezone', 'UTC']);
  expect(lines).toContainEqual(['query: q', '<a & "b">']);
  expect(lines).toContainEqual(['note: widened', 'The range was widened.']);
  expect(lines).toContainEqual(['day', 'date', 'A day']);
  expect(lines.at(-1)).toEqual(['all', 'nested', '']);
});

test('text longer than a cell is cut, and that is said', async () => {
  const { 'sheet1.xml': sheet, 'sheet2.xml': about } = await book([{ ...row, name: 'x'.repeat(40_000) }]);
  expect(sheet!.rows[1]![2]!.text).toHaveLength(32_767);
  expect(about!.rows.map((cells) => cells[1]?.text ?? '')).toContainEqual(
    expect.stringMatching(/^1 texts were longer/),
  );
});

test('more rows than a sheet has are refused, and the same answer is the same bytes', async () => {
  const rows = (async function* () {})();
  expect(() => workbookOf(question, { answer, count: MOST_SHEET_ROWS + 1, rows })).toThrow(/csv, ndjson or parquet/);
  const asking = await smallAsking();
  const made = async () => bytesOf((await fileOf(asking, '/sentiment', asked({ format: 'xlsx' }), null)).parts);
  expect(await made()).toEqual(await made());
});
