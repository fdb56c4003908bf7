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

test('[C34] gzip that was packed more than a hundred times over is cut off early; a large ordinary one is not', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  let size = 0;
  const failed = await (async () => {
    for await (const chunk of plainBytes(pieces(bomb))) size += chunk.length;
  })().catch((error: unknown) => String(error));
  expect(failed).toBe('Error: packed more than 100 times over, as no text is; what came before was read');
  // A piece of 65,536 packed bytes may be unpacked ahead.
  expect(size).toBeLessThan(100 * 65_536 + 1_000_000);
  // Less than 1 MB is harmless.
  const thin = Buffer.alloc(999_999, 'a');
  expect((await plain(gzipSync(thin)))?.length).toBe(999_999);
  const words = Array.from({ length: 500_000 }, (_, at) => `word${(at * 7919) % 10_007}`).join(' ');
  const packed = gzipSync(words);
  expect(words.length / packed.length).toBeGreaterThan(2);
  expect(await plain(packed)).toBe(words);
});

test('damage late in small packed data takes nothing with it but what stands close before', async () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `line ${(at * 7919) % 5003} of many\n`).join('');
  const members = Buffer.concat([gzipSync('first\n'), gzipSync(lines), Buffer.from('no gzip at all')]);
  const { text, code } = await untilBroken(plainBytes(pieces(members)));
  expect([code, text.length]).toEqual(['Z_DATA_ERROR', `first\n${lines}`.length]);
  expect(text === `first\n${lines}`).toBe(true);
  const damaged = gzipSync(lines);
  const at = Math.floor(damaged.length / 2);
  damaged.fill(0xff, at, at + 20);
  const half = await untilBroken(plainBytes(pieces(damaged)));
  expect(half.code).toBe('Z_DATA_ERROR');
  // A few packed bytes are lost at most, and a few that were unpacked wrongly before it showed.
  expect(half.text.length).toBeGreaterThan(lines.length / 2 - 5000);
});
