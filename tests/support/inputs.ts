import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { RawArticle, Read } from '../../server/contract/article.ts';
import { openInputs } from '../../server/ingest/open.ts';
import type { Found, Input, Reader } from '../../server/ingest/readers/reader.ts';

/** An empty folder that is gone when the test has finished. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Bytes in pieces of the given size, as a disk or a pipe might hand them over. */
export async function* pieces(bytes: Buffer | string, size = 65_536): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  for (let from = 0; from < all.length; from += size) yield all.subarray(from, from + size);
}

export const inputOf = (bytes: Buffer | string, name = 'news', size?: number, piped = false): Input => ({
  name,
  chunks: pieces(bytes, size),
  file: null,
  piped,
  reached: () => {},
});

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What a reader finds in bytes. */
export const foundBy = (reader: Reader, bytes: Buffer | string, name?: string, size?: number): Promise<Found[]> =>
  all(reader(inputOf(bytes, name, size)));

/** All records of paths on disk. */
export const readsOf = (paths: readonly string[], format = 'auto', stdin: Buffer | string = ''): Promise<Read[]> =>
  all(openInputs(paths, { format, stdin: Readable.from([Buffer.from(stdin)]) }));

/** Articles in full, and "input: reason" for what holds none. */
export const shown = (reads: readonly (Read | Found)[]): (RawArticle | string)[] =>
  reads.map((read) => (read.kind === 'article' ? read.article : `${read.input}: ${read.reason}`));

/** The bodies, and "input: reason" for what holds none: short enough to read in an expectation. */
export const bodies = (reads: readonly (Read | Found)[]): string[] =>
  reads.map((read) => (read.kind === 'article' ? read.article.body : `${read.input}: ${read.reason}`));

/** An article of which nothing is known but what is given. */
export const bare = (given: Partial<RawArticle>): RawArticle => ({
  input: 'news',
  title: null,
  body: '',
  format: 'text',
  url: null,
  source: null,
  published: null,
  author: null,
  language: null,
  ...given,
});

/** Three articles with what makes readers stumble: quotes, commas, line breaks, letters beyond ASCII, numbers for titles, gaps. */
export const THREE: readonly Omit<RawArticle, 'input' | 'format'>[] = [
  {
    title: 'Ministers meet in Kyiv',
    body: 'The minister said: "We will come back."\n\nTalks, he added, went on until midnight; nobody slept.',
    url: 'https://www.example.org/2021/05/06/ministers?page=1&from=list',
    source: 'The Example',
    published: '2021-05-06T08:30:00Z',
    author: 'Ann Lee, Bo Ek',
    language: 'en',
  },
  {
    title: '007',
    body: 'Зеленський зустрівся з міністром — «розмова була відверта», сказав він 🙂.\nКрапка.',
    url: null,
    source: 'Приклад',
    published: '1620259200',
    author: null,
    language: 'uk',
  },
  {
    title: '=SUM(A1)',
    body: 'A text with a tab\there, a semicolon; and a backslash \\ at the end',
    url: 'https://example.org/3',
    source: null,
    published: null,
    author: 'Zoë Müller',
    language: null,
  },
];
