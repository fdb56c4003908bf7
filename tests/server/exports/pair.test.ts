import { expect, test } from 'vitest';
import { addDays, weeksBetween } from '../../../server/base/week.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { type Asking, answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { articlesOf, isHeard, readStories, storyCount, together } from '../../support/oracle.ts';
import { askingOfStories, times } from '../../support/paired.ts';
import { randomWorld } from '../../support/random.ts';
import { smallAsking } from '../../support/small.ts';

const RANGE = { from: '2021-05-03', to: '2021-05-23' };
const PAIR = 'antony-blinken~ukraine';

const pairOf = async (asking: Asking, filters: Partial<Asked> = {}) =>
  (await answerTo(asking, '/pair', asked({ ...RANGE, pair: PAIR, ...filters }))).rows;

test('a pair is counted week by week, with what chance would bring, and a week that was not read is null', async () => {
  const rows = await pairOf(await smallAsking());
  expect(
    rows.map(({ week, together: n11, count_a, count_b, count_all, expected, lift, stories, partial }) => [
      week,
      n11,
      count_a,
      count_b,
      count_all,
      expected,
      lift,
      stories,
      partial,
    ]),
  ).toEqual([
    // a1, a2, a3 name both, of four; two stories.
    ['2021-05-03', 3, 3, 3, 4, 2.25, 4 / 3, 2, true],
    // a5 of two.
    ['2021-05-10', 1, 1, 1, 2, 0.5, 2, 1, true],
    ['2021-05-17', null, null, null, null, null, null, null, false],
  ]);
  expect(rows.map(({ evidence }) => evidence)).toEqual([
    'pair=antony-blinken~ukraine&from=2021-05-03&to=2021-05-09',
    'pair=antony-blinken~ukraine&from=2021-05-10&to=2021-05-16',
    null,
  ]);
  expect(rows.map(({ thin, lift_low, q, p }) => [thin, lift_low, q, p === null])).toEqual([
    ['too_few', null, null, false],
    ['too_few', null, null, false],
    [null, null, null, true],
  ]);
  // Sums without a tone under three stories: Blinken twice (one story) in the first week, in the second once.
  expect(rows.map(({ scored_a, tone_stories_a, sentiment_a }) => [scored_a, tone_stories_a, sentiment_a])).toEqual([
    [2, 1, null],
    [1, 1, null],
    [null, null, null],
  ]);
});

test('the whole range is a step like another: cells, interval and test are those of the pair in the list of pairs', async () => {
  const asking = await smallAsking();
  const [row, ...more] = await pairOf(asking, { grain: 'range', to: '2021-05-16' });
  expect(more).toEqual([]);
  expect([row!.together, row!.count_a, row!.count_b, row!.count_all, row!.stories, row!.thin]).toEqual([
    4,
    4,
    4,
    6,
    3,
    'few',
  ]);
  expect(row!.g2).toBeCloseTo(4.498681, 6);
  expect(row!.p).toBeCloseTo(0.033921, 6);
  // Worked out by hand in the test of the interval: stories of (2, 1, 2, 1) articles.
  expect(row!.lift_low).toBeCloseTo(1.5 * Math.exp(-2.36602), 4);
  expect(row!.lift_high).toBeCloseTo(1.5 * Math.exp(2.36602), 3);
  const { rows: pairs } = await answerTo(asking, '/co-occurrence', asked({ ...RANGE, to: '2021-05-16' }));
  const listed = pairs.find(({ a, b }) => `${a}~${b}` === PAIR)!;
  const same = [
    'together',
    'count_a',
    'count_all',
    'expected',
    'lift',
    'npmi',
    'stories',
    'g2',
    'p',
    'q',
    'thin',
  ] as const;
  for (const key of [...same, 'sentiment_a', 'sentiment_b', 'scored_b', 'tone_stories_b'] as const)
    expect([key, row![key]]).toEqual([key, listed[key]]);
});

