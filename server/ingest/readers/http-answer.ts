import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { MOST_BYTES, tooLarge } from './reader.ts';

/** Names in small letters; the first of several counts. */
export type Headers = ReadonlyMap<string, string>;

/** The answer of a web server as an archive keeps it. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Buffer };

/** Named lines; one that begins with a space belongs to that before. */
export function headersIn(lines: readonly string[]): Headers {
  const headers = new Map<string, string>();
  let name = '';
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (name !== '') headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    name = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (headers.has(name)) name = '';
    if (name !== '') headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Cuts an answer at the blank line behind its head; null for what has none. */
export function answerIn(block: Buffer): Answer | null {
  const windows = block.indexOf('\r\n\r\n');
  const unix = block.indexOf('\n\n');
  const end = windows >= 0 && (unix < 0 || windows < unix) ? windows : unix;
  const head = block.toString('latin1', 0, end < 0 ? block.length : end);
  const [first = '', ...lines] = head.split(/\r?\n/);
  const [, status] = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/.exec(first) ?? [];
  if (status === undefined) return null;
  const body = end < 0 ? Buffer.alloc(0) : block.subarray(end + (end === windows ? 4 : 2));
  return { status: Number(status), headers: headersIn(lines), body };
}

/**
 * The body as it was before it was cut in chunks and packed for the way; a text where that cannot be undone: the reason.
 * Many archives keep the header and not the packing, so what shows that it was undone already is left alone.
 */
export function bodyOf({ headers, body }: Answer): Buffer | string {
  let bytes = body;
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) {
    const whole = withoutChunks(body);
    if (whole === null) return 'its body breaks off';
    bytes = whole;
  }
  const packings = (headers.get('content-encoding') ?? '').toLowerCase().split(',').reverse();
  for (const packing of packings.map((one) => one.trim()).filter((one) => one !== '' && one !== 'identity')) {
    const unpack = UNPACK.get(packing.replace(/^x-/, ''));
    if (unpack === undefined) return `packed in a way that is not read: ${packing}`;
    const unpacked = unpackedBy(unpack, bytes);
    if (typeof unpacked === 'string') return unpacked;
    bytes = unpacked;
  }
  return bytes.length > MOST_BYTES ? tooLarge(bytes.length) : bytes;
}

type Unpack = (bytes: Buffer) => Buffer;
const most = { maxOutputLength: MOST_BYTES + 1 };

const UNPACK = new Map<string, Unpack>([
  ['gzip', (bytes) => gunzipSync(bytes, most)],
  // Half of all servers leave out the frame that the standard asks for.
  ['deflate', (bytes) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, most) : inflateRawSync(bytes, most))],
  ['br', (bytes) => brotliDecompressSync(bytes, { ...most, finishFlush: constants.BROTLI_OPERATION_FLUSH })],
]);

function unpackedBy(unpack: Unpack, bytes: Buffer): Buffer | string {
  if (bytes.length === 0) return bytes;
  try {
    return unpack(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return `${tooLarge(MOST_BYTES + 1)} or more`;
    const begin = bytes.toString('latin1', 0, 200).trimStart();
    return /^(?:<|\xEF\xBB\xBF\s*<|\{)/.test(begin) ? bytes : 'its body is damaged';
  }
}

const SIZE_LINE = /^([\da-f]{1,8})\s*(?:;[^\r\n]{0,200})?\r?\n/i;

/** The bytes of all chunks; the body itself where it was not cut; null where a later chunk is missing. */
function withoutChunks(body: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = SIZE_LINE.exec(body.toString('latin1', at, at + 300));
    if (line === null) return at === 0 ? body : null;
    const size = Number.parseInt(line[1]!, 16);
    if (size === 0) return Buffer.concat(parts);
    const from = at + line[0].length;
    const end = from + size;
    if (end > body.length) return null;
    parts.push(body.subarray(from, end));
    at = end + (body[end] === 0x0d ? 2 : 1);
  }
}
