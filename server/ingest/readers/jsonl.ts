import { messageOf } from '../../base/errors.ts';
import { decodeBytes } from '../decode.ts';
import { articleOf, placesOf } from './fields.ts';
import { linesOf } from './lines.ts';
import { type Found, type Input, oneLine, tooLarge, unreadable, withLost } from './reader.ts';

/** One JSON object a line, blank lines left out; a broken line is named by its number and the next is read. */
export async function* readJsonl({ name, chunks, piped }: Input): AsyncGenerator<Found> {
  for await (const { no, bytes, size } of linesOf(chunks)) {
    const input = `${name}:${no}`;
    if (bytes === null) {
      yield unreadable(input, tooLarge(size));
      continue;
    }
    const decoded = decodeBytes(bytes);
    const text = withoutMark(decoded.text);
    if (text.trim() !== '') yield withLost(foundInJson(text, input, piped), decoded);
  }
}

/** Files put one behind the other leave a byte-order mark in the middle. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/**
 * The article in one JSON text; anything but an object is unreadable. Names are only looked up, never set, so none can do harm.
 * Where `piped`, a text in `record` takes the place of `input`, letters lost before (`replaced`) are kept in mind, and a record
 * that was refused before (`unreadable`) stays so.
 */
export function foundInJson(text: string, input: string, piped = false): Found {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unreadable(input, `not valid JSON (${messageOf(error)})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable(input, `not a JSON object (${kindOf(value)})`);
  }
  const refused = piped ? refusedBefore(value, input) : null;
  if (refused !== null) return refused;
  const found = articleOf(Object.values(value), placesOf(Object.keys(value)), (piped ? placeIn(value) : null) ?? input);
  if (!piped || found.kind !== 'article') return found;
  const { replaced } = value as { readonly replaced?: unknown };
  return typeof replaced === 'number' ? { ...found, article: { ...found.article, replaced } } : found;
}

/** A record of which another reader found that it is none: it says where it stood, why, and nothing else. */
function refusedBefore(value: object, input: string): Found | null {
  const { unreadable: reason, ...rest } = value as { readonly unreadable?: unknown };
  if (typeof reason !== 'string' || Object.keys(rest).some((name) => name !== 'record')) return null;
  return unreadable(placeIn(value) ?? input, reason);
}

function placeIn(value: object): string | null {
  const place = Object.hasOwn(value, 'record') ? (value as { readonly record: unknown }).record : null;
  return typeof place === 'string' && place !== '' ? oneLine(place) : null;
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
