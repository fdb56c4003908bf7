import kinds from '../../data/names/kinds.json' with { type: 'json' };
import type { Gazetteer, Marks } from '../../server/analysis/gazetteer.ts';
import { LISTED, WORD } from '../../server/analysis/gazetteer.ts';
import { SMALL, UPPER } from '../../server/analysis/shapes.ts';
import { GAP, type Tokens, tokenise } from '../../server/analysis/tokens.ts';
import type { Kind } from '../../server/contract/actor.ts';
import type { Span } from '../../server/contract/article.ts';
import type { MarkedDocument, MarkedName, MarkedSentence } from './marked.ts';
import { wordsOf } from './score.ts';

/** A sentence of news with the persons that its set marks. */
export type NewsSentence = { readonly text: string; readonly targets: readonly Span[] };

type Found = { readonly first: number; readonly last: number; readonly kind: Kind };

/** How often the whole text writes each word small, and how often with a capital inside sentences. */
export type Habits = ReadonlyMap<string, { small: number; capital: number }>;

export function habitsOf(texts: readonly string[]): Habits {
  const habits = new Map<string, { small: number; capital: number }>();
  for (const text of texts) {
    const tokens = tokenise(text);
    if (tokens.casing !== 'sentence') continue;
    for (let i = 0; i < tokens.count; i += 1) {
      const small = tokens.shapes[i] === SMALL;
      if (!small && opens(tokens, i)) continue;
      const word = tokens.words[i] ?? '';
      const habit = habits.get(word) ?? { small: 0, capital: 0 };
      if (small) habit.small += 1;
      else habit.capital += 1;
      habits.set(word, habit);
    }
  }
  return habits;
}

/** So often a word must be written small, and so many times as often as with a capital inside a sentence. */
const OFTEN = 3;
const RARER = 20;

/** The words of three letters and more that the text writes small, in order. */
export const smallWordsOf = (habits: Habits): string[] =>
  [...habits]
    .filter(([word, { small, capital }]) => /^[a-z]{3,}$/.test(word) && small >= OFTEN && small > RARER * capital)
    .map(([word]) => word)
    .sort();

const opens = ({ gaps, shapes, words }: Tokens, at: number): boolean => {
  const gap = gaps[at] ?? 0;
  if (at === 0 || (gap & (GAP.stop | GAP.quote | GAP.bracket)) !== 0) return true;
  return (gap & GAP.dot) !== 0 && shapes[at - 1] === SMALL && (words[at - 1] ?? '').length > 3;
};

type Read = { readonly tokens: Tokens; readonly marks: Marks; readonly targets: readonly Span[] };

const isCapital = (tokens: Tokens, at: number): boolean =>
  at >= 0 && at < tokens.count && (tokens.shapes[at] ?? SMALL) !== SMALL;

const joined = (tokens: Tokens, at: number): boolean => {
  const gap = tokens.gaps[at];
  const initial = (tokens.words[at - 1] ?? '').length === 1;
  return gap === GAP.space || gap === GAP.hyphen || (gap === (GAP.dot | GAP.space) && initial);
};

/** The kind of the listed name that begins at a word, and its last word; null where lists know none or disagree. */
function listedAt({ names }: Marks, at: number): Found | null {
  const kinds = LISTED.filter((_, bit) => ((names[at] ?? 0) & (1 << bit)) !== 0);
  const [listed] = kinds;
  if (listed === undefined || kinds.length > 1) return null;
  let last = at;
  while (((names[last + 1] ?? 0) >> LISTED.length) & (names[at] ?? 0)) last += 1;
  return { first: at, last, kind: listed === 'demonym' || listed === 'event' ? 'other' : listed };
}

const has = (marks: Marks, at: number, bit: number): boolean => ((marks.words[at] ?? 0) & bit) !== 0;

/** A run of capitalised words from a place: its last word. */
function endOfRun(tokens: Tokens, first: number): number {
  let last = first;
  for (;;) {
    const next = tokens.words[last + 1] ?? '';
    if (isCapital(tokens, last + 1) && joined(tokens, last + 1)) last += 1;
    else if (
      (INSIDE.has(next) || (next === 'of' && OF_BEHIND.has(tokens.words[last] ?? ''))) &&
      isLink(tokens, last + 1)
    )
      last += 2;
    else return last;
  }
}

