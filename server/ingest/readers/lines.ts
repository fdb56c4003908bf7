import { peek } from '../bytes.ts';
import { MOST_BYTES } from './reader.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Enough to see how lines end. */
const HEAD_BYTES = 65_536;

/** One line without its line feed, counted from 1; `bytes` is null when there are more than a record may have. */
export type Line = { readonly no: number; readonly bytes: Buffer | null; readonly size: number };

/**
 * The lines of a stream, one in memory at a time, blank ones too. The last needs no line feed.
 * Lines end with a line feed; a text that has none, but carriage returns, is cut at those (old Mac exports).
 */
export async function* linesOf(input: AsyncIterable<Buffer>, most = MOST_BYTES): AsyncGenerator<Line> {
  const { head, chunks } = await peek(input, HEAD_BYTES);
  const end = lineEnd(head);
  let no = 1;
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer) => {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts = [];
  };
  const line = (): Line => {
    const bytes = size > most ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const whole = { no, bytes, size };
    no += 1;
    parts = [];
    size = 0;
    return whole;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      yield line();
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

/** A carriage return that ends the head may belong to a line feed behind it. */
const lineEnd = (head: Buffer): number => (!head.includes(LF) && head.subarray(0, -1).includes(CR) ? CR : LF);
