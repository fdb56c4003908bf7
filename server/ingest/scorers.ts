import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scorer } from '../analysis/scorer.ts';
import { createLexiconScorer } from '../analysis/sentiment.ts';
import { createTone, type Tone } from '../analysis/tone/scorers.ts';
import { projectRoot } from '../base/root.ts';
import type { ScorerChoice } from '../contract/vocabulary.ts';

/** Leaves the tone to a model outside, which is asked when all of a batch is read. */
const silent: Scorer = { id: 'http', version: '1', score: () => null };

export function openScorer(name: ScorerChoice): Scorer {
  if (name === 'http') return silent;
  return name === 'lexicon' ? createLexiconScorer() : openTone()[name];
}

/** The trained scorers with the weights that ship: read and unpacked in about a tenth of a second. */
export function openTone(): Tone {
  const bytesOf = (file: string) => readFileSync(join(projectRoot(), 'data', 'sentiment', file));
  return createTone({
    vectors: bytesOf('vectors.bin'),
    linear: bytesOf('linear.bin'),
    networks: bytesOf('networks.bin'),
    calibration: JSON.parse(bytesOf('calibration.json').toString('utf8')),
  });
}
