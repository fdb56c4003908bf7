import { fixedClock } from '../../server/base/clock.ts';
import { addDays } from '../../server/base/week.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Facts } from '../../server/contract/facts.ts';
import { type Asking, createAsking } from '../../server/exports/answer.ts';
import { textRules } from '../../server/text/rules.ts';
import { memoryWarehouse } from '../../server/warehouse/open.ts';
import { factsOf } from './small.ts';

/*
 * Collections whose counts are planted: so many stories a week, and of them so many that name each actor. Every story is one
 * article, unless it is given copies.
 */

export type PlantedWeek = {
  readonly monday: string;
  readonly stories: number;
  /** Stories that name each actor, by its slug; the first ones of the week. */
  readonly named: Readonly<Record<string, number>>;
  /** Articles that are copies of the first story of the week, at other sources. */
  readonly copies?: number;
};

export const plantedActor = (id: string, kind: Actor['kind'] = 'person'): Actor => ({
  id,
  wikidata: null,
  kind,
  name: id.toUpperCase(),
  aliases: [{ text: id.toUpperCase(), type: 'full' }],
  country: null,
  party: null,
  offices: [],
});

/** The articles of such weeks; on the seven days in turn, so that every week is read from its first day to its last. */
export function plantedFacts(weeks: readonly PlantedWeek[], actors: readonly Actor[]): Facts[] {
  const facts: Facts[] = [];
  for (const { monday, stories, named, copies = 0 } of weeks) {
    for (let at = 0; at < stories; at += 1) {
      const no = facts.length + 1;
      const day = addDays(monday, at % 7);
      const text = [`A${no} b${no} c${no} d${no} e${no}.`];
      const mentions = actors
        .filter(({ id }) => at < (named[id] ?? 0))
        .map(({ id, name, kind }) => ({
          sentence: 1,
          actor: id,
          name,
          kind,
          surface: name,
          via: 'full_name' as const,
          start: 0,
          end: 2,
          score: null,
          scorer: 'none@1',
          in_quote: false,
          speaker: null,
        }));
      for (let copy = 0; copy <= (at === 0 ? copies : 0); copy += 1) {
        const made = factsOf(no + copy, copy === 0 ? 'Alpha' : `Paper ${copy}`, day, text, []);
        facts.push({ ...made, article: { ...made.article, title: `Story ${no}` }, mentions });
      }
    }
  }
  return facts;
}

/** Such a collection in a real engine, ready to be asked on a day long after it. */
export async function plantedAsking(
  weeks: readonly PlantedWeek[],
  actors: readonly Actor[],
  now = '2026-01-01T00:00:00Z',
): Promise<Asking> {
  const clock = fixedClock(now);
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('planted');
  await warehouse.ingest({ id: 'planted', run, facts: plantedFacts(weeks, actors) });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}
