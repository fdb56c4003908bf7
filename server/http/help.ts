import type { AccuracyCard } from '../contract/accuracy.ts';
import type { Help, Question } from '../contract/question.ts';

/** The four parts of help with what the accuracy card says today of the figures that the question names, a sentence each. */
export function helpOf({ help, measured = [] }: Question, { figures }: AccuracyCard): Help & { measured: string[] } {
  const known = new Map(figures.map((figure) => [figure.figure, figure.statement]));
  return { ...help, measured: measured.flatMap((name) => known.get(name) ?? []) };
}