/** A small word between two capitalised ones. */
const isLink = (tokens: Tokens, at: number): boolean =>
  tokens.gaps[at] === GAP.space &&
  tokens.gaps[at + 1] === GAP.space &&
  isCapital(tokens, at - 1) &&
  isCapital(tokens, at + 1);

const INSIDE: ReadonlySet<string> = new Set(kinds.inside);
const OF_BEHIND: ReadonlySet<string> = new Set(kinds.ofBehind);
/** What names of organisations may hold between their words. */
const JOINS: ReadonlySet<string> = new Set([...kinds.inside, 'of', 'for', 'and', "'s"]);

/** Words that are sure to be no part of a name although capitals begin them. */
function isPlain({ tokens, marks }: Read, at: number, habits: Habits): boolean {
  const word = tokens.words[at] ?? '';
  if (has(marks, at, WORD.calendar) || word === "'s" || /^i(?:'|$)/.test(word)) return true;
  const { small = 0, capital = 0 } = habits.get(word) ?? {};
  if (!opens(tokens, at)) return has(marks, at, WORD.before) && small > capital && isCapital(tokens, at + 1);
  return (has(marks, at, WORD.ordinary) && capital <= small) || small > 4 * capital;
}

/** What can be said of one run of capitalised words; the words not spoken of stay open. */
function explain(read: Read, from: number, to: number, people: ReadonlySet<string>): Found[] {
  const { tokens, marks } = read;
  const found: Found[] = [];
  let at = from;
  // A word of nationality or a title before the name is apart from it.
  while (at < to) {
    const listed = listedAt(marks, at);
    const demonym = ((marks.names[at] ?? 0) & (1 << LISTED.indexOf('demonym'))) !== 0;
    if (listed !== null && demonym && listed.last < to && listed.last === at && has(marks, at + 1, WORD.before)) {
      found.push(listed);
      at += 1;
    } else if (has(marks, at, WORD.before)) at += 1;
    else break;
  }
  const first = at;
  const listed = listedAt(marks, first);
  if (listed?.last === to) return [...found, listed];
  const length = to - first + 1;
  const lastWord = tokens.words[to] ?? '';
  const ofAt = tokens.words.indexOf('of', first);
  if (ofAt > first && ofAt < to) return [...found, { first, last: to, kind: 'organisation' }];
  if (length >= 2 && has(marks, to, WORD.organisation)) return [...found, { first, last: to, kind: 'organisation' }];
  if (length >= 2 && has(marks, to, WORD.place)) return [...found, { first, last: to, kind: 'place' }];
  const upper = tokens.shapes[first] === UPPER;
  const given = has(marks, first, WORD.given) && (marks.names[first] ?? 0) === 0 && !upper;
  const known = length === 1 ? people.has(lastWord) : given && length <= 4;
  const titled =
    first > from &&
    length <= 3 &&
    !has(marks, first, WORD.organisation) &&
    (listed === null || has(marks, first, WORD.family));
  if (known || (titled && !upper && (marks.names[first] ?? 0) === 0)) {
    return [...found, { first, last: to, kind: 'person' }];
  }
  return found.length > 0 ? found : [];
}

/** A given name that is no title and no name of a place. */
const isPersonal = (marks: Marks, at: number): boolean =>
  has(marks, at, WORD.given) && !has(marks, at, WORD.before) && (marks.names[at] ?? 0) === 0;

/** The names of persons that the set marks: capitalised words without title and possessive. */
function targetNames({ tokens, marks, targets }: Read): Found[] {
  return targets.flatMap((target) => {
    const words = wordsOf(tokens, target);
    if (words === null) return [];
    let { first, last } = words;
    while (last > first && !isCapital(tokens, last)) last -= 1;
    while (first < last && (!isCapital(tokens, first) || has(marks, first, WORD.before))) first += 1;
    for (let at = first; at <= last; at += 1) {
      if (!isCapital(tokens, at) && !(INSIDE.has(tokens.words[at] ?? '') && isLink(tokens, at))) return [];
    }
    if (!isCapital(tokens, first) || has(marks, first, WORD.ordinary)) return [];
    // The set may mark the family name alone: "[Bashar al-]Assad".
    while (isCapital(tokens, first - 1) && joined(tokens, first) && isPersonal(marks, first - 1)) first -= 1;
    for (let at = first + 1; at <= last; at += 1) if (!joined(tokens, at)) return [];
    if (last - first > 3 || (isCapital(tokens, last + 1) && joined(tokens, last + 1))) return [];
    const listed = listedAt(marks, first);
    if (listed?.last === last) return [listed];
    const personal =
      has(marks, first, WORD.given) || has(marks, last, WORD.family) || has(marks, words.first, WORD.before);
    return personal ? [{ first, last, kind: 'person' as const }] : [];
  });
}

/** Family names that the set marks as a person's in several sentences: known wherever they stand alone. */
export function famousOf(sentences: readonly NewsSentence[], gazetteer: Gazetteer): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { text, targets } of sentences) {
    const tokens = tokenise(text);
    for (const { last, kind } of targetNames({ tokens, marks: gazetteer(tokens), targets })) {
      const word = tokens.words[last] ?? '';
      if (kind === 'person') seen.set(word, (seen.get(word) ?? 0) + 1);
    }
  }
  return new Set([...seen].filter(([, times]) => times >= FAMOUS).map(([word]) => word));
}

