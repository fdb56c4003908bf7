import { expect, test } from 'vitest';
import { Problem } from '../../../server/contract/answer.ts';
import { SubscriptionRow } from '../../../server/contract/questions/subscriptions.ts';
import { at, smallApp } from '../../support/app.ts';

type App = Awaited<ReturnType<typeof smallApp>>;

const PATH = '/api/v1/subscriptions';
const post = (app: App, path: string, body?: string, type = 'application/json', headers: Record<string, string> = {}) =>
  app.request(at(path), {
    method: 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
const add = (app: App, wanted: unknown) => post(app, PATH, JSON.stringify(wanted));
const rowsOf = async (app: App) =>
  ((await (await app.request(at(PATH))).json()) as { rows: SubscriptionRow[] }).rows.map((row) =>
    SubscriptionRow.strict().parse(row),
  );
type SubscriptionRow = ReturnType<typeof SubscriptionRow.parse>;

test('an address that is added comes back as the question tells it, and the question lists it at once', async () => {
  const app = await smallApp();
  const before = await app.request(at(PATH));
  expect(await before.json()).toMatchObject({ rows: [] });
  const added = await add(app, { address: 'https://post.example/feed', source: 'Post', schedule: 'hourly' });
  expect(added.status).toBe(201);
  const row = SubscriptionRow.strict().parse(await added.json());
  expect(row).toMatchObject({
    subscription: 1,
    address: 'https://post.example/feed',
    source: 'Post',
    schedule: 'hourly',
    state: 'active',
    checking: false,
  });
  expect(await rowsOf(app)).toEqual([row]);
  // Nothing of the data has changed, yet what was answered before is not told again.
  const after = await app.request(at(PATH), { headers: { 'if-none-match': before.headers.get('etag')! } });
  expect(after.status).toBe(200);
  expect((await app.request(at(PATH), { headers: { 'if-none-match': after.headers.get('etag')! } })).status).toBe(304);
  const csv = await (await app.request(at(`${PATH}?format=csv`))).text();
  expect(csv.split('\r\n')[1]).toMatch(/^1,https:\/\/post\.example\/feed,Post,hourly,active,/);
});

test('what is wrong is told by key, and an address that is there already is a conflict', async () => {
  const app = await smallApp();
  const cases: [sent: unknown, status: number, keys: string[]][] = [
    [{ address: 'http://10.0.0.1/feed', schedule: 'soon' }, 400, ['address', 'schedule']],
    [{ address: '' }, 400, ['address']],
    [{}, 400, ['address']],
    [{ address: 7 }, 400, ['address']],
    [{ address: 'https://post.example/', interval: 5 }, 400, ['interval']],
    [[], 400, ['']],
  ];
  for (const [sent, status, keys] of cases) {
    const answer = await add(app, sent);
    const { errors } = Problem.parse(await answer.json());
    expect([sent, answer.status, errors?.map(({ key }) => key)]).toEqual([sent, status, keys]);
  }
  console.log(`subscriptions: ${cases.length} wrong bodies`);
  expect((await post(app, PATH, '{broken')).status).toBe(400);
  expect((await post(app, PATH, 'address=x', 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await post(app, PATH, 'x', 'text/plain')).status).toBe(415);
  expect((await add(app, { address: 'https://post.example/feed' })).status).toBe(201);
  const again = await add(app, { address: 'https://post.example/feed' });
  expect(Problem.parse(await again.json())).toMatchObject({
    status: 409,
    detail: expect.stringContaining('subscription 1') as string,
  });
  expect(await rowsOf(app)).toHaveLength(1);
});

test('a page of another origin may change nothing', async () => {
  const app = await smallApp();
  await add(app, { address: 'https://post.example/feed' });
  const origin = { origin: 'https://evil.example' };
  const writes = [
    () => post(app, PATH, '{"address":"https://post.example/other"}', 'application/json', origin),
    ...['pause', 'resume', 'run'].map((verb) => () => post(app, `${PATH}/1/${verb}`, undefined, '', origin)),
    () => app.request(at(`${PATH}/1`), { method: 'DELETE', headers: origin }),
  ];
  for (const write of writes) expect((await write()).status).toBe(403);
  expect(await rowsOf(app)).toMatchObject([{ subscription: 1, state: 'active' }]);
});

test('one is paused, resumed, run and removed by its number; another number is nothing', async () => {
  const app = await smallApp();
  await add(app, { address: 'https://post.example/feed' });
  const told = async (verb: string) => (await (await post(app, `${PATH}/1/${verb}`)).json()) as Record<string, unknown>;
  expect(await told('pause')).toMatchObject({ state: 'paused', reason: 'a person paused it', next_at: null });
  expect(await told('resume')).toMatchObject({ state: 'active', reason: null });
  expect(await told('run')).toMatchObject({ subscription: 1 });
  for (const no of ['2', '0', 'x', '1.5']) {
    for (const verb of ['pause', 'resume', 'run'])
      expect([no, verb, (await post(app, `${PATH}/${no}/${verb}`)).status]).toEqual([no, verb, 404]);
    expect((await app.request(at(`${PATH}/${no}`), { method: 'DELETE' })).status).toBe(404);
  }
  expect((await app.request(at(`${PATH}/1`), { method: 'DELETE' })).status).toBe(204);
  expect(await rowsOf(app)).toEqual([]);
});

test('an OPML list goes in, each address told, and comes out again', async () => {
  const app = await smallApp();
  await add(app, { address: 'https://post.example/known' });
  const list = `<?xml version="1.0" encoding="windows-1251"?><opml version="2.0"><body><outline text="\u00cf" xmlUrl="https://post.example/one"/>
    <outline text="b" xmlUrl="https://post.example/known"/><outline text="c" xmlUrl="http://[::1]/"/></body></opml>`;
  const answer = await post(app, `${PATH}?schedule=daily`, list, 'text/x-opml');
  expect(await answer.json()).toMatchObject({
    added: [{ subscription: 2, address: 'https://post.example/one', schedule: 'daily' }],
    known: ['https://post.example/known'],
    refused: [{ address: 'http://[::1]/' }],
  });
  const out = await app.request(at(`${PATH}.opml`));
  expect(out.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
  expect(out.headers.get('content-disposition')).toContain('newstally-subscriptions.opml');
  const opml = await out.text();
  expect([...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => url)).toEqual([
    'https://post.example/known',
    'https://post.example/one',
  ]);
});
