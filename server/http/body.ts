import type { Context } from 'hono';
import { AppError } from '../base/errors.ts';
import { MOST_SENT_BYTES } from '../contract/vocabulary.ts';
import type { Env } from './problem.ts';

const stopping = () =>
  new AppError(
    'busy',
    'Newstally stops. What it has loaded stays; the same again, once it is back, adds the rest and counts nothing twice.',
  );

/**
 * The bytes of a request as they arrive: whoever takes them slowly slows the sender down.
 * A connection that breaks is told as what it is, and nobody waits for bytes once the server stops.
 */
export async function* bytesOf(
  body: ReadableStream<Uint8Array> | null,
  closing: AbortSignal,
): AsyncGenerator<Buffer, void> {
  if (body === null) return;
  const reader = body.getReader();
  // Set anew for each read: what raced against one promise would be held until that promise is settled, every chunk of it.
  let wake = () => {};
  const stop = () => wake();
  closing.addEventListener('abort', stop);
  let ended = false;
  try {
    for (;;) {
      unlessClosing(closing);
      const { done, value } = await new Promise<Awaited<ReturnType<typeof reader.read>>>((resolve, reject) => {
        wake = () => reject(stopping());
        reader.read().then(resolve, (cause: unknown) => {
          reject(new AppError('invalid', 'The connection broke before the body had ended.', { cause }));
        });
      });
      if (done) {
        ended = true;
        return;
      }
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } finally {
    closing.removeEventListener('abort', stop);
    if (!ended) void throwAway(reader);
  }
}

/**
 * Reads on without keeping anything, so that a sender that is refused comes to its end and hears why, and so that its connection
 * can be used again. One that goes on for long is cut off by the server once the answer is out.
 */
async function throwAway(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The connection is gone.
  }
}

/** All of a request's bytes, or null where there are more than `most`. */
export async function wholeOf(chunks: AsyncIterable<Buffer>, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}

/** The whole body of a request. Throws `too_large` for more than may be sent at once: before anything is read, where its length is told. */
export async function sentWhole(c: Context<Env>, what: string, closing: AbortSignal): Promise<Buffer> {
  const told = Number(c.req.header('content-length') ?? 0);
  const chunks = bytesOf(c.req.raw.body, closing);
  const sent = told > MOST_SENT_BYTES ? null : await wholeOf(chunks, MOST_SENT_BYTES);
  if (sent === null) throw new AppError('too_large', `Send ${what} of at most 64 MB.`);
  return sent;
}

/** What is read, until the server stops. */
export async function* untilClosing<One>(all: AsyncIterable<One>, closing: AbortSignal): AsyncGenerator<One, void> {
  for await (const one of all) {
    unlessClosing(closing);
    yield one;
  }
}

/** Refuses once the server stops. */
export function unlessClosing(closing: AbortSignal): void {
  if (closing.aborted) throw stopping();
}
