import { expect, test } from 'vitest';
import { sql } from '../../../../server/warehouse/sql.ts';
import type { Warehouse } from '../../../../server/warehouse/warehouse.ts';
import { type Answer, answers, movesTo, sends, siteOf } from '../../../support/site.ts';
import { feedOf, sendsFeed, subscribed } from '../../../support/subscribed.ts';

const START = '2024-05-06T12:00:00.000Z';

const runsOf = (warehouse: Warehouse) =>
  warehouse.query<{ run: number; input: string; added: number | null }>(
    sql`SELECT run_id AS run, input AS input, added AS added FROM run ORDER BY run`,
  );
const sourcesOf = async (warehouse: Warehouse) =>
  (await warehouse.query<{ name: string }>(sql`SELECT name AS name FROM source ORDER BY name`)).map(({ name }) => name);

/** Answers one after the other; the last one stays. */
const inTurn = (...all: readonly Answer[]): Answer => {
  let no = 0;
  return (request, response) => all[Math.min(no++, all.length - 1)]!(request, response);
};

test('a feed is read at once as an ordinary run, and asked half an hour later with its validators: a 304 opens no run', async () => {
  const site = await siteOf({
    '/feed': (request, response) => {
      const same = request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'yesterday';
      response
        .writeHead(same ? 304 : 200, { etag: '"1"', 'last-modified': 'yesterday', 'content-type': 'text/xml' })
        .end(same ? '' : feedOf('Pier', 'Mole'));
    },
  });
  const { subscriptions, at, warehouse, live } = await subscribed(START);
  const { subscription } = await subscriptions.add({ address: `${site.url}/feed` });
  expect(subscription).toBe(1);
  expect(await at(START)).toMatchObject({
    state: 'active',
    checked_at: START,
    result: 'read',
    run: 1,
    added: 2,
    revised: 0,
    failures: 0,
    problem: null,
    next_at: '2024-05-06T12:30:00.000Z',
    etag: '"1"',
    last_modified: 'yesterday',
  });
  expect(live.standing().ended).toEqual({ runs: 1, added: 2, revised: 0, analyses: 0 });
  expect(await at('2024-05-06T12:29:59.000Z')).toMatchObject({ checked_at: START });
  expect(await at('2024-05-06T12:30:00.000Z')).toMatchObject({
    checked_at: '2024-05-06T12:30:00.000Z',
    result: 'unchanged',
    run: 1,
    added: 2,
    next_at: '2024-05-06T13:00:00.000Z',
  });
  expect(await runsOf(warehouse)).toEqual([{ run: 1, input: `${site.url}/feed`, added: 2 }]);
  expect(await sourcesOf(warehouse)).toEqual(['Harbour Post']);
  expect(site.asked).toEqual(['/robots.txt', '/feed', '/feed']);
});

