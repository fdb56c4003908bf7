import { expect, test } from 'vitest';
import { createGuard } from '../../../../server/ingest/fetch/addresses.ts';
import { createSubscriptions } from '../../../../server/ingest/subscriptions/subscriptions.ts';
import { textRules } from '../../../../server/text/rules.ts';
import { memoryWarehouse } from '../../../../server/warehouse/open.ts';
import { fixedClock } from '../../../../server/base/clock.ts';

const clock = fixedClock('2024-05-06T12:00:00Z');

async function book(allow: string[] = []) {
  const warehouse = await memoryWarehouse(clock, textRules);
  return createSubscriptions({ store: warehouse.subscriptions, clock, timezone: 'UTC', guard: createGuard(allow) });
}

test('an address is kept in one form, with the usual schedule, due at once', async () => {
  const subscriptions = await book();
  expect(
    await subscriptions.add({
      address: ' HTTPS://Post.Example/feed#top ',
      source: '  ',
      schedule: ' Every  2  HOURS ',
    }),
  ).toEqual({
    subscription: 1,
    address: 'https://post.example/feed',
    source: null,
    schedule: 'every 2 hours',
    state: 'active',
    reason: null,
    since: '2024-05-06T12:00:00.000Z',
    added_at: '2024-05-06T12:00:00.000Z',
    checked_at: null,
    result: null,
    problem: null,
    run: null,
    added: null,
    revised: null,
    failures: 0,
    next_at: '2024-05-06T12:00:00.000Z',
    not_before: null,
    moved_to: null,
    etag: null,
    last_modified: null,
    body_hash: null,
  });
  expect(await subscriptions.add({ address: 'https://wire.example/rss' })).toMatchObject({
    subscription: 2,
    schedule: 'every 30 minutes',
  });
  await expect(subscriptions.add({ address: 'https://post.example/feed' })).rejects.toMatchObject({
    code: 'conflict',
    message: 'https://post.example/feed is there already, as subscription 1.',
  });
});

/** Judged by the address alone: nothing is connected to, and no name is looked up. */
const REFUSED: [address: string, why: RegExp][] = [
  ['', /^the address of a feed/],
  ['post.example/feed', /not an address that can be fetched/],
  ['ftp://post.example/feed', /only http and https are fetched \(ftp:\)/],
  ['file:///etc/passwd', /only http and https/],
  ['javascript:alert(1)', /only http and https/],
  ['https://ann:secret@post.example/', /with a name or password/],
  ['http://127.0.0.1/', /not on the open internet.*NEWSTALLY_FETCH_ALLOW/],
  ['http://127.1:8080/feed', /not on the open internet/],
  ['http://2130706433/', /not on the open internet/],
  ['http://0x7f.1/', /not on the open internet/],
  ['http://[::1]/', /not on the open internet/],
  ['http://[::ffff:10.0.0.1]/', /not on the open internet/],
  ['http://10.1.2.3/', /not on the open internet/],
  ['http://169.254.169.254/latest/meta-data/', /not on the open internet/],
  ['http://localhost/feed', /not on the open internet.*NEWSTALLY_FETCH_ALLOW/],
  ['http://LOCALHOST./feed', /not on the open internet/],
  ['http://news.localhost:8080/', /not on the open internet/],
  [`https://post.example/${'a'.repeat(2000)}`, /at most 2000 characters/],
];

test('an address that must not be fetched is refused when it is added, with the reason and the remedy', async () => {
  const subscriptions = await book();
  for (const [address, why] of REFUSED) {
    const refused = await subscriptions.add({ address }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'invalid',
      errors: [{ key: 'address', expected: expect.stringMatching(why) as string }],
    });
  }
  console.log(`refused addresses: ${REFUSED.length}`);
  expect(await subscriptions.list()).toEqual([]);
  const allowing = await book(['127.0.0.0/8', '::1', '10.1.2.0/24']);
  for (const address of ['http://127.0.0.1/', 'http://10.1.2.3/', 'http://localhost/feed']) {
    expect(await allowing.add({ address })).toMatchObject({ address });
  }
  await expect(allowing.add({ address: 'http://10.1.3.3/' })).rejects.toMatchObject({ code: 'invalid' });
});

