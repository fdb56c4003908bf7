import vader from '../../../data/sentiment/vader.json' with { type: 'json' };
import type { Sentence, Span } from '../../contract/article.ts';
import { isForeign, MOST_WORDS, shareOf, weighingOf } from '../lexicon-score.ts';
import { lexiconRules, HARD, type Rules } from '../rules.ts';
import { type Casing, casingOf } from '../casing.ts';
import { CALENDAR } from '../name-words.ts';
import { SMALL } from '../shapes.ts';
import { GAP, type Tokens, tokensOf } from '../tokens.ts';
import { FIRST_PLACE, type Place, type WeighedSentence } from '../weigh.ts';
import { listed } from '../word-lists.ts';

/** What a trained scorer is told about a unit besides its word, as bits. */
export const FLAG = {
  name: 1,
  number: 2,
  negated: 4,
  quoted: 8,
  comma: 16,
  stop: 32,
  negator: 64,
  border: 128,
} as const;
export const FLAGS = 8;

/**
 * True for a word whose tone a negation has turned around ("not good", "never lied"). What it means is told by its weight
 * alone; the word itself would say the opposite.
 */
export const isTurned = ({ weights, listed }: Pick<View, 'weights' | 'listed'>, unit: number): boolean =>
  (weights[unit] as number) * (listed[unit] as number) < 0;

/**
 * A sentence as the trained scorers see it: one unit a name, whatever its words, and one a word. Nothing in it tells
 * who is named, so two actors who change places change their tones and nothing else.
 */
export type View = {
  readonly count: number;
  /** Folded word of each unit; empty for names and numbers. */
  readonly words: readonly string[];
  /** The number of each unit's word among the kept words (see tokens.ts), 0 where it has none. */
  readonly ids: readonly number[];
  readonly flags: Uint8Array;
  /** Word scores after negation and degree (AFINN with our news words), and VADER's as they are listed. */
  readonly weights: Float32Array;
  readonly vader: Float32Array;
  /** The lexicon's word scores as they are listed. */
  readonly listed: Float32Array;
  readonly clauses: Uint16Array;
  /** UTF-16 offsets of each unit. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How the lexicon reads the sentence. */
  readonly weighed: WeighedSentence;
  readonly places: readonly Place[];
};

const VADER: ReadonlyMap<string, number> = new Map(
  Object.entries(vader.words).flatMap(([score, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(score) / 10]),
  ),
);

const vaderAt = listed(VADER, 0);

const isNumber = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
};

