import type { Fingerprint } from './warehouse.ts';

type Stored = Pick<Fingerprint, 'text_hash' | 'day'> & {
  /** Hashes of the wordings that were replaced. */
  readonly earlier?: readonly string[];
};

/**
 * Whether the stored article already says what the given one says: the same words, and no better day. A day is better where
 * there was none, and where a person told it; another date of the same words, as a page gives it when it is fetched again, is not.
 * A wording that was replaced is known too: an old file read once more brings nothing back.
 */
export function isKnown(stored: Stored, given: Pick<Fingerprint, 'text_hash' | 'day' | 'date_basis'>): boolean {
  if (stored.text_hash !== given.text_hash) return stored.earlier?.includes(given.text_hash) === true;
  return given.day === null || given.day === stored.day || (stored.day !== null && given.date_basis !== 'flag');
}
