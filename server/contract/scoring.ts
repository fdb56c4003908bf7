import type { Kind } from './actor.ts';

/** Three numbers, for negative, neutral and positive. */
export type Triple = readonly [number, number, number];

/**
 * How the known errors of a scorer are undone in a mean over actors of one kind: an adjusted count (Rogan and Gladen 1978;
 * Forman 2008; with probabilities Bella et al. 2010). With M[j][c] the mean chance of class j over gold mentions that are of
 * class c, `weights` is (-1, 0, 1) times the inverse of M, so that weights times mean chances is the tone that was meant.
 */
export type Adjustment = {
  readonly kind: Kind;
  readonly weights: Triple;
  /** Covariance of the weights over draws of the gold: M is an estimate itself. */
  readonly covariance: readonly [Triple, Triple, Triple];
};

/** How the scores that are stored are to be read. */
export type Scoring = {
  /** Below this largest chance a mention is "unclear": above it four of five words of the scorer are right. Null where that was not measured. */
  readonly unclear_below: number | null;
  /** One for each kind of actor on which the scorer's errors are known. */
  readonly adjustments: readonly Adjustment[];
};

/** Of a scorer, or of several, whose errors are not known. */
export const AS_READ: Scoring = { unclear_below: null, adjustments: [] };
