import { CAPITAL, SMALL, UPPER } from './shapes.ts';

/** How a sentence is printed as a whole, which decides what a capital letter in it can tell. */
export type Casing = 'sentence' | 'title' | 'capitals';

/** Words shorter than this stay small even in a headline ("to", "and", "with"). */
const HEADLINE_WORD = 5;

/** A headline may print this share of its longer words small ("following", "against") and still be one. */
const SMALL_SHARE = 0.2;

/**
 * The casing of a sentence: `capitals` when no letter is small, `title` when nearly every longer word begins with a
 * capital, else `sentence`. A line of fewer than three words is `sentence`: two capitals are simply a name.
 */
export function casingOf(words: readonly string[], shapes: readonly number[]): Casing {
  let small = 0;
  let longSmall = 0;
  let long = 0;
  let upper = 0;
  let lettered = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const shape = shapes[i];
    if (word === "'s") continue;
    const digit = word.charCodeAt(0) < 58;
    if (digit) continue;
    lettered += 1;
    if (shape === SMALL) small += 1;
    if (shape === UPPER || (shape === CAPITAL && word.length === 1)) upper += 1;
    if (word.length < HEADLINE_WORD) continue;
    long += 1;
    if (shape === SMALL) longSmall += 1;
  }
  if (lettered < 3) return 'sentence';
  if (upper === lettered) return 'capitals';
  if (small === lettered) return 'sentence';
  return long >= 3 && longSmall <= long * SMALL_SHARE ? 'title' : 'sentence';
}
