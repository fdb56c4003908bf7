/** ASCII text with line feeds only is normal already; most of an English corpus leaves here. */
const NORMAL = /^[\n\x20-\x7E]*$/;

/** A half of a surrogate pair: with the flag u, whole pairs are one letter and do not match. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const LINE_BREAK = /\r\n?|[\v\f\x85\u2028\u2029]/g;

/** Tab, no-break, thin, figure, ideographic and other spaces that are one space to a reader. */
const ODD_SPACE = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** Byte-order marks, NUL and other control characters, soft hyphens, zero-width and direction marks. */
const UNSEEN = new RegExp(
  '[\\x00-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\xAD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E' +
    '\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB]',
  'g',
);

/**
 * The one form of a text before anything is hashed, cut or scored: well formed, NFC, with line feeds, plain spaces
 * and nothing that cannot be seen. Normal text comes back as it is; "" comes back as "".
 */
export function normalise(text: string): string {
  if (NORMAL.test(text)) return text;
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LINE_BREAK, '\n')
    .replace(ODD_SPACE, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC');
}

/** Typographic marks and the ASCII mark each is read as: always one UTF-16 unit for one. */
const ASCII_FOR = new Map<string, string>([
  ...[...'‘’‚‛′ʼʹ`´‹›＇'].map((mark) => [mark, "'"] as const),
  ...[...'“”„‟″«»〝〞＂'].map((mark) => [mark, '"'] as const),
  ...[...'‐‑‒–—―−﹣－'].map((mark) => [mark, '-'] as const),
]);

const TYPOGRAPHIC = new RegExp(`[${[...ASCII_FOR.keys()].join('')}]`, 'g');

/** The text with quotes, apostrophes and dashes as ASCII, of the same length: an offset into one fits the other. */
export function foldPunctuation(text: string): string {
  return text.replace(TYPOGRAPHIC, (mark) => ASCII_FOR.get(mark) ?? mark);
}
