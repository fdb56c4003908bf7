import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Broken, isTooThin, TOO_THIN } from './unpacked.ts';

/** Bytes as they come from a disk, a pipe or a socket; `count` hears of each chunk as it is taken. */
export async function* counted(stream: Readable, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    count(bytes.length);
    yield bytes;
  }
}

export type Peeked = { readonly head: Buffer; readonly chunks: AsyncGenerator<Buffer> };

/**
 * The first bytes, at least `least` of them unless there are fewer, and all chunks from the beginning.
 * A stream that breaks within the head gives what it had, and breaks when `chunks` gets there.
 */
export async function peek(chunks: AsyncIterable<Buffer>, least: number): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]();
  const parts: Buffer[] = [];
  let size = 0;
  let broken: { readonly error: unknown } | null = null;
  try {
    while (size < least) {
      const { done, value } = await rest.next();
      if (done === true) break;
      parts.push(value);
      size += value.length;
    }
  } catch (error) {
    broken = { error };
  }
  return { head: Buffer.concat(parts), chunks: replay(parts, rest, broken) };
}

async function* replay(
  parts: readonly Buffer[],
  rest: AsyncIterator<Buffer>,
  broken: { readonly error: unknown } | null,
): AsyncGenerator<Buffer> {
  try {
    yield* parts;
    if (broken !== null) throw broken.error;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The bytes as a reader wants them: unpacked where they are gzip, UTF-16 turned into UTF-8, without a byte-order mark. */
export async function* plainBytes(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const packed = await peek(raw, 2);
  const isGzip = packed.head[0] === 0x1f && packed.head[1] === 0x8b;
  const { head, chunks } = await peek(isGzip ? gunzip(packed.chunks) : packed.chunks, 3);
  if (head[0] === 0xff && head[1] === 0xfe) yield* transcoded(chunks, 'utf-16le');
  else if (head[0] === 0xfe && head[1] === 0xff) yield* transcoded(chunks, 'utf-16be');
  else if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) yield* without(3, chunks);
  else yield* chunks;
}

async function* without(count: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (chunk.length > cut) yield chunk.subarray(cut);
  }
}

/** The decoder takes the mark away itself; half a surrogate pair becomes U+FFFD. */
async function* transcoded(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/**
 * Unpacks gzip, one member or several. Data that ends early or is damaged still gives all that came before, and then throws:
 * reading the stream itself would throw away what it holds when it breaks.
 * One chunk is unpacked ahead, in another thread, while the caller works on those before.
 */
async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const engine = createGunzip({ chunkSize: 65_536 });
  const ready: Buffer[] = [];
  const state: { failure: Error | null; wake: () => void } = { failure: null, wake: () => {} };
  let [taken, given] = [0, 0];
  let held: Buffer[] = [];
  const fail = (error: Error) => {
    state.failure ??= error;
    state.wake();
  };
  engine.on('data', (chunk: Buffer) => {
    given += chunk.length;
    if (isTooThin(given, taken)) fail(new Broken(TOO_THIN));
    if (state.failure === null) ready.push(chunk);
  });
  engine.on('error', fail);
  try {
    for await (const chunk of packed) {
      taken += chunk.length;
      held = taken > MOST_HELD ? [] : [...held, chunk];
      const written = new Promise<void>((resolve) => {
        // A write that fails is never acknowledged, so the error wakes us too.
        state.wake = resolve;
        engine.write(chunk, () => resolve());
      });
      yield* ready.splice(0);
      await written;
      if (state.failure !== null) break;
    }
    if (state.failure === null) {
      engine.end();
      await finished(engine).catch(() => {});
    }
    yield* ready.splice(0);
    if (state.failure !== null) {
      if (!(state.failure instanceof Broken)) yield* upToDamage(Buffer.concat(held), given);
      throw state.failure;
    }
  } finally {
    engine.destroy();
  }
}

/** Packed data up to this size is held, so that damage late in it takes nothing with it that stands before. */
const MOST_HELD = 1_000_000;
/** It is taken in so many pieces at most: single bytes of what is small. */
const MOST_PIECES = 4000;

/**
 * What stands between the last bytes that were given and the damage: the engine drops what it has unpacked of a piece when it
 * comes upon damage there, so the pieces are made small.
 */
async function* upToDamage(packed: Buffer, given: number): AsyncGenerator<Buffer> {
  const engine = createGunzip();
  const parts: Buffer[] = [];
  let isBroken = false;
  let wake = () => {};
  engine.on('data', (part: Buffer) => parts.push(part));
  engine.on('error', () => {
    isBroken = true;
    wake();
  });
  const piece = Math.ceil(packed.length / MOST_PIECES);
  for (let at = 0; at < packed.length && !isBroken; at += piece) {
    await new Promise<void>((resolve) => {
      wake = resolve;
      engine.write(packed.subarray(at, at + piece), () => resolve());
    });
  }
  engine.destroy();
  const missed = Buffer.concat(parts).subarray(given);
  if (missed.length > 0) yield missed;
}

/** A stream longer than this is not counted to its end: packed, it may have no end to speak of. */
const MOST_COUNTED = 1_000_000_000;

/** All bytes and how many; above the limit only how many (of a gigabyte or more: where counting stopped). */
export async function allBytes(
  chunks: AsyncIterable<Buffer>,
  most: number,
): Promise<{ readonly bytes: Buffer | null; readonly size: number }> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= most) parts.push(chunk);
    else parts = [];
    if (size > MOST_COUNTED) break;
  }
  return { bytes: size > most ? null : Buffer.concat(parts), size };
}

/** Whether a file on disk begins with these letters. */
export async function beginsWith(file: string, letters: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(letters.length), 0, letters.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === letters;
  } finally {
    await handle.close();
  }
}
