import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import clauses from '../../data/gold/clauses.json' with { type: 'json' };
import negation from '../../data/gold/negation.json' with { type: 'json' };
import { type Scorer, scorerName } from '../../server/analysis/scorer.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import type { Masking } from '../../server/analysis/tone/masking.ts';
import type { Tone } from '../../server/analysis/tone/scorers.ts';
import { chanceFrom } from '../bench/chance.ts';
import type { Judged } from '../tone/adjust.ts';
import { markedLine, markedNames, readNewsMtsc } from '../tone/marked.ts';
import { MEASURES } from '../tone/sets.ts';
import { drawnAnew, inHalves, simulateGroups } from '../tone/simulate.ts';
import { cornersOf, type Floors, type Measured, measured, worstOf } from './measured.ts';
import { figures, judge, toneFigures } from './tone-toward.ts';

const isRight = (scorer: Scorer, line: string): boolean => {
  const { sentence, at, mark } = markedLine(line);
  const score = scorer.score(sentence, at, [at], 'en');
  if (score === null) return false;
  const { p_neg, p_neu, p_pos } = score;
  if (mark === '0') return p_neu > Math.max(p_neg, p_pos);
  return mark === '+' ? p_pos > p_neg : p_neg > p_pos;
};

/** The share of the negation suite that comes out right: the sign of the tone, or neutral where no judgement is left. */
export function negationShare(scorer: Scorer): { share: number; of: number; wrong: string[] } {
  const lines = Object.values(negation.suite).flat();
  const wrong = lines.filter((line) => !isRight(scorer, line));
  return { share: 1 - wrong.length / lines.length, of: lines.length, wrong };
}

/** Negation by each scorer, on the suite of our own. */
export function measureNegation(tone: Tone, floors: Floors): Measured[] {
  const lines = Object.entries(negation.suite).flatMap(([group, lines]) => lines.map((line) => ({ group, line })));
  return [createLexiconScorer(), tone.linear, tone.blend].map((scorer) => {
    const { share, of, wrong } = negationShare(scorer);
    const corners = cornersOf(
      lines,
      ({ group }) => `group ${group}`,
      ({ line }) => isRight(scorer, line),
    );
    return measured(floors, `tone: negation suite, ${scorer.id}`, share, of, wrong.slice(0, 3).join(' | '), {
      share: true,
      worst: worstOf(corners, 1),
      scorer: scorerName(scorer),
    });
  });
}

/**
 * Pairs of names in opposite tones: the share in which the right one of the two is the more positive, and in which both
 * tones have the right sign.
 */
export function clausePairs(scorer: Scorer): { order: number; signs: number; of: number; wrong: string[] } {
  const lines = Object.values(clauses.suite).flat();
  let signs = 0;
  const wrong = lines.filter((line) => {
    const { sentence, names } = markedNames(line);
    const [a = NaN, b = NaN] = names.map((name) => scorer.score(sentence, name, names, 'en')?.sentiment ?? NaN);
    const [first, second] = names[0]?.mark === '+' ? [a, b] : [b, a];
    if (first > 0 && second < 0) signs += 1;
    return !(first > second);
  });
  return { order: 1 - wrong.length / lines.length, signs: signs / lines.length, of: lines.length, wrong };
}

/** Sentences of two actors in opposite tones, by each trained scorer: which of the two is the more positive, and the sign of both. */
export function measureClauses(tone: Tone, floors: Floors): Measured[] {
  const groups = Object.entries(clauses.suite);
  return [tone.linear, tone.blend].flatMap((scorer) => {
    const { order, signs, of, wrong } = clausePairs(scorer);
    const corners = groups.map(([group, lines]) => ({
      what: `group ${group}`,
      value: 1 - lines.filter((line) => wrong.includes(line)).length / lines.length,
      of: lines.length,
    }));
    const by = { share: true, scorer: scorerName(scorer) } as const;
    const named = `tone: clause pairs, ${scorer.id}`;
    return [
      measured(floors, `${named}, order`, order, of, wrong.slice(0, 3).join(' | '), {
        ...by,
        worst: worstOf(corners, 1),
      }),
      measured(floors, `${named}, both signs`, signs, of, '', by),
    ];
  });
}

const GROUPS = 2000;

/**
 * Tone toward a person on the development halves of NewsMTSC, and of groups of mentions as a chart shows them. The trained
 * scorers are calibrated on these halves by four numbers, so their figures are a little too kind.
 */
export function measureTone(gold: string, mask: Masking, tone: Tone, floors: Floors): Measured[] {
  const [rw = [], mt = []] = MEASURES.map((file) => readNewsMtsc(readFileSync(join(gold, file), 'utf8')));
  const cell = (value: number) => value.toFixed(1);
  const all: Measured[] = [];
  let judged: Judged[] = [];
  for (const scorer of [createLexiconScorer(), tone.linear, tone.blend]) {
    judged = judge(scorer, [...rw, ...mt], mask);
    const first = judged.filter(({ sentence }) => sentence < rw.length);
    const [a, b] = [figures(first), figures(judged.slice(first.length))];
    all.push(
      ...toneFigures(
        floors,
        'NewsMTSC dev',
        scorer,
        judged,
        ({ accuracy, flips }) =>
          `accuracy ${cell(accuracy)}, flips ${cell(flips)} %; rw ${cell(a.macroF1)}, flips ${cell(a.flips)}; mt ${cell(b.macroF1)}, flips ${cell(b.flips)}`,
      ),
    );
  }
  const by = { scorer: scorerName(tone.blend) };
  for (const size of [20, 100]) {
    const group = simulateGroups(judged, size, GROUPS, chanceFrom(11), inHalves);
    const { covered } = simulateGroups(judged, size, GROUPS, chanceFrom(12), drawnAnew);
    const note =
      `RMSE ${group.rmseRaw.toFixed(3)} as read, ${group.rmseCorrected.toFixed(3)} corrected; ` +
      `wrong signs ${cell(100 * group.wrongRaw)} and ${cell(100 * group.wrongCorrected)} %; 90 % interval holds ${cell(100 * covered)} %`;
    const named = `tone: groups of ${size}`;
    all.push(
      measured(floors, `${named}, nearness of the corrected mean`, 1 - group.rmseCorrected, group.groups, note, by),
      measured(floors, `${named}, right sign of the corrected mean`, 1 - group.wrongCorrected, group.groups, '', by),
      measured(floors, `${named}, 90 % interval, nearness to 90 %`, 1 - Math.abs(covered - 0.9), group.groups, '', by),
    );
  }
  return all;
}
