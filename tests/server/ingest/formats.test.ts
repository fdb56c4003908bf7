import { expect, test } from 'vitest';
import { AppError } from '../../../server/base/errors.ts';
import { detectFormat, endingOf, INPUT_FORMATS, inputFormat, isReadByName } from '../../../server/ingest/formats.ts';

const detect = (name: string, head: string | Buffer) => detectFormat(name, Buffer.from(head));
const LONG = 'a'.repeat(70_000);

test('the name tells the format, in any case, with or without .gz', () => {
  const names = ['a.txt', 'a.MD', 'a.htm', 'a.json.gz', 'a.ndjson', 'a.tsv', 'a.b.csv.GZ', 'a.pq'];
  expect(names.map((name) => detect(name, 'Talks in Kyiv'))).toEqual([
    'txt',
    'md',
    'html',
    'json',
    'jsonl',
    'csv',
    'csv',
    'parquet',
  ]);
});

test('what the first bytes show beyond doubt goes before the name', () => {
  expect(detect('a.csv', 'PAR1....')).toBe('parquet');
  expect(detect('a.txt', '{"title":"one"}\n{"title":"two"}')).toBe('jsonl');
  expect(detect('a.json', '{"title":"one"}\n{"title":"two"}')).toBe('jsonl');
  expect(detect('a.jsonl', '[\n {"title":"one"},\n')).toBe('json');
  expect(detect('a.jsonl', '{\n  "title": "one"\n}')).toBe('json');
  expect(detect('a.txt', '\n<!DOCTYPE html>\n<p>')).toBe('html');
  expect(detect('a.csv', '<?xml version="1.0"?><!-- saved --><html lang="en">')).toBe('html');
  expect(detect('a.txt', 'title\ttext\nTalks\tThey met.')).toBe('csv');
});

test('a JSON list, one object on several lines and one on a single line are JSON, one a line is JSONL', () => {
  expect(detect('-', '[{"title":"one"}]')).toBe('json');
  expect(detect('-', '{"articles":[\n{"title":"one"},\n{"title":"two"}]}')).toBe('json');
  expect(detect('-', '{"title":"one"}\n')).toBe('json');
  expect(detect('a.jsonl', '{"title":"one"}\n')).toBe('jsonl');
  expect(detect('-', '{"title": broken\n{"title":"two"}')).toBe('jsonl');
  expect(detect('a.jsonl', '{"title": broken\nnot better\n')).toBe('jsonl');
  expect(detect('a.jsonl', `{"body":"${LONG}`)).toBe('jsonl');
  expect(detect('-', `{"body":"${LONG}`)).toBe('json');
});

test('feeds, sitemaps and JSON feeds are known by their first element, whatever they are called', () => {
  expect(['a.xml', 'a.rss', 'a.atom', 'a.RDF.gz'].map((name) => detect(name, 'broken'))).toEqual([
    'feed',
    'feed',
    'feed',
    'feed',
  ]);
  const roots = [
    '<rss version="2.0">',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<rdf:RDF xmlns:rdf="x">',
    '<urlset >',
  ];
  for (const root of roots) {
    for (const before of [
      '',
      '\n  ',
      '<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- made --><!-- twice -->\n',
    ]) {
      expect([before + root, detect('download.php.txt', before + root)]).toEqual([before + root, 'feed']);
    }
  }
  expect(detect('a.json', '{ "version": "https://jsonfeed.org/version/1.1", "items": []}')).toBe('feed');
  expect(detect('a.json', '{"title": "P", "version": "https:\\/\\/jsonfeed.org\\/version\\/1"')).toBe('feed');
  expect(detect('a.json', '{"version": "1.0", "items": []}')).toBe('json');
  expect(detect('a.txt', '<feeding> the birds')).toBe('txt');
});