/** A capital inside an ordinary sentence: a name that no list and no rule has found, which says nothing all the same. */
function isCapital({ shapes, gaps, words }: Tokens, at: number): boolean {
  if (at === 0 || shapes[at] === SMALL || CALENDAR.has(words[at] ?? '')) return false;
  if (((gaps[at] ?? 0) & (GAP.stop | GAP.quote | GAP.bracket)) !== 0) return false;
  return !/^i(?:'(?:m|ve|ll|d|s))?$/.test(words[at] ?? '');
}

export type Viewer = {
  readonly rules: Rules;
  /** Null when the sentence has no words, too many, or words of another script. */
  view(sentence: Sentence, spans: readonly Span[]): View | null;
};

/** Reads sentences for the trained scorers; compiles the lexicon once. */
export function createViewer(): Viewer {
  const rules = lexiconRules();
  return {
    rules,
    view(sentence, spans) {
      const tokens = tokensOf(sentence);
      if (tokens.count === 0 || tokens.count > MOST_WORDS || isForeign(tokens)) return null;
      const { named, weighed } = weighingOf(sentence, spans);
      return viewOf(tokens, named, weighed, rules);
    },
  };
}

/** How the words around names are printed: a long name must not turn a sentence into a headline. */
function casingAround({ words, shapes, count }: Tokens, named: readonly number[]): Casing {
  const around: { words: string[]; shapes: number[] } = { words: [], shapes: [] };
  for (let i = 0; i < count; i += 1) {
    if (named[i] !== 0) continue;
    around.words.push(words[i] as string);
    around.shapes.push(shapes[i] as number);
  }
  return casingOf(around.words, around.shapes);
}

function viewOf(tokens: Tokens, named: readonly number[], weighed: WeighedSentence, rules: Rules): View {
  const words: string[] = [];
  const ids: number[] = [];
  const places: Place[] = [];
  const [flags, weights] = [new Uint8Array(tokens.count), new Float32Array(tokens.count)];
  const [scores, asListed] = [new Float32Array(tokens.count), new Float32Array(tokens.count)];
  const [clauses, starts, ends] = [
    new Uint16Array(tokens.count),
    new Uint32Array(tokens.count),
    new Uint32Array(tokens.count),
  ];
  const isSentence = casingAround(tokens, named) === 'sentence';
  let quoted = false;
  let reach = 0;
  let next = 0;
  let clause = -1;
  for (let i = 0; i < tokens.count; ) {
    const unit = words.length;
    const gap = tokens.gaps[i] ?? 0;
    if ((gap & GAP.quote) !== 0) quoted = !quoted;
    const word = tokens.words[i] ?? '';
    const place = weighed.places[i] ?? FIRST_PLACE;
    const role = rules.roleAt(tokens, i);
    const isName = (named[i] ?? 0) > 0 || (isSentence && isCapital(tokens, i));
    let last = i;
    if ((named[i] ?? 0) > 0) while (named[last + 1] === named[i]) last += 1;
    if (place.clause !== clause || (gap & GAP.stop) !== 0) reach = 0;
    clause = place.clause;
    let flag = 0;
    if (quoted) flag |= FLAG.quoted;
    if ((gap & GAP.comma) !== 0) flag |= FLAG.comma;
    if ((gap & (GAP.stop | GAP.bracket)) !== 0) flag |= FLAG.stop;
    if (reach > 0) flag |= FLAG.negated;
    if (isName) flag |= FLAG.name;
    else if (isNumber(word)) flag |= FLAG.number;
    else {
      if (role?.negates === true) flag |= FLAG.negator;
      if (role?.border === HARD) flag |= FLAG.border;
      scores[unit] = vaderAt(tokens, i);
      asListed[unit] = role?.score ?? 0;
    }
    reach = (flag & FLAG.negator) !== 0 ? rules.negation.window : Math.max(0, reach - 1);
    flags[unit] = flag;
    clauses[unit] = place.clause;
    starts[unit] = tokens.starts[i] ?? 0;
    ends[unit] = tokens.ends[last] ?? 0;
    for (let scored = weighed.words[next]; scored !== undefined; scored = weighed.words[next]) {
      if (scored.start >= (ends[unit] ?? 0)) break;
      weights[unit] = (weights[unit] ?? 0) + scored.weight;
      next += 1;
    }
    if ((weights[unit] as number) * (asListed[unit] as number) < 0) scores[unit] = 0;
    const isWord = (flag & (FLAG.name | FLAG.number)) === 0;
    words.push(isWord ? word : '');
    ids.push(isWord ? (tokens.ids[i] ?? 0) : 0);
    places.push(place);
    i = last + 1;
  }
  return {
    count: words.length,
    words,
    ids,
    flags,
    weights,
    vader: scores,
    listed: asListed,
    clauses,
    starts,
    ends,
    weighed,
    places,
  };
}

/** The unit a span begins in. */
export function unitAt({ ends, count }: View, { start }: Span): number {
  for (let unit = 0; unit < count; unit += 1) if ((ends[unit] ?? 0) > start) return unit;
  return count - 1;
}

/** The lexicon's score for the actor in a unit. */
export function lexiconScoreAt({ weighed, places }: View, unit: number, rules: Rules): number {
  const actor = places[unit] ?? FIRST_PLACE;
  let score = 0;
  for (const word of weighed.words) score += word.weight * shareOf(word, actor, weighed, rules);
  return score;
}
