import { expect, test } from 'vitest';
import { type Asking, answerTo, asked } from '../../../server/exports/answer.ts';
import { benjaminiHochberg, changeInterval, g2, pOfG2 } from '../../../server/analysis/statistics.ts';
import { addDays } from '../../../server/base/week.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { appOf, at } from '../../support/app.ts';
import { type PlantedWeek, plantedActor, plantedAsking } from '../../support/planted.ts';
import { randomFrom } from '../../support/random.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

const movers = (asking: Asking, filters: Partial<Asked> = {}) => answerTo(asking, '/movers', asked(filters));
const FIRST = '2021-03-01';
const week = (no: number, stories: number, named: Record<string, number> = {}): PlantedWeek => ({
  monday: addDays(FIRST, 7 * no),
  stories,
  named,
});
const ACTORS = ['ann', 'bo', 'cy', 'di'].map((id) => plantedActor(id, id === 'di' ? 'country' : 'person'));

test('the worked example: both weeks are cut by the coverage, so nothing is compared and a note says why', async () => {
  const { rows, notes } = await movers(await smallAsking());
  expect(rows).toEqual([]);
  expect(notes.map(({ code }) => code)).toContain('no_period');
});

test('the worked example between weeks that were read too: 2 of 3 stories, then 1 of 2, are counts and no number', async () => {
  const around = ['2021-04-27', '2021-05-25'].map((day, at) =>
    factsOf(50 + at, 'Alpha', day, [`Nobody ${at} is named.`], []),
  );
  const asking = await smallAsking('UTC', around);
  const filters = { from: '2021-05-03', to: '2021-05-16', actors: 'antony-blinken' };
  const { rows } = await movers(asking, filters);
  expect(rows[0]).toMatchObject({
    stories: 1,
    stories_all: 2,
    stories_before: 2,
    stories_all_before: 3,
    thin: 'too_few',
    change: null,
    low: null,
    p: null,
  });
  const csv = await (
    await appOf(asking).request(at(`/api/v1/movers?${new URLSearchParams({ ...filters, format: 'csv' })}`))
  ).text();
  expect(csv.split('\r\n')[1]).toMatch(
    /^antony-blinken,Antony Blinken,person,2021-05-10,2021-05-16,2021-05-03,2021-05-09,1,2,2,3,,0\.6666666666666666,,,,,,,,too_few,/,
  );
});

test('week against week before, in stories, with the shares, the change and its interval', async () => {
  const weeks = [
    week(0, 40),
    week(1, 40, { ann: 10, bo: 20, cy: 4, di: 8 }),
    week(2, 50, { ann: 30, bo: 25, cy: 4, di: 2 }),
  ];
  const { rows, query } = await movers(await plantedAsking([...weeks, week(3, 7)], ACTORS), { to: '2021-03-21' });
  expect([query['unit'], query['baseline'], query['grain']]).toEqual(['stories', 'step', 'week']);
  // ann 10/40 -> 30/50 and di 8/40 -> 2/50 moved; bo 20/40 -> 25/50 did not; cy has fewer than five stories in both.
  expect(rows.map(({ actor, noise }) => [actor, noise])).toEqual([
    ['ann', false],
    ['di', false],
    ['bo', true],
  ]);
  const [ann] = rows;
  expect(ann).toMatchObject({
    start: '2021-03-15',
    end: '2021-03-21',
    before_start: '2021-03-08',
    before_end: '2021-03-14',
    stories: 30,
    stories_all: 50,
    stories_before: 10,
    stories_all_before: 40,
    attention: 0.6,
    attention_before: 0.25,
    thin: null,
    evidence: 'actors=ann&from=2021-03-15&to=2021-03-21&unit=stories',
    evidence_before: 'actors=ann&from=2021-03-08&to=2021-03-14&unit=stories',
  });
  expect(ann!.change).toBeCloseTo(0.35, 12);
  const { low, high } = changeInterval(10, 40, 30, 50);
  expect([ann!.low, ann!.high]).toEqual([low, high]);
  // 2 (30 ln(30*90/(50*40)) + 20 ln(20*90/(50*50)) + 10 ln(10*90/(40*40)) + 30 ln(30*90/(40*50))), worked out by hand.
  expect(ann!.g2).toBeCloseTo(11.365106, 6);
  expect(rows[1]!.g2).toBeLessThan(0);
});

