import type { Sentence } from '../contract/article.ts';
import { type Casing, casingOf } from './casing.ts';
import { SMALL, shapeOf } from './shapes.ts';
import { createWordTable, hashOf, MOST_KEPT } from './word-table.ts';

/** What stands between a word and the one before it, as bits; 0 is nothing at all, as before a split-off "'s". */
export const GAP = {
  space: 1,
  hyphen: 2,
  dot: 4,
  comma: 8,
  apostrophe: 16,
  quote: 32,
  bracket: 64,
  /** Semicolon, colon, dash, exclamation or question mark, ellipsis, line feed, bullet. */
  stop: 128,
  ampersand: 256,
  other: 512,
} as const;

/** The words of one text, as parallel lists: one read of the text serves names, tone and quotes. */
export type Tokens = {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The folded word: small letters, no diacritics, straight apostrophes, "U.S." as "us". */
  readonly words: readonly string[];
  /** The number of each folded word in `keptWords`; 0 where it has none. */
  readonly ids: readonly number[];
  readonly shapes: readonly number[];
  /** What stands before each word (see GAP); one more entry holds what stands after the last. */
  readonly gaps: readonly number[];
  readonly casing: Casing;
};

const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

const COMMA = 44;
const DOT = 46;

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Length in UTF-16 units of the letter, mark or digit at a place; 0 where there is none. */
function wordUnits(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiLetter(code) || isAsciiDigit(code) ? 1 : 0;
  if (code >= 0x2000 && code <= 0x2bff) return 0; // general punctuation, arrows, signs: the usual non-ASCII of news
  if (Number.isNaN(code)) return 0;
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return LETTER_OR_DIGIT.test(letter) ? letter.length : 0;
}

/** ' and the marks that are printed for it; ´ and ` are typed for it. */
const isApostrophe = (code: number): boolean =>
  code === 39 ||
  code === 0x2019 ||
  code === 0x2018 ||
  code === 0x201b ||
  code === 0x2bc ||
  code === 0xb4 ||
  code === 96;

const isHyphen = (code: number): boolean => code === 45 || code === 0x2010 || code === 0x2011 || code === 0xad;

/** The bit of one character between words. */
function gapOf(code: number): number {
  if (code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0x202f || code === 0x2009) return GAP.space;
  if (isHyphen(code)) return GAP.hyphen;
  if (code === 46) return GAP.dot;
  if (code === 44) return GAP.comma;
  if (isApostrophe(code)) return GAP.apostrophe;
  if (code === 34 || code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb)
    return GAP.quote;
  if (code === 40 || code === 41 || code === 91 || code === 93 || code === 123 || code === 125) return GAP.bracket;
  if (code === 38) return GAP.ampersand;
  const stops =
    code === 59 ||
    code === 58 ||
    code === 33 ||
    code === 63 ||
    code === 10 ||
    code === 0x2026 ||
    (code >= 0x2012 && code <= 0x2015) ||
    code === 0x2022;
  return stops ? GAP.stop : GAP.other;
}

/** Letters that keep their form under Unicode decomposition, as they are written without a diacritic. */
const PLAIN = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);

const ASCII = /^[\x20-\x7e]*$/;

/** A word as it is compared: small letters without diacritics. Letters of other scripts stay as they are. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  if (ASCII.test(small)) return small;
  return small
    .replace(/[’‘‛ʼ´`]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðħıßæœþ]/g, (letter) => PLAIN.get(letter) ?? letter);
}

/** True for one letter with no letter or digit beside it. */
const isLoneLetter = (text: string, at: number): boolean =>
  wordUnits(text, at) === 1 && !isAsciiDigit(text.charCodeAt(at)) && wordUnits(text, at + 1) === 0;

/** The end of a dotted acronym ("U.S.", "D.C") whose first letter stands at `start`; `start` when there is none. */
function endOfAcronym(text: string, start: number): number {
  let end = start;
  let letters = 0;
  for (let at = start; isLoneLetter(text, at); at += 2) {
    letters += 1;
    const dotted = text.charCodeAt(at + 1) === DOT;
    end = dotted ? at + 2 : at + 1;
    if (!dotted) break;
  }
  return letters >= 2 ? end : start; // "B." alone is an initial
}

/** The end of the word at `start`: letters and digits with apostrophes between them. */
function endOfWord(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isAsciiLetter(code) || isAsciiDigit(code)) at += 1;
    else if (isApostrophe(code) && wordUnits(text, at + 1) > 0) at += 1;
    else {
      const units = code < 128 ? 0 : wordUnits(text, at);
      if (units === 0) return at;
      at += units;
    }
  }
}

/** The end of a word of small ASCII letters with white space, comma or stop behind it; `start` when it is another word. */
function endOfPlainSmall(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (code >= 97 && code <= 122) {
    at += 1;
    code = text.charCodeAt(at);
  }
  const plain = code === 32 || code === COMMA || code === 10 || (code === DOT && at - start > 1) || at === text.length;
  return plain ? at : start;
}

/** Folded words by number: what lists say of a word is then kept by its number. */
export const keptWords = createWordTable();

/** Words as they are printed, with the number of the folded word and the shape of each. */
const printedWords = createWordTable();
const foldedOf = new Int32Array(MOST_KEPT);
const shapesOf = new Uint8Array(MOST_KEPT);

