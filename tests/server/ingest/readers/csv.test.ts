import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, splitHeader } from '../../../../server/ingest/readers/csv.ts';
import { bare, bodies, foundBy, shown } from '../../../support/inputs.ts';

const read = async (text: string | Buffer, size?: number) => shown(await foundBy(readCsv, text, 'news.csv', size));

test('columns are found by their names, in whatever order, and others are left out', async () => {
  const table = 'ID,Date,Full Text,Headline,Domain\n7,2021-05-06,They met.,Talks,cnn.com\n';
  expect(await read(table)).toEqual([
    bare({ input: 'news.csv:2', title: 'Talks', body: 'They met.', published: '2021-05-06', source: 'cnn.com' }),
  ]);
});

test.each([',', ';', '\t', '|'])('columns may be parted by %j', async (delimiter) => {
  const table = stringify(
    [
      ['title', 'body', 'source'],
      ['a', 'b, c; d\te|f', 'CNN'],
    ],
    { delimiter },
  );
  expect(await read(table)).toEqual([bare({ input: 'news.csv:2', title: 'a', body: 'b, c; d\te|f', source: 'CNN' })]);
});

test('Excel may say the delimiter in a line of its own', async () => {
  expect(await read('sep=;\r\ntitle;text\r\nTalks;They met.\r\n')).toEqual([
    bare({ input: 'news.csv:3', title: 'Talks', body: 'They met.' }),
  ]);
});

test('an old Mac export, in windows-1252 and with carriage returns alone, is read', async () => {
  expect(await read(Buffer.from('title,text\rCaf\xe9,They met.\rb,c', 'latin1'))).toEqual([
    bare({ input: 'news.csv:2', title: 'Café', body: 'They met.' }),
    bare({ input: 'news.csv:3', title: 'b', body: 'c' }),
  ]);
});

test('a record is named by the line in which it begins', async () => {
  const found = await foundBy(readCsv, 'title,text\na,"one\ntwo\nthree"\n\nb,four\n', 'news.csv');
  expect(found.map((one) => one.kind === 'article' && one.article.input)).toEqual(['news.csv:2', 'news.csv:6']);
});

test('a broken record in the middle is named by file and line, and the rest is kept', async () => {
  const table =
    'title,text,url\na,one,\nb,two\nc,"three,https://example.org/3\nd,"four",https://example.org/4\ne,five,\n';
  expect(bodies(await foundBy(readCsv, table, 'news.csv'))).toEqual([
    'one',
    'news.csv:3: 2 columns where the header has 3',
    'news.csv:4: text stands behind a closing quotation mark',
    'four',
    'five',
  ]);
});

test('a table without a column for the text is refused by name, once', async () => {
  expect(await read('id,title\n1,a\n2,b\n')).toEqual([
    'news.csv: no column holds the text of the articles (columns found: id, title; the text is looked for in body, text, content, article, maintext …)',
  ]);
});

test('a header alone holds no record', async () => {
  expect(await read('title,text\n')).toEqual([]);
  expect(await read('\n\n')).toEqual([]);
});

test('of all delimiters, the one by which most names are known counts', () => {
  const header = (line: string) => {
    const { delimiter, names } = splitHeader(line);
    return [delimiter, ...names];
  };
  expect(header('title;text, in full;date')).toEqual([';', 'title', 'text, in full', 'date']);
  expect(header('a,b;c')).toEqual([',', 'a', 'b;c']);
  expect(header('text')).toEqual([',', 'text']);
});

test('articles written by csv-stringify come back equal, however the bytes are cut', async () => {
  const letter = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
    fc.constantFrom('"', ',', '\n', '\r\n', '""', ' ', ';'),
  );
  const text = fc.array(letter, { maxLength: 12 }).map((parts) => parts.join(''));
  const record = fc.record({ title: text, body: text.map((one) => `${one}.`), source: text });
  const delimiters = fc.constantFrom(',', ';', '\t');
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1 }),
      delimiters,
      fc.boolean(),
      fc.integer({ min: 1, max: 99 }),
      async (records, delimiter, quoted, size) => {
        // On its own it leaves a lone line feed without quotation marks where records end with CRLF.
        const table = stringify(records, {
          header: true,
          columns: ['title', 'body', 'source'],
          delimiter,
          quoted,
          record_delimiter: 'windows',
          quoted_match: /[\r\n]/,
        });
        const found = (await foundBy(readCsv, table, 'news.csv', size)).map(
          (one) => one.kind === 'article' && { ...one.article, input: '' },
        );
        const orNull = (value: string) => (value.trim() === '' ? null : value);
        expect(found).toEqual(
          records.map(({ title, body, source }) =>
            bare({ input: '', title: orNull(title), body, source: orNull(source)?.trim() ?? null }),
          ),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('wherever a quotation mark is left open, that record alone is lost, and named by its line', async () => {
  const word = fc
    .string({ unit: fc.constantFrom('a', 'ї', ' ', ',', '"', '\n', ';'), maxLength: 8 })
    .map((text) => `T${text}`);
  const record = fc.record({ title: word, body: word, published: fc.constantFrom('2021-05-06', '') });
  const columns = ['title', 'body', 'published'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 6 }),
      fc.array(record, { maxLength: 6 }),
      fc.boolean(),
      async (before, after, quoted) => {
        const head = stringify(before, { header: true, columns, quoted });
        const table = `${head}"Open","never closed,\n${stringify(after, { columns, quoted })}`;
        const found = bodies(await foundBy(readCsv, table, 'news.csv'));
        expect(found.filter((one) => !one.startsWith('news.csv:'))).toEqual(
          [...before, ...after].map(({ body }) => body),
        );
        const [lost, ...more] = found.filter((one) => one.startsWith('news.csv:'));
        expect(lost?.startsWith(`news.csv:${head.split('\n').length}: `)).toBe(true);
        expect(more).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test('letters that were lost are counted in the record they stand in', async () => {
  const torn = Buffer.concat([
    Buffer.from('title,body\nA,Київ'),
    Buffer.from([0xd0]),
    Buffer.from(' і Львів\nB,whole\n'),
  ]);
  expect(await read(torn)).toEqual([
    { ...bare({ input: 'news.csv:2', title: 'A', body: 'Київ\uFFFD і Львів' }), replaced: 1 },
    bare({ input: 'news.csv:3', title: 'B', body: 'whole' }),
  ]);
});
