import table from '../../data/sentiment/lexicon-table.json' with { type: 'json' };
import type { Probabilities } from '../contract/mention.ts';
import { createLexiconReader } from './lexicon-score.ts';
import type { Scorer } from './scorer.ts';

/** Scores beyond these say no more: NewsMTSC has too few of them to count. */
export const FARTHEST = 6;

/** One row of chances for each whole score from −6 to 6. */
export type LexiconTable = readonly Probabilities[];

const fitted: LexiconTable = table.rows.map(([p_neg = 0, p_pos = 0]) => ({ p_neg, p_neu: 1 - p_neg - p_pos, p_pos }));

/** The chances for a score: the table's, and between two whole scores a straight line. */
export function chancesOf(score: number, rows: LexiconTable = fitted): Probabilities {
  const clipped = Math.max(-FARTHEST, Math.min(FARTHEST, score));
  const below = Math.floor(clipped);
  const part = clipped - below;
  const low = rows[below + FARTHEST];
  const high = rows[Math.min(below + 1, FARTHEST) + FARTHEST];
  if (low === undefined || high === undefined) throw new Error(`The table has no row for a score of ${score}`);
  const p_neg = low.p_neg + (high.p_neg - low.p_neg) * part;
  const p_pos = low.p_pos + (high.p_pos - low.p_pos) * part;
  return { p_neg, p_neu: 1 - p_neg - p_pos, p_pos };
}

/**
 * The lexicon scorer: AFINN's word scores read by our own rules, turned into chances by what such scores meant on
 * NewsMTSC train. Null for a language other than English, another script, no words, or more words than a sentence has;
 * a sentence without scored words is read as the table reads 0, mostly neutral.
 */
export function createLexiconScorer(): Scorer {
  const read = createLexiconReader();
  return {
    id: 'lexicon',
    version: '2',
    score(sentence, at, others, language) {
      if (language !== null && language !== 'en') return null;
      const found = read(sentence, at, others);
      if (found === null) return null;
      const { p_neg, p_neu, p_pos } = chancesOf(found.score);
      return { p_neg, p_neu, p_pos, sentiment: p_pos - p_neg, reasons: found.reasons };
    },
  };
}
