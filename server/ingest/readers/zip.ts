import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { messageOf } from '../../base/errors.ts';
import { allBytes, beginsWith } from '../bytes.ts';
import { isHidden } from '../glob.ts';
import { foundInBytes, type Readers } from '../read-bytes.ts';
import { Broken, isTooThin, MOST_ENTRIES, MOST_UNPACKED_BYTES, TOO_THIN } from '../unpacked.ts';
import { readParquet } from './parquet.ts';
import { type Found, type Input, megabytes, oneLine, unreadable } from './reader.ts';
import { TEXT_READERS } from './table.ts';
import { readWarc } from './warc.ts';

/** Folders and files of the system are no inputs, but each takes its time. */
const MOST_LISTED = 10 * MOST_ENTRIES;

const READERS: Readers = {
  ...TEXT_READERS,
  parquet: readParquet,
  warc: readWarc,
  zip: async function* ({ name }) {
    yield unreadable(name, 'an archive within an archive is not read');
  },
};

/** Files in a zip archive, in its order, by the readers of their types; nothing of it is written anywhere but what Parquet must have on disk. */
export async function* readZip(input: Input): AsyncGenerator<Found> {
  const zip = await opened(input);
  if ('kind' in zip) {
    yield zip;
    return;
  }
  try {
    yield* foundInZip(zip, input);
  } finally {
    zip.close();
  }
}

/** From its place on disk, else from memory: the list of its files stands at its end. */
async function opened({ name, chunks, file }: Input): Promise<ZipFile | Found> {
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true };
  try {
    if (file !== null && (await beginsWith(file, 'PK'))) return await yauzl.openPromise(file, options);
    const { bytes, size } = await allBytes(chunks, MOST_UNPACKED_BYTES);
    if (bytes === null) return unreadable(name, `larger than ${megabytes(MOST_UNPACKED_BYTES)} (${megabytes(size)})`);
    return await yauzl.fromBufferPromise(bytes, options);
  } catch (error) {
    if (isOfSystem(error)) throw error;
    return unreadable(name, `not a sound zip archive (${shortened(error)})`);
  }
}

const isOfSystem = (error: unknown): boolean =>
  error instanceof Broken || typeof (error as NodeJS.ErrnoException).code === 'string';

const shortened = (error: unknown): string =>
  messageOf(error)
    .replace(/[^\x20-\x7e]/g, '?')
    .split('. ', 1)[0]!
    .slice(0, 120);

/** What was taken of the limits. */
type Spent = { entries: number; listed: number; unpacked: number };

async function* foundInZip(zip: ZipFile, input: Input): AsyncGenerator<Found> {
  const { name } = input;
  const spent: Spent = { entries: 0, listed: 0, unpacked: 0 };
  let reached = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      spent.listed += 1;
      if (spent.listed > MOST_LISTED) throw new Broken(tooMany(zip));
      reached += entry.compressedSize;
      input.reached(reached);
      const inner = nameOf(entry);
      if (isNoInput(inner)) continue;
      spent.entries += 1;
      if (spent.entries > MOST_ENTRIES) throw new Broken(tooMany(zip));
      const place = `${name}/${oneLine(inner)}`;
      const refused = whyRefused(entry, inner);
      if (refused === null) yield* foundInEntry(zip, entry, place, spent, input);
      else yield unreadable(place, refused);
    }
  } catch (error) {
    if (isOfSystem(error)) throw error;
    throw new Broken(`the list of files in the archive is damaged; what came before was read (${shortened(error)})`);
  }
}

const tooMany = ({ entryCount }: ZipFile): string =>
  `more than ${MOST_ENTRIES.toLocaleString('en-GB')} files in the archive; what came before was read (it lists ${entryCount})`;

const UTF8_NAME = 0x800;

/** Names without a mark are of the oldest code page by the standard, and UTF-8 by most who write them today. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const flag = isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_NAME : generalPurposeBitFlag;
  return yauzl.getFileNameLowLevel(flag, fileNameRaw, extraFields, true);
}

/** Folders, and what systems put beside the files of people. */
const isNoInput = (inner: string): boolean =>
  /[/\\]$/.test(inner) ||
  inner.split(/[/\\]/).some((part) => part === '__MACOSX' || (part !== '..' && part !== '.' && isHidden(part)));

/** The kinds of file in the upper half of Unix attributes. */
const KIND_OF_FILE = 0o170000;
const PLAIN_FILE = 0o100000;

function whyRefused(entry: Entry, inner: string): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & KIND_OF_FILE;
  if (inner.includes('\0') || yauzl.validateFileName(inner.replaceAll('\\', '/')) !== null) {
    return 'its name leads out of the archive';
  }
  if (kind !== 0 && kind !== PLAIN_FILE) return 'a link, or no file at all';
  if (entry.isEncrypted()) return 'locked with a password';
  if (!entry.canDecodeFileData()) return `packed in a way that is not read (method ${entry.compressionMethod})`;
  return null;
}

async function* foundInEntry(
  zip: ZipFile,
  entry: Entry,
  name: string,
  spent: Spent,
  { scratch }: Input,
): AsyncGenerator<Found> {
  const { compressedSize, uncompressedSize } = entry;
  if (spent.unpacked + uncompressedSize > MOST_UNPACKED_BYTES) throw new Broken(TOO_MUCH);
  if (isTooThin(uncompressedSize, compressedSize)) throw new Broken(TOO_THIN);
  // Many entries can stand on the same bytes.
  if (isTooThin(spent.unpacked + uncompressedSize, zip.fileSize)) throw new Broken(TOO_THIN);
  const before = spent.unpacked;
  let over: Broken | null = null;
  const watched = async function* (chunks: AsyncIterable<Buffer>) {
    let within = 0;
    for await (const chunk of chunks) {
      within += chunk.length;
      spent.unpacked = before + within;
      if (spent.unpacked > MOST_UNPACKED_BYTES) throw (over = new Broken(TOO_MUCH));
      yield chunk;
    }
  };
  const raw = bytesOf(zip, entry);
  const opened = {
    name,
    raw,
    format: 'auto',
    asked: false,
    file: null,
    piped: false,
    watched,
    reached: () => {},
    ...(scratch === undefined ? {} : { scratch }),
  } as const;
  for await (const found of foundInBytes(opened, READERS)) {
    if (over === null) yield found;
  }
  if (over !== null) throw over;
}

const TOO_MUCH = `more than ${megabytes(MOST_UNPACKED_BYTES)} unpacked; what came before was read`;

/** The bytes of one file, held to their number and their check sum. */
async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw new Broken(`damaged within the archive; what came before was read (${shortened(error)})`);
  }
  if (sum !== entry.crc32)
    throw new Broken('damaged within the archive; what came before was read (its check sum differs)');
}
