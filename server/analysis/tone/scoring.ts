import { AS_READ, type Scoring } from '../../contract/scoring.ts';
import { KINDS, type ScorerChoice, type ScorerName } from '../../contract/vocabulary.ts';
import { adjustmentFor, Calibrations } from './calibration.ts';

/**
 * Kinds whose gold was drawn from news. That of organisations and countries was written for the project: it shows how far to
 * trust a word of the scorer, and not how often news praises and blames, so nothing is undone by it.
 */
const DRAWN_FROM_NEWS: readonly string[] = ['person'];

/** How the scores of a scorer that ships are to be read, by data/sentiment/calibration.json. */
export function scoringOf(name: ScorerChoice, calibration: unknown): Scoring {
  // Of a model outside nothing is known.
  if (name === 'http') return AS_READ;
  const file = Calibrations.parse(calibration);
  const { adjustments: known } = file[name];
  const adjustments = KINDS.filter((kind) => DRAWN_FROM_NEWS.includes(kind)).flatMap((kind) => {
    const found = adjustmentFor(known, kind);
    return found === null ? [] : [{ kind, weights: found.w, covariance: found.C }];
  });
  return { ...AS_READ, unclear_below: name === 'lexicon' ? null : file[name].unclear_below, adjustments };
}

/** The name and version under which a scorer that ships stores its scores, told without opening it. */
export const storedNameOf = (name: ScorerName, calibration: unknown): string =>
  Calibrations.parse(calibration)[name].scorer;
