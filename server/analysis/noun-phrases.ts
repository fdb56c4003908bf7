import { CUE_WORDS } from './cues.ts';
import { CALENDAR } from './name-words.ts';
import { SMALL } from './shapes.ts';
import { GAP, type Tokens } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A run of words of one sentence, both ends included. */
export type Words = { readonly first: number; readonly last: number };

/** A sentence's words, and which of them stand in a direct quotation. */
export type Read = { readonly tokens: Tokens; readonly isQuoted: (at: number) => boolean };

/** They stand in subject place by themselves. */
export const SUBJECT_PRONOUNS = set(
  "he she they i we you it who which that this these those everyone everybody nobody someone somebody anyone one many some most others few several half both all another either neither i'm i've i'd i'll we're we've we'd we'll they're they've they'd they'll he'd he'll she'd she'll you're you've you'd you'll who've who'd",
);
/** They stand for a person or persons told before. */
export const PERSON_PRONOUNS = set('he she they i we');
const OWNERS = set('his her their my our its whose your');
const DETERMINERS = set(
  'the a an this that these those some any no every each another such many most few several both half all',
);
export const HELPERS = set(
  "has have had having is are was were be been being am will would can could may might must shall should do does did not n't 's isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't doesn't don't didn't shouldn't cannot",
);
export const BE = set("is are was were be been being am isn't aren't wasn't weren't 's got get");
export const PREPOSITIONS = set(
  'in at to from of with on for by against about between near over into via than under among within without through during despite toward towards across behind around like per including',
);
/** Inside a subject: "a spokesman for the ministry", "officials in Kyiv". */
const INSIDE = set('of for in at from with on to against near across within among between behind');
const BREAKS = set(
  'that when where if because as while but since after before although though than whether how why what so or nor until unless once who which whom whose and then here there like',
);
const ADVERBS = set(
  'also then later still just now even once again often long previously ever never always first only both himself herself themselves itself today yesterday tonight soon thus perhaps instead too rather further repeatedly already nevertheless meanwhile earlier publicly once too back up out',
);
/** Verbs of deeds, past and present, that end a subject before them. */
const DEEDS = set(
  'made went came took got gave left kept became began put ran held met won lost led sent built brought broke fell let makes goes comes takes gets gives leaves keeps becomes begins puts runs holds meets wins loses leads sends brings seems appears seemed appeared according',
);

export const wordAt = (tokens: Tokens, at: number): string => tokens.words[at] ?? '';
export const isCapital = (tokens: Tokens, at: number): boolean => (tokens.shapes[at] ?? SMALL) !== SMALL;

/** Between words of one phrase stand spaces, hyphens, dots of abbreviations, apostrophes and "&". */
const JOINS = GAP.space | GAP.hyphen | GAP.dot | GAP.apostrophe | GAP.ampersand;
export const joined = (tokens: Tokens, at: number): boolean => ((tokens.gaps[at] ?? GAP.stop) & ~JOINS) === 0;
export const gapHas = (tokens: Tokens, at: number, bits: number): boolean => ((tokens.gaps[at] ?? 0) & bits) !== 0;

export const isAdverb = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at);
  if (ADVERBS.has(word)) return true;
  if (isCapital(tokens, at)) return CALENDAR.has(word);
  return (
    CALENDAR.has(word) || (word.endsWith('ly') && !/^(?:family|ally|bully|reply|assembly|supply|monopoly)$/.test(word))
  );
};

/** A small word that looks like a verb in the past, or is a cue or a usual verb: it ends the phrase behind it. */
function isVerbLike(tokens: Tokens, at: number): boolean {
  if (isCapital(tokens, at)) return false;
  const word = wordAt(tokens, at);
  if (HELPERS.has(word) && word !== "'s") return true;
  if (DEEDS.has(word)) return true;
  const cue = CUE_WORDS.get(word);
  if (cue === undefined) return /[^e]ed$/.test(word) && word.length > 5 && !isBehindDeterminer(tokens, at);
  return !cue.noun && cue.form !== 'ing' && cue.form !== 'base' && !isBehindDeterminer(tokens, at);
}

const isBehindDeterminer = (tokens: Tokens, at: number): boolean =>
  DETERMINERS.has(wordAt(tokens, at - 1)) || OWNERS.has(wordAt(tokens, at - 1)) || wordAt(tokens, at - 1) === "'s";

/** Words that can end no subject. */
export const endsSubject = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at);
  if (SUBJECT_PRONOUNS.has(word)) return true;
  if (OWNERS.has(word) || DETERMINERS.has(word) || PREPOSITIONS.has(word) || BREAKS.has(word)) return false;
  if (word === "'s" || HELPERS.has(word)) return false;
  if (isCapital(tokens, at)) return true;
  return !isVerbLike(tokens, at) && !/^(?:very|more|most|less|too|so|well|to|him|them|us|me)$/.test(word);
};