/** The number of a folded word; a new word gets one where `keeps` is set. */
function idOf(word: string, keeps: boolean): number {
  const hash = hashOf(word, 0, word.length);
  const id = keptWords.find(word, 0, word.length, hash);
  return id === 0 && keeps ? keptWords.keep(word, hash) : id;
}

/** The same for a printed word, whose folded form and shape are then known too. */
function printedIdOf(printed: string, keeps: boolean): number {
  const hash = hashOf(printed, 0, printed.length);
  const known = printedWords.find(printed, 0, printed.length, hash);
  if (known > 0 || !keeps) return known;
  const folded = idOf(foldWord(printed), keeps);
  const id = folded === 0 ? 0 : printedWords.keep(printed, hash);
  if (id === 0) return 0;
  foldedOf[id] = folded;
  shapesOf[id] = shapeOf(printed);
  return id;
}

const isLetterS = (code: number): boolean => code === 115 || code === 83;

/** The lists of a text's words while they grow. */
type Growing = {
  readonly starts: number[];
  readonly ends: number[];
  readonly words: string[];
  readonly ids: number[];
  readonly shapes: number[];
  readonly gaps: number[];
};

function addFolded(lists: Growing, gap: number, start: number, end: number, word: string, id: number, shape: number) {
  lists.gaps.push(gap);
  lists.starts.push(start);
  lists.ends.push(end);
  lists.words.push(word);
  lists.ids.push(id);
  lists.shapes.push(shape);
}

/** Adds a word as it is printed between two places, but for marks inside. */
function addPrinted(lists: Growing, gap: number, start: number, end: number, printed: string, keeps: boolean): void {
  const id = printedIdOf(printed, keeps);
  if (id > 0) {
    const folded = foldedOf[id] as number;
    addFolded(lists, gap, start, end, keptWords.wordOf(folded), folded, shapesOf[id] as number);
  } else {
    const word = foldWord(printed);
    addFolded(lists, gap, start, end, word, idOf(word, keeps), shapeOf(printed));
  }
}

/** Adds a small word of plain letters: most words of most texts, and nearly all of them were met before. */
function addSmall(lists: Growing, gap: number, start: number, end: number, text: string, keeps: boolean): void {
  const hash = hashOf(text, start, end);
  const known = keptWords.find(text, start, end, hash);
  if (known > 0) {
    addFolded(lists, gap, start, end, keptWords.wordOf(known), known, SMALL);
    return;
  }
  const word = text.slice(start, end);
  addFolded(lists, gap, start, end, word, keeps ? keptWords.keep(word, hash) : 0, SMALL);
}

/**
 * The words of a text with UTF-16 offsets. Hyphens part words ("Russia-Ukraine" is two) but are told by the gap,
 * apostrophes inside stay ("don't", "O'Brien"), a final "'s" is a word of its own so that no name ends in it,
 * and "U.S." is the one word "us" in capitals. Empty lists for a text without letters or digits.
 * With `keeps` its words are kept by number, which the texts of articles are worth.
 */
export function tokenise(text: string, keeps = false): Tokens {
  const lists: Growing = { starts: [], ends: [], words: [], ids: [], shapes: [], gaps: [] };
  let gap = 0;
  for (let at = 0; at < text.length; ) {
    if (wordUnits(text, at) === 0) {
      const code = text.charCodeAt(at);
      // Two hyphens in a row are a typed dash.
      gap |= isHyphen(code) && (gap & GAP.hyphen) !== 0 ? GAP.stop : gapOf(code);
      at += 1;
      continue;
    }
    const small = endOfPlainSmall(text, at);
    if (small > at) {
      addSmall(lists, gap, at, small, text, keeps);
      [at, gap] = [small, 0];
      continue;
    }
    const acronym = text.charCodeAt(at + 1) === DOT ? endOfAcronym(text, at) : at;
    if (acronym > at) {
      addPrinted(lists, gap, at, acronym, text.slice(at, acronym).replaceAll('.', ''), keeps);
      [at, gap] = [acronym, 0];
      continue;
    }
    const end = endOfWord(text, at);
    const possessive = end - at > 2 && isLetterS(text.charCodeAt(end - 1)) && isApostrophe(text.charCodeAt(end - 2));
    const last = possessive ? end - 2 : end;
    addPrinted(lists, gap, at, last, text.slice(at, last), keeps);
    if (possessive) addPrinted(lists, 0, last, end, "'s", keeps);
    [at, gap] = [end, 0];
  }
  lists.gaps.push(gap);
  return { text, count: lists.starts.length, ...lists, casing: casingOf(lists.words, lists.shapes) };
}

/** Sentences kept by number, so that an article is read once however often its sentences are asked for. */
const PLACES = 4096;

/**
 * The last sentence read under each number. One slot a number rather than a WeakMap: an article's words are then
 * dropped with the next article, before the collector has to move them (a third of the analysis' time otherwise).
 */
const lastRead: { sentence: Sentence; tokens: Tokens }[] = [];

/** The words of a sentence, read once however many parts of the analysis ask for them. */
export function tokensOf(sentence: Sentence): Tokens {
  const place = sentence.no % PLACES;
  const kept = lastRead[place];
  if (kept?.sentence === sentence) return kept.tokens;
  const tokens = tokenise(sentence.text, true);
  lastRead[place] = { sentence, tokens };
  return tokens;
}
