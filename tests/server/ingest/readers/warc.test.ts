import { brotliCompressSync, deflateRawSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readWarc } from '../../../../server/ingest/readers/warc.ts';
import { answerOf, pageRecord, warcGz, warcRecord } from '../../../support/archives.ts';
import { bare, bodies, foundBy, shown } from '../../../support/inputs.ts';

const URL_1 = 'https://news.example/2021/harbour';
const page = (text: string, head = '') => `<!doctype html><html><head>${head}</head><body><p>${text}</p></body></html>`;
const read = (records: readonly Buffer[], size?: number) => foundBy(readWarc, Buffer.concat(records), 'a.warc', size);
const INFO = warcRecord('warcinfo', '', 'software: by hand\r\n', { 'Content-Type': 'application/warc-fields' });
const REQUEST = warcRecord('request', URL_1, 'GET / HTTP/1.1\r\n\r\n');

test('pages, texts and resources are articles under their address; the day of the capture is no date', async () => {
  const records = [
    INFO,
    REQUEST,
    pageRecord(URL_1, page('They met.')),
    pageRecord('https://news.example/notes.txt', 'They left.', { 'Content-Type': 'text/plain' }),
    warcRecord('resource', 'https://news.example/r', page('They stayed.'), { 'Content-Type': 'text/html' }),
    warcRecord('conversion', 'https://news.example/c', 'They slept.'),
  ];
  const expected = [
    bare({ input: 'a.warc#3', url: URL_1, body: page('They met.'), format: 'html' }),
    bare({ input: 'a.warc#4', url: 'https://news.example/notes.txt', body: 'They left.' }),
    bare({ input: 'a.warc#5', url: 'https://news.example/r', body: page('They stayed.'), format: 'html' }),
    bare({ input: 'a.warc#6', url: 'https://news.example/c', body: 'They slept.' }),
  ];
  // However the bytes come in pieces.
  for (const size of [1, 13, 65_536]) expect(shown(await read(records, size))).toEqual(expected);
});

test('the address that a page calls its own is taken, as when it is fetched', async () => {
  const canonical = page('They met.', '<link rel="canonical" href="/harbour">');
  const foreign = page('They left.', '<link rel="canonical" href="https://other.example/x">');
  const found = shown(await read([pageRecord(URL_1, canonical), pageRecord(`${URL_1}2`, foreign)]));
  expect(found.map((one) => typeof one === 'object' && one.url)).toEqual(['https://news.example/harbour', `${URL_1}2`]);
});

test('the character set of the header goes before that of the page', async () => {
  const bytes = Buffer.from(page('Caf\xe9', '<meta charset="windows-1251">'), 'latin1');
  const told = await read([pageRecord(URL_1, bytes, { 'Content-Type': 'text/html; charset=iso-8859-1' })]);
  expect(bodies(told)[0]).toContain('<p>Café</p>');
  const untold = await read([pageRecord(URL_1, bytes, { 'Content-Type': 'text/html' })]);
  expect(bodies(untold)[0]).toContain('<p>Cafй</p>');
});

const chunked = (body: Buffer | string, size = 10): Buffer => {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
};

test('chunks and packings of the way are undone, and left alone where the archive undid them already', async () => {
  const text = page('They met.');
  const chunks = { 'Transfer-Encoding': 'chunked' };
  const cases: [string, Buffer | string, Record<string, string>][] = [
    ['chunks', chunked(text), chunks],
    ['chunks undone', text, chunks],
    ['gzip', gzipSync(text), { 'Content-Encoding': 'gzip' }],
    ['gzip undone', text, { 'Content-Encoding': 'x-gzip' }],
    ['gzip in chunks', chunked(gzipSync(text)), { ...chunks, 'Content-Encoding': 'gzip' }],
    ['deflate', deflateSync(text), { 'Content-Encoding': 'deflate' }],
    ['bare deflate', deflateRawSync(text), { 'Content-Encoding': 'deflate' }],
    ['brotli', brotliCompressSync(text), { 'Content-Encoding': 'br' }],
    ['twice', brotliCompressSync(gzipSync(text)), { 'Content-Encoding': 'gzip, br' }],
    ['none', text, { 'Content-Encoding': 'identity' }],
  ];
  for (const [name, body, headers] of cases) {
    expect([name, bodies(await read([pageRecord(URL_1, body, headers)]))]).toEqual([name, [text]]);
  }
  console.log(`web archives: ${cases.length} ways to pack a body`);
});

test('a body that breaks off, is damaged, too large or packed in an unknown way is refused with its address', async () => {
  const packed = gzipSync(page('They met.'.repeat(100)));
  const of = async (body: Buffer | string, headers: Record<string, string>, more = {}) =>
    bodies(await read([warcRecord('response', URL_1, answerOf(body, headers), more)]));
  const at = (reason: string) => [`a.warc#1: ${reason} (${URL_1})`];
  expect(await of(packed.subarray(0, -20), { 'Content-Encoding': 'gzip' })).toEqual(at('its body is damaged'));
  expect(await of('a\r\nThey met.', { 'Transfer-Encoding': 'chunked' })).toEqual(at('its body breaks off'));
  expect(await of('x', { 'Content-Encoding': 'zstd' })).toEqual(at('packed in a way that is not read: zstd'));
  expect(await of(gzipSync(Buffer.alloc(11_000_000)), { 'Content-Encoding': 'gzip' })).toEqual(
    at('larger than 10 MB (10 MB) or more'),
  );
  expect(await of(Buffer.alloc(10_100_000, 'a'), {})).toEqual(at('larger than 10 MB (10.1 MB)'));
  expect(await of(page('They met.'), {}, { 'WARC-Truncated': 'length' })).toEqual(
    at('only its beginning is in the archive'),
  );
});

