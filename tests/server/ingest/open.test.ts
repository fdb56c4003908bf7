import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../server/base/root.ts';
import type { RawArticle, Read } from '../../../server/contract/article.ts';
import { describeInputs, openInputs, openSent } from '../../../server/ingest/open.ts';
import { mailOf, pageRecord, zipOf } from '../../support/archives.ts';
import { all, bare, bodies, emptyFolder, readsOf, shown, THREE } from '../../support/inputs.ts';

const file = (name: string, bytes: Buffer | string): string => {
  const path = join(emptyFolder(), name);
  writeFileSync(path, bytes);
  return path;
};

const COLUMNS = ['title', 'body', 'url', 'source', 'published', 'author', 'language'] as const;
const LINES = THREE.map((one) => JSON.stringify(one)).join('\n');

/** The three articles in each format that holds more than one. */
const TABLES: Readonly<Record<string, string>> = {
  'news.json': JSON.stringify(THREE, null, 2),
  'wrapped.json': JSON.stringify({ total: 3, articles: THREE }),
  'news.jsonl': LINES,
  'news.ndjson': `\uFEFF${LINES.replaceAll('\n', '\r\n')}\r\n`,
  'lines.txt': LINES,
  'news.csv': stringify([...THREE], { header: true, columns: [...COLUMNS] }),
  'semicolons.csv': `\uFEFF${stringify([...THREE], { header: true, columns: [...COLUMNS], delimiter: ';' })}`,
  'news.tsv': stringify([...THREE], { header: true, columns: [...COLUMNS], delimiter: '\t' }),
};