test('a server without validators that sends the same bytes again opens no run; a new item does, and only it is added', async () => {
  const site = await siteOf({ '/feed': inTurn(sendsFeed('Pier'), sendsFeed('Pier'), sendsFeed('Mole', 'Pier')) });
  const { subscriptions, at, warehouse } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed`, source: 'Harbour Wire' });
  expect(await at(START)).toMatchObject({ result: 'read', added: 1 });
  expect(await at('2024-05-06T12:30:00Z')).toMatchObject({ result: 'unchanged', run: 1 });
  expect(await at('2024-05-06T13:00:00Z')).toMatchObject({ result: 'read', run: 2, added: 1 });
  expect(await sourcesOf(warehouse)).toEqual(['Harbour Wire']);
});

test('five failures in a row pause it with the reason; resumed by a person it is checked at once with a clean count', async () => {
  const fails = Array.from({ length: 15 }, () => answers(503)); // three tries each
  const site = await siteOf({ '/feed': inTurn(...fails, sendsFeed('Pier')) });
  const { subscriptions, at, setTo, only, warehouse } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  // 30 minutes, doubled each time; the dice show the middle.
  const waits = ['12:00', '12:30', '13:30', '15:30', '19:30'];
  const next: (string | null)[] = [];
  for (const time of waits) {
    setTo(`2024-05-06T${time}:00Z`);
    const before = await only();
    expect(before.next_at).toBe(`2024-05-06T${time}:00.000Z`);
    next.push((await at(`2024-05-06T${time}:00Z`)).next_at);
  }
  expect(next).toEqual([...waits.slice(1).map((time) => `2024-05-06T${time}:00.000Z`), null]);
  expect(await only()).toMatchObject({
    state: 'paused',
    reason: 'it failed 5 times in a row, the last time because the server answered 503',
    since: '2024-05-06T19:30:00.000Z',
    problem: 'the server answered 503',
    failures: 5,
  });
  const asked = site.asked.length;
  expect(asked).toBe(16);
  await at('2024-05-09T00:00:00Z');
  expect(site.asked).toHaveLength(asked);
  expect(await runsOf(warehouse)).toEqual([]);
  expect(await subscriptions.resume(1)).toMatchObject({
    state: 'active',
    reason: null,
    failures: 0,
    next_at: '2024-05-09T00:00:00.000Z',
  });
  expect(await at('2024-05-09T00:00:00Z')).toMatchObject({ result: 'read', added: 1, problem: null, failures: 0 });
});

test('one success between failures starts the count anew', async () => {
  const bad = answers(404);
  const site = await siteOf({ '/feed': inTurn(bad, bad, bad, bad, sendsFeed('Pier'), bad) });
  const { subscriptions, at } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed`, schedule: 'daily at 12:00' });
  const failures: number[] = [];
  for (const day of [6, 7, 8, 9, 10, 11])
    failures.push((await at(`2024-05-${String(day).padStart(2, '0')}T12:00:00Z`)).failures);
  expect(failures).toEqual([1, 2, 3, 4, 0, 1]);
});

test('a server that asks to be left alone is: 429 with Retry-After in seconds or as a date, and "run now" says until when', async () => {
  const site = await siteOf({
    '/seconds': answers(429, { 'retry-after': '7200' }),
    '/date': answers(503, { 'retry-after': 'Mon, 06 May 2024 18:00:00 GMT' }),
    '/ages': answers(429, { 'retry-after': '2592000' }),
  });
  const { subscriptions, at, checks, only } = await subscribed(START);
  for (const path of ['/seconds', '/date', '/ages']) await subscriptions.add({ address: `${site.url}${path}` });
  expect(await at(START)).toMatchObject({
    not_before: '2024-05-06T14:00:00.000Z',
    next_at: '2024-05-06T14:00:00.000Z',
    failures: 1,
  });
  expect(await only(2)).toMatchObject({ not_before: '2024-05-06T18:00:00.000Z', next_at: '2024-05-06T18:00:00.000Z' });
  expect(await only(3)).toMatchObject({
    state: 'paused',
    reason: 'the server answered 429 and wants to be left alone until 2024-06-05',
  });
  await expect(checks.checkNow(1)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('2024-05-06T14:00') as string,
  });
  const asked = site.asked.length;
  await at('2024-05-06T13:59:00Z');
  expect(site.asked).toHaveLength(asked);
  // Resumed too early, it still waits.
  await subscriptions.pause(2);
  expect(await subscriptions.resume(2)).toMatchObject({ next_at: '2024-05-06T18:00:00.000Z' });
});

test('what another try cannot mend pauses at once: gone for good, forbidden by robots.txt, led to a refused address', async () => {
  const site = await siteOf({
    '/robots.txt': sends('text/plain', 'User-agent: *\nDisallow: /closed/\nCrawl-delay: 0'),
    '/gone': answers(410),
    '/closed/feed': sendsFeed('Pier'),
    '/trap': movesTo('http://10.1.2.3/feed'),
    '/missing': answers(404),
  });
  const { subscriptions, at, only } = await subscribed(START);
  for (const path of ['/gone', '/closed/feed', '/trap', '/missing'])
    await subscriptions.add({ address: site.url + path });
  await at(START);
  const told = await Promise.all([1, 2, 3, 4].map(async (no) => [(await only(no)).state, (await only(no)).reason]));
  expect(told).toEqual([
    ['paused', 'the server answered 410: asking again would not help'],
    ['paused', 'robots.txt does not allow it: asking again would not help'],
    [
      'paused',
      'the address is not on the open internet, and not among those allowed (10.1.2.3): asking again would not help',
    ],
    ['active', null],
  ]);
  expect(site.asked).not.toContain('/closed/feed');
});

