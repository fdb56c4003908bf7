import { LONGEST_SEARCH } from './longest.ts';
import { type Mistake, patternsOf, type Token, tokensOf, Wrong } from './tokens.ts';
import { denied, inTitle, joined, type NamedField, type Search } from './tree.ts';

export type { Mistake };

/** A source, an actor or a language that a search names, and where. */
export type Named = {
  readonly field: NamedField;
  readonly name: string;
  readonly at: number;
  readonly length: number;
};

/** A search as it was read, or the first mistake in it. */
export type ReadSearch =
  | { readonly search: Search; readonly names: readonly Named[]; readonly mistake?: never }
  | { readonly mistake: Mistake; readonly search?: never; readonly names?: never };

/** Each word is looked up, and each parenthesis is a step down. */
const MOST_WORDS = 50;
const DEEPEST = 20;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

type Reading = {
  readonly tokens: readonly Token[];
  next: number;
  depth: number;
  words: number;
  readonly names: Named[];
};

/**
 * Reads a search in one pass: words side by side are all wanted; OR binds less than that, NOT and a leading minus more, NEAR/n
 * most of all. Operators are written in capitals. Nothing of it becomes a pattern of a program.
 */
export function readSearch(q: string): ReadSearch {
  try {
    if (q.length > LONGEST_SEARCH)
      throw new Wrong(LONGEST_SEARCH, 1, 'the search is too long', `Use at most ${LONGEST_SEARCH} characters.`);
    const reading: Reading = { tokens: tokensOf(q), next: 0, depth: 0, words: 0, names: [] };
    if (reading.tokens.length === 0) throw new Wrong(0, q.length, 'nothing to search for', 'Write at least one word.');
    const search = anyOf(reading, null);
    const left = reading.tokens[reading.next];
    if (left !== undefined)
      throw new Wrong(left.at, 1, 'this parenthesis closes none', 'Take it out, or open one before it.');
    return { search, names: reading.names };
  } catch (error) {
    if (error instanceof Wrong) return { mistake: error.mistake };
    throw error;
  }
}

/** What is inside a field: its name, or null outside of any. */
type Inside = 'title' | NamedField | null;

function anyOf(reading: Reading, inside: Inside): Search {
  const parts = [allOf(reading, inside)];
  while (reading.tokens[reading.next]?.kind === 'OR') {
    reading.next += 1;
    parts.push(allOf(reading, inside));
  }
  return joined('or', parts);
}

function allOf(reading: Reading, inside: Inside): Search {
  const parts = [notOf(reading, inside)];
  for (let token = reading.tokens[reading.next]; token !== undefined; token = reading.tokens[reading.next]) {
    if (token.kind === ')' || token.kind === 'OR') break;
    if (token.kind === 'AND') reading.next += 1;
    parts.push(notOf(reading, inside));
  }
  return joined('and', parts);
}

function notOf(reading: Reading, inside: Inside): Search {
  // A loop, so that a row of them is no depth.
  let no = false;
  for (; reading.tokens[reading.next]?.kind === 'NOT'; reading.next += 1) no = !no;
  const part = nearOf(reading, inside);
  return no ? denied(part) : part;
}

function nearOf(reading: Reading, inside: Inside): Search {
  const begins = reading.next;
  const left = oneOf(reading, inside);
  const token = reading.tokens[reading.next];
  if (token?.kind !== 'NEAR') return left;
  reading.next += 1;
  const between = reading.next;
  const right = oneOf(reading, inside);
  const more = reading.tokens[reading.next];
  if (more?.kind === 'NEAR')
    throw new Wrong(more.at, more.length, 'NEAR joins two', 'Write a second pair: a NEAR/5 b AND b NEAR/5 c.');
  for (const [side, at] of [
    [left, begins],
    [right, between],
  ] as const) {
    if (isWords(side)) continue;
    const { at: place, length } = reading.tokens[at]!;
    throw new Wrong(
      place,
      length,
      'NEAR joins words alone',
      'Put a word, a "phrase" or (one OR another) on each side.',
    );
  }
  return { kind: 'near', most: token.most, left, right };
}

const isWords = (search: Search): boolean =>
  search.kind === 'phrase' || (search.kind === 'or' && search.parts.every(({ kind }) => kind === 'phrase'));

