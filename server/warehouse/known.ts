import type { Fingerprint } from './warehouse.ts';

/**
 * Whether the stored article already says what the given one says: the same words, and no better day. A day is better where
 * there was none, and where a person told it; another date of the same words, as a page gives it when it is fetched again, is not.
 */
export const isKnown = (
  stored: Pick<Fingerprint, 'text_hash' | 'day'>,
  given: Pick<Fingerprint, 'text_hash' | 'day' | 'date_basis'>,
): boolean =>
  stored.text_hash === given.text_hash &&
  (given.day === null || given.day === stored.day || (stored.day !== null && given.date_basis !== 'flag'));
