import type { Asked } from '../../server/contract/filters.ts';
import type { Question } from '../../server/contract/question.ts';
import { type Path, questions } from '../../server/contract/questions/all.ts';
import { FORMS, GRAINS, KINDS, UNITS, VOICES, WITHIN } from '../../server/contract/vocabulary.ts';
import { asked } from '../../server/exports/answer.ts';

/** What random filters may choose from. */
export type Choices = {
  readonly actors: readonly string[];
  readonly sources: readonly string[];
  readonly words: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Ids of articles, for questions about one. */
  readonly articles: readonly string[];
};

export type Query = { readonly path: Path; readonly filters: Asked; readonly id: string | null };

/** Questions that answer as of a snapshot. */
export const ofThePast = (questions as readonly Question[]).filter(
  ({ filters, reads }) => 'snapshot' in filters.shape && reads !== 'history',
);

/** A question with random filters, of those that answer as of a snapshot. */
export const randomQuery = (random: () => number, choices: Choices): Query =>
  randomFilters(random, choices, ofThePast[Math.floor(random() * ofThePast.length)]!);

/** One question with random filters of those it knows. */
export function randomFilters(random: () => number, choices: Choices, { path, filters }: Question): Query {
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  const sometimes = <Value>(chance: number, make: () => Value): Value | undefined =>
    random() < chance ? make() : undefined;
  const days = [one([choices.from, '2021-03-10']), one([choices.to, '2021-05-20'])];
  const offered: Record<string, unknown> = {
    from: sometimes(0.3, () => days[0]),
    to: sometimes(0.3, () => days[1]),
    actors: sometimes(0.4, () => [...new Set([one(choices.actors), one(choices.actors)])].join(',')),
    sources: sometimes(0.2, () => one(choices.sources)),
    kinds: sometimes(0.2, () => one(KINDS)),
    unit: one(UNITS),
    grain: one(GRAINS),
    within: one(WITHIN),
    voice: one(VOICES),
    forms: sometimes(0.3, () => FORMS.slice(0, 1 + Math.floor(random() * FORMS.length)).join(',')),
    pair: path === '/pair' ? `${choices.actors[0]}~${one(choices.actors.slice(1))}` : undefined,
    support: sometimes(0.2, () => 2),
    q: sometimes(0.2, () => one(choices.words)),
  };
  const known = Object.fromEntries(
    Object.entries(offered).filter(([key, value]) => value !== undefined && key in filters.shape),
  );
  const id = !path.includes('{id}')
    ? null
    : path.startsWith('/actors')
      ? one(choices.actors)
      : path.startsWith('/sources')
        ? one(choices.sources)
        : one(choices.articles);
  return { path: path as Path, filters: asked(known), id };
}
