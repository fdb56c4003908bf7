/*
 * What a word is to the search, in stored texts and in what is searched for alike. Pure and without schemas, so that the
 * dashboard checks and marks by the very same rule.
 */

/** Changes with every change below: the sign that stored texts must be cut into words anew. */
export const WORD_RULE = 'words 1';

/** Longer words are known by their beginning: an address without a space must not fill the table. */
export const LONGEST_WORD = 40;

/** A word as it is compared, and where it stands: UTF-16 units into the text. */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** Scripts that set no spaces between words: each of their letters is a word, and what is searched for a phrase of them. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const LETTER = '[\\p{L}\\p{N}]\\p{M}*';
/** Letters and digits with their marks; all else parts words: hyphens, both apostrophes, points, signs. */
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])${LETTER})+`, 'gu');

/** Letters that no decomposition takes apart, as people without them on their keys write them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
  ς: 'σ',
  ﬁ: 'fi',
  ﬂ: 'fl',
};
const SPECIAL = /[ßæœøđðħıłŧþςﬁﬂ]/g;
const MARKS = /\p{M}+/gu;
const BEYOND_ASCII = /[^\x20-\x7e]/;

/**
 * Lower case, without the marks on letters (decomposed and stripped, as ICU folds): é is e, ё is е, й is и and ї is і, which
 * finds a name however it was typed.
 */
function folded(word: string): string {
  const lower = word.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  // Some capitals bring a mark along when they become small, so marks go last.
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter]!);
}

/** No letter is cut in two. */
const cut = (word: string): string =>
  word.length <= LONGEST_WORD ? word : Array.from(word).slice(0, LONGEST_WORD).join('');

/** A word as it is compared. */
export const asWord = (word: string): string => cut(folded(word));

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = asWord(match[0]);
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** What a character below 0x2070 is to the quick way: parts words (1), the code of its small letter, or needs the long way (0). */
const QUICK = new Uint8Array(0x2070);
for (let code = 0; code < 0x80; code += 1) {
  const small = String.fromCharCode(code).toLowerCase();
  QUICK[code] = /[a-z0-9]/.test(small) ? small.charCodeAt(0) : 1;
}
QUICK.fill(1, 0x80, 0xaa);
// Spaces, dashes, quotation marks and points of all kinds; the joiners among them part words, too.
QUICK.fill(1, 0x2000, 0x2070);

const written = { bytes: new Uint8Array(1 << 16) };
const decoder = new TextDecoder();

/** The words of a text by one space: what `wordsOf` finds, twenty times as fast where all letters are plain. */
export function wordLine(text: string): string {
  if (written.bytes.length < text.length) written.bytes = new Uint8Array(2 * text.length);
  const { bytes } = written;
  let size = 0;
  let begins = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const quick = code < 0x2070 ? QUICK[code]! : 0;
    if (quick === 0) return slowLine(text);
    if (quick !== 1) {
      if (size - begins < LONGEST_WORD) bytes[size++] = quick;
    } else if (size > begins) {
      bytes[size++] = 32;
      begins = size;
    }
  }
  return decoder.decode(bytes.subarray(0, size > begins ? size : Math.max(0, size - 1)));
}

const slowLine = (text: string): string =>
  wordsOf(text)
    .map(({ word }) => word)
    .join(' ');
