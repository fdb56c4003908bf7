import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import Sentiment from 'sentiment';
import { z } from 'zod';
import { type Scorer, scorerName } from '../../server/analysis/scorer.ts';
import type { Masking } from '../../server/analysis/tone/masking.ts';
import type { Span } from '../../server/contract/article.ts';
import { sentencesOf } from '../../server/text/sentences.ts';
import { figuresOf } from '../tone/measure.ts';
import { type Floors, type Measured, measured, worstOf } from './measured.ts';
import { f1ByClass, macroF1Of } from './tone-toward.ts';

const CLASSES = ['Negative', 'Neutral', 'Positive'];
const Row = z.object({
  TARGET_ENTITY: z.string(),
  DOCUMENT: z.string(),
  TRUE_SENTIMENT: z.enum(['Negative', 'Neutral', 'Positive']),
});

const quoted = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where a text names somebody, by full name or the last word of it. */
function spansOf(text: string, name: string): Span[] {
  const last = name.split(/\s+/).at(-1) ?? name;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${quoted(name)}|${quoted(last)})(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** The mean chances over the mentions of a text's main entity; neutral for a text that never names it so. */
function chancesOf(scorer: Scorer, text: string, name: string, mask: Masking): number[] {
  const scores = sentencesOf(null, text).flatMap((sentence) => {
    const spans = spansOf(sentence.text, name);
    if (spans.length === 0) return [];
    const masked = mask(sentence, spans);
    return spans.flatMap((span) => scorer.score(sentence, span, masked, 'en') ?? []);
  });
  if (scores.length === 0) return [0, 1, 0];
  const mean = (value: (score: (typeof scores)[number]) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  return [mean(({ p_neg }) => p_neg), mean(({ p_neu }) => p_neu), mean(({ p_pos }) => p_pos)];
}

/**
 * Tone of whole texts toward their main entity (PerSenT dev, measure only, noisy marks): the mean over its mentions, with
 * the package `sentiment` on the whole text beside it. A monitor, not a target.
 */
export function measurePersent(gold: string, scorers: readonly Scorer[], mask: Masking, floors: Floors): Measured[] {
  const csv = readFileSync(join(gold, 'persent', 'dev.csv'), 'utf8');
  const records: unknown[] = parse(csv, { columns: true, relax_quotes: true, relax_column_count: true });
  const rows = records.map((record) => Row.parse(record));
  const classes = rows.map(({ TRUE_SENTIMENT }) => CLASSES.indexOf(TRUE_SENTIMENT));
  const plain = new Sentiment();
  const bySign = rows.map(({ DOCUMENT }) => {
    const { score } = plain.analyze(DOCUMENT);
    return [score < 0 ? 1 : 0, score === 0 ? 1 : 0, score > 0 ? 1 : 0];
  });
  const beside = figuresOf(bySign, classes);
  return scorers.map((scorer) => {
    const said = rows.map(({ DOCUMENT, TARGET_ENTITY }) => chancesOf(scorer, DOCUMENT, TARGET_ENTITY, mask));
    const { macroF1, accuracy, n } = figuresOf(said, classes);
    // Each text is a unit of its own.
    const judged = said.map((chances, at) => ({ chances, is: classes[at] ?? 1, sentence: at }));
    const note = `accuracy ${accuracy.toFixed(1)}; plain sentiment on the whole text ${beside.macroF1.toFixed(1)} / ${beside.accuracy.toFixed(1)}`;
    return measured(floors, `tone: PerSenT dev, ${scorer.id}, macro F1`, macroF1 / 100, n, note, {
      ends: macroF1Of(judged).ends,
      worst: worstOf(f1ByClass(judged)),
      scorer: scorerName(scorer),
    });
  });
}
