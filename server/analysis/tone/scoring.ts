import { z } from 'zod';
import type { Scoring } from '../../contract/scoring.ts';
import { AS_READ } from '../../contract/scoring.ts';
import { KINDS, type ScorerName } from '../../contract/vocabulary.ts';

const Three = z.tuple([z.number(), z.number(), z.number()]);
const Entry = z.looseObject({
  unclear_below: z.number(),
  weights: Three,
  covariance: z.tuple([Three, Three, Three]),
});
const File = z.looseObject({ kind: z.enum(KINDS), linear: Entry, blend: Entry });

/** How the scores of a scorer that ships are to be read, by data/sentiment/calibration.json. */
export function scoringOf(name: ScorerName, calibration: unknown): Scoring {
  if (name === 'lexicon') return AS_READ;
  const file = File.parse(calibration);
  const { unclear_below, weights, covariance } = file[name];
  return { unclear_below, adjustments: [{ kind: file.kind, weights, covariance }] };
}
