import { oneOf } from './patterns.ts';

/** Questions about one line of text that several rules of cleaning ask. */

export const wordCount = (line: string): number => line.split(/\s+/).filter((word) => word !== '').length;

/** Letters and digits alone, in small letters: how two lines are compared. */
export const folded = (line: string): string =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Copies of one line differ by a mark or two at most; lines further apart in length are not even folded. */
const MOST_APART = 12;

/** True when two lines say the same, whatever their case and marks; false for lines without a letter or digit. */
export function sameLine(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > MOST_APART) return false;
  const form = folded(one);
  return form !== '' && form === folded(other);
}

const LONGEST_TITLE_WORDS = 30;

/** True for a line that does not end like a sentence: headlines and link texts, "Voting Bill!" among them. */
export const isTitleLike = (line: string): boolean =>
  !/[.;,]["')\]”’]?$/.test(line.slice(-2)) && wordCount(line) <= LONGEST_TITLE_WORDS;

const SMALL_WORD = /^(?:and|with|in|of|for|from|the|at|de|da|del|der|van|von|al|bin|el|la|le|in|by|to|і|та|и)$/;
const NAME = /^[\p{Lu}@][\p{L}\p{M}.'&/-]*$/u;
/** These begin or end a phrase about time or place, not a list of names. */
const NOT_A_NAME = new RegExp(
  `^${oneOf(`
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july,
    august, september, october, november, december, the, a, an, all, now, then, any, no, its, his, her, their, our, my
  `)}$`,
  'i',
);

/** True for "Ann Lee, Bo Ray in Kyiv and the Associated Press": names, joining words, nothing else. */
export function isNameList(text: string): boolean {
  const words = text.split(/[\s,;|]+/).filter((word) => word !== '');
  const first = words[0];
  if (first === undefined || words.length > 30) return false;
  if (NOT_A_NAME.test(first) && !/^the$/i.test(first)) return false;
  return (
    words.every((word) => NAME.test(word) || SMALL_WORD.test(word.toLowerCase())) &&
    words.some((word) => NAME.test(word))
  );
}
