import type { Actor } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import type { Settled } from '../../server/contract/filters.ts';
import { fixedClock } from '../../server/base/clock.ts';
import { type Asking, createAsking } from '../../server/exports/answer.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { factsOf } from './small.ts';

/** Each story by the actors it names, in a sentence of its own each; nobody is a story that names none. */
export async function askingOfStories(stories: readonly (readonly string[])[]): Promise<Asking> {
  const named = [...new Set(stories.flat())].toSorted();
  const actors = named.map(
    (id): Actor => ({
      id,
      wikidata: null,
      kind: id.startsWith('land') ? 'country' : 'person',
      name: id,
      aliases: [{ text: id, type: 'full' }],
      country: null,
      party: null,
      offices: [],
    }),
  );
  const kindOf = new Map(actors.map(({ id, kind }) => [id, kind]));
  const facts = stories.map((story, no): Facts => {
    const texts = [
      `A${no} b${no} c${no} d${no} e${no} of f${no}.`,
      ...story.map((one) => `${one} in g${no} at h${no}.`),
    ];
    const made = factsOf(no + 1, `Source ${no % 3}`, '2021-05-04', texts, []);
    const mentions = story.map((actor, at) => ({
      sentence: at + 2,
      actor,
      name: actor,
      kind: kindOf.get(actor)!,
      surface: actor,
      via: 'full_name' as const,
      start: 0,
      end: actor.length,
      score: null,
      scorer: 'given@1',
      in_quote: false,
      speaker: null,
    }));
    return { ...made, mentions };
  });
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('stories');
  await warehouse.ingest({ id: 'one', run, facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

/** So many times the same. */
export const times = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one);

/** Pairs whose tones are asked for: of one actor, and of several. */
export const PAIRS = [
  [[1, 2]],
  [
    [1, 2],
    [1, 3],
  ],
  [
    [1, 2],
    [3, 4],
  ],
] as const satisfies (readonly (readonly [number, number])[])[];

/** Filters of the tones of pairs; steps of time do not change them. */
export const ofPairs = (common: readonly Settled[]): Settled[] =>
  common.filter(({ grain, unit, within }) => grain === 'week' && unit === 'mentions' && within === 'article');