/** So many sentences make a family name famous. */
const FAMOUS = 4;

/** The sentences of one article with the names that lists, titles and the set's own marks explain. */
export function silverOf(
  sentences: readonly NewsSentence[],
  gazetteer: Gazetteer,
  habits: Habits,
  famous: ReadonlySet<string>,
): MarkedDocument {
  const read = sentences.map(({ text, targets }): Read => {
    const tokens = tokenise(text);
    return { tokens, marks: gazetteer(tokens), targets };
  });
  const people = new Set<string>(famous);
  const targets = read.map(targetNames);
  read.forEach(({ tokens }, no) => {
    for (const { last, kind } of targets[no] ?? []) if (kind === 'person') people.add(tokens.words[last] ?? '');
  });
  const known = (one: Read, no: number): Found[] => {
    const taken = targets[no] ?? [];
    const found = [...taken];
    const isTaken = (at: number) => taken.some(({ first, last }) => first <= at && at <= last);
    for (let at = 0; at < one.tokens.count; at += 1) {
      if (!isCapital(one.tokens, at) || isTaken(at) || isPlain(one, at, habits)) continue;
      let end = endOfRun(one.tokens, at);
      for (let i = at; i <= end; i += 1) if (isTaken(i)) end = i - 1;
      while (end > at && isPlain(one, end, habits)) end -= 1;
      found.push(...explain(one, at, end, people));
      at = end;
    }
    return found;
  };
  // Twice: who is explained in one sentence explains the family name alone in another.
  read.forEach((one, no) => {
    for (const { first, last, kind } of known(one, no)) {
      if (kind === 'person' && last > first) people.add(one.tokens.words[last] ?? '');
    }
  });
  return read.flatMap((one, no): MarkedSentence[] => {
    if (one.tokens.casing !== 'sentence') return [];
    return [marked(one, known(one, no), habits)];
  });
}

function marked(read: Read, found: readonly Found[], habits: Habits): MarkedSentence {
  const { tokens } = read;
  const covered = new Set(
    found.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  );
  const open: Span[] = [];
  const names = found.map(
    ({ first, last, kind }): MarkedName => ({ start: tokens.starts[first] ?? 0, end: tokens.ends[last] ?? 0, kind }),
  );
  const organisations = new Set(found.filter(({ kind }) => kind === 'organisation').map(({ last }) => last));
  const titles = new Set<number>();
  for (const { first } of found) {
    for (let at = first - 1; isCapital(tokens, at) && has(read.marks, at, WORD.before); at -= 1) titles.add(at);
  }
  for (let at = 0; at < tokens.count; at += 1) {
    if (covered.has(at) || titles.has(at)) continue;
    // "University of [Norland]": whether the small word belongs to a name nobody knows, unless both sides are explained.
    const between = JOINS.has(tokens.words[at] ?? '') && isCapital(tokens, at - 1) && isCapital(tokens, at + 1);
    const explained = covered.has(at - 1) && covered.has(at + 1) && !organisations.has(at - 1);
    if (isCapital(tokens, at) ? isPlain(read, at, habits) : !between || explained) continue;
    open.push({ start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0 });
  }
  return { text: tokens.text, names, open };
}
