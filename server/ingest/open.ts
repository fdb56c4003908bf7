import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Read } from '../contract/article.ts';
import { counted, peek, plainBytes } from './bytes.ts';
import { detectFormat, endingOf, type InputFormat, inputFormat, isReadByName, READ_TYPES } from './formats.ts';
import { findInputs, type InputFile } from './inputs.ts';
import { readCsv } from './readers/csv.ts';
import { readFeed } from './readers/feed.ts';
import { readHtml } from './readers/html.ts';
import { readJson } from './readers/json.ts';
import { readJsonl } from './readers/jsonl.ts';
import { readMarkdown } from './readers/markdown.ts';
import { readParquet } from './readers/parquet.ts';
import { type Found, type Reader, unreadable } from './readers/reader.ts';
import { readText } from './readers/text.ts';

const READERS: Readonly<Record<InputFormat, Reader>> = {
  txt: readText,
  md: readMarkdown,
  html: readHtml,
  feed: readFeed,
  json: readJson,
  jsonl: readJsonl,
  csv: readCsv,
  parquet: readParquet,
};

/** Enough to tell JSON from JSONL where the first article is of a usual length. */
const HEAD_BYTES = 65_536;

/** What is read of a file at once. Packed text of this size unpacks to 66 MB at the very most. */
const CHUNK_BYTES = 65_536;

export type OpenOptions = {
  /** "auto", or how all inputs are written, whatever they look like. */
  readonly format?: string;
  readonly stdin: Readable;
  /** Source of the records that name none. */
  readonly source?: string | null;
};

/** What there is to read, for a progress bar; bytes are null where nobody knows them (standard input, a pipe). */
export type Totals = { readonly files: number; readonly bytes: number | null };

/** Counts what `openInputs` would read. A path that names nothing is `invalid`. */
export async function describeInputs(paths: readonly string[]): Promise<Totals> {
  const inputs = await findInputs(paths);
  const bytes = inputs.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
  return { files: inputs.length, bytes };
}

/**
 * All records of files, folders, patterns and standard input ("-"), one after the other, in the memory of one record.
 * What cannot be read is a record too, with the reason; only a path that names nothing throws, before anything is read.
 * The `bytes` of all records add up to the size of the files.
 */
export async function* openInputs(paths: readonly string[], options: OpenOptions): AsyncGenerator<Read> {
  const format = inputFormat(options.format ?? 'auto');
  const source = options.source ?? null;
  for (const input of await findInputs(paths)) yield* recordsOf(input, format, options.stdin, source);
}

async function* recordsOf(
  input: InputFile,
  format: InputFormat | 'auto',
  stdin: Readable,
  source: string | null,
): AsyncGenerator<Read> {
  const position: Position = { reached: 0, told: 0 };
  // One record is held back, so that the last one can take the bytes behind it.
  let last: Found | null = null;
  for await (const found of foundIn(input, format, stdin, position)) {
    if (last !== null) yield withBytes(last, position, source);
    last = found;
  }
  position.reached = Math.max(position.reached, input.size ?? 0);
  if (last !== null) yield withBytes(last, position, source);
}

/** All records of one file that somebody sends, by its name; what it is is read off its first bytes where the name does not say. */
export async function* openSent(name: string, bytes: Buffer, source: string | null): AsyncGenerator<Read> {
  // One chunk a read, as from a disk: a reader holds one record, not the whole file twice.
  const stream = Readable.from(inChunks(bytes));
  yield* recordsOf({ name, path: null, size: bytes.length, asked: true }, 'auto', stream, source);
}

function* inChunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** How far an input was read, and up to where records have told it. */
type Position = { reached: number; told: number };

function withBytes(found: Found, position: Position, source: string | null): Read {
  const bytes = position.reached - position.told;
  position.told = position.reached;
  if (found.kind === 'unreadable') return { ...found, bytes };
  const { article } = found;
  return { kind: 'article', article: article.source === null ? { ...article, source } : article, bytes };
}

/** At least one record comes of each input: where there is none, the reason why. */
async function* foundIn(
  { name, path, size, asked }: InputFile,
  format: InputFormat | 'auto',
  stdin: Readable,
  position: Position,
): AsyncGenerator<Found> {
  if (format === 'auto' && !asked && !isReadByName(name)) {
    yield unreadable(name, unknownType(name));
    return;
  }
  const stream = path === null ? stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let records = 0;
  try {
    const raw = counted(stream, (bytes) => {
      position.reached += bytes;
    });
    const { head, chunks } = await peek(plainBytes(raw), HEAD_BYTES);
    const kind = format === 'auto' ? detectFormat(name, head) : format;
    if (kind === null) {
      yield unreadable(name, unknownType(name));
      return;
    }
    const reached = (bytes: number) => {
      position.reached = Math.max(position.reached, Math.min(bytes, size ?? bytes));
    };
    const input = { name, chunks, file: size === null ? null : path, piped: path === null, reached };
    for await (const found of READERS[kind](input)) {
      records += 1;
      yield found;
    }
    if (records === 0) yield unreadable(name, 'no record in it');
  } catch (error) {
    yield unreadable(name, whyNot(error));
  } finally {
    stream.destroy();
  }
}

const unknownType = (name: string): string => {
  const ending = endingOf(name);
  const what = ending === '' ? 'no ending that says what it is, or no text' : `.${ending}`;
  return `not a type that is read (${what}; read are ${READ_TYPES}; --format says how a file of another name is written)`;
};

const REASONS = new Map([
  ['Z_BUF_ERROR', 'the gzip data ends early; what was complete was read'],
  ['Z_DATA_ERROR', 'the gzip data is damaged; what came before was read'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['EISDIR', 'a folder that cannot be read'],
  ['ENOENT', 'gone, or a link to nothing'],
]);

/** Why reading failed, from the codes of the system and of zlib; anything else is a fault of ours and thrown on. */
function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^(?:E|Z_)[A-Z_]+$/.test(code)) throw error;
  return REASONS.get(code) ?? `it cannot be read (${message})`;
}
