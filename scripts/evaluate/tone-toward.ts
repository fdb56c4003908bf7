import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../server/analysis/catalogue.ts';
import { type Scorer, scorerName } from '../../server/analysis/scorer.ts';
import { createMasking, type Masking } from '../../server/analysis/tone/masking.ts';
import type { Judged } from '../tone/adjust.ts';
import type { MarkedSentence } from '../tone/marked.ts';
import { figuresOf, saidBy, type ToneFigures } from '../tone/measure.ts';
import { bootstrap } from './interval.ts';
import { type Floors, type Measured, measured, type Worst, worstOf } from './measured.ts';

/** Masking by the catalogue that ships. */
export function shippedMasking(data: string): Masking {
  const textOf = (file: string) => readFileSync(join(data, 'catalogue', file), 'utf8');
  return createMasking(parseCatalogue(textOf('actors.jsonl'), textOf('titles.json')));
}

/** What a scorer says of the marked targets, and of which sentence each is. */
export function judge(scorer: Scorer, sentences: readonly MarkedSentence[], mask: Masking): Judged[] {
  return sentences.flatMap(({ sentence, targets }, at) => {
    const masked = mask(sentence, targets);
    return targets.map(({ start, end, is }) => {
      const score = scorer.score(sentence, { start, end }, masked, 'en');
      if (score === null) throw new Error(`a marked sentence was not scored: ${sentence.text.slice(0, 80)}`);
      return { chances: [score.p_neg, score.p_neu, score.p_pos], is, sentence: at };
    });
  });
}

export const figures = (judged: readonly Judged[]): ToneFigures =>
  figuresOf(
    judged.map(({ chances }) => chances),
    judged.map(({ is }) => is),
  );

const CLASSES = ['negative', 'neutral', 'positive'];

/** F1 of each class; 0 of one that was neither marked nor said. */
export function f1ByClass(judged: readonly Judged[]): Worst[] {
  return CLASSES.map((name, c) => {
    const marked = judged.filter(({ is }) => is === c);
    const said = judged.filter(({ chances }) => saidBy(chances) === c);
    const right = marked.filter(({ chances }) => saidBy(chances) === c).length;
    return {
      what: `class ${name}`,
      value: marked.length + said.length === 0 ? 0 : (2 * right) / (marked.length + said.length),
      of: marked.length,
    };
  });
}

/** Macro F1 with its interval over sentences, as a share. */
export function macroF1Of(judged: readonly Judged[]): { value: number; ends: readonly [number, number] } {
  const sentences = new Map<number, Judged[]>();
  for (const one of judged) sentences.set(one.sentence, [...(sentences.get(one.sentence) ?? []), one]);
  const value = (drawn: readonly (readonly Judged[])[]) => figures(drawn.flat()).macroF1 / 100;
  const units = [...sentences.values()];
  return { value: value(units), ends: bootstrap(units, value) };
}

/** The figures of one scorer on one set: macro F1 of each; of the usual scorer also the share of right classes and of right signs. */
export function toneFigures(
  floors: Floors,
  set: string,
  scorer: Scorer,
  judged: readonly Judged[],
  note: (both: ToneFigures) => string,
): Measured[] {
  const both = figures(judged);
  const { value, ends } = macroF1Of(judged);
  const by = { scorer: scorerName(scorer) };
  const named = `tone: ${set}, ${scorer.id}`;
  return [
    measured(floors, `${named}, macro F1`, value, both.n, note(both), {
      ends,
      worst: worstOf(f1ByClass(judged)),
      ...by,
    }),
    ...(scorer.id === 'blend'
      ? [
          measured(floors, `${named}, right class`, both.accuracy / 100, both.n, '', { share: true, ...by }),
          measured(floors, `${named}, no opposite sign`, 1 - both.flips / 100, both.n, '', { share: true, ...by }),
        ]
      : []),
  ];
}
