import kinds from '../../data/names/kinds.json' with { type: 'json' };
import type { Kind } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import type { Unresolved } from '../contract/mention.ts';
import { BEFORE_NAMES, CALENDAR, GIVEN_NAMES, ORDINARY, SUFFIXES } from './name-words.ts';
import { SMALL, UPPER } from './shapes.ts';
import { GAP, type Tokens, tokensOf } from './tokens.ts';
import { createWordNotes } from './word-lists.ts';

/** A name that the catalogue does not know, with its likely kind. */
export type Name = Unresolved & { readonly kind: Kind };

const ORGANISATION: ReadonlySet<string> = new Set(kinds.organisation);
const PLACE: ReadonlySet<string> = new Set(kinds.place);
const OF_BEHIND: ReadonlySet<string> = new Set(kinds.ofBehind);
const INSIDE: ReadonlySet<string> = new Set(kinds.inside);
/** Plurals and followers, capitalised by habit: they name no one actor. */
const GROUPS: ReadonlySet<string> = new Set(kinds.groups);
const NAMES_BEGIN: ReadonlySet<string> = new Set(['new', 'world', 'people', 'police', 'first']);
const PLACE_AHEAD: ReadonlySet<string> = new Set(['in', 'near', 'from', 'at', 'outside']);

/** Longer runs are headlines or lists of capitals, not names. */
const LONGEST = 8;

