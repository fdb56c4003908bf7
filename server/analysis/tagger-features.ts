import type { Marks } from './gazetteer.ts';
import { CAPITAL, SMALL, UPPER } from './shapes.ts';
import { GAP, keptWords, type Tokens } from './tokens.ts';
import { bitsOf, createWordNotes, listed } from './word-lists.ts';
import { hashOf } from './word-table.ts';
import inside from '../../data/names/inside-names.json' with { type: 'json' };

/** Small words that names hold: "of" in "Bank of Norland", "election" in "the 1990 Norland general election". */
const LINK = 1;
/** Small words a name may end in. */
const END = 2;
/** Links that no name begins with. */
const NO_BEGINNING = 4;
const roleAt = listed(
  bitsOf([
    [LINK, inside.links],
    [END, inside.ends],
    [NO_BEGINNING, ['of', 'and', 'the']],
  ]),
  0,
);

/** How an article prints each word of a sentence, as bits of USED; what a lone name may be is often told by another sentence. */
export type Usage = Uint8Array;
export const USED = { small: 1, inside: 2, behindGiven: 4, behindTitle: 8, beforeCompany: 16 } as const;

/** Features are numbers below this; different ones may share a number, which training takes into account. */
export const FEATURES = 2 ** 16;

const LIKE_YEAR = /^(?:1[5-9]|20)\d\d$/;

/** More features than one word ever has. */
const MOST_FEATURES = 160;

/** One feature: a template's number and what was seen there. */
function feature(template: number, seen: number): number {
  let hash = Math.imul(seen ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & (FEATURES - 1);
}

/** Shapes beside those of shapes.ts: an initial, years and other figures, and what lies outside the sentence. */
const INITIAL = 4;
const YEAR = 5;
const SHORT_FIGURE = 6;
const FIGURE = 7;
const BEFORE = 8;
const BEHIND = 9;

const isDigit = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};

/** A word's shape: years, scores and other figures lead to different names. */
function shapeOfWord(word: string, shape: number): number {
  if (isDigit(word)) return LIKE_YEAR.test(word) ? YEAR : word.length < 3 ? SHORT_FIGURE : FIGURE;
  return shape === CAPITAL && word.length === 1 ? INITIAL : shape;
}

/** True for a word that is printed like a name. */
const isCapital = (tokens: Tokens, at: number): boolean => at < tokens.count && (tokens.shapes[at] ?? SMALL) !== SMALL;

/** Which words may stand in a name at all; the others never cost a thought. */
export function activeWords(tokens: Tokens): boolean[] {
  const active: boolean[] = new Array(tokens.count).fill(false);
  for (let i = 0; i < tokens.count; i += 1) {
    const word = tokens.words[i] ?? '';
    const gap = tokens.gaps[i] ?? 0;
    // Of a name nothing goes on behind these.
    const near = (gap & ~(GAP.space | GAP.hyphen | GAP.comma | GAP.dot | GAP.ampersand | GAP.apostrophe)) === 0;
    if (isCapital(tokens, i)) active[i] = true;
    else if (word === "'s")
      active[i] = near && active[i - 1] === true && isCapital(tokens, i + 1); // "People's Party"
    else if (isDigit(word)) active[i] = isCapital(tokens, i + 1) || (near && active[i - 1] === true);
    else if (active[i - 1] === true && near) {
      const role = roleAt(tokens, i);
      const next = i + 1 < tokens.count ? roleAt(tokens, i + 1) : 0;
      if ((role & END) !== 0) active[i] = true;
      else if ((role & LINK) !== 0)
        active[i] = isCapital(tokens, i + 1) || isCapital(tokens, i + 2) || (next & END) !== 0;
    } else if ((roleAt(tokens, i) & (LINK | NO_BEGINNING)) === LINK) active[i] = isCapital(tokens, i + 1); // "von Quill"
  }
  return active;
}

/** Marks that end a name: no name goes on behind a bracket, a quotation mark, a colon, a dash or a comma. */
export const endsName = (gap: number): boolean => (gap & (GAP.stop | GAP.quote | GAP.bracket | GAP.comma)) !== 0;

/** A sentence with what several of its words ask for. Places 0 and 1, and the last two, lie outside the sentence. */
export type Prepared = {
  readonly tokens: Tokens;
  readonly marks: Marks;
  readonly hashes: Int32Array;
  readonly shapes: Uint8Array;
  readonly usage: Usage;
};

/** How far the features of a word look to both sides. */
const MARGIN = 2;

export function prepare(tokens: Tokens, marks: Marks, usage: Usage): Prepared {
  const { count } = tokens;
  const hashes = new Int32Array(count + 2 * MARGIN);
  const shapes = new Uint8Array(count + 2 * MARGIN);
  for (let i = 0; i < count; i += 1) {
    const word = tokens.words[i] ?? '';
    const shape = shapeOfWord(word, tokens.shapes[i] ?? SMALL);
    shapes[i + MARGIN] = shape;
    const id = tokens.ids[i] as number;
    hashes[i + MARGIN] = isDigit(word) ? shape : id > 0 ? keptWords.hashOf(id) : hashOf(word, 0, word.length);
  }
  shapes.fill(BEFORE, 0, MARGIN).fill(BEHIND, count + MARGIN);
  hashes.fill(1, 0, MARGIN).fill(2, count + MARGIN);
  return { tokens, marks, hashes, shapes, usage };
}