test('whoever is named first, the pair is told with the earlier slug first', async () => {
  const asking = await smallAsking();
  const turned = await pairOf(asking, { pair: 'russia~antony-blinken', within: 'sentence' });
  const straight = await pairOf(asking, { pair: 'antony-blinken~russia', within: 'sentence' });
  expect(turned).toEqual(straight);
  const [whole] = await pairOf(asking, { pair: 'russia~antony-blinken', within: 'sentence', grain: 'range' });
  // The worked example: 1 of 12 sentences names both, 7 the one and 6 the other.
  expect([whole!.a, whole!.together, whole!.count_a, whole!.count_b, whole!.count_all]).toEqual([
    'antony-blinken',
    1,
    7,
    6,
    12,
  ]);
  // A week in which neither is named has no ratio, and no number that is made up.
  const [, second] = await pairOf(asking, { pair: 'ukraine~russia', voice: 'reporter' });
  expect([second!.together, second!.count_b, second!.lift, second!.npmi, second!.evidence]).toEqual([
    0,
    0,
    null,
    null,
    null,
  ]);
});

test('a pair beyond chance has its q over all tested pairs, and an interval that leaves out chance', async () => {
  const asking = await askingOfStories([...times(12, ['ada', 'bo']), ...times(3, ['ada']), ...times(45, ['cy'])]);
  const of = async (filters: Partial<Asked>) => (await answerTo(asking, '/pair', asked(filters))).rows;
  const [row] = await of({ pair: 'ada~bo', grain: 'range' });
  const { rows: pairs } = await answerTo(asking, '/co-occurrence', asked({}));
  expect(row!.q).toBe(pairs[0]!.q);
  expect(row!.q).toBeLessThan(0.01);
  // 12 · 60 / (15 · 12) = 4, V = 60/59 · (1/12 − 1/15 − 1/12 + 2·12/180 − 1/60) = 0.0508475; t with 11 degrees of freedom is 2.200985.
  expect(row!.lift).toBe(4);
  expect(row!.lift_low).toBeCloseTo(4 * Math.exp(-2.200985 * Math.sqrt(0.0508475)), 4);
  expect(row!.lift_high).toBeCloseTo(4 * Math.exp(2.200985 * Math.sqrt(0.0508475)), 4);
  const [apart] = await of({ pair: 'ada~cy', grain: 'range' });
  expect([apart!.together, apart!.expected, apart!.lift, apart!.npmi, apart!.lift_low]).toEqual([
    0,
    11.25,
    0,
    -1,
    null,
  ]);
  expect(apart!.q).toBeLessThan(0.01);
  // By week nothing is corrected for: no q.
  expect((await of({ pair: 'ada~bo' })).every(({ q }) => q === null)).toBe(true);
});

test('a pair must be two actors that are known', async () => {
  const asking = await smallAsking();
  const of = (pair: string | undefined) =>
    answerTo(asking, '/pair', asked({ ...RANGE, ...(pair === undefined ? {} : { pair }) }));
  await expect(of(undefined)).rejects.toThrow(/two actors such as/);
  await expect(of('ukraine~ukraine')).rejects.toThrow(/two different actors/);
  await expect(of('ukraine~rusia')).rejects.toThrow(/nearest is `russia`/);
});

const VIEWS: Partial<Asked>[] = [{}, { voice: 'reporter' }, { sources: 'source-1' }];