test('brackets and angles in prose, and a brace of RTF, are no JSON and no page', () => {
  expect(detect('a.txt', '[Update] Talks in Kyiv\nThey met.')).toBe('txt');
  expect(detect('a.txt', '{sic} they said')).toBe('txt');
  expect(detect('a.txt', '<b>Talks</b> in Kyiv')).toBe('txt');
  expect(detect('a.txt', '<htmlish> words')).toBe('txt');
  expect(detect('a.rtf', '{\\rtf1\\ansi Talks}')).toBeNull();
});

test('without a name, text that names columns is a table, a heading begins Markdown, anything else is text', () => {
  expect(detect('standard input', 'date;body\n2021-05-06;They met.')).toBe('csv');
  expect(detect('standard input', '# Talks\n\nThey met.')).toBe('md');
  expect(detect('standard input', 'Body, mind and soul\nThey met.')).toBe('txt');
  expect(detect('standard input', '')).toBe('txt');
});

test('what is no text, and types that are not read, have no format', () => {
  expect(detect('talks.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  expect(detect('a.txt', 'a\0b')).toBeNull();
  expect(detect('a.pdf', '%PDF-1.7')).toBeNull();
  expect(detect('a.log', 'They met.')).toBeNull();
  expect(detect('a.log', '{"title":"one"}\n{"title":"two"}')).toBe('jsonl');
});

test('an ending is the last part of a name, in lower case, .gz apart', () => {
  expect(['a.TXT', 'a.csv.gz', '/x.y/news', '.hidden', 'a.gz', 'C:\\x.y\\news.md'].map(endingOf)).toEqual([
    'txt',
    'csv',
    '',
    '',
    '',
    'md',
  ]);
});

test('in a folder only names that tell their type are read, or only their packing', () => {
  expect(['a.txt', 'a.csv.gz', 'a.gz'].map(isReadByName)).toEqual([true, true, true]);
  expect(['a', 'a.pdf', 'a.tar.gz', 'Makefile'].map(isReadByName)).toEqual([false, false, false, false]);
});

test('a format is asked for by its name or an ending, and another word is refused with those there are', () => {
  for (const format of INPUT_FORMATS) expect(inputFormat(format)).toBe(format);
  expect(inputFormat('NDJSON')).toBe('jsonl');
  expect(inputFormat('auto')).toBe('auto');
  const expected = 'auto, txt, md, html, feed, json, jsonl, csv, parquet, eml, mbox, warc, zip';
  expect(() => inputFormat('docx')).toThrow(
    new AppError('invalid', `There is no format "docx"; there are ${expected}.`, {
      errors: [{ key: 'format', value: 'docx', expected }],
    }),
  );
});

test('archives and mail are known by their names, and by their first bytes where no name says otherwise', () => {
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
  const warc = 'WARC/1.0\r\nWARC-Type: warcinfo\r\n';
  const mail = 'Subject: Talks\nFrom: a@b.example\nDate: Tue, 4 May 2021 10:00:00 +0000\n\nThey met.';
  const mbox = `From a@b.example Tue May  4 10:00:00 2021\n${mail}`;
  const cases: [string, string | Buffer, string | null][] = [
    ['a.zip', 'damaged', 'zip'],
    ['a', zip, 'zip'],
    ['a.jsonl', zip, 'zip'],
    ['a.docx', zip, null],
    ['a.warc.gz', 'damaged', 'warc'],
    ['a.warc.wet.gz', warc, 'warc'],
    ['a', warc, 'warc'],
    ['a.txt', warc, 'warc'],
    ['a.eml', 'They met.', 'eml'],
    ['a.eml', '<html><p>They met.', 'eml'],
    ['a.eml', mbox, 'mbox'],
    ['a.mbox', 'They met.', 'mbox'],
    ['standard input', mail, 'eml'],
    ['standard input', mbox, 'mbox'],
    ['a.txt', mail, 'txt'],
    ['standard input', 'Note: one\nFrom: here to there\n', 'txt'],
  ];
  for (const [name, head, format] of cases) expect([name, detect(name, head)]).toEqual([name, format]);
  console.log(`formats: ${cases.length} archives and messages`);
});
