import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { randomWorld } from '../../support/random.ts';
import { smallAsking } from '../../support/small.ts';

/** Written by hand: a comparison of little must fail. */
const FEWEST_PLACES = 3000;

const seriesOf = async (asking: Asking, filters: Partial<Asked> = {}) =>
  (await answerTo(asking, '/series', asked(filters))).rows.map(
    ({ actor, mentions, articles }) => [actor, mentions, articles] as const,
  );

test('each actor has its counts week by week, the most counted first, and nulls where nothing was read', async () => {
  const asking = await smallAsking();
  // Week 18: Blinken 2+2+1, Ukraine 1+1+1, Russia 1+2; week 19: Blinken 2, Ukraine 1, Russia 1+2; nothing after it.
  expect(await seriesOf(asking, { from: '2021-05-03', to: '2021-05-23' })).toEqual([
    ['antony-blinken', [5, 2, null], [3, 1, null]],
    ['russia', [3, 3, null], [2, 2, null]],
    ['ukraine', [3, 1, null], [3, 1, null]],
  ]);
  const { notes } = await answerTo(asking, '/series', asked({ from: '2021-05-03', to: '2021-05-23' }));
  expect(notes.map(({ code }) => code)).toContain('gaps');
});

test('what the reporter does not say is silence, and a whole range is one number', async () => {
  const asking = await smallAsking();
  const asks = { from: '2021-05-03', to: '2021-05-16', actors: 'ukraine', voice: 'reporter' } as const;
  expect(await seriesOf(asking, asks)).toEqual([['ukraine', [3, 0], [3, 0]]]);
  expect(await seriesOf(asking, { ...asks, grain: 'range' })).toEqual([['ukraine', [3], [3]]]);
});

test('a chosen actor whom nobody names has zeros', async () => {
  const asking = await smallAsking();
  const asks = {
    from: '2021-05-10',
    to: '2021-05-16',
    actors: 'ukraine,russia',
    q: 'observers',
    unit: 'articles',
  } as const;
  expect(await seriesOf(asking, asks)).toEqual([
    ['russia', [2], [1]],
    ['ukraine', [0], [0]],
  ]);
});

const VIEWS: readonly Partial<Asked>[] = [
  {},
  { voice: 'reporter', grain: 'day' },
  { sources: 'source-2', grain: 'month' },
  { languages: 'en', unit: 'articles' },
];

test('every number is that of the same step in /mentions, over random collections', async () => {
  let places = 0;
  for (const seed of [21, 22, 23]) {
    const { actors, facts } = randomWorld(seed, { actors: 8, articles: 120, sources: 4, weeks: 16 });
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const warehouse = await memoryWarehouse(clock, textRules);
    await warehouse.putActors(actors);
    await warehouse.ingest({ id: 'all', run: await warehouse.beginRun('random'), facts });
    const asking = createAsking(warehouse, clock, 'UTC', { actors, titles: [] });
    for (const view of VIEWS) {
      const { rows } = await answerTo(asking, '/mentions', asked(view));
      const own = (actor: string) => rows.filter((row) => row.actor === actor);
      for (const [actor, mentions, articles] of await seriesOf(asking, view)) {
        expect([actor, mentions]).toEqual([actor, own(actor).map((row) => row.mentions)]);
        expect([actor, articles]).toEqual([actor, own(actor).map((row) => row.articles)]);
        places += mentions.length;
      }
    }
    await warehouse.close();
  }
  console.log(`series: ${places} places compared`);
  expect(places).toBeGreaterThanOrEqual(FEWEST_PLACES);
});
