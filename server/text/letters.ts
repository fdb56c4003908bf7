/** What one UTF-16 code unit is to the sentence scanner. Numbers, not patterns: it is asked for every character. */

export const STOP = 46;
export const ELLIPSIS = 0x2026;
export const STRAIGHT_QUOTE = 34;
export const STRAIGHT_APOSTROPHE = 39;

/** The white space that `\s` knows. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  (code >= 0xa0 &&
    (code === 0xa0 ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));

export const isLineEnd = (code: number): boolean => (code >= 10 && code <= 13) || code === 0x2028 || code === 0x2029;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** ! ? ‼ ⁇ ⁈ ⁉ ؟ */
export const isLoud = (code: number): boolean =>
  code === 33 || code === 63 || code === 0x203c || (code >= 0x2047 && code <= 0x2049) || code === 0x61f;

/** 。 ！ ？ । ended sentences need no space after them. */
export const isWide = (code: number): boolean =>
  code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x964;

export const isStopLike = (code: number): boolean => code === STOP || code === ELLIPSIS || isLoud(code) || isWide(code);

/** Marks that always close: ” ’ » ) ] } 」 』 ） */
export const isCloser = (code: number): boolean =>
  code === 0x201d ||
  code === 0x2019 ||
  code === 0xbb ||
  code === 41 ||
  code === 93 ||
  code === 125 ||
  code === 0x300d ||
  code === 0x300f ||
  code === 0xff09;

/** Marks that may stand before the first word of a sentence: “ ‘ « „ " ' ( [ – — - * • ¿ ¡ */
export const isOpener = (code: number): boolean =>
  code === STRAIGHT_QUOTE ||
  code === STRAIGHT_APOSTROPHE ||
  code === 40 ||
  code === 91 ||
  code === 42 ||
  isDash(code) ||
  code === 0xab ||
  code === 0xa1 ||
  code === 0xbf ||
  (code >= 0x2018 && code <= 0x201f) ||
  code === 0x2022;

export const isDash = (code: number): boolean => code === 45 || (code >= 0x2010 && code <= 0x2015);

/** What a word before a stop is made of: letters, digits, inner stops, hyphens and apostrophes. */
export const isWordUnit = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  isDigit(code) ||
  code === STOP ||
  code === 45 ||
  code === STRAIGHT_APOSTROPHE ||
  code === 0x2019 ||
  (code >= 0xc0 && (code < 0x2000 || code > 0x206f) && code !== 0x3000);

/** A letter that has a small form and is not it. */
export function isCapital(letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return letter !== letter.toLowerCase();
}

/** A letter that has a capital form and is not it. */
export function isSmall(letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 128) return code >= 97 && code <= 122;
  return letter !== letter.toUpperCase();
}
