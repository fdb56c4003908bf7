import { fieldOf } from './fields.ts';
import { MOST_BYTES } from './reader.ts';

/** Names under which a JSON object may hold the list of its records. */
const LIST_NAMES = new Set(['articles', 'items', 'data', 'results', 'documents']);

/** One record cut out of a JSON text; `bytes` is null when it is larger than a record may be, `whole` false when the text ended in it. */
export type JsonRecord = { readonly bytes: Buffer | null; readonly size: number; readonly whole: boolean };

export type JsonCutter = {
  /** Takes the next bytes and returns the records that end in them. */
  push(chunk: Buffer): JsonRecord[];
  /** The record that the text broke off in; null when it ended well. */
  end(): JsonRecord | null;
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Longer names of members are none that we know. */
const LONGEST_NAME = 40;

/**
 * Cuts records out of a JSON text as it streams past, so that a list of any length needs the memory of one record, and one
 * broken record does not take the others with it. It knows only strings and brackets; what it cuts is parsed by JSON.parse.
 * Records are: the elements of a list, those of the list that an object holds under one of LIST_NAMES, else each object as a whole.
 */
export function jsonCutter(most = MOST_BYTES): JsonCutter {
  let depth = 0;
  /** The depth at which records stand: 0 outside, 1 in a list, 2 in a list that an object holds. */
  let level = 0;
  let inText = false;
  let escaped = false;
  /** Recording a record since `start` of this chunk, with `parts` from chunks before. */
  let recording = false;
  let start = 0;
  let parts: Buffer[] = [];
  let size = 0;
  /** Members of the outermost object: its next text is a name; the last name; whether it is an article itself. */
  let nameNext = false;
  let name = '';
  let isArticle = false;
  let listMayFollow = false;
  /** The list was found and has ended: the rest of the object around it holds no other. */
  let remainder = false;

  const keep = (part: Buffer) => {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts = [];
  };
  const begin = (at: number) => {
    recording = true;
    start = at;
    parts = [];
    size = 0;
  };
  const finish = (chunk: Buffer, end: number, whole = true): JsonRecord => {
    keep(chunk.subarray(start, end));
    recording = false;
    const record = { bytes: size > most ? null : Buffer.concat(parts), size, whole };
    parts = [];
    return record;
  };

  /** A bracket opens: the list that records stand in, a record, or something within one. */
  const open = (byte: number, at: number) => {
    if (listMayFollow && byte === OPEN_OBJECT) {
      level = 2;
      begin(at);
    } else if (depth === level && !recording) {
      if (byte === OPEN_LIST && depth === 0) {
        level = 1;
        depth = 1;
        return;
      }
      begin(at);
      if (depth === 0) {
        nameNext = true;
        isArticle = false;
        name = '';
      }
    }
    depth += 1;
    listMayFollow =
      byte === OPEN_LIST && depth === 2 && level === 0 && !isArticle && !remainder && LIST_NAMES.has(name);
  };

  /** A bracket closes: a record, the list of records, or something within. */
  const close = (chunk: Buffer, at: number): JsonRecord | null => {
    let record: JsonRecord | null = null;
    depth -= 1;
    if (depth < level && level > 0) {
      if (recording) record = finish(chunk, at);
      remainder = level === 2;
      level = 0;
    } else if (depth === level && recording) record = finish(chunk, at + 1);
    if (depth === 0) remainder = false;
    return record;
  };

  /** Bytes of a text up to its closing quotation mark; returns the place behind it, or behind the chunk. */
  const passText = (chunk: Buffer, from: number): number => {
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        inText = false;
        break;
      }
    }
    if (nameNext && depth === 1 && level === 0) takeName(chunk.subarray(from, at));
    return at + 1;
  };
  const takeName = (part: Buffer) => {
    if (name.length < LONGEST_NAME) name += part.toString('latin1', 0, LONGEST_NAME);
    if (inText) return;
    nameNext = false;
    const field = fieldOf(name);
    if (field === 'body' || field === 'title') isArticle = true;
  };

  const push = (chunk: Buffer): JsonRecord[] => {
    const records: JsonRecord[] = [];
    start = 0;
    for (let at = 0; at < chunk.length; ) {
      if (inText) {
        at = passText(chunk, at);
        continue;
      }
      const byte = chunk[at]!;
      if (byte === OPEN_OBJECT || byte === OPEN_LIST) open(byte, at);
      else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && depth > 0) {
        listMayFollow = false;
        const record = close(chunk, at);
        if (record !== null) records.push(record);
      } else if (byte === COMMA && depth === level && level > 0) {
        if (recording) records.push(finish(chunk, at));
      } else if (!isSpace(byte)) {
        listMayFollow = false;
        if (depth === level && !recording) begin(at);
        if (byte === COMMA && depth === 1 && level === 0) {
          nameNext = true;
          name = '';
        }
        if (byte === QUOTE) inText = true;
      }
      at += 1;
    }
    if (recording) keep(chunk.subarray(start));
    return records;
  };

  const end = (): JsonRecord | null => {
    if (recording) return { bytes: size > most ? null : Buffer.concat(parts), size, whole: depth === level && !inText };
    return depth > 0 ? { bytes: Buffer.alloc(0), size: 0, whole: false } : null;
  };
  return { push, end };
}