/** First-person forms are capital for themselves. */
const isMe = (word: string): boolean => /^i(?:'(?:m|ve|ll|d|s))?$/.test(word);

/** Which words an article writes small, and which it capitalises inside sentences: what a capital at a start may mean. */
const usage = createWordNotes();
const USED = { small: 1, inside: 2 } as const;
const isUsed = (tokens: Tokens, at: number, bit: number): boolean => (usage.noted(tokens, at) & bit) !== 0;

/** True where a capital may only open a sentence: at the start, behind a mark, behind a full stop in a headline. */
function opens({ gaps, shapes, words }: Tokens, at: number): boolean {
  const gap = gaps[at] ?? 0;
  if (at === 0 || (gap & (GAP.stop | GAP.quote | GAP.bracket)) !== 0) return true;
  return (gap & GAP.dot) !== 0 && shapes[at - 1] === SMALL && (words[at - 1] ?? '').length > 3;
}

function noteUsage(sentences: readonly Sentence[]): void {
  usage.begin();
  for (const sentence of sentences) {
    const tokens = tokensOf(sentence);
    if (tokens.casing !== 'sentence') continue;
    for (let i = 0; i < tokens.count; i += 1) {
      if (tokens.shapes[i] === SMALL) usage.note(tokens, i, USED.small);
      else if (!opens(tokens, i)) usage.note(tokens, i, USED.inside);
    }
  }
}

/** A sentence with the words that names of the catalogue already take. */
type Place = { readonly tokens: Tokens; readonly known: readonly Span[] };

const isTaken = ({ tokens: { starts, ends }, known }: Place, at: number): boolean =>
  known.some((span) => (starts[at] ?? 0) < span.end && span.start < (ends[at] ?? 0));

/** A capitalised word that may be part of a name. */
function mayBeName(place: Place, at: number): boolean {
  const { tokens } = place;
  const printed = tokens.shapes[at] ?? SMALL;
  if (printed === SMALL) return false;
  const word = tokens.words[at] ?? '';
  if (isMe(word) || CALENDAR.has(word) || isTaken(place, at)) return false;
  if (!opens(tokens, at)) return printed !== UPPER || !isUsed(tokens, at, USED.small); // "GREAT" is emphasis
  return !ORDINARY.has(word) && !isUsed(tokens, at, USED.small);
}

/** True when the word at a place goes on the name before it. */
function goesOn(place: Place, at: number): boolean {
  const { tokens } = place;
  const gap = tokens.gaps[at];
  const initial = (tokens.words[at - 1] ?? '').length === 1 || BEFORE_NAMES.has(tokens.words[at - 1] ?? '');
  const joined =
    gap === GAP.space || gap === GAP.hyphen || gap === (GAP.ampersand | GAP.space) || gap === GAP.ampersand;
  return (joined || (gap === (GAP.dot | GAP.space) && initial)) && mayBeName(place, at);
}

/** The last word of the name that begins at a place: "Ministry of Health", "Ludwig van Beethoven" hold small words. */
function endOfName(place: Place, first: number): number {
  const { words, gaps } = place.tokens;
  let last = first;
  while (last - first < LONGEST) {
    const next = words[last + 1] ?? '';
    const linked =
      gaps[last + 1] === GAP.space && (INSIDE.has(next) || (next === 'of' && OF_BEHIND.has(words[last] ?? '')));
    if (goesOn(place, last + 1)) last += 1;
    else if (linked && gaps[last + 2] === GAP.space && mayBeName(place, last + 2)) last += 2;
    else break;
  }
  return last;
}

/** The likely kind of a name: by its own words, by the title before it, by the word that leads to it. */
function kindOf({ tokens }: Place, first: number, last: number, titled: boolean): Kind {
  const words = tokens.words.slice(first, last + 1);
  if (titled) return 'person';
  if (words.some((word) => ORGANISATION.has(word))) return 'organisation';
  if (PLACE.has(words.at(-1) ?? '') || PLACE.has(words[0] ?? '')) return 'place';
  if (words.length === 1) {
    if (tokens.shapes[first] === UPPER) return 'organisation';
    return PLACE_AHEAD.has(tokens.words[first - 1] ?? '') ? 'place' : 'other';
  }
  const given =
    GIVEN_NAMES.has(words[0] ?? '') || (words[1]?.length === 1 && words.length > 2) || SUFFIXES.has(words.at(-1) ?? '');
  return given ? 'person' : 'other';
}

/** Titles and small words at the head of a run are no part of the name: "Judge Davis", "The Northgate Post". */
const leads = (word: string): boolean => BEFORE_NAMES.has(word) || (ORDINARY.has(word) && !NAMES_BEGIN.has(word));

function namesOf(sentence: Sentence, known: readonly Span[]): Name[] {
  const tokens = tokensOf(sentence);
  if (tokens.casing !== 'sentence') return [];
  const place: Place = { tokens, known };
  const names: Name[] = [];
  for (let first = 0; first < tokens.count; first += 1) {
    if (!mayBeName(place, first)) continue;
    const last = endOfName(place, first);
    let start = first;
    while (start < last && leads(tokens.words[start] ?? '')) start += 1;
    const titled =
      (start > first && BEFORE_NAMES.has(tokens.words[start - 1] ?? '')) ||
      (start > 0 && BEFORE_NAMES.has(tokens.words[start - 1] ?? '') && tokens.shapes[start - 1] !== SMALL);
    const word = tokens.words[start] ?? '';
    // A lone word at the start of a sentence is a name only if the article writes it so elsewhere.
    const alone = start === last;
    const sure = !opens(tokens, start) || isUsed(tokens, start, USED.inside);
    const groups = tokens.words.slice(start, last + 1).every((part) => GROUPS.has(part));
    const real = !groups && (!alone || (word.length > 1 && !leads(word) && sure));
    if (real) {
      const from = tokens.starts[start] ?? 0;
      const end = tokens.ends[last] ?? 0;
      const surface = sentence.text.slice(from, end);
      names.push({
        sentence: sentence.no,
        surface,
        start: from,
        end,
        candidates: [],
        kind: kindOf(place, start, last, titled),
      });
    }
    first = last;
  }
  return names;
}

/**
 * The names in an article that the catalogue does not know: runs of capitalised words outside `known` (by sentence
 * number), with a guess at their kind. Words that merely open a sentence, days, months and headlines give none.
 */
export function unknownNames(sentences: readonly Sentence[], known: ReadonlyMap<number, readonly Span[]>): Name[] {
  noteUsage(sentences);
  return sentences.flatMap((sentence) => namesOf(sentence, known.get(sentence.no) ?? []));
}
