import { AS_READ, type Scoring } from '../../contract/scoring.ts';
import { KINDS, type ScorerChoice } from '../../contract/vocabulary.ts';
import { correctionFor } from './calibration.ts';
import { Calibrations } from './weights.ts';

/** How the scores of a scorer that ships are to be read, by data/sentiment/calibration.json. */
export function scoringOf(name: ScorerChoice, calibration: unknown): Scoring {
  // Of a model outside nothing is known.
  if (name === 'http') return AS_READ;
  const file = Calibrations.parse(calibration);
  const { corrections } = file[name];
  const adjustments = KINDS.flatMap((kind) => {
    const found = correctionFor(corrections, kind);
    return found === null ? [] : [{ kind, weights: found.w, covariance: found.C }];
  });
  return { ...AS_READ, unclear_below: name === 'lexicon' ? null : file[name].unclear_below, adjustments };
}