test('a robots.txt that cannot be read for now is an ordinary failure, not a ban', async () => {
  const site = await siteOf({
    '/robots.txt': inTurn(answers(503), answers(503), answers(503), answers(404)),
    '/feed': sendsFeed('Pier'),
  });
  const { subscriptions, at } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  expect(await at(START)).toMatchObject({
    state: 'active',
    failures: 1,
    problem: 'robots.txt could not be read (the server answered 503)',
  });
  expect(await at('2024-05-06T12:30:00Z')).toMatchObject({ result: 'read', added: 1 });
});

test('what is no feed and no page is a failure with its run, and is not taken for read', async () => {
  const site = await siteOf({ '/picture': sends('image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])) });
  const { subscriptions, at } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/picture` });
  expect(await at(START)).toMatchObject({
    result: 'failed',
    run: 1,
    added: null,
    problem: 'neither a feed nor a page (image/png)',
    body_hash: null,
  });
});

test('an address that moved for good is followed and told, and stays as it was written', async () => {
  const site = await siteOf({
    '/old': movesTo('/new', 301),
    '/new': sendsFeed('Pier'),
    '/today': movesTo('/old', 302),
  });
  const { subscriptions, at, only } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/old` });
  await subscriptions.add({ address: `${site.url}/today` });
  expect(await at(START)).toMatchObject({
    address: `${site.url}/old`,
    moved_to: `${site.url}/new`,
    result: 'read',
    added: 1,
  });
  expect(await only(2)).toMatchObject({ moved_to: null, result: 'read' });
});

test('the pages that a feed leads to are fetched once a day, or when the feed says that one was updated', async () => {
  const entry = (no: number, updated: string) =>
    `<entry><title>Nr. ${no}</title><link href="/page/${no}"/><updated>${updated}</updated><summary>Short.</summary></entry>`;
  const atom = (...entries: string[]) =>
    sends(
      'application/atom+xml',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>${entries.join('')}</feed>`,
    );
  const page = (no: number) =>
    sends(
      'text/html',
      `<html><body><article>${`<p>On item ${no} the mayor said that the harbour will open again in spring.</p>`.repeat(5)}</article></body></html>`,
    );
  const day = '2024-05-06T08:00:00Z';
  const later = '2024-05-06T12:45:00Z';
  const site = await siteOf({
    '/feed': inTurn(
      atom(entry(1, day), entry(2, day)),
      atom(entry(3, day), entry(1, day), entry(2, day)),
      atom(entry(3, day), entry(1, later), entry(2, day)),
      atom(entry(3, day), entry(1, later)),
    ),
    '/page/1': page(1),
    '/page/2': page(2),
    '/page/3': page(3),
  });
  const { subscriptions, at } = await subscribed(START);
  await subscriptions.add({ address: `${site.url}/feed` });
  const pagesAt = async (instant: string) => {
    const before = site.asked.length;
    const { result } = await at(instant);
    return [
      result,
      ...site.asked
        .slice(before)
        .filter((path) => path.startsWith('/page'))
        .sort(),
    ];
  };
  expect(await pagesAt(START)).toEqual(['read', '/page/1', '/page/2']);
  expect(await pagesAt('2024-05-06T12:30:00Z')).toEqual(['read', '/page/3']);
  expect(await pagesAt('2024-05-06T13:00:00Z')).toEqual(['read', '/page/1']);
  expect(await pagesAt('2024-05-07T14:00:00Z')).toEqual(['read', '/page/1', '/page/3']);
});