/** The phrase that ends at a word: a pronoun, or back over nouns, names and what hangs on them. */
export function phraseBefore(tokens: Tokens, last: number, from: number, isQuoted: (at: number) => boolean): Words {
  if (SUBJECT_PRONOUNS.has(wordAt(tokens, last)) && !DETERMINERS.has(wordAt(tokens, last)))
    return { first: last, last };
  let first = last;
  while (first > from && joined(tokens, first) && !isQuoted(first - 1)) {
    const at = first - 1;
    const word = wordAt(tokens, at);
    if (word === 'and') {
      const pair = at > from && isCapital(tokens, at - 1) && isCapital(tokens, at + 1);
      if (!pair) break;
    } else if (BREAKS.has(word) || SUBJECT_PRONOUNS.has(word)) {
      if (!DETERMINERS.has(word)) break;
    } else if (PREPOSITIONS.has(word)) {
      // "a spokesman for X": what is before must be a noun; at the start of a sentence it is "In Kyiv officials said".
      if (
        !INSIDE.has(word) ||
        at === from ||
        !endsSubject(tokens, at - 1) ||
        PERSON_PRONOUNS.has(wordAt(tokens, at - 1))
      )
        break;
    } else if (isVerbLike(tokens, at) || (isAdverb(tokens, at) && !CALENDAR.has(word))) break;
    first = at;
  }
  while (first < last && (PREPOSITIONS.has(wordAt(tokens, first)) || wordAt(tokens, first) === "'s")) first += 1;
  return { first, last };
}

/** The phrase that begins at a word, as far as it is one; null where none begins. */
export function phraseBehind(tokens: Tokens, first: number, isQuoted: (at: number) => boolean): Words | null {
  const word = wordAt(tokens, first);
  if (first >= tokens.count || isQuoted(first)) return null;
  if (PERSON_PRONOUNS.has(word)) return { first, last: first };
  const begins =
    isCapital(tokens, first) ||
    DETERMINERS.has(word) ||
    OWNERS.has(word) ||
    endsSubject(tokens, first) ||
    /^\d/.test(word);
  if (!begins || BREAKS.has(word) || PREPOSITIONS.has(word)) return null;
  let last = first;
  while (last + 1 < tokens.count && joined(tokens, last + 1) && !isQuoted(last + 1)) {
    const at = last + 1;
    const next = wordAt(tokens, at);
    if (PREPOSITIONS.has(next) && !INSIDE.has(next)) break;
    if (next === 'and' && !(isCapital(tokens, at - 1) && isCapital(tokens, at + 1))) break;
    if (next !== 'and' && BREAKS.has(next)) break;
    if (isVerbLike(tokens, at) || (isAdverb(tokens, at) && !isCapital(tokens, at)) || CALENDAR.has(next)) break;
    if (SUBJECT_PRONOUNS.has(next) && !DETERMINERS.has(next)) break;
    last = at;
  }
  while (last > first && !endsSubject(tokens, last) && wordAt(tokens, last) !== "'s") last -= 1;
  return endsSubject(tokens, last) ? { first, last } : null;
}

/** What a sentence or clause speaks about: the first phrase behind what leads to it. */
export function leadingPhrase(
  tokens: Tokens,
  from: number,
  until: number,
  isQuoted: (at: number) => boolean,
): Words | null {
  let at = from;
  // "SOLO, May 8 (AP) — Lind": what a report begins with tells where it was written.
  if (from === 0)
    for (let dash = 1; dash < Math.min(until, 9); dash += 1) if (gapHas(tokens, dash, GAP.stop)) at = dash;
  for (let steps = 0; steps < 3; steps += 1) {
    while (at < until && (/^(?:but|and|so|yet|still|or)$/.test(wordAt(tokens, at)) || isAdverb(tokens, at))) at += 1;
    const word = wordAt(tokens, at);
    const leads =
      PREPOSITIONS.has(word) ||
      /^(?:later|earlier|ago|before|after)$/.test(wordAt(tokens, at + 1)) ||
      /^(?:later|earlier|ago|before|after)$/.test(wordAt(tokens, at + 2)) ||
      (BREAKS.has(word) && word !== 'who') ||
      CUE_WORDS.get(word)?.form === 'ing' ||
      /^(?:asked|pressed)$/.test(word);
    if (!leads || isQuoted(at)) break;
    let comma = at + 1;
    while (comma < until && !gapHas(tokens, comma, GAP.comma)) comma += 1;
    if (comma >= until) return null;
    at = comma;
  }
  const phrase = at < until ? phraseBehind(tokens, at, isQuoted) : null;
  if (phrase === null && SUBJECT_PRONOUNS.has(wordAt(tokens, at)) && at < until) return { first: at, last: at };
  return phrase !== null && phrase.last < until ? phrase : null;
}