test('all that is wrong is named at once', async () => {
  const subscriptions = await book();
  await expect(
    subscriptions.add({ address: 'nowhere', source: 'x'.repeat(201), schedule: 'often' }),
  ).rejects.toMatchObject({
    errors: [
      { key: 'address', value: 'nowhere' },
      { key: 'source', expected: 'a name of at most 200 characters' },
      { key: 'schedule', value: 'often', expected: expect.stringContaining('every 30 minutes, hourly') as string },
    ],
  });
});

test('paused, resumed and removed by a person; a number is never given again', async () => {
  const subscriptions = await book();
  await subscriptions.add({ address: 'https://post.example/a' });
  await subscriptions.add({ address: 'https://post.example/b' });
  expect(await subscriptions.pause(2)).toMatchObject({ state: 'paused', reason: 'a person paused it', next_at: null });
  expect(await subscriptions.pause(2)).toMatchObject({ state: 'paused' });
  expect(await subscriptions.resume(2)).toMatchObject({
    state: 'active',
    reason: null,
    next_at: '2024-05-06T12:00:00.000Z',
  });
  expect(await subscriptions.remove(2)).toMatchObject({ address: 'https://post.example/b' });
  for (const work of [subscriptions.pause, subscriptions.resume, subscriptions.remove, subscriptions.one]) {
    await expect(work(2)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await subscriptions.change(2, (now) => ({ ...now, failures: 1 }))).toBeNull();
  expect(await subscriptions.add({ address: 'https://post.example/c' })).toMatchObject({ subscription: 3 });
  expect((await subscriptions.list()).map(({ subscription }) => subscription)).toEqual([1, 3]);
});

const LIST = `<opml version="2.0"><body><outline text="News">
  <outline text="A fine feed" xmlUrl="https://post.example/a"/><outline text="Again" xmlUrl="https://post.example/a#x"/>
  <outline text="Inside" xmlUrl="http://10.0.0.7/feed"/><outline text="Old" xmlUrl="feed://post.example/b"/>
  <outline text="Broken" xmlUrl="http://[/"/></outline>
  <outline text="Last" xmlUrl="https://post.example/last"/>`;

test('of a list each feed is added, known or refused with its reason; a broken one, or a list cut short, stops no other', async () => {
  const subscriptions = await book();
  await subscriptions.add({ address: 'https://post.example/last' });
  const { added, known, refused } = await subscriptions.addAll(LIST, 'hourly');
  expect(added.map(({ subscription, address, source, schedule }) => [subscription, address, source, schedule])).toEqual(
    [[2, 'https://post.example/a', null, 'hourly']],
  );
  expect(known).toEqual(['https://post.example/a', 'https://post.example/last']);
  expect(refused.map(({ address }) => address)).toEqual(['http://10.0.0.7/feed', 'feed://post.example/b', 'http://[/']);
  expect(refused.map(({ reason }) => reason.split(': ')[1]?.slice(0, 30))).toEqual([
    'the address is not on the open',
    'only http and https are fetche',
    'not an address that can be fet',
  ]);
  expect(await subscriptions.addAll('no list at all')).toEqual({ added: [], known: [], refused: [] });
});

test('our own list, read back elsewhere, gives the same addresses, sources and schedules', async () => {
  const subscriptions = await book();
  await subscriptions.add({ address: 'https://post.example/a?x=1&y=2', source: 'Harbour & Sons' });
  await subscriptions.add({ address: 'https://post.example/b', schedule: 'weekdays at 07:00' });
  await subscriptions.add({ address: 'https://post.example/c', source: 'Wire', schedule: '0 6 * * 1-5' });
  await subscriptions.pause(3);
  const opml = await subscriptions.opml();
  const other = await book();
  await other.addAll(opml);
  const told = async (all: typeof subscriptions) =>
    (await all.list())
      .map(({ address, source, schedule }) => ({ address, source, schedule }))
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  expect(await told(other)).toEqual(await told(subscriptions));
  expect(await told(other)).toHaveLength(3);
  expect((await other.addAll(opml)).known).toHaveLength(3);
});
