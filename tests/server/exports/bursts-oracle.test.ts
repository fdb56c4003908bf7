import { expect, test } from 'vitest';
import { foundBursts } from '../../../server/analysis/bursts/found.ts';
import { watch } from '../../../server/analysis/bursts/watch.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import { addDays, weeksBetween } from '../../../server/base/week.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articlesOf, countsOf, type Narrow, readStories, storyNameOf } from '../../support/oracle.ts';
import { randomWorld, type World } from '../../support/random.ts';

const FROM = '2021-03-01';

async function askingOf({ actors, facts }: World): Promise<Asking> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('random');
  await warehouse.ingest({ id: 'one', run, facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

const VIEWS: { narrow: Omit<Narrow, 'from' | 'to'>; filters: Partial<Asked> }[] = [
  { narrow: { voice: 'all' }, filters: {} },
  { narrow: { voice: 'reporter' }, filters: { voice: 'reporter' } },
  { narrow: { voice: 'all', source: 'source-1' }, filters: { sources: 'source-1' } },
  { narrow: { voice: 'reporter', language: 'en' }, filters: { voice: 'reporter', languages: 'en' } },
];

/** The same collection, with the rarest actor in most articles of its thirteenth week. */
function withBurst({ actors, facts }: World): World {
  const { id: actor, name, kind } = actors.at(-1)!;
  const [from, to] = [addDays(FROM, 84), addDays(FROM, 90)];
  const told = { sentence: 1, actor, name, kind, surface: name, via: 'full_name', start: 0, end: 4 } as const;
  const mention = { ...told, score: null, scorer: 'given@1', in_quote: false, speaker: null };
  return {
    actors,
    facts: facts.map((one, at) =>
      at % 6 === 0 || one.article.day === null || one.article.day < from || one.article.day > to
        ? one
        : { ...one, mentions: [mention, ...one.mentions] },
    ),
  };
}

/** Stories of a week that a view holds, and of them those that name each actor, by plain loops. */
function storiesIn(world: World, narrow: Omit<Narrow, 'from' | 'to'>, monday: string) {
  const held = articlesOf(world.facts, { ...narrow, from: monday, to: addDays(monday, 6) });
  const all = new Set(held.map(storyNameOf)).size;
  return { all, named: world.actors.map(({ id }) => countsOf(held, id, narrow.voice)[2]) };
}

test.each([1, 2, 3])(
  'movers and bursts count the stories of random collection %i as plain loops do, under every view',
  { timeout: 300_000 },
  async (seed) => {
    // The last two weeks are the ones compared; the days after them make them whole.
    const weeks = 16;
    const world = withBurst(randomWorld(seed, { articles: 420, actors: 9, sources: 3, weeks }));
    readStories(world.facts);
    const asking = await askingOf(world);
    const dated = world.facts.flatMap(({ article }) => article.day ?? []);
    const [first, last] = [dated.reduce((l, r) => (l < r ? l : r)), dated.reduce((l, r) => (l > r ? l : r))];
    const mondays = weeksBetween(FROM, addDays(FROM, 7 * weeks - 1));
    const whole = mondays.filter(
      (monday) => !(first > monday && first <= addDays(monday, 6)) && !(last >= monday && last < addDays(monday, 6)),
    );
    let [compared, bursting] = [0, 0];
    for (const { narrow, filters } of VIEWS) {
      const counts = new Map(whole.map((monday) => [monday, storiesIn(world, narrow, monday)]));
      const read = whole.filter((monday) => counts.get(monday)!.all > 0);
      for (const monday of whole) {
        const asks = {
          ...filters,
          from: monday,
          to: addDays(monday, 6),
          actors: world.actors.map(({ id }) => id).join(','),
        };
        const { rows } = await answerTo(asking, '/movers', asked(asks));
        const now = counts.get(monday)!;
        expect([seed, monday, rows.length]).toEqual([seed, monday, now.all === 0 ? 0 : world.actors.length]);
        const before = counts.get(addDays(monday, -7)) ?? { all: 0, named: world.actors.map(() => 0) };
        for (const row of rows) {
          const at = world.actors.findIndex(({ id }) => id === row.actor);
          expect([monday, row.actor, row.stories, row.stories_all, row.stories_before, row.stories_all_before]).toEqual(
            [
              monday,
              row.actor,
              now.named[at],
              now.all,
              before.all === 0 ? null : before.named[at],
              before.all === 0 ? null : before.all,
            ],
          );
          compared += 4;
        }
      }
      // The same weeks, watched as the collection's own counts are.
      let stretch = 0;
      const named = world.actors.map((_, at) => read.map((monday) => counts.get(monday)!.named[at]!));
      const often = named
        .map((series, at) => ({ series, at }))
        .filter(({ series }) => series.reduce((sum, one) => sum + one, 0) >= 5);
      const seen = {
        all: read.map((monday) => counts.get(monday)!.all),
        stretches: read.map((monday, at) => (at > 0 && read[at - 1] !== addDays(monday, -7) ? ++stretch : stretch)),
        named: often.map(({ series }) => series),
      };
      const { alarms } = watch(seen, { limit: 0.0002, from: 0 });
      const expected = foundBursts(seen, alarms, 0);
      const { rows } = await answerTo(asking, '/bursts', asked(filters));
      const key = (one: readonly unknown[]) => one.join(' ');
      expect(
        rows
          .map(({ actor, start, peak, stories, stories_all }) => key([actor, start, peak, stories, stories_all]))
          .toSorted(),
      ).toEqual(
        expected
          .map(({ actor, first: from, peak }) =>
            key([
              world.actors[often[actor]!.at]!.id,
              read[from],
              read[peak.step],
              seen.named[actor]![peak.step],
              seen.all[peak.step],
            ]),
          )
          .toSorted(),
      );
      bursting += rows.length;
      compared += 1;
    }
    console.log(`cases: collection ${seed}, ${VIEWS.length} views, ${compared} numbers, ${bursting} bursts`);
    expect(compared).toBeGreaterThan(600);
    expect(bursting).toBeGreaterThanOrEqual(2);
  },
);
