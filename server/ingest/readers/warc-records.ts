import { Broken, MOST_UNPACKED_BYTES } from '../unpacked.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { headersIn, type Headers } from './http-answer.ts';
import { MOST_BYTES } from './reader.ts';

/** A record of a web archive (ISO 28500). */
export type WarcRecord = {
  /** Its number in the archive, from 1, and its place in it, unpacked. */
  readonly no: number;
  readonly offset: number;
  readonly headers: Headers;
  /** What it holds: all of it, or the beginning where it is larger than an article may be. */
  readonly block: Buffer;
  readonly size: number;
};

/** What is no record, or a broken one. */
export type WarcDamage = {
  readonly no: number;
  readonly offset: number;
  readonly reason: string;
  readonly address?: string;
};

/** The answer of a web server brings a head of its own. */
const MOST_BLOCK = MOST_BYTES + 65_536;
/** Held of a larger one: enough to see what it would have been. */
const BEGINNING = 65_536;
const MOST_HEAD = 65_536;

const BEGINS = /^WARC\/\d\.\d+\s*$/;

/**
 * The records of an archive, the block of one at a time in memory. What cannot be read is told with its place, and reading
 * goes on at the next record; an archive that ends within one is `Broken` after all that came before.
 */
export async function* warcRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<WarcRecord | WarcDamage> {
  const cursor = cursorOver(chunks);
  /** Bytes read twice because a length was wrong: a crafted archive must not have us read it a million times. */
  let again = 0;
  let no = 0;
  try {
    for (let from = await nextRecord(cursor); from !== null; from = await nextRecord(cursor)) {
      no += 1;
      const { offset, passed } = from;
      if (passed > 0) yield { no, offset: offset - passed, reason: 'no record begins here' };
      if (passed > 0) no += 1;
      if (from.ended) return;
      const headers = await headOf(cursor, offset);
      const length = headers?.get('content-length') ?? '';
      if (headers === null || !/^\d{1,15}$/.test(length)) {
        yield { no, offset, reason: 'a record without an end of its head, or without its length' };
        await toNext(cursor);
        continue;
      }
      const size = Number(length);
      const block = await cursor.take(size > MOST_BLOCK ? BEGINNING : size);
      if (size > block.length && (size <= MOST_BLOCK || block.length < BEGINNING)) {
        // The archive ends here, unless the length is wrong and another record stands in what was taken.
        if (!/\nWARC\/\d\.\d+\r?\n/.test(block.toString('latin1'))) throw new Broken(endsWithin(offset, headers));
      } else if (size > block.length) {
        if ((await cursor.skip(size - block.length)) < size - block.length)
          throw new Broken(endsWithin(offset, headers));
        yield { no, offset, headers, block, size };
        continue;
      } else if (await isFollowed(cursor)) {
        yield { no, offset, headers, block, size };
        continue;
      }
      again += block.length;
      if (again > MOST_UNPACKED_BYTES)
        throw new Broken('too many records of a wrong length; what came before was read');
      cursor.putBack(block);
      yield { no, offset, reason: 'a record of a wrong length', address: addressOf(headers) };
      await toNext(cursor);
    }
  } finally {
    await cursor.close();
  }
}

const addressOf = (headers: Headers): string =>
  (headers.get('warc-target-uri') ?? 'no address').replace(/^<(.*)>$/, '$1');

const endsWithin = (offset: number, headers: Headers): string =>
  `the archive ends within a record; what came before was read (byte ${offset}, ${addressOf(headers)})`;

type Next = { readonly offset: number; readonly passed: number; readonly ended: boolean };

/** Moves behind the first line of the next record, past blank lines and whatever else stands there; null at the end. */
async function nextRecord(cursor: Cursor): Promise<Next | null> {
  let passed = 0;
  for (;;) {
    const offset = cursor.at();
    const line = await cursor.line(MOST_HEAD);
    if (line.length === 0) return passed === 0 ? null : { offset, passed, ended: true };
    const text = line.toString('latin1');
    if (BEGINS.test(text)) return { offset, passed, ended: false };
    if (passed > 0 || text.trim() !== '') passed += line.length;
  }
}

/** Moves to the next record after one that was told as broken, so that what is left of it is not told again. */
async function toNext(cursor: Cursor): Promise<void> {
  for (let line = await cursor.line(MOST_HEAD); line.length > 0; line = await cursor.line(MOST_HEAD)) {
    if (!BEGINS.test(line.toString('latin1'))) continue;
    cursor.putBack(line);
    return;
  }
}

/** The named lines up to the blank one; null where they do not end. */
async function headOf(cursor: Cursor, offset: number): Promise<Headers | null> {
  const lines: string[] = [];
  for (let size = 0; size < MOST_HEAD; ) {
    const line = await cursor.line(MOST_HEAD);
    if (line.length === 0)
      throw new Broken(`the archive ends within a record; what came before was read (byte ${offset})`);
    const text = line.toString('utf8');
    if (text.trim() === '') return headersIn(lines);
    lines.push(text);
    size += line.length;
  }
  return null;
}

/** Behind a record stand two line breaks, or the end; some writers leave them out. No more is waited for than there must be. */
async function isFollowed(cursor: Cursor): Promise<boolean> {
  const next = await cursor.take(2);
  cursor.putBack(next);
  return next.length === 0 || /^(?:\r|\n|WA)/.test(next.toString('latin1'));
}
