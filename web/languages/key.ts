/*
 * Texts of another language are sent under a short name made of the English one, so that English is not sent along. Thirty bits in
 * five letters: with some two thousand texts, two of them fall together once in five hundred catalogues, and a test would tell.
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$';

/** FNV-1a (Fowler, Noll and Vo 1991) over 32 bits, of which thirty are kept. */
export function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return [0, 6, 12, 18, 24].map((shift) => LETTERS[(hash >>> shift) & 63]).join('');
}