test.each([1, 2, 3])(
  'in random collection %i plain loops and lists of sentences agree with every step',
  async (seed) => {
    const world = randomWorld(seed, { articles: 160, actors: 6, sources: 3, weeks: 8 });
    readStories(world.facts);
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const warehouse = await memoryWarehouse(clock, textRules);
    await warehouse.putActors(world.actors);
    const run = await warehouse.beginRun('random');
    await warehouse.ingest({ id: 'one', run, facts: world.facts });
    const asking = createAsking(warehouse, clock, 'UTC', { actors: world.actors, titles: [] });
    const [a, b] = world.actors.map(({ id }) => id).toSorted() as [string, string];
    const range = { from: '2021-03-01', to: '2021-04-25' };
    let [compared, opened] = [0, 0];
    for (const view of VIEWS) {
      const narrow = { voice: view.voice ?? 'all', ...(view.sources === undefined ? {} : { source: view.sources }) };
      for (const unit of ['articles', 'stories'] as const) {
        for (const within of ['article', 'sentence'] as const) {
          const asks = asked({ ...range, ...view, unit, within, pair: `${a}~${b}` });
          const { rows } = await answerTo(asking, '/pair', asks);
          expect(rows.map(({ week }) => week)).toEqual(weeksBetween(range.from, range.to));
          for (const row of rows) {
            const step = {
              from: row.week,
              to: new Date(Date.parse(row.week) + 6 * 86_400_000).toISOString().slice(0, 10),
            };
            const held = articlesOf(world.facts, { ...narrow, ...step });
            const heard = isHeard(world.facts, { ...narrow, ...step });
            expect([row.week, row.together]).toEqual([
              row.week,
              heard ? together(held, a, b, narrow.voice, unit, within) : null,
            ]);
            expect(row.stories).toBe(heard ? together(held, a, b, narrow.voice, 'stories', 'article') : null);
            if (within === 'article')
              expect(row.count_all).toBe(heard ? (unit === 'stories' ? storyCount(held) : held.length) : null);
            compared += 1;
            if (row.evidence === null) continue;
            const list = await answerTo(asking, '/evidence', {
              ...asks,
              ...Object.fromEntries(new URLSearchParams(row.evidence)),
              limit: 1,
            });
            expect([row.week, unit, within, list.total]).toEqual([row.week, unit, within, row.together]);
            opened += 1;
          }
        }
      }
    }
    console.log(`pair ${seed}: ${compared} steps counted by loops, ${opened} opened`);
    expect(compared).toBeGreaterThanOrEqual(90);
    expect(opened).toBeGreaterThanOrEqual(20);
  },
);

test('the tone of each side of a pair opens as many scored mentions as it is the mean of, with that mean', async () => {
  let cells = 0;
  let beyondFirst = 0;
  for (const seed of [3, 4, 5]) {
    const world = randomWorld(seed, { articles: 90, actors: 6, sources: 3, weeks: 4 });
    readStories(world.facts);
    const clock = fixedClock('2026-01-01T00:00:00Z');
    const warehouse = await memoryWarehouse(clock, textRules);
    await warehouse.putActors(world.actors);
    await warehouse.ingest({ id: 'one', run: await warehouse.beginRun('random'), facts: world.facts });
    const asking = createAsking(warehouse, clock, 'UTC', { actors: world.actors, titles: [] });
    const [a, b] = world.actors.map(({ id }) => id).toSorted() as [string, string];
    const pair = `${a}~${b}`;
    for (const voice of ['all', 'reporter'] as const) {
      for (const row of (await answerTo(asking, '/pair', asked({ pair, voice }))).rows) {
        if (row.together === null) continue;
        for (const side of ['a', 'b'] as const) {
          const [from, to] = [row.week, addDays(row.week, 6)];
          const filters = { pair, voice, from, to, actors: row[side], tone: 'scored', limit: 1000 } as const;
          const list = await answerTo(asking, '/evidence', asked(filters));
          expect([list.total, list.rows.length]).toEqual([row[`scored_${side}`], row[`scored_${side}`]]);
          expect(list.rows.every(({ actor, sentiment }) => actor === row[side] && sentiment !== null)).toBe(true);
          const mean = row[`sentiment_${side}`];
          if (mean !== null)
            expect(list.rows.reduce((sum, one) => sum + one.sentiment!, 0) / list.rows.length).toBeCloseTo(mean, 6);
          cells += 1;
          if (list.rows.length > row.together) beyondFirst += 1;
        }
      }
    }
  }
  console.log(`tones of pairs opened: ${cells}, of which ${beyondFirst} hold more mentions than articles name both`);
  expect(cells).toBeGreaterThan(30);
});
