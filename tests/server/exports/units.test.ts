import { expect, test } from 'vitest';
import { bucketEnd, bucketsBetween } from '../../../server/base/bucket.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { UNITS } from '../../../server/contract/vocabulary.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import {
  articlesOf,
  countsOf,
  isHeard,
  type Narrow,
  readStories,
  storiesOf,
  storyCount,
  toneOf,
} from '../../support/oracle.ts';
import { randomWorld, type World } from '../../support/random.ts';

const SEEDS = [11, 12, 13, 14];
const RANGE = { from: '2021-03-01', to: '2021-04-25' } as const;
/** Written by hand: a sweep that compared little must fail. */
const FEWEST_CELLS = 3000;

const VIEWS: { narrow: Omit<Narrow, 'from' | 'to'>; filters: Partial<Asked> }[] = [
  { narrow: { voice: 'all' }, filters: {} },
  { narrow: { voice: 'reporter' }, filters: { voice: 'reporter' } },
  { narrow: { voice: 'all', source: 'source-2', language: 'en' }, filters: { sources: 'source-2', languages: 'en' } },
];

type Three = readonly [number, number, number];
/** Mentions ≥ articles ≥ stories, and none without the others. */
const falls = ([mentions, articles, stories]: Three): boolean =>
  mentions >= articles && articles >= stories && mentions > 0 === stories > 0;

async function askingOf({ actors, facts }: World): Promise<Asking> {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const warehouse = await memoryWarehouse(clock, textRules);
  await warehouse.putActors(actors);
  const run = await warehouse.beginRun('random');
  await warehouse.ingest({ id: 'all', run, facts });
  return createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
}

/** One view of a collection: how it is asked, and its articles by plain loops. */
type Seen = {
  readonly asking: Asking;
  readonly world: World;
  readonly slugs: readonly string[];
  readonly filters: Partial<Asked>;
  readonly voice: Narrow['voice'];
  held(from: string, to: string): ReturnType<typeof articlesOf>;
  heard(from: string, to: string): boolean;
};

async function everyCell({ asking, slugs, filters, voice, held, heard }: Seen): Promise<number> {
  let cells = 0;
  for (const grain of ['day', 'week', 'month'] as const) {
    const asks = { ...RANGE, ...filters, grain, actors: slugs.join(',') };
    const of = async <P extends '/mentions' | '/share-of-voice' | '/attention' | '/sentiment'>(
      path: P,
      unit: Asked['unit'],
    ) => {
      const { rows } = await answerTo(asking, path, asked({ ...asks, unit }));
      return new Map(
        (rows as { week: string; actor: string }[]).map((row) => [`${row.week} ${row.actor}`, row as never]),
      );
    };
    type Row = Record<string, number | null>;
    const counted = await of('/mentions', 'stories');
    const shares = await Promise.all(UNITS.map((unit) => of('/share-of-voice', unit)));
    const parts = await Promise.all((['articles', 'stories'] as const).map((unit) => of('/attention', unit)));
    const tones = await Promise.all(UNITS.map((unit) => of('/sentiment', unit)));
    // A month at the end of the range is widened to the whole of it.
    for (const bucket of bucketsBetween(RANGE.from, RANGE.to, grain)) {
      const inBucket = held(bucket, bucketEnd(bucket, grain));
      const all = slugs.map((slug) => countsOf(inBucket, slug, voice));
      for (const [at, slug] of slugs.entries()) {
        const place = `${bucket} ${slug}`;
        const cell = (rows: Map<string, never>): Row => rows.get(place)!;
        const row = cell(counted);
        const three = [row['mentions'], row['articles'], row['stories']];
        const share = shares.map((rows) => cell(rows));
        const part = parts.map((rows) => cell(rows));
        if (!heard(bucket, bucketEnd(bucket, grain))) {
          expect([place, ...three, share[2]!['count'], part[1]!['articles']]).toEqual([
            place,
            null,
            null,
            null,
            null,
            null,
          ]);
          continue;
        }
        expect([place, ...three]).toEqual([place, ...all[at]!]);
        expect([place, falls(three as unknown as Three)]).toEqual([place, true]);
        expect([place, ...share.map((one) => one['count'] ?? 0)]).toEqual([place, ...all[at]!]);
        expect([place, ...share.map((one) => one['count_all'] ?? 0)]).toEqual([
          place,
          ...[0, 1, 2].map((unit) => all.reduce((sum, one) => sum + one[unit]!, 0)),
        ]);
        expect([place, ...part.map((one) => one['articles'])]).toEqual([place, all[at]![1], all[at]![2]]);
        expect([place, ...part.map((one) => one['articles_all'])]).toEqual([
          place,
          inBucket.length,
          storyCount(inBucket),
        ]);
        for (const [no, unit] of UNITS.entries()) {
          const tone = cell(tones[no]!);
          if (tone['sentiment'] === null) expect([place, unit, tone['thin']]).toEqual([place, unit, 'too_few']);
          else expect(tone['sentiment']).toBeCloseTo(toneOf(inBucket, slug, voice, unit)!, 9);
        }
        cells += 1;
      }
    }
  }
  return cells;
}

