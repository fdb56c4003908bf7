import type { Sentence, Span } from '../contract/article.ts';
import type { Reason } from '../contract/mention.ts';
import { lexiconRules, type Rules } from './rules.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import { FIRST_PLACE, type Place, weigh, type WeighedSentence } from './weigh.ts';

/**
 * Sentences of more words are not scored. None of the 55,000 sentences of the development news comes near it; what
 * does is a list or a page without full stops, and its tone is nobody's.
 */
export const MOST_WORDS = 1000;

/** What the lexicon says about one actor in one sentence: the sum of the weights, and the words that made it. */
export type LexiconScore = { readonly score: number; readonly reasons: readonly Reason[] };

/** Reads a sentence for one actor; null when it has no words, too many, or words of another script. */
export type LexiconReader = (sentence: Sentence, at: Span, others: readonly Span[]) => LexiconScore | null;

/** For each word the number of the span it touches, 0 for none. Spans that overlap are one. */
export function namedWords({ starts, ends, count }: Tokens, spans: readonly Span[]): number[] {
  const inOrder = spans.toSorted((a, b) => a.start - b.start);
  const named = new Array<number>(count).fill(0);
  let number = 0;
  let next = 0;
  let end = -1;
  for (let i = 0; i < count; i += 1) {
    const start = starts[i] ?? 0;
    for (let span = inOrder[next]; span !== undefined && span.start < (ends[i] ?? 0); span = inOrder[next]) {
      if (span.start >= end) number += 1;
      end = Math.max(end, span.end);
      next += 1;
    }
    if (start < end) named[i] = number;
  }
  return named;
}

/** A letter of another script than Latin: the lexicon would pass over its words as if they were neutral. */
const FOREIGN = /^[^\p{Script=Latin}\p{N}\p{M}\p{Script=Common}]/u;

/** The last letter of the Latin blocks that need no closer look. */
const LAST_LATIN = 0x24f;

/** True when most words are written in another script. */
export function isForeign({ words, count }: Tokens): boolean {
  let foreign = 0;
  for (const word of words) if (word.charCodeAt(0) > LAST_LATIN && FOREIGN.test(word)) foreign += 1;
  return foreign * 2 > count;
}

/**
 * The share with which a word counts for an actor: less beyond each border between them, and less again where the
 * word's own clause names somebody, of whom it is rather said.
 */
export function shareOf(word: Place, actor: Place, { namedHard, namedClauses }: WeighedSentence, rules: Rules): number {
  const across =
    rules.acrossHard ** Math.abs(word.hard - actor.hard) * rules.acrossSoft ** Math.abs(word.soft - actor.soft);
  if (word.clause === actor.clause) return across;
  if (word.hard !== actor.hard) return namedHard.has(word.hard) ? across * rules.namedHard : across;
  return namedClauses.has(word.clause) ? across * rules.namedSoft : across;
}

const rounded = (weight: number): number => Math.round(weight * 100) / 100;

/** A sentence weighed with some names masked. */
type Weighing = { readonly named: readonly number[]; readonly weighed: WeighedSentence };

/** Sentences kept by number, as their words are (see tokens.ts). */
const PLACES = 4096;
const lastWeighed: { sentence: Sentence; names: readonly Span[]; weighing: Weighing }[] = [];

/** A sentence weighed with the names of a list masked: once however many parts of the analysis ask with the same list. */
export function weighingOf(sentence: Sentence, names: readonly Span[]): Weighing {
  const place = sentence.no % PLACES;
  const kept = lastWeighed[place];
  if (kept?.sentence === sentence && kept.names === names) return kept.weighing;
  const tokens = tokensOf(sentence);
  const named = namedWords(tokens, names);
  const weighing = { named, weighed: weigh(tokens, named, lexiconRules()) };
  lastWeighed[place] = { sentence, names, weighing };
  return weighing;
}

const isAmong = (at: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => start === at.start && end === at.end);

/**
 * The lexicon as a reader. A sentence is weighed once for all its mentions as long as they come one after another with the
 * same list of names in `others` (a mention's own name may stand in it).
 */
export function createLexiconReader(): LexiconReader {
  const rules = lexiconRules();

  return (sentence, at, others) => {
    const tokens = tokensOf(sentence);
    if (tokens.count === 0 || tokens.count > MOST_WORDS || isForeign(tokens)) return null;
    const { weighed } = weighingOf(sentence, isAmong(at, others) ? others : [at, ...others]);
    const actor = weighed.places[tokens.ends.findIndex((end) => end > at.start)] ?? FIRST_PLACE;
    let score = 0;
    const reasons: Reason[] = [];
    for (const word of weighed.words) {
      const counts = word.weight * shareOf(word, actor, weighed, rules);
      score += counts;
      const weight = rounded(counts);
      if (weight !== 0) reasons.push({ text: sentence.text.slice(word.start, word.end), weight });
    }
    return { score, reasons };
  };
}
