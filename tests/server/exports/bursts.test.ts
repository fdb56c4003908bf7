import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { testOf, pooledDispersion, sumsOf, usualOf } from '../../../server/analysis/bursts/alarm.ts';
import { burstsOf } from '../../../server/analysis/bursts/kleinberg.ts';
import { addDays } from '../../../server/base/week.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { RowOf } from '../../../server/contract/questions/all.ts';
import { BurstRow } from '../../../server/contract/questions/bursts.ts';
import { type Asking, answerTo, asked } from '../../../server/exports/answer.ts';
import { appOf, at } from '../../support/app.ts';
import { type PlantedWeek, plantedActor, plantedAsking } from '../../support/planted.ts';
import { smallAsking } from '../../support/small.ts';

const bursts = (asking: Asking, filters: Partial<Asked> = {}) => answerTo(asking, '/bursts', asked(filters));
const FIRST = '2021-01-04';
const monday = (no: number) => addDays(FIRST, 7 * no);
const ACTORS = [plantedActor('ann'), plantedActor('bo'), plantedActor('cy', 'country')];
const QUIET = [4, 5, 6, 5];

/** Weeks of 60 stories; ann and bo are named in about five of them, ann in those of `moved` otherwise. One more week makes the last one whole. */
function weeksOf(
  count: number,
  moved: Readonly<Record<number, number>>,
  unread: readonly number[] = [],
): PlantedWeek[] {
  const weeks = Array.from({ length: count }, (_, no) => ({
    monday: monday(no),
    stories: 60,
    named: { ann: moved[no] ?? QUIET[no % 4]!, bo: QUIET[(no + 2) % 4]! },
  }));
  return [...weeks.filter((_, no) => !unread.includes(no)), { monday: monday(count), stories: 3, named: {} }];
}

test('a burst carries its time, its weight, its peak, what was usual there, and its chance', async () => {
  const moved = { 20: 24, 21: 30 };
  const { rows, query, notes } = await bursts(await plantedAsking(weeksOf(24, moved), ACTORS));
  expect([query['unit'], query['grain']]).toEqual(['stories', 'week']);
  const [burst, ...more] = rows;
  expect(more).toEqual([]);
  expect(burst).toMatchObject({
    actor: 'ann',
    name: 'ANN',
    kind: 'person',
    start: monday(20),
    end: addDays(monday(21), 6),
    steps: 2,
    alarm: monday(20),
    peak: monday(21),
    stories: 30,
    stories_all: 60,
    open: false,
    stories_inside: 54,
    evidence: `actors=ann&from=${monday(20)}&to=${addDays(monday(21), 6)}&unit=stories`,
  });
  // The same by the routines, from the counts as they were planted.
  const ann = Array.from({ length: 24 }, (_, no) => (moved as Record<number, number>)[no] ?? QUIET[no % 4]!);
  const all = ann.map(() => 60);
  const [known] = burstsOf(ann, all, all);
  expect(burst!.weight).toBeCloseTo(known!.weight, 9);
  // In week 21 week 20 has left ann's reference; bo's holds all weeks.
  const sums = [
    sumsOf(ann.slice(0, 20), all.slice(0, 20)),
    sumsOf(
      Array.from({ length: 21 }, (_, no) => QUIET[(no + 2) % 4]!),
      all.slice(0, 21),
    ),
  ];
  const share = (sums[0]!.x / sums[0]!.n + sums[1]!.x / sums[1]!.n) / 2;
  const usual = sums.map((one) => usualOf(one, share));
  const pooled = pooledDispersion(sums.map((one, no) => ({ sums: one, usual: usual[no]! })));
  const expected = testOf(usual[0]!, pooled, 30, 60);
  expect(burst!.usual).toBeCloseTo(expected.usual, 9);
  expect(burst!.p / expected.p).toBeCloseTo(1, 9);
  // q is over both actors in weeks 8 to 23: the least p of 32 tests.
  expect(burst!.q).toBeCloseTo(32 * burst!.p, 12);
  expect(notes.find(({ code }) => code === 'not_calibrated')?.text).toMatch(
    /^Up to 1 false alarm a year for your 2 actors/,
  );
});

test('the largest stories are named by articles, then mentions, and the list behind it is as long as its number', async () => {
  const weeks = weeksOf(24, { 20: 24 }).map((week) => (week.monday === monday(20) ? { ...week, copies: 4 } : week));
  const asking = await plantedAsking(weeks, ACTORS);
  const [burst] = (await bursts(asking, { actors: 'ann' })).rows;
  expect(burst!.top_stories).toHaveLength(3);
  expect(burst!.top_stories[0]).toMatchObject({ articles: 5, mentions: 5 });
  expect(burst!.top_stories[0]!.title).toMatch(/^Story \d+$/);
  expect(burst!.top_stories.slice(1).map(({ articles }) => articles)).toEqual([1, 1]);
  const opened = await answerTo(
    asking,
    '/evidence',
    asked(Object.fromEntries(new URLSearchParams(burst!.evidence)) as Partial<Asked>),
  );
  expect([burst!.stories_inside, opened.total]).toEqual([24, 24]);
});