async function parquet(): Promise<string> {
  const path = join(emptyFolder(), 'news.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = COLUMNS.map((name) => `value ->> '${name}' AS ${name}`).join(', ');
  await connection.run(`COPY (SELECT ${columns} FROM json_each($json::JSON)) TO '${path}'`, {
    json: JSON.stringify(THREE),
  });
  connection.closeSync();
  instance.closeSync();
  return path;
}

const articlesIn = async (path: string) =>
  (await readsOf([path])).map((read) => (read.kind === 'article' ? { ...read.article, input: '' } : read));

const expected = THREE.map((one) => bare({ ...one, input: '' }));

test.each(Object.entries(TABLES))(
  'the same three articles come out of %s, plain and gzipped',
  async (name, content) => {
    const bytes = Buffer.from(content);
    expect(await articlesIn(file(name, bytes))).toEqual(expected);
    expect(await articlesIn(file(`${name}.gz`, gzipSync(bytes)))).toEqual(expected);
    // Packed under a name that does not say so.
    expect(await articlesIn(file(name, gzipSync(bytes)))).toEqual(expected);
  },
);

test('the same three articles come out of Parquet, plain and gzipped, and no copy is left behind', async () => {
  const path = await parquet();
  expect(await articlesIn(path)).toEqual(expected);
  expect(await articlesIn(file('news.parquet.gz', gzipSync(readFileSync(path))))).toEqual(expected);
});

const HEADS = ({ title, published }: (typeof THREE)[number], no: number) =>
  mailOf(
    {
      From: `Paper ${no} <a@b.example>`,
      Subject: `=?utf-8?B?${Buffer.from(title ?? '').toString('base64')}?=`,
      ...(published !== null && { Date: published }),
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
    },
    '',
  ).toString();

/** The three articles in archives and in mail, which say of an article what such things say. */
const letters = THREE.map((one, no) => `${HEADS(one, no)}${one.body}\n`);
const pages = THREE.map((one) => `<!doctype html><title>${one.title}</title><p>${one.body}</p>`);
const KEPT: Readonly<Record<string, { bytes: Buffer; articles: Partial<RawArticle>[] }>> = {
  'news.zip': { bytes: zipOf([{ name: 'a/news.jsonl', data: LINES }]), articles: [...THREE] },
  'stored.zip': {
    bytes: zipOf([{ name: 'news.jsonl.gz', data: gzipSync(LINES), stored: true }]),
    articles: [...THREE],
  },
  'news.mbox': {
    bytes: Buffer.from(letters.map((one) => `From a@b.example Tue May  4 10:00:00 2021\n${one}\n`).join('')),
    articles: THREE.map(({ title, body, published }, no) => ({ title, body, published, source: `Paper ${no}` })),
  },
  'news.warc': {
    bytes: Buffer.concat(pages.map((page, no) => pageRecord(`https://news.example/${no}`, page))),
    articles: pages.map((body, no) => ({ body, format: 'html', url: `https://news.example/${no}` })),
  },
};

test.each(Object.entries(KEPT))(
  'the same three articles come out of %s, plain and gzipped, on disk, by name and from standard input',
  async (name, { bytes, articles }) => {
    const wanted = articles.map((one) => bare({ ...one, input: '' }));
    expect(await articlesIn(file(name, bytes))).toEqual(wanted);
    expect(await articlesIn(file(`${name}.gz`, gzipSync(bytes)))).toEqual(wanted);
    const nameless = (reads: readonly Read[]) =>
      reads.map((read) => (read.kind === 'article' ? { ...read.article, input: '' } : read));
    const sent = await all(openSent(`${name}.gz`, gzipSync(bytes), null));
    expect(nameless(sent)).toEqual(wanted);
    expect(sent.reduce((sum, read) => sum + read.bytes, 0)).toBe(gzipSync(bytes).length);
    expect(nameless(await readsOf(['-'], name.split('.').at(-1), bytes))).toEqual(wanted);
    expect(nameless(await readsOf(['-'], 'auto', bytes))).toEqual(wanted);
  },
);

test('a message is one article, plain and gzipped', async () => {
  const [one = ''] = letters;
  const { title = null, body = '', published = null } = THREE[0] ?? {};
  const wanted = [bare({ input: '', title, body, published, source: 'Paper 0' })];
  expect(await articlesIn(file('a.eml', Buffer.from(one)))).toEqual(wanted);
  expect(await articlesIn(file('a.eml.gz', gzipSync(one)))).toEqual(wanted);
});

/** The three articles as files of one article each: the text of a file, and what is to come out of it. */
type Page = { readonly text: string; readonly article: Partial<RawArticle> };
const PAGES: Readonly<Record<string, (one: (typeof THREE)[number]) => Page>> = {
  txt: ({ title, body }) => ({ text: `${title}\n\n${body}\n`, article: { title, body } }),
  md: ({ title, body }) => {
    const text = `# ${title}\n\n${body}\n`;
    return { text, article: { body: text, format: 'markdown' } };
  },
  html: ({ title, body }) => {
    const text = `<!doctype html><title>${title}</title><p>${body}</p>\n`;
    return { text, article: { body: text, format: 'html' } };
  },
};

test.each(Object.entries(PAGES))(
  'the same three articles come out of a folder of .%s files, plain and gzipped',
  async (ending, make) => {
    const folder = emptyFolder();
    const made = THREE.map(make);
    made.forEach(({ text }, at) => {
      writeFileSync(join(folder, `${at}.${ending}`), text);
      writeFileSync(join(folder, `${at}.${ending}.gz`), gzipSync(text));
    });
    expect(shown(await readsOf([folder]))).toEqual(
      made.flatMap(({ article }, at) =>
        [`${at}.${ending}`, `${at}.${ending}.gz`].map((name) => bare({ ...article, input: join(folder, name) })),
      ),
    );
  },
);

test('standard input is read like a file, by its first bytes or as it is told', async () => {
  expect(bodies(await readsOf(['-'], 'auto', '{"body":"one"}\n{"body":"two"}\n'))).toEqual(['one', 'two']);
  expect(bodies(await readsOf(['-'], 'auto', gzipSync('text,date\none,\n')))).toEqual(['one']);
  expect(shown(await readsOf(['-'], 'txt', '{"body":"one"}\nmore'))).toEqual([
    bare({ input: 'standard input', title: '{"body":"one"}', body: 'more' }),
  ]);
  expect(bodies(await readsOf(['-']))).toEqual(['standard input: no record in it']);
});

test('a source that is told stands where the record names none', async () => {
  const stdin = Readable.from([Buffer.from('{"body":"one","source":"CNN"}\n{"body":"two"}')]);
  const reads = await all(openInputs(['-'], { stdin, source: 'Told' }));
  expect(shown(reads).map((one) => typeof one === 'object' && one.source)).toEqual(['CNN', 'Told']);
});

test('in a folder, what is not read is one refusal that names the types that are', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'sub'));
  for (const name of ['a.txt', 'b.pdf', 'sub/c', 'sub/d.csv']) writeFileSync(join(folder, name), 'text\nmore');
  const why = (what: string) =>
    `not a type that is read (${what}; read are .txt, .md, .html, .xml, .rss, .atom, .json, .jsonl, .csv, .tsv, .parquet, .eml, .mbox, .warc and .zip, each also as .gz; --format says how a file of another name is written)`;
  expect(bodies(await readsOf([folder]))).toEqual([
    'more',
    `${join(folder, 'b.pdf')}: ${why('.pdf')}`,
    `${join(folder, 'sub/c')}: ${why('no ending that says what it is, or no text')}`,
    'more',
  ]);
  // Asked for by name, text without an ending is text.
  expect(bodies(await readsOf([join(folder, 'sub/c')]))).toEqual(['more']);
});

