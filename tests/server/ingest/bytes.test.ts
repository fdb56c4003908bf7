import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allBytes, counted, peek, plainBytes } from '../../../server/ingest/bytes.ts';
import { pieces } from '../../support/inputs.ts';

const plain = async (bytes: Buffer, size?: number) =>
  (await allBytes(plainBytes(pieces(bytes, size)), 1e9)).bytes?.toString();

/** What comes before a stream breaks, and how it breaks. */
async function untilBroken(chunks: AsyncIterable<Buffer>): Promise<{ text: string; code: unknown }> {
  let text = '';
  try {
    for await (const chunk of chunks) text += chunk.toString();
  } catch (error) {
    return { text, code: (error as NodeJS.ErrnoException).code };
  }
  return { text, code: null };
}

test('bytes are the same plain and gzipped, however they are cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.integer({ min: 1, max: 50 }), async (text, size) => {
      const bytes = Buffer.from(`x${text}`);
      expect(await plain(bytes, size)).toBe(bytes.toString());
      expect(await plain(gzipSync(bytes), size)).toBe(bytes.toString());
    }),
  );
});

test('gzip members one behind the other are read to the last', async () => {
  expect(await plain(Buffer.concat([gzipSync('one '), gzipSync('two')]), 7)).toBe('one two');
});

test('what follows the last gzip member is passed over', async () => {
  expect(await plain(Buffer.concat([gzipSync('one'), Buffer.alloc(512)]))).toBe('one');
});

test('truncated gzip gives all that was complete, then breaks', async () => {
  const text = Array.from({ length: 20_000 }, (_, no) => `line ${(no * 7919) % 20_011}\n`).join('');
  const packed = gzipSync(text);
  const { text: before, code } = await untilBroken(plainBytes(pieces(packed.subarray(0, packed.length / 2))));
  expect(code).toBe('Z_BUF_ERROR');
  expect(text.startsWith(before)).toBe(true);
  // Half of the packed bytes hold about half of the text; at least a third has to come out.
  expect(before.length).toBeGreaterThan(text.length / 3);
});

test('gzip that only lost its checksum gives the whole text, then breaks', async () => {
  expect(await untilBroken(plainBytes(pieces(gzipSync('whole text').subarray(0, -4))))).toEqual({
    text: 'whole text',
    code: 'Z_BUF_ERROR',
  });
});

test('damaged gzip breaks, and never hangs', async () => {
  const packed = gzipSync('some text that is long enough to be damaged in the middle '.repeat(50));
  packed.fill(0xff, 20, 40);
  expect((await untilBroken(plainBytes(pieces(packed, 10)))).code).toBe('Z_DATA_ERROR');
});

test('a byte-order mark is no text, whatever the encoding', async () => {
  const utf16 = Buffer.from('\uFEFFКиїв 🙂', 'utf16le');
  expect(await plain(Buffer.from('\uFEFFКиїв'), 2)).toBe('Київ');
  expect(await plain(utf16, 3)).toBe('Київ 🙂');
  expect(await plain(Buffer.from(utf16).swap16(), 3)).toBe('Київ 🙂');
  expect(await plain(gzipSync(utf16), 3)).toBe('Київ 🙂');
});

test('peeking takes nothing away', async () => {
  const { head, chunks } = await peek(pieces('one two three', 4), 5);
  expect(head.toString()).toBe('one two ');
  expect((await allBytes(chunks, 100)).bytes?.toString()).toBe('one two three');
});

test('a stream that breaks within the head gives its head first', async () => {
  async function* broken() {
    yield Buffer.from('begin');
    throw new Error('pulled out');
  }
  const { head, chunks } = await peek(broken(), 100);
  expect(head.toString()).toBe('begin');
  const read: string[] = [];
  await expect(async () => {
    for await (const chunk of chunks) read.push(chunk.toString());
  }).rejects.toThrow('pulled out');
  expect(read).toEqual(['begin']);
});

test('every byte is counted as it is taken, and a stream left early is closed', async () => {
  const stream = Readable.from([Buffer.from('abc'), 'де', Buffer.from('f')]);
  let taken = 0;
  for await (const _chunk of counted(stream, (bytes) => {
    taken += bytes;
  }))
    if (taken > 3) break;
  expect(taken).toBe(7);
  expect(stream.destroyed).toBe(true);
});

test('more bytes than the limit are counted, not kept', async () => {
  expect(await allBytes(pieces('12345', 2), 4)).toEqual({ bytes: null, size: 5 });
  expect(await allBytes(pieces('12345', 2), 5)).toEqual({ bytes: Buffer.from('12345'), size: 5 });
});