function oneOf(reading: Reading, inside: Inside): Search {
  const token = reading.tokens[reading.next];
  if (token === undefined || token.kind === ')' || token.kind === 'AND' || token.kind === 'OR' || token.kind === 'NEAR')
    throw missing(reading, token);
  if (token.kind === 'NOT')
    throw new Wrong(
      token.at,
      token.length,
      'NOT cannot stand here',
      'Put it before the whole: NOT (a NEAR/5 b), NOT title:a.',
    );
  reading.next += 1;
  if (token.kind === 'words')
    return inside === null || inside === 'title' ? phraseOf(reading, token) : nameOf(reading, token, inside);
  if (token.kind === '(') return groupOf(reading, token, inside);
  if (token.kind !== 'field') throw missing(reading, token);
  if (inside !== null)
    throw new Wrong(token.at, token.length, `no field stands inside ${inside}:`, 'Close the parenthesis before it.');
  const { field } = token;
  const part = oneOf(reading, field);
  return field === 'title' ? inTitle(part) : part;
}

function groupOf(reading: Reading, open: Token, inside: Inside): Search {
  reading.depth += 1;
  if (reading.depth > DEEPEST)
    throw new Wrong(open.at, 1, 'too many parentheses inside each other', `Use at most ${DEEPEST}.`);
  const search = anyOf(reading, inside);
  const close = reading.tokens[reading.next];
  if (close === undefined)
    throw new Wrong(open.at, 1, 'this parenthesis is not closed', 'Put a closing one behind what belongs together.');
  reading.next += 1;
  reading.depth -= 1;
  return search;
}

function phraseOf(reading: Reading, token: Extract<Token, { kind: 'words' }>): Search {
  const words = patternsOf(token);
  if (words.length === 0)
    throw new Wrong(
      token.at,
      token.length,
      'no word in it',
      'Words are made of letters and digits; all else is not searched.',
    );
  reading.words += words.length;
  if (reading.words > MOST_WORDS)
    throw new Wrong(token.at, token.length, 'too many words', `Search for at most ${MOST_WORDS}.`);
  return { kind: 'phrase', words };
}

function nameOf(
  reading: Reading,
  { at, length, text, quoted }: Extract<Token, { kind: 'words' }>,
  field: NamedField,
): Search {
  const name = text.toLowerCase();
  const fits = field === 'lang' ? /^[a-z]{2}$/.test(name) : SLUG.test(name);
  if (quoted || !fits) {
    const example = { source: 'evening-courier', actor: 'antony-blinken', lang: 'en' }[field];
    const what =
      field === 'lang'
        ? 'a language of two letters'
        : `the short name of ${field === 'actor' ? 'an actor' : 'a source'}`;
    throw new Wrong(at, length, `${field}: takes ${what}`, `Write ${field}:${example}.`);
  }
  reading.names.push({ field, name, at, length });
  return { kind: field, name };
}

/** Something should stand here, and an operator, a parenthesis or nothing does. */
function missing(reading: Reading, token: Token | undefined): Wrong {
  const before = reading.tokens[reading.next - 1];
  if (token?.kind === ')' && before?.kind === '(')
    return new Wrong(
      before.at,
      token.at - before.at + 1,
      'nothing stands between the parentheses',
      'Write a word between them.',
    );
  if (before !== undefined && before.kind !== '(' && before.kind !== 'words' && before.kind !== ')')
    return new Wrong(
      before.at,
      before.length,
      `nothing follows ${nameOfToken(before)}`,
      'Write a word, a "phrase" or (…) behind it.',
    );
  if (token === undefined)
    return new Wrong(
      before!.at,
      1,
      'this parenthesis is not closed',
      'Write words and a closing parenthesis behind it.',
    );
  if (token.kind === ')')
    return new Wrong(token.at, 1, 'this parenthesis closes none', 'Take it out, or open one before it.');
  return new Wrong(
    token.at,
    token.length,
    `nothing stands before ${nameOfToken(token)}`,
    'Write a word before it; in lower case it is a word itself.',
  );
}

const nameOfToken = (token: Token): string =>
  token.kind === 'field' ? `${token.field}:` : token.kind === 'NEAR' ? `NEAR/${token.most}` : token.kind;

/** What is wrong, where and the remedy, in one sentence for programs and logs. */
export const mistakeText = ({ at, what, remedy }: Mistake): string =>
  `${what}, at place ${at + 1}; ${remedy.charAt(0).toLowerCase()}${remedy.slice(1).replace(/\.$/, '')}`;

/** A text with carets under what is wrong of it, for a terminal. */
export function caretText(text: string, { at, length }: Pick<Mistake, 'at' | 'length'>): string {
  const carets = '^'.repeat(Math.max(1, Math.min(length, text.length - at)));
  return `  ${text.replace(/\s/g, ' ')}\n  ${' '.repeat(at)}${carets}`;
}
