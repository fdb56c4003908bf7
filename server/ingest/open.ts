import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Read } from '../contract/article.ts';
import { readApart } from './apart.ts';
import { counted } from './bytes.ts';
import { type InputFormat, inputFormat } from './formats.ts';
import { findInputs, type InputFile } from './inputs.ts';
import { foundInBytes, type Readers } from './read-bytes.ts';
import type { Found } from './readers/reader.ts';
import { TEXT_READERS } from './readers/table.ts';

const READERS: Readers = {
  ...TEXT_READERS,
  parquet: readApart('parquet'),
  zip: readApart('zip'),
  warc: readApart('warc'),
};

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

async function* foundIn(
  { name, path, size, asked }: InputFile,
  format: InputFormat | 'auto',
  stdin: Readable,
  position: Position,
): AsyncGenerator<Found> {
  let stream = path === null ? stdin : null;
  // Opened when it is asked for: a file whose name says that it is not read is left alone.
  const raw = (async function* () {
    stream ??= createReadStream(path ?? '', { highWaterMark: CHUNK_BYTES });
    yield* counted(stream, (bytes) => {
      position.reached += bytes;
    });
  })();
  const reached = (bytes: number) => {
    position.reached = Math.max(position.reached, Math.min(bytes, size ?? bytes));
  };
  const file = size === null ? null : path;
  try {
    yield* foundInBytes({ name, raw, format, asked, file, piped: path === null, reached }, READERS);
  } finally {
    stream?.destroy();
  }
}