/** The features of one word. Kept between calls: a list a word would cost more than to fill it. */
const found = new Int32Array(MOST_FEATURES);
let count = 0;

function add(template: number, seen: number): void {
  found[count] = feature(template, seen);
  count += 1;
}

/** What lists say of the word at a place and of its neighbours, each bit by itself and all together. */
function addListed({ marks, shapes }: Prepared, i: number): void {
  for (let offset = -1; offset <= 1; offset += 1) {
    const at = i + offset;
    const names = marks.names[at] ?? 0;
    const flags = marks.words[at] ?? 0;
    const base = 30 + 40 * (offset + 1);
    const shape = shapes[at + MARGIN] as number;
    for (let bit = 0, left = names; left !== 0; bit += 1, left >>= 1) if ((left & 1) !== 0) add(base + bit, 0);
    for (let bit = 0, left = flags; left !== 0; bit += 1, left >>= 1) if ((left & 1) !== 0) add(base + 12 + bit, shape);
    add(base + 30, names);
    add(base + 31, flags);
  }
  const here = marks.words[i] ?? 0;
  const listed = marks.names[i] ?? 0;
  add(150, Math.imul(listed, 1024) + here);
  add(151, Math.imul(marks.names[i - 1] ?? 0, 4099) + listed);
  add(152, Math.imul(marks.names[i + 1] ?? 0, 4099) + listed);
  add(153, Math.imul(marks.words[i - 1] ?? 0, 1024) + here);
  add(154, Math.imul(marks.words[i + 1] ?? 0, 1024) + here);
}

/** The features of the word at a place: itself, its neighbours, its print, its ends, the lists, the article. */
export function featuresAt(prepared: Prepared, i: number): Int32Array {
  const { tokens, marks, hashes, shapes, usage } = prepared;
  const word = tokens.words[i] ?? '';
  const at = i + MARGIN;
  const [here, left, right] = [hashes[at] as number, hashes[at - 1] as number, hashes[at + 1] as number];
  const [shape, before, after] = [shapes[at] as number, shapes[at - 1] as number, shapes[at + 1] as number];
  const gap = tokens.gaps[i] ?? 0;
  const next = tokens.gaps[i + 1] ?? 0;
  const casing = tokens.casing === 'sentence' ? 0 : tokens.casing === 'title' ? 1 : 2;
  count = 0;
  add(0, 0);
  add(1, here);
  add(2, left);
  add(3, right);
  add(4, hashes[at - 2] as number);
  add(5, hashes[at + 2] as number);
  add(6, Math.imul(left, 31) ^ here);
  add(7, Math.imul(here, 31) ^ right);
  add(8, Math.imul(left, 31) ^ right);
  add(9, shape + 16 * casing);
  add(10, shape + 16 * before);
  add(11, shape + 16 * after);
  add(12, shape + 16 * before + 256 * after);
  add(13, gap + 1024 * shape);
  add(14, next + 1024 * shape);
  add(15, gap + 1024 * next);
  if (word.length > 3) {
    add(16, hashOf(word, 0, 3));
    add(17, hashOf(word, word.length - 3, word.length));
    add(18, hashOf(word, word.length - 2, word.length));
    if (word.length > 4) add(19, hashOf(word, word.length - 4, word.length));
  }
  add(20, (i === 0 ? 1 : 0) + 2 * shape);
  add(21, Math.min(word.length, 8) + 16 * shape);
  addListed(prepared, i);
  const listed = marks.names[i] ?? 0;
  add(155, Math.imul(left, 31) ^ listed);
  add(156, Math.imul(right, 31) ^ listed);
  const used = usage[i] as number;
  add(157, used);
  add(158, used + 32 * shape + 512 * (i === 0 ? 1 : 0));
  return found.slice(0, count);
}

const article = createWordNotes();

/** How an article prints its words, over all its sentences: for each sentence, what is noted of each of its words. */
export function usageOf(sentences: readonly { readonly tokens: Tokens; readonly marks: Marks }[]): Usage[] {
  article.begin();
  for (const { tokens, marks } of sentences) {
    if (tokens.casing !== 'sentence') continue;
    for (let i = 0; i < tokens.count; i += 1) {
      const shape = tokens.shapes[i] ?? SMALL;
      if (shape === SMALL) {
        if (!isDigit(tokens.words[i] ?? '')) article.note(tokens, i, USED.small);
        continue;
      }
      const gap = tokens.gaps[i] ?? 0;
      let bits: number = i > 0 && (gap & (GAP.stop | GAP.quote | GAP.bracket | GAP.dot)) === 0 ? USED.inside : 0;
      const before = marks.words[i - 1] ?? 0;
      if (gap === GAP.space && (before & 1) !== 0 && isCapital(tokens, i - 1)) bits |= USED.behindGiven;
      if ((gap & ~(GAP.space | GAP.dot)) === 0 && (before & 4) !== 0 && shape !== UPPER) bits |= USED.behindTitle;
      if (((marks.words[i + 1] ?? 0) & 512) !== 0 && isCapital(tokens, i + 1)) bits |= USED.beforeCompany;
      if (bits !== 0) article.note(tokens, i, bits);
    }
  }
  return sentences.map(({ tokens }) => {
    const usage = new Uint8Array(tokens.count);
    for (let i = 0; i < tokens.count; i += 1) usage[i] = article.noted(tokens, i);
    return usage;
  });
}
