import { expect, test } from 'vitest';
import { bytesOf, untilClosing, wholeOf } from '../../../server/http/body.ts';

const never = new AbortController().signal;

/** A body that tells how often it was asked for more; it ends, breaks or waits after its chunks. */
function bodyOf(chunks: readonly string[], then: 'end' | 'break' | 'wait') {
  const asked = { times: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[asked.times];
        asked.times += 1;
        if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
        else if (then === 'end') controller.close();
        else if (then === 'break') controller.error(new Error('aborted'));
        else return new Promise<void>(() => {});
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, asked };
}

/** The text that comes, and the code and the words of what ends it. */
async function taken(chunks: AsyncIterable<Buffer>) {
  let text = '';
  try {
    for await (const chunk of chunks) text += chunk.toString();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { text, code, message };
  }
  return { text };
}

test('a body comes chunk by chunk, and no chunk is asked for before it is wanted', async () => {
  const { body, asked } = bodyOf(['one', 'two', 'three'], 'end');
  const chunks = bytesOf(body, never);
  expect(asked.times).toBe(0);
  expect((await chunks.next()).value?.toString()).toBe('one');
  expect(asked.times).toBe(1);
  expect(await taken(chunks)).toEqual({ text: 'twothree' });
  expect(await taken(bytesOf(null, never))).toEqual({ text: '' });
});

test('a connection that breaks is refused as that, after what came before', async () => {
  expect(await taken(bytesOf(bodyOf(['one', 'tw'], 'break').body, never))).toEqual({
    text: 'onetw',
    code: 'invalid',
    message: 'The connection broke before the body had ended.',
  });
});

test('nobody waits for a silent sender once the server stops', async () => {
  const closing = new AbortController();
  const all = taken(bytesOf(bodyOf(['one'], 'wait').body, closing.signal));
  // The second chunk never comes.
  await new Promise((resolve) => setImmediate(resolve));
  closing.abort();
  expect(await all).toMatchObject({ text: 'one', code: 'busy' });
  expect(await taken(bytesOf(bodyOf(['one'], 'end').body, closing.signal))).toMatchObject({ text: '', code: 'busy' });
});

test('a whole body ends where it grows too large, and the rest is thrown away', async () => {
  const { body, asked } = bodyOf(['12345', '67890', '1', 'not kept'], 'end');
  expect(await wholeOf(bytesOf(body, never), 10)).toBe(null);
  await new Promise((resolve) => setImmediate(resolve));
  // Four chunks, and that there are no more.
  expect(asked.times).toBe(5);
  expect((await wholeOf(bytesOf(bodyOf(['12345', '67890'], 'end').body, never), 10))?.toString()).toBe('1234567890');
});

test('records in memory are not read on once the server stops', async () => {
  const closing = new AbortController();
  const seen: number[] = [];
  const reading = (async () => {
    for await (const no of untilClosing(
      (async function* () {
        yield* [1, 2, 3];
      })(),
      closing.signal,
    )) {
      seen.push(no);
      if (no === 2) closing.abort();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'busy' });
  expect(seen).toEqual([1, 2]);
});