test('a number opens as many stories as it counts, copies counted once', async () => {
  const weeks = [week(0, 20), { ...week(1, 30, { ann: 9 }), copies: 3 }, week(2, 30, { ann: 16 }), week(3, 7)];
  const asking = await plantedAsking(weeks, ACTORS);
  const { rows } = await movers(asking, { to: '2021-03-21' });
  const open = async (filters: string) =>
    (await answerTo(asking, '/evidence', asked(Object.fromEntries(new URLSearchParams(filters)) as Partial<Asked>)))
      .total;
  expect([rows[0]!.stories, rows[0]!.stories_before]).toEqual([16, 9]);
  expect([await open(rows[0]!.evidence!), await open(rows[0]!.evidence_before!)]).toEqual([16, 9]);
});

test('the range against as much time before it', async () => {
  const weeks = [0, 1, 2, 3, 4, 5, 6].map((no) => week(no, 20, { ann: no < 4 ? 3 : 9 }));
  const asking = await plantedAsking([...weeks, week(7, 7)], ACTORS);
  const { rows, query } = await movers(asking, { from: '2021-03-29', to: '2021-04-18', baseline: 'range' });
  expect(query['baseline']).toBe('range');
  // Weeks 4 to 6 against weeks 1 to 3.
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    start: '2021-03-29',
    end: '2021-04-18',
    before_start: '2021-03-08',
    before_end: '2021-03-28',
    stories: 27,
    stories_all: 60,
    stories_before: 9,
    stories_all_before: 60,
    noise: false,
  });
});

test('where the week before was not read every change is null, and a note says so', async () => {
  const asking = await plantedAsking([week(0, 20, { ann: 6 }), week(2, 20, { ann: 8 }), week(3, 7)], ACTORS);
  const { rows, notes } = await movers(asking, { to: '2021-03-21', actors: 'ann,bo' });
  expect(notes.map(({ code }) => code)).toContain('baseline_not_read');
  expect(
    rows.map(({ actor, stories, stories_before, change, low, g2: g, q, noise, evidence_before }) => [
      actor,
      stories,
      stories_before,
      change,
      low,
      g,
      q,
      noise,
      evidence_before,
    ]),
  ).toEqual([
    ['ann', 8, null, null, null, null, null, null, null],
    ['bo', 0, null, null, null, null, null, null, null],
  ]);
});

test('a week that is still open, and one that coverage begins in, take no part', async () => {
  const weeks = [week(0, 20, { ann: 2 }), week(1, 20, { ann: 2 }), week(2, 20, { ann: 18 })];
  // The third week is open on its Saturday; the first begins on a Monday and is whole.
  const open = await movers(await plantedAsking(weeks, ACTORS, '2021-03-20T12:00:00Z'), { actors: 'ann' });
  expect([open.rows[0]?.start, open.rows[0]?.before_start]).toEqual(['2021-03-08', '2021-03-01']);
  const cut = [{ ...week(0, 3, { ann: 2 }), monday: '2021-03-03' }, week(1, 20, { ann: 6 }), week(2, 7)];
  const first = await movers(await plantedAsking(cut, ACTORS), { to: '2021-03-14' });
  expect(first.notes.map(({ code }) => code)).toContain('baseline_cut');
  expect(first.rows.map(({ change, stories_before }) => [change, stories_before])).toEqual([]);
});

