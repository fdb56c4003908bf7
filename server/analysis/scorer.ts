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

/** The name under which a scorer's scores are stored. */
export const scorerName = (scorer: Scorer): string => `${scorer.id}@${scorer.version}`;
