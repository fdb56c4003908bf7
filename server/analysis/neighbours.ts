import type { Actor, Catalogue } from '../contract/actor.ts';
import type { Span } from '../contract/article.ts';
import type { AliasForm, TitleForm } from './forms.ts';
import {
  AGREED_THERE,
  BEFORE_NAMES,
  CALENDAR,
  GIVEN_NAMES,
  MILITARY_THINGS,
  ORDINARY,
  SUFFIXES,
  THINGS_AHEAD,
  THINGS_AHEAD_OF,
  THINGS_BEHIND,
  WORDS_AS_NAMES,
} from './name-words.ts';
import { SMALL } from './shapes.ts';
import { foldWord, GAP, type Tokens, tokenise } from './tokens.ts';

/** What a run of words is when its neighbours are read with it: a thing's name, a stranger's, or simply somebody else's. */
export type OtherName = 'thing' | 'stranger' | 'somebody' | null;

type Run = Span & {
  readonly first: number;
  readonly last: number;
  readonly aliases: readonly AliasForm[];
  readonly titles: readonly TitleForm[];
};

type Reading = {
  readonly run: Run;
  readonly tokens: Tokens;
  /** For each word the run it belongs to, if any. */
  readonly owner: (at: number) => Run | undefined;
  readonly givenNames: ReadonlySet<string>;
};

/** A thing's name may have this many words more: "Trump International Golf Club". */
const LONGEST_TAIL = 3;

/** "Mr. Rice" may open a sentence, "Rice" alone may be the food. */
const AMBIGUOUS_ALONE = (word: string): boolean => WORDS_AS_NAMES.has(word) || CALENDAR.has(word) || ORDINARY.has(word);

const isCapital = ({ shapes }: Tokens, at: number): boolean => (shapes[at] ?? SMALL) !== SMALL;

const spaced = ({ gaps }: Tokens, at: number): boolean => gaps[at] === GAP.space;

/** True where a capital may only open a sentence: at the start, behind a mark, or behind a stop that ends no "Mrs.". */
function opensSentence({ gaps, words }: Tokens, at: number): boolean {
  const gap = gaps[at] ?? 0;
  if (at === 0 || (gap & (GAP.stop | GAP.quote | GAP.bracket)) !== 0) return true;
  const before = words[at - 1] ?? '';
  return (gap & GAP.dot) !== 0 && before.length > 1 && !BEFORE_NAMES.has(before);
}

/** "Washington Post", "Trump International Golf Club", "Biden administration". */
function thingBehind({ run, tokens, owner }: Reading): boolean {
  const next = run.last + 1;
  const person = run.aliases.every(({ actor }) => actor.kind === 'person');
  if (person && spaced(tokens, next) && tokens.words[next] === 'administration') return true;
  const reach = tokens.casing === 'sentence' ? LONGEST_TAIL : 1;
  for (let at = next; at < next + reach; at += 1) {
    if (!spaced(tokens, at) || !isCapital(tokens, at) || owner(at) !== undefined) return false;
    if (THINGS_BEHIND.has(tokens.words[at] ?? '')) return true;
  }
  return false;
}

/** "Minsk accords", "Russian military action": what stands behind makes the name an adjective. */
function thingSmall({ run, tokens }: Reading): boolean {
  const next = run.last + 1;
  if (!spaced(tokens, next)) return false;
  const word = tokens.words[next] ?? '';
  if (AGREED_THERE.has(word)) return run.aliases.some(({ actor, type }) => actor.kind === 'place' && type === 'full');
  return tokens.words[run.last] === 'military' && run.first < run.last && MILITARY_THINGS.has(word);
}

/** "Bank of America", "University of Texas", "New England", "Hurricane Katrina". */
function thingAhead({ run, tokens }: Reading): boolean {
  const before = run.first - 1;
  if (before < 0 || !spaced(tokens, run.first)) return false;
  if (isCapital(tokens, before) && THINGS_AHEAD.has(tokens.words[before] ?? '')) return true;
  const of = tokens.words[before] === 'the' ? before - 1 : before;
  if (tokens.words[of] !== 'of') return false;
  return isCapital(tokens, of - 1) && THINGS_AHEAD_OF.has(tokens.words[of - 1] ?? '') && spaced(tokens, of);
}

/** "Congress of Surgeons", "Senate of Nordia": a body whose name is one word is another body's with "of" and a name behind. */
function bodyOf({ run, tokens, owner }: Reading): boolean {
  const of = run.last + 1;
  if (run.first !== run.last || tokens.words[of] !== 'of' || !spaced(tokens, of) || tokens.casing !== 'sentence')
    return false;
  const next = tokens.words[of + 1] === 'the' ? of + 2 : of + 1;
  if (!spaced(tokens, next) || !isCapital(tokens, next) || /^\d/.test(tokens.words[next] ?? '')) return false;
  const own = new Set(run.aliases.flatMap(({ actor }) => actor.country ?? []));
  return (
    run.aliases.every(({ actor, type }) => actor.kind === 'organisation' && type !== 'acronym') &&
    !owner(next)?.aliases.some(({ actor }) => own.has(actor.id))
  );
}

/** "Donald Trump Jr.": not his father. */
function suffixBehind({ run, tokens }: Reading): boolean {
  const gap = tokens.gaps[run.last + 1] ?? 0;
  const near = gap === GAP.space || gap === (GAP.comma | GAP.space);
  return near && isCapital(tokens, run.last + 1) && SUFFIXES.has(tokens.words[run.last + 1] ?? '');
}

