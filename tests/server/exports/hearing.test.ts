import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { answerTo, asked, createAsking, stateOf } from '../../../server/exports/answer.ts';
import { spansOfAddresses, stepsIn } from '../../../server/exports/hearing.ts';
import { textRules } from '../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../server/warehouse/open.ts';
import { sendsFeed, subscribed } from '../../support/subscribed.ts';
import { siteOf } from '../../support/site.ts';
import { factsOf, smallCatalogue } from '../../support/small.ts';

const FEED = 'https://alpha.example/feed';
const reading = (day: string, reaches_back: 0 | 1, hour = '09') => ({
  address: FEED,
  first_at: `2021-05-${day}T${hour}:00:00.000Z`,
  last_at: `2021-05-${day}T${hour}:30:00.000Z`,
  reaches_back,
});
const spansOf = (...told: Parameters<typeof spansOfAddresses>) =>
  spansOfAddresses(...told)
    .get(FEED)
    ?.map(({ from, to }) => `${from.slice(8)}-${to.slice(8)}`);

test('a reading that found something known reaches back to the one before, another only to its own day', () => {
  expect(spansOf([reading('03', 0), reading('12', 1), reading('26', 0)], [], 'UTC')).toEqual([
    '03-03',
    '03-12',
    '26-26',
  ]);
});

test('a first reading that found something known has nothing to reach back to', () => {
  expect(spansOf([reading('12', 1)], [], 'UTC')).toEqual(['12-12']);
});

test('a last check reaches back to the last run, and one at an address without a run says nothing', () => {
  const check = { address: FEED, checked_at: '2021-05-20T08:00:00.000Z' };
  expect(spansOf([reading('12', 0)], [check], 'UTC')).toEqual(['12-12', '12-20']);
  expect(spansOf([reading('26', 0)], [check], 'UTC')).toEqual(['26-26']);
  expect(spansOf([], [check], 'UTC')).toBeUndefined();
});

test('instants are cut to days in the zone', () => {
  expect(spansOf([reading('09', 0, '23')], [], 'Europe/Kyiv')).toEqual(['10-10']);
});

test('days reach into the steps that they touch inside the range', () => {
  const range = { from: '2021-05-03', to: '2021-05-23' };
  expect(stepsIn({ from: '2021-04-01', to: '2021-05-10' }, range, 'week')).toEqual(['2021-05-03', '2021-05-10']);
  expect(stepsIn({ from: '2021-05-23', to: '2021-06-10' }, range, 'week')).toEqual(['2021-05-17']);
  expect(stepsIn({ from: '2021-05-22', to: '2021-06-10' }, range, 'day')).toEqual(['2021-05-22', '2021-05-23']);
  expect(stepsIn({ from: '2021-06-01', to: '2021-06-10' }, range, 'week')).toEqual([]);
});

const LEDGER = {
  inputs: 1,
  added: 1,
  revised: 0,
  duplicate: 0,
  rejected: 0,
  undated: 0,
  undated_reasons: {},
  rejections: {},
  lost_letters: 0,
  mentions: 1,
};

/** Alpha is read at its feed: one article on 5 May, and later runs that bring nothing. */
async function house(timezone = 'UTC') {
  let now = Date.parse('2021-05-05T12:00:00Z');
  const clock = { now: () => now, elapsed: () => now };
  const warehouse = await memoryWarehouse(clock, textRules, timezone);
  await warehouse.putActors(smallCatalogue.actors);
  const run = async (input: string, at: string, ledger = LEDGER, facts: readonly Facts[] = []) => {
    now = Date.parse(at);
    const no = await warehouse.beginRun(input);
    if (facts.length > 0) await warehouse.ingest({ id: `batch ${no}`, run: no, facts });
    await warehouse.endRun(no, ledger, []);
  };
  const article = factsOf(
    1,
    'Alpha',
    '2021-05-05',
    ['Ukraine asked for help.'],
    [['ukraine', 'Ukraine', 1, 0.1, 0.8, 0.1]],
    timezone,
  );
  await run(FEED, '2021-05-05T12:00:00Z', LEDGER, [article]);
  now = Date.parse('2026-01-01T00:00:00Z');
  const asking = createAsking(warehouse, clock, timezone, smallCatalogue);
  const counts = async (more = {}) =>
    (
      await answerTo(asking, '/mentions', asked({ from: '2021-05-03', to: '2021-05-30', actors: 'ukraine', ...more }))
    ).rows.map(({ mentions }) => mentions);
  const later = async (...told: Parameters<typeof run>) => {
    await run(...told);
    now = Date.parse('2026-01-01T00:00:00Z');
  };
  return { asking, counts, later };
}

