import { peek, plainBytes } from './bytes.ts';
import { detectFormat, endingOf, type InputFormat, isReadByName, READ_TYPES } from './formats.ts';
import { type Found, type Input, type Reader, unreadable } from './readers/reader.ts';
import { Broken } from './unpacked.ts';

/** Enough to tell JSON from JSONL where the first article is of a usual length. */
const HEAD_BYTES = 65_536;

export type Readers = Readonly<Record<InputFormat, Reader>>;

/** A file on disk, in a stream or in an archive, with its bytes as they are. */
export type Opened = Omit<Input, 'chunks'> & {
  readonly raw: AsyncIterable<Buffer>;
  readonly format: InputFormat | 'auto';
  /** Named by a person, rather than found in a folder or an archive. */
  readonly asked: boolean;
  /** Looks at the bytes as they come out of their packing. */
  readonly watched?: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
};

/** At least one record comes of each file: where there is none, the reason why. */
export async function* foundInBytes(opened: Opened, readers: Readers): AsyncGenerator<Found> {
  const { raw, format, asked, watched = (chunks) => chunks, ...input } = opened;
  const { name } = input;
  if (format === 'auto' && !asked && !isReadByName(name)) {
    yield unreadable(name, unknownType(name));
    return;
  }
  let records = 0;
  try {
    const { head, chunks } = await peek(watched(plainBytes(raw)), HEAD_BYTES);
    const kind = format === 'auto' ? detectFormat(name, head) : format;
    if (kind === null) {
      yield unreadable(name, unknownType(name));
      return;
    }
    for await (const found of readers[kind]({ ...input, chunks })) {
      records += 1;
      yield found;
    }
    if (records === 0) yield unreadable(name, 'no record in it');
  } catch (error) {
    const reason = whyNot(error);
    if (reason === null) throw error;
    yield unreadable(name, reason);
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

/** Why reading failed, from the codes of the system and of zlib; null for anything else, which is a fault of ours. */
export function whyNot(error: unknown): string | null {
  if (error instanceof Broken) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^(?:E|Z_)[A-Z_]+$/.test(code)) return null;
  return REASONS.get(code) ?? `it cannot be read (${message})`;
}