test('no burst goes on over a week that was not read, and what is usual skips it', async () => {
  const weeks = weeksOf(26, { 20: 30, 22: 30 }, [21]);
  const { rows } = await bursts(await plantedAsking(weeks, ACTORS));
  expect(
    rows.map(({ actor, start, steps }) => [actor, start, steps]).toSorted(([, l], [, r]) => (l! < r! ? -1 : 1)),
  ).toEqual([
    ['ann', monday(20), 1],
    ['ann', monday(22), 1],
  ]);
});

test('a week that is still open takes no part, and an alarm in the last whole week is open', async () => {
  const weeks = weeksOf(22, { 20: 30, 21: 30 }).slice(0, 22);
  const friday = `${addDays(monday(21), 4)}T12:00:00Z`;
  const { rows } = await bursts(await plantedAsking(weeks, ACTORS, friday));
  expect(rows.map(({ start, end, open }) => [start, end, open])).toEqual([[monday(20), addDays(monday(20), 6), true]]);
});

test('with fewer than eight whole weeks before, nothing is tested and a note says why', async () => {
  const asking = await plantedAsking(weeksOf(8, { 7: 40 }), ACTORS);
  const { rows, notes } = await bursts(asking, { to: addDays(monday(7), 6) });
  expect(rows).toEqual([]);
  const note = notes.find(({ code }) => code === 'reference_short');
  expect(note?.text).toMatch(/at least 8 whole weeks/);
  const small = await bursts(await smallAsking());
  expect(small.notes.map(({ code }) => code)).toContain('reference_short');
});

test('everybody is tested, whoever is shown: choosing changes no q, and a range no alarm', async () => {
  const asking = await plantedAsking(weeksOf(30, { 20: 24, 21: 30 }), ACTORS);
  const [all] = (await bursts(asking)).rows;
  expect((await bursts(asking, { actors: 'ann' })).rows).toEqual([all]);
  expect((await bursts(asking, { actors: 'bo' })).rows).toEqual([]);
  expect((await bursts(asking, { kinds: 'country' })).rows).toEqual([]);
  const [later] = (await bursts(asking, { from: monday(15) })).rows;
  expect([later!.start, later!.alarm, later!.usual, later!.p]).toEqual([all!.start, all!.alarm, all!.usual, all!.p]);
  // The range has fewer tests.
  expect(later!.q).toBeLessThan(all!.q);
});

test('bursts by day', async () => {
  const weeks = Array.from({ length: 5 }, (_, no) => ({ monday: monday(no), stories: 140, named: { ann: 21 } }));
  // Twenty stories a day, three of them with ann; on one day of the fourth week all of them.
  const asking = await plantedAsking(weeks, ACTORS);
  const { rows, query } = await bursts(asking, { grain: 'day' });
  expect([query['grain'], rows]).toEqual(['day', []]);
  const more = weeks.map((week, no) => (no === 3 ? { ...week, stories: 200, named: { ann: 120 } } : week));
  const found = (await bursts(await plantedAsking(more, ACTORS), { grain: 'day' })).rows;
  expect(found.length).toBe(1);
  expect([found[0]!.start, found[0]!.end, found[0]!.steps]).toEqual([monday(3), addDays(monday(3), 6), 7]);
});

test('the API and the CSV hold the same rows, and a month is refused with what would be right', async () => {
  const app = appOf(await plantedAsking(weeksOf(24, { 20: 24, 21: 30 }), ACTORS));
  const { rows } = (await (await app.request(at('/api/v1/bursts'))).json()) as { rows: RowOf<'/bursts'>[] };
  for (const row of rows) BurstRow.strict().parse(row);
  const csv = await (await app.request(at('/api/v1/bursts?format=csv'))).text();
  const [line] = parse<Record<string, string>>(csv, { columns: true });
  expect([line!['peak'], line!['stories'], line!['usual'], line!['p']]).toEqual([
    rows[0]!.peak,
    String(rows[0]!.stories),
    String(rows[0]!.usual),
    String(rows[0]!.p),
  ]);
  expect(JSON.parse(line!['top_stories']!)).toEqual(rows[0]!.top_stories);
  const refused = await app.request(at('/api/v1/bursts?grain=month'));
  const { errors } = (await refused.json()) as { errors: { key: string; expected: string }[] };
  expect([refused.status, errors[0]?.key]).toEqual([400, 'grain']);
  expect(errors[0]!.expected).toMatch(/day.*week/);
});
