import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import negation from '../../data/gold/negation.json' with { type: 'json' };
import { parseCatalogue } from '../../server/analysis/catalogue.ts';
import type { Scorer } from '../../server/analysis/scorer.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { createMasking, type Masking } from '../../server/analysis/tone/masking.ts';
import type { Tone } from '../../server/analysis/tone/scorers.ts';
import { chanceFrom } from '../bench/chance.ts';
import type { Judged } from '../tone/correct.ts';
import { type MarkedSentence, markedLine, readNewsMtsc } from '../tone/marked.ts';
import { figuresOf } from '../tone/measure.ts';
import { MEASURES } from '../tone/sets.ts';
import { drawnAnew, inHalves, simulateGroups } from '../tone/simulate.ts';
import { type Floors, type Measured, measured } from './measured.ts';
import { measurePersent } from './persent.ts';

/** What a scorer says of the marked targets, and of which sentence each is. */
function judge(scorer: Scorer, sentences: readonly MarkedSentence[], mask: Masking): Judged[] {
  return sentences.flatMap(({ sentence, targets }, at) => {
    const masked = mask(sentence, targets);
    return targets.map(({ start, end, is }) => {
      const score = scorer.score(sentence, { start, end }, masked, 'en');
      if (score === null) throw new Error(`a marked sentence was not scored: ${sentence.text.slice(0, 80)}`);
      return { chances: [score.p_neg, score.p_neu, score.p_pos], is, sentence: at };
    });
  });
}

const figures = (judged: readonly Judged[]) =>
  figuresOf(
    judged.map(({ chances }) => chances),
    judged.map(({ is }) => is),
  );

/** The share of the negation suite that comes out right: the sign of the tone, or neutral where no judgement is left. */
export function negationShare(scorer: Scorer): { share: number; of: number; wrong: string[] } {
  const lines = Object.values(negation.suite).flat();
  const wrong = lines.filter((line) => {
    const { sentence, at, mark } = markedLine(line);
    const score = scorer.score(sentence, at, [at], 'en');
    if (score === null) return true;
    const { p_neg, p_neu, p_pos } = score;
    if (mark === '0') return p_neu <= Math.max(p_neg, p_pos);
    return mark === '+' ? p_pos <= p_neg : p_neg <= p_pos;
  });
  return { share: 1 - wrong.length / lines.length, of: lines.length, wrong };
}

const GROUPS = 2000;

/**
 * Tone toward a person on the development halves of NewsMTSC; on negation; of whole texts; and of groups of mentions as a
 * chart shows them. The trained scorers are calibrated on these halves by four numbers, so their figures are a little too kind.
 */
export function measureTone(gold: string, data: string, tone: Tone, floors: Floors): Measured[] {
  const textOf = (...path: string[]) => readFileSync(join(...path), 'utf8');
  const catalogue = parseCatalogue(textOf(data, 'catalogue/actors.jsonl'), textOf(data, 'catalogue/titles.json'));
  const mask = createMasking(catalogue);
  const lexicon = createLexiconScorer();
  const [rw = [], mt = []] = MEASURES.map((file) => readNewsMtsc(textOf(gold, file)));
  const cell = (value: number) => value.toFixed(1);
  const all: Measured[] = [];
  let judged: Judged[] = [];
  for (const scorer of [lexicon, tone.linear, tone.blend]) {
    judged = judge(scorer, [...rw, ...mt], mask);
    const both = figures(judged);
    const first = judged.filter(({ sentence }) => sentence < rw.length);
    const [a, b] = [figures(first), figures(judged.slice(first.length))];
    const note = `accuracy ${cell(both.accuracy)}, flips ${cell(both.flips)} %; rw ${cell(a.macroF1)}, flips ${cell(a.flips)}; mt ${cell(b.macroF1)}, flips ${cell(b.flips)}`;
    all.push(measured(floors, `tone: NewsMTSC dev, ${scorer.id}, macro F1`, both.macroF1 / 100, both.n, note));
    if (scorer === tone.blend) {
      all.push(measured(floors, 'tone: NewsMTSC dev, blend, no opposite sign', 1 - both.flips / 100, both.n));
    }
  }
  for (const scorer of [lexicon, tone.linear, tone.blend]) {
    const { share, of, wrong } = negationShare(scorer);
    all.push(measured(floors, `tone: negation suite, ${scorer.id}`, share, of, wrong.slice(0, 3).join(' | ')));
  }
  for (const size of [20, 100]) {
    const group = simulateGroups(judged, size, GROUPS, chanceFrom(11), inHalves);
    const { covered } = simulateGroups(judged, size, GROUPS, chanceFrom(12), drawnAnew);
    const note =
      `RMSE ${group.rmseRaw.toFixed(3)} as read, ${group.rmseCorrected.toFixed(3)} corrected; ` +
      `wrong signs ${cell(100 * group.wrongRaw)} and ${cell(100 * group.wrongCorrected)} %; 90 % interval holds ${cell(100 * covered)} %`;
    all.push(
      measured(
        floors,
        `tone: groups of ${size}, nearness of the corrected mean`,
        1 - group.rmseCorrected,
        group.groups,
        note,
      ),
      measured(
        floors,
        `tone: groups of ${size}, right sign of the corrected mean`,
        1 - group.wrongCorrected,
        group.groups,
      ),
      measured(
        floors,
        `tone: groups of ${size}, 90 % interval, nearness to 90 %`,
        1 - Math.abs(covered - 0.9),
        group.groups,
      ),
    );
  }
  return [...all, ...measurePersent(gold, [lexicon, tone.blend], mask, floors)];
}
