import { expect, test } from 'vitest';
import { csvCutter, fieldsIn, type Shape } from '../../../../server/ingest/readers/csv-records.ts';

const PLAIN: Shape = { columns: 2, addresses: [], dates: [], quoted: false };

/** Records as their fields, broken ones as "line: reason". */
function cut(text: string, shape = PLAIN, most?: number): (readonly string[] | string)[] {
  const cutter = csvCutter(',', shape, most);
  const lines = text.split('\n').map((line, at) => ({ no: at + 1, text: line, size: line.length + 1 }));
  const cuts = [...lines.flatMap((line) => cutter.push(line)), ...cutter.end()];
  return cuts.map((one) => ('reason' in one ? `${one.line}: ${one.reason}` : one.fields));
}

test('fields are cut at the delimiter, and quotation marks keep delimiters, line breaks and themselves', () => {
  expect(cut('a,b\r\n"a, b","say ""hi""\nand go"\n,""')).toEqual([
    ['a', 'b'],
    ['a, b', 'say "hi"\nand go'],
    ['', ''],
  ]);
});

test('blank lines between records are none, within quotation marks they stay', () => {
  expect(cut('a,b\n\n \nc,"d\n\ne"')).toEqual([
    ['a', 'b'],
    ['c', 'd\n\ne'],
  ]);
});

test('a Windows line end within quotation marks stays, at the end of a record it goes', () => {
  expect(cut('a,"b\r\nc"\r\nd,e\r')).toEqual([
    ['a', 'b\r\nc'],
    ['d', 'e'],
  ]);
});

test('a quotation mark within a field that has none around it is a letter', () => {
  expect(cut('5" pipe,he said "go"')).toEqual([['5" pipe', 'he said "go"']]);
});

test('a space between the comma and the quotation mark is no part of the field', () => {
  expect(cut('"a", "b, c"')).toEqual([['a', 'b, c']]);
});

test('too few or too many columns cost that record', () => {
  expect(cut('a,b\nc\nd,e,f\ng,h')).toEqual([
    ['a', 'b'],
    '2: 1 column where the header has 2',
    '3: 3 columns where the header has 2',
    ['g', 'h'],
  ]);
});

test('a quotation mark that is never closed costs its record, not the rest of the file', () => {
  expect(cut('a,b\nc,"open\nd,e\nf,g')).toEqual([
    ['a', 'b'],
    '2: a quotation mark is not closed',
    ['d', 'e'],
    ['f', 'g'],
  ]);
});

test('so it does where the next quotation mark seems to close it', () => {
  expect(cut('a,b\nc,"open\nd,"e"\nf,g')).toEqual([
    ['a', 'b'],
    '2: text stands behind a closing quotation mark',
    ['d', 'e'],
    ['f', 'g'],
  ]);
  expect(cut('"a","b"\n"c","open\n"d","e"')).toEqual([
    ['a', 'b'],
    '2: text stands behind a closing quotation mark',
    ['d', 'e'],
  ]);
});

test('a quotation mark is given up where a record could not be that long', () => {
  expect(cut('a,"open\nb,c\nd,e\nf,g', PLAIN, 12)).toEqual([
    '1: a quotation mark is not closed (within 0 MB)',
    ['b', 'c'],
    ['d', 'e'],
    ['f', 'g'],
  ]);
});

test('a line over the limit is a record of its own, and ends one that was open', () => {
  const cutter = csvCutter(',', PLAIN);
  const long = { no: 2, text: null, size: 20_000_000 };
  expect(cutter.push({ no: 1, text: 'a,"open', size: 7 })).toEqual([]);
  expect(cutter.push(long)).toEqual([
    { line: 1, reason: 'a quotation mark is not closed' },
    { line: 2, reason: 'larger than 10 MB (20 MB)' },
  ]);
  expect(cutter.push({ no: 3, text: 'b,c', size: 3 })).toEqual([{ line: 3, fields: ['b', 'c'] }]);
});

test('paragraphs of a broken text, commas and all, are taken for no records', () => {
  const text = 'Talks,"He said "go" and left.\nThe others stayed, it seems.\n\nNobody slept."\nNext,"They met."';
  expect(cut(`First,"One."\n${text}`)).toEqual([
    ['First', 'One.'],
    '2: text stands behind a closing quotation mark (lines 2 to 5 were passed over)',
    ['Next', 'They met.'],
  ]);
});

test('addresses and dates in their columns tell a record from prose that has as many commas', () => {
  const shape = { columns: 3, addresses: [1], dates: [2], quoted: false };
  const text =
    'Talks,"He said "go" and\nleft,then came,and slept\nagain,https://x.org,tomorrow\nNext,https://example.org,2021-05-06';
  expect(cut(text, shape)).toEqual([
    '1: text stands behind a closing quotation mark (lines 1 to 3 were passed over)',
    ['Next', 'https://example.org', '2021-05-06'],
  ]);
});

test('in a table with quotation marks around each field, a line without is no record', () => {
  expect(cut('"a","b"\n"c","say "hi" and\ngo,home"\n"d","e"', { ...PLAIN, quoted: true })).toEqual([
    ['a', 'b'],
    '2: text stands behind a closing quotation mark (lines 2 to 3 were passed over)',
    ['d', 'e'],
  ]);
});

test('a table that writes a space behind each comma keeps its records', () => {
  expect(cut('a, b\nc, "open\nd, e')).toEqual([['a', ' b'], '2: a quotation mark is not closed', ['d', ' e']]);
});

test('two broken records in a row are passed over as one', () => {
  expect(cut('a,"open\nb,"open\n\nc,"d"\ne,f').slice(-2)).toEqual([
    ['c', 'd'],
    ['e', 'f'],
  ]);
});

test('many lines behind an open quotation mark are read again one by one', () => {
  const lines = Array.from({ length: 50_000 }, (_, no) => `title ${no},body ${no}`);
  const cuts = cut(`a,"open\n${lines.join('\n')}`);
  expect(cuts.length).toBe(50_001);
  expect(cuts.at(-1)).toEqual(['title 49999', 'body 49999']);
});

test('one line is cut into fields, a broken one at each delimiter', () => {
  expect(fieldsIn('"a;b";c', ';')).toEqual({ fields: ['a;b', 'c'], quoted: false });
  expect(fieldsIn('"a";"b"', ';')).toEqual({ fields: ['a', 'b'], quoted: true });
  expect(fieldsIn('"a;b', ';')).toEqual({ fields: ['"a', 'b'], quoted: false });
});
