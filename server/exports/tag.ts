import { createHash } from 'node:crypto';
import type { Asked } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { type Asking, stateOf, today } from './answer.ts';

/**
 * The weak tag of an answer, known before anything is asked: the state that it hangs on, and the filters as they were read. The order
 * of keys, and defaults that are spelled out, change nothing of it; another version writes other bytes, so it is part of it.
 */
export async function tagOf(asking: Asking, path: Path, filters: Asked, id: string | null): Promise<string> {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const sorted = asked.sort(([left], [right]) => (left < right ? -1 : 1));
  const name = createHash('sha256').update(JSON.stringify([path, id, today(asking), sorted]));
  return `W/"${await stateOf(asking, path, filters)}-${name.digest('hex').slice(0, 16)}"`;
}

/** Whether what a client has is still so, by the header that it sent: a list of tags, or any. */
export const isKnown = (sent: string | undefined, tag: string): boolean =>
  sent !== undefined &&
  (sent.trim() === '*' || sent.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.replace(/^W\//, '')));
