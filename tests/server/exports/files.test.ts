import { SourceRow } from '../../../server/contract/questions/sources.ts';
import { expect, test } from 'vitest';
import { answerTo, asked, questionAt } from '../../../server/exports/answer.ts';
import { columnsOf, csvHeader, csvLines } from '../../../server/exports/csv.ts';
import { readCursor, writeCursor } from '../../../server/exports/cursor.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

test('a list is written whole, though its answer comes page by page', async () => {
  const asking = await smallAsking();
  const { answer, parts } = await fileOf(asking, '/evidence', asked({ format: 'csv' }), null);
  const lines = (await writtenText(parts)).trimEnd().split('\r\n');
  expect(answer.total).toBe(17);
  expect(lines).toHaveLength(18);
});

test('with a limit only that page is written', async () => {
  const asking = await smallAsking();
  const { parts } = await fileOf(asking, '/evidence', asked({ format: 'csv', limit: 3 }), null);
  expect((await writtenText(parts)).trimEnd().split('\r\n')).toHaveLength(4);
});

test('cells: null is empty, quotes are doubled, formulas are text, numbers stay numbers', () => {
  const columns = SourceRow.pick({
    source: true,
    name: true,
    articles: true,
    undated: true,
    mentions: true,
    weeks: true,
    first_day: true,
    last_day: true,
  });
  const question = { ...questionAt('/sources'), row: columns };
  const row = {
    source: 'x',
    name: '=HYPERLINK("a")',
    articles: -1,
    undated: null,
    mentions: 0.5,
    weeks: 1,
    first_day: 'a,b',
    last_day: null,
  };
  expect(csvLines(question, [row])).toBe(`x,"'=HYPERLINK(""a"")",-1,,0.5,1,"a,b",\r\n`);
  // A line break inside a cell is no end of its row.
  expect(csvLines(question, [{ ...row, source: 'one\ntwo' }])).toMatch(/^"one\ntwo",/);
  expect(csvLines(question, [])).toBe('');
  expect(csvHeader(question)).toBe(`${columnsOf(question).join(',')}\r\n`);
});

test('a cursor gives its keys back to the same query alone', () => {
  const query = { from: '2021-05-03', to: '2021-05-09' };
  const cursor = writeCursor('/articles', query, ['2021-05-05', 7]);
  expect(readCursor('/articles', query, cursor)).toEqual(['2021-05-05', 7]);
  expect(() => readCursor('/articles', { ...query, to: '2021-05-16' }, cursor)).toThrow(/cursor/);
  expect(() => readCursor('/evidence', query, cursor)).toThrow(/cursor/);
  expect(() => readCursor('/articles', query, 'AAAA')).toThrow(/cursor/);
});

test('an answer is remembered for its state of the data and asked anew when that changes', async () => {
  const asking = await smallAsking();
  const first = await answerTo(asking, '/actors', asked());
  expect(await answerTo(asking, '/actors', asked())).toBe(first);

  await asking.warehouse.ingest({
    id: 'more',
    run: 1,
    facts: [factsOf(20, 'Gamma', '2021-05-05', ['Russia spoke.'], [['russia', 'Russia', 1, 0.1, 0.8, 0.1]])],
  });
  const next = await answerTo(asking, '/actors', asked());
  expect(next.snapshot).not.toBe(first.snapshot);
  expect(next.rows[0]).toMatchObject({ actor: 'antony-blinken', mentions: 7 });
  expect(next.rows.find(({ actor }) => actor === 'russia')).toMatchObject({ mentions: 7 });
});