test('an error in place of a page is refused; pictures, scripts, moves and texts for machines are no inputs', async () => {
  const none = [
    INFO,
    REQUEST,
    pageRecord('https://news.example/a.png', 'x', { 'Content-Type': 'image/png' }),
    pageRecord('https://news.example/a.js', 'x', { 'Content-Type': 'text/javascript' }),
    pageRecord('https://news.example/a.css', 'x', { 'Content-Type': 'text/css' }),
    pageRecord('https://news.example/a.json', '{"a":1}', { 'Content-Type': 'application/json' }),
    pageRecord('https://news.example/a.xml', '<a/>', { 'Content-Type': 'text/xml' }),
    pageRecord('https://news.example/b.png', 'x', { 'Content-Type': 'image/png' }, 404),
    pageRecord('https://news.example/robots.txt', 'User-agent: *', { 'Content-Type': 'text/plain' }),
    pageRecord('https://news.example/moved', '', { Location: URL_1 }, 301),
    warcRecord('revisit', URL_1, 'HTTP/1.1 200 OK\r\n\r\n'),
    warcRecord('response', 'dns:news.example', 'x', { 'Content-Type': 'text/dns' }),
  ];
  expect(
    bodies(await read([...none, pageRecord(URL_1, page('They met.')), pageRecord(`${URL_1}3`, 'Gone', {}, 410)])),
  ).toEqual([page('They met.'), `a.warc#14: answered with an error, not with the page (HTTP 410, ${URL_1}3)`]);
  expect(bodies(await read([INFO, REQUEST, REQUEST, none[2]!]))).toEqual([
    'a.warc: no page, text or feed in the archive (passed over: 2 request, 1 warcinfo, 1 image/png)',
  ]);
});

const FEED = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>${items}</channel></rss>`;
const item = (url: string, text: string) =>
  `<item><title>T</title><link>${url}</link><description>${text}</description></item>`;

test('a feed gives its items, but not the summary of a page that the archive holds itself', async () => {
  const type = { 'Content-Type': 'application/rss+xml' };
  const feed = pageRecord(
    'https://news.example/feed',
    FEED(item(URL_1, 'A summary of it.') + item(`${URL_1}?b`, 'Another summary.') + item(`${URL_1}?c`, '')),
    type,
  );
  const both = [
    [feed, pageRecord(URL_1, page('They met.'))],
    [pageRecord(URL_1, page('They met.')), feed],
  ];
  for (const records of both) {
    expect(bodies(await read(records))).toEqual([page('They met.'), 'Another summary.']);
  }
});

test('what is no record, or a broken one, is told with its place, and reading goes on behind it', async () => {
  const [one, two] = [pageRecord(URL_1, page('They met.')), pageRecord(`${URL_1}2`, page('They left.'))];
  const junk = Buffer.from('something else\r\nand more\r\n');
  expect(bodies(await read([one, junk, two, junk]))).toEqual([
    page('They met.'),
    `a.warc#2: no record begins here (byte ${one.length})`,
    page('They left.'),
    `a.warc#4: no record begins here (byte ${one.length + junk.length + two.length})`,
  ]);
  const lengthless = warcRecord('response', URL_1, answerOf('x'), { 'Content-Length': 'many' });
  expect(bodies(await read([lengthless, two]))).toEqual([
    'a.warc#1: a record without an end of its head, or without its length (byte 0)',
    page('They left.'),
  ]);
  // Too short, too long by a little, and so long that the next record stands in it.
  for (const length of ['100', '210', '900']) {
    const wrong = warcRecord('response', URL_1, answerOf(page('They met.')), { 'Content-Length': length });
    expect(bodies(await read([wrong, two]))).toEqual([
      `a.warc#1: a record of a wrong length (byte 0, ${URL_1})`,
      page('They left.'),
    ]);
  }
  expect(bodies(await read([warcRecord('response', URL_1, 'no answer'), two]))).toEqual([
    `a.warc#1: not the answer of a web server (${URL_1})`,
    page('They left.'),
  ]);
});

test('an archive that ends within a record breaks there, after what came before', async () => {
  const [one, two] = [pageRecord(URL_1, page('They met.')), pageRecord(`${URL_1}2`, page('They left.'))];
  const found: string[] = [];
  const broken = await (async () => {
    for await (const each of readWarc({
      name: 'a.warc',
      chunks: (async function* () {
        yield Buffer.concat([one, two.subarray(0, -60)]);
      })(),
      file: null,
      piped: false,
      reached: () => {},
    }))
      found.push(...bodies([each]));
  })().catch(String);
  expect(found).toEqual([page('They met.')]);
  expect(broken).toBe(
    `Error: the archive ends within a record; what came before was read (byte ${one.length}, ${URL_1}2)`,
  );
});

test('a crafted archive of overlapping lengths ends, and does not read its bytes a million times', async () => {
  const head = 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\n';
  const started = bodies(
    await foundBy(readWarc, Buffer.from(head.repeat(200_000)), 'a.warc').catch((error: unknown) => [
      { kind: 'unreadable' as const, input: 'a.warc', reason: String(error) },
    ]),
  );
  expect(started).toEqual(['a.warc: Error: too many records of a wrong length; what came before was read']);
});

test('records that were packed one by one are read as one stream', async () => {
  const packed = warcGz([INFO, pageRecord(URL_1, page('They met.'))]);
  expect(bodies(await foundBy(readWarc, gunzipSync(packed)))).toEqual([page('They met.')]);
});
