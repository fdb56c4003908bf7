import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string | Buffer;
  readonly data?: Buffer | string;
  readonly stored?: boolean;
  /** Unix mode, as the archive keeps it. */
  readonly mode?: number;
  readonly flag?: number;
  readonly method?: number;
  /** What the archive says of it, where that is not so. */
  readonly crc?: number;
  readonly declared?: number;
  /** Stands on the bytes of the entry with this number. */
  readonly at?: number;
};

const UTF8 = 0x800;

/** A zip archive written by hand (APPNOTE 4.3): local heads with data, the list of files, the end. */
export function zipOf(entries: readonly ZipEntry[], listed = entries.length): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  const offsets: number[] = [];
  const bodies: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = Buffer.from(entry.data ?? '');
    const packed = bodies[entry.at ?? -1] ?? (entry.stored === true ? data : deflateRawSync(data));
    bodies.push(packed);
    const method = entry.method ?? (entry.stored === true ? 0 : 8);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(entry.flag ?? UTF8, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(entry.crc ?? crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(entry.declared ?? data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(0x0314, 4);
    head.copy(line, 6, 4, 28);
    line.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
    line.writeUInt32LE(entry.at === undefined ? offset : (offsets[entry.at] ?? 0), 42);
    offsets.push(offset);
    list.push(line, name);
    if (entry.at !== undefined) continue;
    parts.push(head, name, packed);
    offset += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(listed, 8);
  end.writeUInt16LE(listed, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** A record of a web archive. */
export function warcRecord(
  type: string,
  url: string,
  block: Buffer | string,
  more: Record<string, string> = {},
): Buffer {
  const bytes = Buffer.from(block);
  const headers = {
    'WARC-Type': type,
    'WARC-Target-URI': url,
    'WARC-Date': '2024-02-03T04:05:06Z',
    'WARC-Record-ID': '<urn:uuid:00000000-0000-4000-8000-000000000001>',
    'Content-Type': type === 'response' ? 'application/http; msgtype=response' : 'text/plain',
    'Content-Length': String(bytes.length),
    ...more,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** The answer of a web server. */
export function answerOf(body: Buffer | string, headers: Record<string, string> = {}, status = 200): Buffer {
  const all = { 'Content-Type': 'text/html; charset=utf-8', ...headers };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} As told\r\n${head.join('')}\r\n`), Buffer.from(body)]);
}

/** A page as a web archive keeps it. */
export const pageRecord = (
  url: string,
  body: Buffer | string,
  headers: Record<string, string> = {},
  status = 200,
): Buffer => warcRecord('response', url, answerOf(body, headers, status));

/** Each record packed for itself, as web archives are. */
export const warcGz = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((record) => gzipSync(record)));

/** A message with lines that end as the standard has it. */
export const mailOf = (headers: Record<string, string>, body: string): Buffer =>
  Buffer.from(
    `${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}\n\n${body}`.replaceAll(/\r?\n/g, '\r\n'),
  );
