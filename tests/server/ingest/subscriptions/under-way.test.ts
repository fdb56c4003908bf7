import { expect, test } from 'vitest';
import { sql } from '../../../../server/warehouse/sql.ts';
import { answers, sends, siteOf } from '../../../support/site.ts';
import { sendsFeed, subscribed } from '../../../support/subscribed.ts';

const START = '2024-05-06T12:00:00.000Z';

test('a person who pauses or removes it while it is being checked is not overruled', async () => {
  let meanwhile = async () => {};
  const site = await siteOf({
    '/feed': (request, response) => void meanwhile().then(() => sendsFeed('Pier')(request, response)),
    '/other': (request, response) => void meanwhile().then(() => answers(404)(request, response)),
  });
  const { subscriptions, at, only } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  meanwhile = async () => void (await subscriptions.pause(1));
  expect(await at(START)).toMatchObject({
    state: 'paused',
    reason: 'a person paused it',
    next_at: null,
    result: 'read',
    added: 1,
  });
  await subscriptions.add({ address: `${site.url}/other` });
  meanwhile = async () => void (await subscriptions.remove(2));
  await at(START);
  await expect(only(2)).rejects.toMatchObject({ code: 'not_found' });
});

test('it is checked once at a time, however long that takes, and says that it is being checked', async () => {
  let answer = () => {};
  const waits = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const site = await siteOf({
    '/feed': (request, response) => void waits.then(() => sendsFeed('Pier')(request, response)),
  });
  const { subscriptions, checks, live } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  const first = checks.checkDue();
  await expect.poll(() => site.asked.length).toBe(2);
  await checks.checkDue();
  await checks.checkNow(1);
  expect([...live.underCheck]).toEqual([1]);
  answer();
  await first;
  expect([...live.underCheck]).toEqual([]);
  expect(site.asked).toEqual(['/robots.txt', '/feed']);
});

test('what cannot be taken in is a failure of that check, not the end of all', async () => {
  const site = await siteOf({ '/feed': sendsFeed('Pier') });
  const { subscriptions, at, warehouse } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  const { beginRun } = warehouse;
  warehouse.beginRun = () => Promise.reject(new Error('the disk is full'));
  expect(await at(START)).toMatchObject({
    result: 'failed',
    problem: 'it could not be taken in (the disk is full)',
    failures: 1,
  });
  warehouse.beginRun = beginRun;
  expect(await at('2024-05-06T12:30:00Z')).toMatchObject({ result: 'read', added: 1, failures: 0 });
});

test('a server that stops leaves a fetch at once; the check is done at the next start, and nothing is taken for read', async () => {
  const pages = { '/one': false };
  const site = await siteOf({
    '/silent': () => {},
    '/feed': sends(
      'text/xml',
      '<rss version="2.0"><channel><title>P</title><item><title>A</title><link>/one</link><description>Short.</description></item></channel></rss>',
    ),
    '/one': () => void (pages['/one'] = true),
  });
  const first = await subscribed(START);
  await first.subscriptions.add({ address: `${site.url}/silent` });
  await first.subscriptions.add({ address: `${site.url}/feed` });
  const due = first.checks.checkDue();
  await expect.poll(() => site.asked.includes('/silent')).toBe(true);
  await first.checks.stop();
  await due;
  expect(await first.only(1)).toMatchObject({ checked_at: null, failures: 0, next_at: START });
  // The page of an item is awaited when the next server stops.
  const { warehouse } = first;
  const second = await subscribed(START, { warehouse });
  await second.subscriptions.remove(1);
  const again = second.checks.checkDue();
  await expect.poll(() => pages['/one']).toBe(true);
  await second.checks.stop();
  await again;
  expect(await second.only(2)).toMatchObject({ checked_at: null, failures: 0, body_hash: null });
  expect(await warehouse.query(sql`SELECT input AS input, ended_at AS ended_at FROM run`)).toEqual([
    { input: `${site.url}/feed`, ended_at: null },
  ]);
  expect(second.live.standing().ended).toMatchObject({ runs: 1, added: 0 });
});

test('the loop sleeps until the next one is due, a minute at most, and wakes when something changes', async () => {
  const site = await siteOf({ '/feed': sendsFeed('Pier') });
  const slept: number[] = [];
  let wakes = 0;
  const { subscriptions, checks, setTo, only } = await subscribed(START, {
    more: {
      sleep: (ms, signal) => {
        slept.push(ms);
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            wakes += 1;
            resolve();
          });
        });
      },
    },
  });
  checks.start();
  await expect.poll(() => slept).toEqual([60_000]);
  await subscriptions.add({ address: `${site.url}/feed`, schedule: 'every 1 minutes' });
  await expect.poll(async () => (await only()).result).toBe('read');
  await expect.poll(() => slept.at(-1)).toBe(60_000);
  setTo('2024-05-06T12:00:40Z');
  await subscriptions.add({ address: `${site.url}/feed?2`, schedule: 'hourly' });
  await expect.poll(async () => (await only(2)).result).toBe('failed');
  await expect.poll(() => slept.at(-1)).toBe(20_000);
  const before = wakes;
  await checks.stop();
  expect(wakes).toBe(before + 1);
});