const NOTHING_NEW = { ...LEDGER, added: 0, duplicate: 1 };

test('a week in which a source was read and had nothing new is 0, one in which nobody read it is null', async () => {
  const { asking, counts, later } = await house();
  expect(await counts()).toEqual([1, null, null, null]);
  // No new article, so the data is the same; what was answered before must not be answered again.
  await later(FEED, '2021-05-26T09:00:00Z', { ...LEDGER, added: 0, inputs: 0 });
  expect(await counts()).toEqual([1, null, null, 0]);
  await later(FEED, '2021-05-27T09:00:00Z', NOTHING_NEW);
  expect(await counts()).toEqual([1, null, null, 0]);
  const { rows } = await answerTo(asking, '/coverage', asked({ from: '2021-05-03', to: '2021-05-30' }));
  expect(
    rows.map(({ articles, sources_covered, sources_expected, coverage }) => [
      articles,
      sources_covered,
      sources_expected,
      coverage,
    ]),
  ).toEqual([
    [1, 1, 1, 1],
    [null, 0, 1, 0],
    [null, 0, 1, 0],
    [0, 1, 1, 1],
  ]);
});

test('a run that found the last article still there leaves no gap before it', async () => {
  const { asking, counts, later } = await house();
  await later(FEED, '2021-05-26T09:00:00Z', NOTHING_NEW);
  expect(await counts()).toEqual([1, 0, 0, 0]);
  const { rows } = await answerTo(
    asking,
    '/attention',
    asked({ from: '2021-05-10', to: '2021-05-16', actors: 'ukraine' }),
  );
  // Heard, silent: a denominator of 0 has no share.
  expect(rows[0]).toMatchObject({ articles: 0, articles_all: 0, attention: null, per_1000: null, thin: 'too_few' });
  expect(await counts({ grain: 'range', from: '2021-05-10' })).toEqual([0]);
  expect(await counts({ sources: 'alpha', q: 'nobody' })).toEqual([0, 0, 0, 0]);
});

test('a file that is read again, and an address at which all was refused, are no hearing of a source', async () => {
  const { counts, later } = await house();
  await later('archive.jsonl', '2021-05-12T09:00:00Z', NOTHING_NEW);
  await later(FEED, '2021-05-19T09:00:00Z', { ...LEDGER, added: 0, rejected: 1 });
  await later('https://other.example/feed', '2021-05-26T09:00:00Z', NOTHING_NEW);
  expect(await counts()).toEqual([1, null, null, null]);
});

test('a search that finds nothing in a week that was read finds 0, and in an unread one null', async () => {
  const { counts } = await house();
  expect(await counts({ q: 'help' })).toEqual([1, null, null, null]);
  expect(await counts({ q: 'peace' })).toEqual([0, null, null, null]);
  expect(await counts({ languages: 'uk' })).toEqual([0, null, null, null]);
});

test('a check that found nothing changed opens no run and is a hearing all the same, back to the last run', async () => {
  const site = await siteOf({ '/feed': sendsFeed('Pier', 'Mole') });
  const { warehouse, subscriptions, at } = await subscribed('2024-05-06T12:00:00.000Z');
  await subscriptions.add({ address: `${site.url}/feed` });
  expect(await at('2024-05-06T12:00:00.000Z')).toMatchObject({ result: 'read', added: 2 });
  const asking = createAsking(warehouse, fixedClock('2026-01-01T00:00:00Z'), 'UTC', smallCatalogue);
  const articles = async () =>
    (await answerTo(asking, '/coverage', asked({ from: '2024-05-06', to: '2024-05-26' }))).rows.map(
      (row) => row.articles,
    );
  const before = await stateOf(asking, '/coverage');
  expect(await articles()).toEqual([2, null, null]);
  expect(await at('2024-05-20T12:30:00.000Z')).toMatchObject({ result: 'unchanged', run: 1 });
  expect(await stateOf(asking, '/coverage')).not.toBe(before);
  expect(await articles()).toEqual([2, 0, 0]);
  // A second check of the same day changes nothing, so what was answered stays answered.
  const after = await stateOf(asking, '/coverage');
  await at('2024-05-20T13:00:00.000Z');
  expect(await stateOf(asking, '/coverage')).toBe(after);
});