/** "Thomas-Greenfield" is not Greenfield, "Clinton-Smith" not Clinton; "Biden-Harris" is both. */
function hyphened({ run, tokens, owner }: Reading): boolean {
  const joined = (gapAt: number, at: number) =>
    tokens.gaps[gapAt] === GAP.hyphen && isCapital(tokens, at) && owner(at) === undefined;
  return joined(run.first, run.first - 1) || joined(run.last + 1, run.last + 1);
}

/** The first words of an actor's names: "Joe" and "Joseph" for Biden. */
const firstWords = ({ aliases }: Actor): string[] =>
  aliases.map(({ text }) => foldWord(text.split(/[\s-]/, 1)[0] ?? ''));

/** Whose name the capitalised word before a family name makes of it. */
function nameAhead({ run, tokens, owner, givenNames }: Reading): OtherName {
  const before = run.first - 1;
  const gap = tokens.gaps[run.first] ?? 0;
  const initial = gap === (GAP.dot | GAP.space) && (tokens.words[before] ?? '').length === 1;
  if (before < 0 || !(gap === GAP.space || initial) || !isCapital(tokens, before)) return null;
  const word = tokens.words[before] ?? '';
  const neighbour = owner(before);
  if (neighbour !== undefined && neighbour.aliases.every(({ type }) => type !== 'first_name')) return null;
  if (run.aliases.some(({ actor }) => firstWords(actor).includes(word))) return null;
  const opens = opensSentence(tokens, before);
  const given = givenNames.has(word) && !(opens && (ORDINARY.has(word) || WORDS_AS_NAMES.has(word)));
  if (given || initial) return 'stranger';
  if (tokens.casing !== 'sentence' || opens || ORDINARY.has(word) || BEFORE_NAMES.has(word) || CALENDAR.has(word))
    return null;
  return 'somebody';
}

/** "Paris Hilton", "Graham Norton": a given name with a capitalised word behind it that nobody knows. */
function nameBehind({ run, tokens, owner, givenNames }: Reading): boolean {
  const next = run.last + 1;
  if (tokens.casing !== 'sentence' || !spaced(tokens, next) || !isCapital(tokens, next) || owner(next) !== undefined)
    return false;
  const word = tokens.words[next] ?? '';
  if (CALENDAR.has(word) || BEFORE_NAMES.has(word)) return false;
  return givenNames.has(tokens.words[run.last] ?? '') || run.aliases.every(({ type }) => type === 'first_name');
}

/** "Rice prices rose", "May 5": a word that is a name only when something says so. */
function wordAlone({ run, tokens }: Reading): boolean {
  const word = tokens.words[run.first] ?? '';
  if (!AMBIGUOUS_ALONE(word)) return false;
  const before = tokens.words[run.first - 1] ?? '';
  if (BEFORE_NAMES.has(before)) return false; // "Mr. Rice", "Sen. Young"
  if (tokens.casing !== 'sentence' || opensSentence(tokens, run.first))
    return !SAYS.test(tokens.words[run.last + 1] ?? '');
  if (/^(?:the|a|an)$/.test(before)) return true; // "the West"
  const dated = /^\d/.test(tokens.words[run.last + 1] ?? '') || /^\d/.test(tokens.words[run.first - 1] ?? '');
  const timed =
    /^(?:in|on|of|since|by|until|till|last|next|this|early|late|mid|from|and|to|through|during|after|before)$/;
  return CALENDAR.has(word) && (dated || timed.test(before));
}

/** A verb that only people are the subject of. */
const SAYS = /^(?:said|says|told|tells|added|wrote|tweeted|argued|insisted|replied)$/;

/**
 * Tells for a run of words that is a name in the catalogue whether its neighbours make it another name; null when it
 * is itself. The longer name wins even when nobody knows it.
 */
export function createNeighbourCheck({ actors }: Catalogue) {
  const people = actors.filter(({ kind }) => kind === 'person');
  const known = people.flatMap(({ aliases }) =>
    aliases.filter(({ type }) => type === 'first_name').map(({ text }) => text),
  );
  const givenNames: ReadonlySet<string> = new Set([...GIVEN_NAMES, ...known.flatMap((text) => tokenise(text).words)]);

  return (run: Run, tokens: Tokens, runs: readonly Run[]): OtherName => {
    const owner = (at: number) => runs.find((other) => other.first <= at && at <= other.last);
    const reading: Reading = { run, tokens, owner, givenNames };
    if (thingBehind(reading) || thingAhead(reading) || thingSmall(reading) || bodyOf(reading)) return 'thing';
    const person = run.aliases.some(({ actor }) => actor.kind === 'person');
    if (person && suffixBehind(reading)) return 'stranger';
    if (run.first !== run.last) return null;
    const part = run.aliases.some(
      ({ actor, type }) => actor.kind === 'person' && type !== 'full' && type !== 'acronym',
    );
    if (part && (wordAlone(reading) || hyphened(reading))) return 'somebody';
    if (!part && run.aliases.every(({ actor }) => actor.kind === 'organisation')) return null;
    const ahead = nameAhead(reading);
    if (ahead === 'stranger' || (part && ahead !== null)) return ahead;
    return nameBehind(reading) ? 'somebody' : null;
  };
}
