import type { MarkedDocument } from './marked.ts';
import { POLITICAL_LINES } from './political-lines.ts';
import type { Sets } from './sets.ts';
import { type Chance, exchanged, filled, inCapitals, inTitleCase, type Names } from './vary.ts';
import { WIRE_LINES } from './wire-lines.ts';

/** How often each part is taught, and how much of it is changed. Tried on CrossNER dev; see data/README.md. */
export const COURSE = {
  marked: 15,
  /** Copies of the marked sentences with half of their names exchanged. */
  markedExchanged: 10,
  exchange: 0.5,
  /** Shares of the silver sentences that are taught once more in capitals, as headlines are printed. */
  capitals: 0.4,
  capitalsExchanged: 0.2,
  markedCapitals: 3,
  /** The share of short silver sentences that are taught once more with a capital for each longer word. */
  titles: 0.5,
  wireLines: 30,
  politicalLines: 60,
  /** The share of names whose words are taught as if no list held them. */
  forget: 0.2,
  passes: 2,
} as const;

/** Longer sentences are no headlines. */
const LONGEST_HEADLINE = 110;

/** The whole course in order: marked, silver and made sentences, as they are and varied. */
export function courseOf({ marked, silver, demo }: Sets, names: Names, chance: Chance): MarkedDocument[] {
  const times = (documents: readonly MarkedDocument[], count: number) =>
    Array.from({ length: count }, () => documents).flat();
  const changed = (documents: readonly MarkedDocument[], share: number): MarkedDocument[] =>
    documents.map((document) => document.map((sentence) => exchanged(sentence, names, chance, share)));
  const capitals = (documents: readonly MarkedDocument[], share: number): MarkedDocument[] =>
    documents.flat().flatMap((sentence) => {
      const headline = chance() < share ? inCapitals(sentence) : null;
      return headline === null ? [] : [[headline]];
    });
  const titles = (documents: readonly MarkedDocument[], share: number): MarkedDocument[] =>
    documents
      .flat()
      .filter(({ text, open }) => text.length <= LONGEST_HEADLINE && open.length === 0 && chance() < share)
      .map((sentence) => [inTitleCase(sentence)]);
  const made = (lines: readonly string[], count: number): MarkedDocument[] =>
    times([[]], count).flatMap(() => lines.map((line) => [filled(line, names, chance)]));
  return [
    ...times(marked, COURSE.marked),
    ...changed(times(marked, COURSE.markedExchanged), COURSE.exchange),
    ...silver,
    ...changed(silver, COURSE.exchange),
    ...demo,
    ...capitals(silver, COURSE.capitals),
    ...capitals(changed(silver, 0.8), COURSE.capitalsExchanged),
    ...capitals(changed(times(marked, COURSE.markedCapitals), COURSE.exchange), COURSE.exchange),
    ...titles(silver, COURSE.titles),
    ...titles(changed(silver, 0.8), COURSE.titles),
    ...made(WIRE_LINES, COURSE.wireLines),
    ...made(POLITICAL_LINES, COURSE.politicalLines),
  ];
}
