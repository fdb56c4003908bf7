import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { Part } from './part.ts';

/** A file in an archive; its parts are asked for when its turn has come. */
export type ZipEntry = { readonly name: string; readonly parts: () => AsyncIterable<Part> | Iterable<Part> };

/** 1 January 1980, the first day that an archive can name: the same content gives the same bytes at any time. */
const DATE = 0x21;
/** Names are UTF-8, and sizes stand behind what they are of, because they are not known before. */
const FLAGS = 0x0808;
const NEEDED = 20;
const DEFLATED = 8;
/** Sizes have 32 bits in the format that every reader knows. */
const MOST_BYTES = 0xffffffff;

/** An archive as it is written: nothing of it is held but the part in hand, however large it becomes. */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, parts } of entries) {
    const [from, title] = [offset, Buffer.from(name)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(NEEDED, 4);
    head.writeUInt16LE(FLAGS, 6);
    head.writeUInt16LE(DEFLATED, 8);
    head.writeUInt16LE(DATE, 12);
    head.writeUInt16LE(title.length, 26);
    yield Buffer.concat([head, title]);
    offset += head.length + title.length;
    const told = { crc: 0, size: 0 };
    let packed = 0;
    for await (const part of deflated(parts(), told)) {
      packed += part.length;
      yield part;
    }
    if (told.size > MOST_BYTES || offset + packed > MOST_BYTES) throw new Error(`${name} is too large for an archive`);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.writeUInt32LE(told.crc, 4);
    sizes.writeUInt32LE(packed, 8);
    sizes.writeUInt32LE(told.size, 12);
    yield sizes;
    offset += packed + sizes.length;
    directory.push(listed(title, told, packed, from));
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([list, end]);
}

function listed(title: Buffer, { crc, size }: Told, packed: number, from: number): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(NEEDED, 4);
  line.writeUInt16LE(NEEDED, 6);
  line.writeUInt16LE(FLAGS, 8);
  line.writeUInt16LE(DEFLATED, 10);
  line.writeUInt16LE(DATE, 14);
  line.writeUInt32LE(crc, 16);
  line.writeUInt32LE(packed, 20);
  line.writeUInt32LE(size, 24);
  line.writeUInt16LE(title.length, 28);
  line.writeUInt32LE(from, 42);
  return Buffer.concat([line, title]);
}

type Told = { crc: number; size: number };

/** The parts packed; what they were is counted on the way. A fault of theirs is a fault here. */
async function* deflated(parts: AsyncIterable<Part> | Iterable<Part>, told: Told): AsyncGenerator<Buffer> {
  async function* seen() {
    for await (const part of parts) {
      const bytes = Buffer.from(part as string);
      told.crc = crc32(bytes, told.crc);
      told.size += bytes.length;
      yield bytes;
    }
  }
  const source = Readable.from(seen(), { objectMode: false, highWaterMark: 1 << 18 });
  const packed = createDeflateRaw({ level: 6, chunkSize: 1 << 16 });
  source.on('error', (error) => packed.destroy(error));
  source.pipe(packed);
  try {
    for await (const part of packed) yield part as Buffer;
  } finally {
    source.destroy();
    packed.destroy();
  }
}
