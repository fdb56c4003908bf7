import { createHash } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '../base/settle.ts';

const Cursor = z.strictObject({
  after: z
    .array(z.union([z.string(), z.number(), z.null()]))
    .min(2)
    .max(4),
  of: z.string(),
});

/** What a cursor is bound to: the question and everything it was narrowed by. */
const hashOf = (path: string, query: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify([path, query]))
    .digest('hex')
    .slice(0, 12);

/** The opaque `next` of a page: the sort keys of its last row and the query they belong to. */
export const writeCursor = (
  path: string,
  query: Readonly<Record<string, unknown>>,
  after: readonly unknown[],
): string => Buffer.from(JSON.stringify({ after, of: hashOf(path, query) })).toString('base64url');

/** The sort keys in a cursor; a damaged one, or one of another query, is `invalid`. */
export function readCursor(
  path: string,
  query: Readonly<Record<string, unknown>>,
  cursor: string,
): (string | number | null)[] {
  const read = Cursor.safeParse(parse(cursor));
  if (!read.success || read.data.of !== hashOf(path, query)) {
    throw invalid([
      { key: 'cursor', value: cursor, expected: 'the `next` of the answer before, with the same filters' },
    ]);
  }
  return read.data.after;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