test('under three stories there is no number, under ten no rank', async () => {
  const thinIn = async (stories: number) => {
    const weeks = [week(0, 20), week(1, stories, { ann: 1 }), week(2, 30, { ann: 20 }), week(3, 7)];
    return (await movers(await plantedAsking(weeks, ACTORS), { to: '2021-03-21', actors: 'ann' })).rows[0];
  };
  expect(await thinIn(2)).toMatchObject({
    thin: 'too_few',
    change: null,
    attention: 2 / 3,
    attention_before: null,
    q: null,
    stories_before: 1,
  });
  expect(await thinIn(9)).toMatchObject({ thin: 'few', q: null, noise: null, stories_all_before: 9 });
  expect((await thinIn(9))!.change).toBeCloseTo(2 / 3 - 1 / 9, 12);
  expect(await thinIn(10)).toMatchObject({ thin: null, noise: false });
});

test('everybody is tested, whoever is shown: choosing changes no q', async () => {
  const weeks = [
    week(0, 20),
    week(1, 40, { ann: 10, bo: 20, cy: 9, di: 8 }),
    week(2, 50, { ann: 30, bo: 28, cy: 9, di: 2 }),
    week(3, 7),
  ];
  const asking = await plantedAsking(weeks, ACTORS);
  const all = (await movers(asking, { to: '2021-03-21' })).rows;
  const some = (await movers(asking, { to: '2021-03-21', actors: 'bo,ann' })).rows;
  const kinds = (await movers(asking, { to: '2021-03-21', kinds: 'country' })).rows;
  const qs = new Map(all.map(({ actor, q }) => [actor, q]));
  expect(some.map(({ actor }) => actor)).toEqual(['ann', 'bo']);
  expect(kinds.map(({ actor }) => actor)).toEqual(['di']);
  for (const { actor, q } of [...some, ...kinds]) expect(q).toBe(qs.get(actor));
  expect([...qs.values()].every((q) => q !== null)).toBe(true);
});

test('movers agree with plain loops on 20 random collections', { timeout: 300_000 }, async () => {
  const random = randomFrom(3);
  let compared = 0;
  for (let no = 0; no < 20; no += 1) {
    const some = (most: number) => Math.floor(random() * most);
    const weeks = Array.from({ length: 5 }, (_, at) => {
      const stories = 10 + some(40);
      return week(at, stories, Object.fromEntries(ACTORS.map(({ id }) => [id, some(stories * random())])));
    });
    const asking = await plantedAsking([...weeks, week(5, 7)], ACTORS);
    const { rows } = await movers(asking, { to: '2021-04-04' });
    const [before, after] = [weeks[3]!, weeks[4]!];
    const tested = ACTORS.filter(({ id }) => Math.max(before.named[id]!, after.named[id]!) >= 5).map(({ id }) => {
      const [k0, k1] = [before.named[id]!, after.named[id]!];
      return { id, signed: g2({ n11: k1, n1: after.stories, n2: k0 + k1, n: before.stories + after.stories }), k0, k1 };
    });
    const qOf = benjaminiHochberg(tested.map(({ signed }) => pOfG2(signed)));
    const expected = tested.toSorted((l, r) => Math.abs(r.signed) - Math.abs(l.signed));
    expect(rows.map(({ actor, stories, stories_before }) => [actor, stories, stories_before])).toEqual(
      expected.map(({ id, k0, k1 }) => [id, k1, k0]),
    );
    rows.forEach(({ g2: found, q, change }, row) => {
      const { signed, k0, k1 } = expected[row]!;
      expect(found).toBeCloseTo(signed, 9);
      expect(q).toBeCloseTo(qOf(pOfG2(signed)), 9);
      expect(change).toBeCloseTo(k1 / after.stories - k0 / before.stories, 9);
      compared += 3;
    });
  }
  console.log(`cases: 20 collections, ${compared} numbers`);
  expect(compared).toBeGreaterThan(120);
});

test('a wrong baseline is named with what would be right', async () => {
  const app = appOf(await smallAsking());
  const answer = await app.request(at('/api/v1/movers?baseline=year'));
  expect(answer.status).toBe(400);
  const { errors } = (await answer.json()) as { errors: { key: string; value: string; expected: string }[] };
  expect(errors[0]).toMatchObject({ key: 'baseline', value: 'year' });
  expect(errors[0]!.expected).toMatch(/step.*range/);
});