/** Over the whole range: the list of actors, its order by unit, the sentences behind each number, who meets whom, and the stories. */
async function everyTotal({ asking, world, slugs, filters, voice, held }: Seen): Promise<number> {
  const whole = held(RANGE.from, RANGE.to);
  for (const [at, unit] of UNITS.entries()) {
    const asks = { ...RANGE, ...filters, unit };
    const { rows } = await answerTo(asking, '/actors', asked(asks));
    const own = rows.map((row) => row[unit]);
    expect(own).toEqual(own.toSorted((l, r) => r - l));
    for (const row of rows) {
      const three = countsOf(whole, row.actor, voice);
      expect([row.actor, row.mentions, row.articles, row.stories]).toEqual([row.actor, ...three]);
      expect([row.actor, falls(three)]).toEqual([row.actor, true]);
    }
    const { total } = await answerTo(asking, '/evidence', asked({ ...asks, limit: 1 }));
    expect([unit, total]).toEqual([unit, slugs.reduce((sum, slug) => sum + countsOf(whole, slug, voice)[at]!, 0)]);
    if (unit === 'mentions') continue;
    const { rows: pairs } = await answerTo(asking, '/co-occurrence', asked(asks));
    for (const { a, b, together: met, count_a, count_b, count_all, stories } of pairs) {
      const key = `${a}~${b}`;
      // In stories two may meet that no single article names, but never more often than either is named.
      expect([key, count_a, count_b]).toEqual([key, countsOf(whole, a, voice)[at], countsOf(whole, b, voice)[at]]);
      expect([key, met <= Math.min(count_a, count_b), stories <= met]).toEqual([key, true, true]);
      expect([unit, count_all]).toEqual([unit, unit === 'articles' ? whole.length : storyCount(whole)]);
    }
  }
  const listed = await answerTo(asking, '/stories', asked({ ...RANGE, ...filters, limit: 1000 }));
  const counts = listed.rows.map(({ story, first_day, last_day, articles_all, sources_all, articles, mentions }) => ({
    story,
    first_day,
    last_day,
    articles_all,
    sources_all,
    articles,
    mentions,
  }));
  expect(counts).toEqual(storiesOf(world.facts, whole, voice));
  const { total: articles } = await answerTo(asking, '/articles', asked({ ...RANGE, ...filters, limit: 1 }));
  expect(counts.reduce((sum, row) => sum + row.articles, 0)).toBe(articles);
  expect(listed.total).toBe(counts.length);
  // The number of stories of an actor opens exactly as many.
  for (const slug of slugs) {
    const one = await answerTo(asking, '/stories', asked({ ...RANGE, ...filters, actors: slug, limit: 1 }));
    expect([slug, one.total]).toEqual([slug, countsOf(whole, slug, voice)[2]]);
  }
  const chosen = slugs.slice(2, 4);
  const some = await answerTo(
    asking,
    '/stories',
    asked({ ...RANGE, ...filters, actors: chosen.join(','), limit: 1000 }),
  );
  expect(some.rows.map(({ story, articles: own, mentions }) => [story, own, mentions])).toEqual(
    storiesOf(world.facts, whole, voice, chosen).map(({ story, articles: own, mentions }) => [story, own, mentions]),
  );
  return counts.length + some.rows.length;
}

test.each(SEEDS)(
  'in random collection %i mentions ≥ articles ≥ stories in every cell of every question, and stories are those of a recount',
  { timeout: 300_000 },
  async (seed) => {
    const world = randomWorld(seed, { articles: 150, actors: 7, sources: 4, weeks: 8 });
    readStories(world.facts);
    const asking = await askingOf(world);
    const slugs = world.actors.map(({ id }) => id);
    let cells = 0;
    let stories = 0;
    for (const { narrow, filters } of VIEWS) {
      const held = (from: string, to: string) => articlesOf(world.facts, { ...narrow, from, to });
      const heard = (from: string, to: string) => isHeard(world.facts, { ...narrow, from, to });
      const seen: Seen = { asking, world, slugs, filters, voice: narrow.voice, held, heard };
      cells += await everyCell(seen);
      stories += await everyTotal(seen);
    }
    const copies =
      world.facts.filter(({ article }) => article.day !== null).length -
      storyCount(world.facts.filter(({ article }) => article.day !== null));
    console.log(`units: ${cells} cells, ${stories} stories, ${copies} copies`);
    expect(cells * SEEDS.length).toBeGreaterThanOrEqual(FEWEST_CELLS);
    expect(copies).toBeGreaterThanOrEqual(10);
  },
);