test('truncated gzip gives what was complete and one refusal, and the next file is read', async () => {
  const lines = Array.from({ length: 9000 }, (_, no) => `{"body":"number ${(no * 7919) % 9001}"}\n`).join('');
  const packed = gzipSync(lines);
  const cut = file('cut.jsonl.gz', packed.subarray(0, packed.length - 2000));
  const after = file('after.txt', 'They met.');
  const found = bodies(await readsOf([cut, after]));
  const kept = found.slice(0, -2);
  expect(kept.length).toBeGreaterThan(4000);
  expect(kept).toEqual(
    lines
      .split('\n')
      .slice(0, kept.length)
      .map((line) => (JSON.parse(line) as { body: string }).body),
  );
  expect(found.slice(-2)).toEqual([`${cut}: the gzip data ends early; what was complete was read`, 'They met.']);
});

test('a small gzip that lost its end gives its whole lines', async () => {
  const cut = file('cut.jsonl.gz', gzipSync('{"body":"one"}\n{"body":"two"}\n').subarray(0, -6));
  expect(bodies(await readsOf([cut]))).toEqual([
    'one',
    'two',
    `${cut}: the gzip data ends early; what was complete was read`,
  ]);
});

test('the bytes of the records add up to the size of the files, whatever is in them', async () => {
  const folder = emptyFolder();
  const write = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
  write('a.jsonl', `${LINES}\n\n\n`);
  write('b.csv.gz', gzipSync(stringify([...THREE], { header: true })));
  write('c.pdf', Buffer.alloc(5000));
  write('d.txt', 'One.');
  write('e.json', '[{"body":"x"}, ');
  write('f.txt', 'a'.repeat(10_000_001));
  write('g.csv', `id,title\n${'1,x\n'.repeat(50_000)}`);
  const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const reads = await readsOf([folder]);
  expect(reads.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(size);
  expect(reads.every(({ bytes }) => bytes >= 0)).toBe(true);
  expect(await describeInputs([folder])).toEqual({ files: 7, bytes: size });
});

test('nobody knows the size of standard input', async () => {
  expect(await describeInputs(['-', file('a.txt', 'One.')])).toEqual({ files: 2, bytes: null });
});

test('a path that names nothing, and a format that is none, are refused before anything is read', async () => {
  const good = file('a.txt', 'One.');
  await expect(readsOf([good, `${good}x`])).rejects.toMatchObject({ code: 'invalid' });
  await expect(describeInputs([`${good}x`])).rejects.toMatchObject({ code: 'invalid' });
  await expect(readsOf([good], 'docx')).rejects.toMatchObject({ code: 'invalid' });
});

test('a link to nothing is one refusal, and the next file is read', async () => {
  const folder = emptyFolder();
  symlinkSync(join(folder, 'nowhere'), join(folder, 'a.txt'));
  writeFileSync(join(folder, 'b.txt'), 'Two.');
  expect(bodies(await readsOf([folder]))).toEqual([`${join(folder, 'a.txt')}: gone, or a link to nothing`, 'Two.']);
});

test('a reader that is left early lets go of its stream', async () => {
  const stdin = Readable.from(Array.from({ length: 1000 }, () => Buffer.from(`${LINES}\n`)));
  for await (const read of openInputs(['-'], { stdin })) {
    expect(read.kind === 'article' && read.article.input).toBe('standard input:1');
    break;
  }
  expect(stdin.destroyed).toBe(true);
});

test('files mutated at random never stop the run: each ends in articles or reasons', async () => {
  const folder = emptyFolder();
  const seeds = Object.entries(TABLES).flatMap(([name, content]) => [
    { name, bytes: Buffer.from(content) },
    { name: `${name}.gz`, bytes: gzipSync(content) },
  ]);
  const change = fc.record({
    at: fc.nat(5000),
    kind: fc.constantFrom('flip', 'cut', 'repeat', 'drop'),
    byte: fc.nat(255),
    length: fc.nat(40),
  });
  let files = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async ({ name, bytes }, changes) => {
        let mutated = Buffer.from(bytes);
        for (const { at: far, kind, byte, length } of changes) {
          const at = far % Math.max(mutated.length, 1);
          if (kind === 'flip') mutated[at] = byte;
          else if (kind === 'cut') mutated = mutated.subarray(0, at);
          else if (kind === 'drop') mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)]);
          else mutated = Buffer.concat([mutated.subarray(0, at + length), mutated.subarray(at)]);
        }
        files += 1;
        const path = join(folder, `${files}-${name}`);
        writeFileSync(path, mutated);
        const reads = await readsOf([path]);
        expect(reads.length).toBeGreaterThan(0);
        expect(reads.reduce((sum, read) => sum + read.bytes, 0)).toBe(mutated.length);
      },
    ),
    { numRuns: 400 },
  );
});

test('the demo comes out to the last record', async () => {
  const reads = await readsOf([join(projectRoot(), 'data', 'demo')]);
  expect(reads.length).toBe(590);
  expect(reads.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
});
