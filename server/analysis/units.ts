import type { Phrase } from './lexicon.ts';
import { HARD, NO_BORDER, type PhraseRole, type Role, type Rules, SOFT } from './rules.ts';
import { CAPITAL, MIXED, SMALL } from './shapes.ts';
import { GAP, type Tokens } from './tokens.ts';

/** What is weighed as one: a name, a word, a hyphened compound or a phrase. */
export type Unit = {
  readonly first: number;
  readonly last: number;
  /** The lexicon's score, before negation and degree; undefined for a word it does not know, and for names. */
  readonly score: number | undefined;
  readonly negates: boolean;
  readonly degree: number;
  readonly border: number;
  readonly clings: boolean;
  readonly says: boolean;
  /** True where a clause ends before the unit, so that no negation reaches it from before. */
  readonly parted: boolean;
  /** False for a split-off "'s", which is no word of its own when words are counted. */
  readonly counts: boolean;
  /** "neither good nor bad": nor denies anew, it does not deny the denial. */
  readonly again: boolean;
};

const HARD_GAP = GAP.stop | GAP.bracket;
const OPENING_GAP = GAP.stop | GAP.quote | GAP.bracket;

/** Words that open a side clause, yet let a negation through: "not that good", "not as good". */
const LET_THROUGH: ReadonlySet<string> = new Set(['that', 'as']);

/** The longest phrase that begins at a word, unbroken and outside names; undefined when there is none. */
function phraseAt(
  phrases: readonly Phrase<PhraseRole>[] | undefined,
  tokens: Tokens,
  at: number,
  named: readonly number[],
) {
  return phrases?.find(({ words }) =>
    words.every((word, k) => {
      const gap = tokens.gaps[at + k];
      return (
        tokens.words[at + k] === word && named[at + k] === 0 && (k === 0 || gap === GAP.space || gap === GAP.hyphen)
      );
    }),
  );
}

/**
 * True for a word that is printed as a name inside an ordinary sentence ("Justice Department", "Hope"):
 * the catalogue cannot know them all, and a name says nothing about anybody.
 */
function looksLikeName({ shapes, gaps, casing }: Tokens, at: number): boolean {
  const shape = shapes[at];
  if (casing !== 'sentence' || (shape !== CAPITAL && shape !== MIXED)) return false;
  return at > 0 && ((gaps[at] ?? 0) & OPENING_GAP) === 0;
}

/** "and condemned": a second verb for the same subject, unless two participles are paired ("attacked and killed"). */
function beginsVerb({ words, shapes }: Tokens, at: number): boolean {
  const before = words[at - 1];
  if (before !== 'and' && before !== 'or') return false;
  return shapes[at] === SMALL && /[^aeiou]ed$/.test(words[at] ?? '') && !(words[at - 2] ?? '').endsWith('ed');
}

/** The clause border before a word: by what stands between, or by the word itself. */
function borderAt(tokens: Tokens, at: number, role: Role | undefined): number {
  const gap = tokens.gaps[at] ?? 0;
  const dashed = (gap & GAP.hyphen) !== 0 && (gap & GAP.space) !== 0;
  if ((gap & HARD_GAP) !== 0 || dashed || role?.border === HARD || beginsVerb(tokens, at)) return HARD;
  return (gap & GAP.comma) !== 0 || role?.border === SOFT ? SOFT : NO_BORDER;
}

/** "No. 10" and "no 2" count, they do not deny. */
const isNumero = ({ words }: Tokens, at: number): boolean => words[at] === 'no' && /^\d/.test(words[at + 1] ?? '');

/** The last word of the hyphened compound that begins at a word; names are never part of it. */
function endOfCompound({ gaps }: Tokens, at: number, named: readonly number[]): number {
  let last = at;
  while (gaps[last + 1] === GAP.hyphen && named[last + 1] === 0) last += 1;
  return last;
}

/** "…, and Voss was condemned": a second subject, unless "and" joins two names or the verb is one of several people. */
function isSecondSubject({ words, gaps }: Tokens, first: number, last: number, named: readonly number[], rules: Rules) {
  const joined = words[first - 1] === 'and' && (named[first - 2] ?? 0) === 0;
  return joined && gaps[last + 1] === GAP.space && rules.auxiliaries.has(words[last + 1] ?? '');
}

function nameUnit(tokens: Tokens, first: number, named: readonly number[], rules: Rules): Unit {
  let last = first;
  while (named[last + 1] === named[first]) last += 1;
  const border = isSecondSubject(tokens, first, last, named, rules) ? HARD : borderAt(tokens, first, undefined);
  return {
    first,
    last,
    score: undefined,
    negates: false,
    degree: 1,
    border,
    clings: false,
    says: false,
    parted: border !== NO_BORDER,
    counts: true,
    again: false,
  };
}

function wordUnit(tokens: Tokens, first: number, named: readonly number[], rules: Rules): Unit {
  const { words, gaps } = tokens;
  const compound = endOfCompound(tokens, first, named);
  const word = words[first] ?? '';
  const role =
    compound === first ? rules.roleAt(tokens, first) : rules.roles.get(words.slice(first, compound + 1).join('-'));
  const phrase = phraseAt(rules.phrases.get(word), tokens, first, named);
  const last = phrase === undefined ? compound : Math.max(compound, first + phrase.words.length - 1);
  const glued = gaps[first] === GAP.hyphen; // "Russia-friendly"
  const gluing = gaps[last + 1] === GAP.hyphen && (named[last + 1] ?? 0) > 0; // "anti-Trump"
  const silent = glued || gluing || looksLikeName(tokens, first);
  const border = borderAt(tokens, first, role);
  const meaning = phrase?.value;
  // "failed to win": the phrase denies, and its own word keeps its tone.
  const score = meaning?.does === 'scores' ? meaning.score : meaning?.does === 'nothing' ? undefined : role?.score;
  return {
    first,
    last,
    score: silent ? undefined : score,
    negates: meaning === undefined ? role?.negates === true && !isNumero(tokens, first) : meaning.does === 'negates',
    degree: meaning === undefined ? (role?.degree ?? 1) : 1,
    border,
    clings: role?.clings === true,
    says: role?.says === true && (gaps[first] ?? 0) === GAP.space,
    parted: border === HARD || (border === SOFT && !(role?.border === SOFT && LET_THROUGH.has(word))),
    counts: word !== "'s",
    again: word === 'nor',
  };
}

/**
 * The unit that begins at a word. `named` holds for each word the number of the name or title it belongs to, or 0:
 * such words never score, and each name is one unit, so that "Biden" and "United States of America" leave the same
 * tone around them.
 */
export const unitAt = (tokens: Tokens, at: number, named: readonly number[], rules: Rules): Unit =>
  (named[at] ?? 0) > 0 ? nameUnit(tokens, at, named, rules) : wordUnit(tokens, at, named, rules);
