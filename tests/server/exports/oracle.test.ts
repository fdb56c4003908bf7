import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { weeksBetween } from '../../../server/base/week.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import {
  articlesOf,
  countsOf,
  isHeard,
  type Narrow,
  readStories,
  scoredStories,
  together,
  toneOf,
} from '../../support/oracle.ts';
import { randomWorld, type World } from '../../support/random.ts';

const WORLDS = 6;
const FROM = '2021-03-01';
const TO = '2021-04-25';

async function askingOf({ actors, facts }: World): Promise<Asking> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('random');
  // In two batches, so that stories and sources go on from one to the next.
  const half = facts.length >> 1;
  await warehouse.ingest({ id: 'one', run, facts: facts.slice(0, half) });
  await warehouse.ingest({ id: 'two', run, facts: facts.slice(half) });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

const VIEWS: { narrow: Omit<Narrow, 'from' | 'to'>; filters: Partial<Asked> }[] = [
  { narrow: { voice: 'all' }, filters: {} },
  { narrow: { voice: 'reporter' }, filters: { voice: 'reporter' } },
  { narrow: { voice: 'all', source: 'source-1' }, filters: { sources: 'source-1' } },
  { narrow: { voice: 'reporter', language: 'en' }, filters: { voice: 'reporter', languages: 'en' } },
];

test.each(Array.from({ length: WORLDS }, (_, seed) => seed + 1))(
  'SQL and plain loops agree in random collection %i',
  async (seed) => {
    const world = randomWorld(seed, { articles: 160, actors: 9, sources: 4, weeks: 8 });
    readStories(world.facts);
    const asking = await askingOf(world);
    const slugs = world.actors.map(({ id }) => id);
    let compared = 0;
    for (const { narrow, filters } of VIEWS) {
      const range = { from: FROM, to: TO, actors: slugs.join(',') };
      const held = (from: string, to: string) => articlesOf(world.facts, { ...narrow, from, to });
      const { rows: counted } = await answerTo(asking, '/mentions', asked({ ...range, ...filters }));
      const { rows: attended } = await answerTo(
        asking,
        '/attention',
        asked({ ...range, ...filters, unit: 'articles' }),
      );
      for (const week of weeksBetween(FROM, TO)) {
        const inWeek = articlesOf(world.facts, { ...narrow, from: week, to: sunday(week) });
        for (const actor of slugs) {
          const row = counted.find((one) => one.week === week && one.actor === actor)!;
          const heard = isHeard(world.facts, { ...narrow, from: week, to: sunday(week) });
          const expected = heard ? countsOf(inWeek, actor, narrow.voice) : [null, null, null];
          expect([week, actor, row.mentions, row.articles, row.stories]).toEqual([week, actor, ...expected]);
          const share = attended.find((one) => one.week === week && one.actor === actor)!;
          expect([share.articles, share.articles_all]).toEqual(heard ? [expected[1], inWeek.length] : [null, null]);
          compared += 5;
        }
      }
      for (const unit of ['mentions', 'articles', 'stories'] as const) {
        const { rows } = await answerTo(asking, '/actors', asked({ ...range, ...filters, unit }));
        const whole = held(FROM, TO);
        for (const row of rows) {
          expect([row.mentions, row.articles, row.stories]).toEqual(countsOf(whole, row.actor, narrow.voice));
          const tone =
            scoredStories(whole, row.actor, narrow.voice) < 3 ? null : toneOf(whole, row.actor, narrow.voice, unit);
          if (tone === null) expect(row.sentiment).toBeNull();
          else expect(row.sentiment).toBeCloseTo(tone, 9);
          compared += 4;
        }
      }
      compared += await comparePairs(asking, world, { ...narrow, from: FROM, to: TO }, filters);
    }
    expect(compared).toBeGreaterThan(2000);
  },
);

async function comparePairs(asking: Asking, world: World, narrow: Narrow, filters: Partial<Asked>): Promise<number> {
  const whole = articlesOf(world.facts, narrow);
  let compared = 0;
  for (const unit of ['articles', 'stories'] as const) {
    for (const within of ['article', 'sentence'] as const) {
      const asks = { from: FROM, to: TO, ...filters, unit, within };
      const { rows } = await answerTo(asking, '/co-occurrence', asked(asks));
      for (const a of world.actors) {
        for (const b of world.actors.filter(({ id }) => id > a.id)) {
          const meets = together(whole, a.id, b.id, narrow.voice, unit, within);
          const row = rows.find((pair) => pair.a === a.id && pair.b === b.id);
          expect([a.id, b.id, unit, within, row?.together ?? 0]).toEqual([a.id, b.id, unit, within, meets]);
          compared += 1;
        }
      }
      // The list behind one pair is as long as its number.
      const first = rows[0];
      if (first === undefined) continue;
      const list = await answerTo(asking, '/evidence', asked({ ...asks, pair: `${first.a}~${first.b}`, limit: 1000 }));
      expect([unit, within, list.rows.length]).toEqual([unit, within, first.together]);
    }
  }
  return compared;
}

const sunday = (monday: string): string => new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
