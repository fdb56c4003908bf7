import type { NamedField } from './tree.ts';
import { asWord, LONGEST_WORD, wordsOf } from './words.ts';

/** What is wrong with a search: where it stands (UTF-16 units, from 0), what it is, and the way out. */
export type Mistake = { readonly at: number; readonly length: number; readonly what: string; readonly remedy: string };

/** Thrown where reading a search stops; nobody outside this folder sees it. */
export class Wrong extends Error {
  readonly mistake: Mistake;

  constructor(at: number, length: number, what: string, remedy: string) {
    super(what);
    this.mistake = { at, length: Math.max(1, length), what, remedy };
  }
}

/** A piece of a search as it was written. */
export type Token = { readonly at: number; readonly length: number } & (
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' }
  | { readonly kind: 'NEAR'; readonly most: number }
  | { readonly kind: 'field'; readonly field: 'title' | NamedField }
  | { readonly kind: 'words'; readonly text: string; readonly quoted: boolean }
);

/** Farther apart is not near. */
const FARTHEST = 100;
/** What a word may hold of wildcards, and the letters it must begin with: each is looked up among the words that begin so. */
const MOST_WILDCARDS = 3;
export const LEAST_LETTERS = 2;

const QUOTE = /["“”„«»]/;
const PIECE = /^[^\s()"“”„«»]+/;
const FIELD = /^(title|source|actor|lang):/i;
const NO_FIELD = /^([a-z]+):[^\s\d]/i;

/** A search cut into its pieces. */
export function tokensOf(q: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < q.length; ) {
    const letter = q[at]!;
    if (/\s/.test(letter)) at += 1;
    else if (letter === '(' || letter === ')') {
      tokens.push({ kind: letter, at, length: 1 });
      at += 1;
    } else if (QUOTE.test(letter)) {
      const token = quoted(q, at);
      tokens.push(token);
      at += token.length;
    } else if (letter === '-' && begins(q, at)) {
      if (/[\s)]|^$/.test(q[at + 1] ?? ''))
        throw new Wrong(at, 1, 'nothing follows the minus', 'Write the word to leave out directly behind it.');
      tokens.push({ kind: 'NOT', at, length: 1 });
      at += 1;
    } else {
      const token = piece(q, at, PIECE.exec(q.slice(at))![0]);
      tokens.push(token);
      at += token.length;
    }
  }
  return tokens;
}

/** A minus excludes where a word could begin; within words it is a hyphen. */
const begins = (q: string, at: number): boolean => at === 0 || /[\s(-]/.test(q[at - 1]!);

function quoted(q: string, at: number): Token {
  const ahead = q.slice(at + 1).search(QUOTE);
  if (ahead < 0) throw new Wrong(at, 1, 'no closing quotation mark', 'Put one behind the last word of the phrase.');
  return { kind: 'words', at, length: ahead + 2, text: q.slice(at + 1, at + 1 + ahead), quoted: true };
}

function piece(q: string, at: number, text: string): Token {
  const length = text.length;
  if (text === 'AND' || text === 'OR' || text === 'NOT') return { kind: text, at, length };
  if (/^NEAR(?:\/|$)/.test(text)) return near(at, text);
  const field = FIELD.exec(text);
  if (field !== null) {
    if (/[\s)]|^$/.test(q[at + field[0].length] ?? ''))
      throw new Wrong(at, length, `nothing follows ${field[0]}`, `Write a word, a "phrase" or (…) directly behind it.`);
    return { kind: 'field', at, length: field[0].length, field: field[1]!.toLowerCase() as 'title' | NamedField };
  }
  const unknown = NO_FIELD.exec(text);
  if (unknown !== null) {
    throw new Wrong(
      at,
      unknown[1]!.length + 1,
      `there is no field ${unknown[1]}:`,
      'Fields are title:, source:, actor: and lang:; between quotation marks a colon is none.',
    );
  }
  return { kind: 'words', at, length, text, quoted: false };
}

function near(at: number, text: string): Token {
  const most = /^NEAR\/(\d{1,3})$/.exec(text)?.[1];
  if (most === undefined || Number(most) < 1 || Number(most) > FARTHEST) {
    const remedy = `Write NEAR/10: how many words apart the two may stand, 1 to ${FARTHEST}.`;
    throw new Wrong(at, text.length, `"${text}" does not say how near`, remedy);
  }
  return { kind: 'NEAR', at, length: text.length, most: Number(most) };
}

/** The words of a piece as they are compared, with their wildcards. */
export function patternsOf({ at, text, quoted }: Extract<Token, { kind: 'words' }>): string[] {
  const from = at + (quoted ? 1 : 0);
  return [...text.matchAll(/[\p{L}\p{N}\p{M}*?]+/gu)].flatMap(({ 0: whole, index }) => {
    // At the end of a word between quotation marks it is a question mark.
    const part = quoted ? whole.replace(/\?+$/, '') : whole;
    return /[*?]/.test(part) ? [pattern(part, from + index)] : wordsOf(part).map(({ word }) => word);
  });
}

function pattern(part: string, at: number): string {
  const kept = part.replace(/\*{2,}/g, '*');
  const wrong = (what: string, remedy: string) => new Wrong(at, part.length, what, remedy);
  const literal = kept.split(/[*?]/);
  if (Array.from(asWord(literal[0]!)).length < LEAST_LETTERS) {
    throw wrong(
      `too few letters before the wildcard in "${part}"`,
      `Begin with at least ${LEAST_LETTERS} letters; * stands for any letters, ? for one.`,
    );
  }
  if (literal.length - 1 > MOST_WILDCARDS)
    throw wrong(`too many wildcards in "${part}"`, `Use at most ${MOST_WILDCARDS} in a word.`);
  if (wordsOf(literal.join('')).length !== 1)
    throw wrong(
      `no wildcards in "${part}"`,
      'This script sets no spaces between words: any part of them is found without.',
    );
  const word = kept.split(/([*?])/).map((one) => (/^[*?]$/.test(one) ? one : asWord(one)));
  if (Array.from(word.join('')).length > LONGEST_WORD)
    throw wrong(`"${part}" is too long for a wildcard`, `Use at most ${LONGEST_WORD} letters.`);
  return word.join('');
}
