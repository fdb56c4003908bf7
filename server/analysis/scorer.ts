import type { Sentence, Span } from '../contract/article.ts';
import type { Score } from '../contract/mention.ts';

/**
 * What every tone model must do: score one mention in its sentence, about that actor alone.
 * `others` are the spans of all other names in the sentence, which must never score.
 * Null means "not scored" (language, empty, over the cap), never neutral.
 */
export type Scorer = {
  readonly id: string;
  readonly version: string;
  score(sentence: Sentence, at: Span, others: readonly Span[], language: string | null): Score | null;
};

/** Finer than any scorer can tell, and coarse enough that sums of millions are exact. */
const STEP = 2 ** -20;

/** Chances in steps that a computer adds up exactly, so that sums are the same to the last bit in whatever order they are made. */
export function inSteps(score: Score): Score {
  const p_neg = Math.round(score.p_neg / STEP) * STEP;
  const p_pos = Math.round(score.p_pos / STEP) * STEP;
  // Written out: spreading it takes longer than all else here.
  return { p_neg, p_neu: 1 - p_neg - p_pos, p_pos, sentiment: p_pos - p_neg, reasons: score.reasons };
}

/** The name under which a scorer's scores are stored. */
export const scorerName = (scorer: Scorer): string => `${scorer.id}@${scorer.version}`;
