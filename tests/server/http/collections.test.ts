import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';

const PATH = '/api/v1/collections';

async function served() {
  const app = await smallApp();
  return async (method: string, path: string, body?: unknown) => {
    const sent =
      body === undefined
        ? {}
        : {
            body: typeof body === 'string' ? body : JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          };
    const answer = await app.request(at(path), { method, ...sent });
    const text = await answer.text();
    return {
      status: answer.status,
      tag: answer.headers.get('etag'),
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
  };
}

test('a collection is made, replaced, listed, asked with and removed, beside a watchlist of the same slug', async () => {
  const send = await served();
  await send('PUT', '/api/v1/watchlists/regional', { actors: ['ukraine'] });
  const made = await send('PUT', `${PATH}/regional`, { name: 'Regional press', sources: ['beta', 'gamma'] });
  const row = {
    collection: 'regional',
    name: 'Regional press',
    sources: ['beta', 'gamma'],
    members: [{ source: 'beta', name: 'Beta' }],
    missing: ['gamma'],
    origin: 'app',
    updated_at: '2026-01-01T00:00:00.000Z',
  };
  expect([made.status, made.body]).toEqual([201, row]);
  const replaced = await send('PUT', `${PATH}/regional`, { sources: ['beta'] });
  expect([replaced.status, replaced.body]).toEqual([200, { ...row, sources: ['beta'], missing: [] }]);
  expect((await send('GET', PATH)).body.rows).toEqual([replaced.body]);
  expect((await send('GET', `${PATH}?format=csv`)).body).toContain('regional,Regional press,"[""beta""]"');
  // Of the first week Beta has one article: two mentions of Blinken, one of Ukraine.
  const asked = await send('GET', '/api/v1/actors?from=2021-05-03&to=2021-05-09&sources=@regional');
  expect(asked.body.rows.map(({ actor, mentions }: { actor: string; mentions: number }) => [actor, mentions])).toEqual([
    ['antony-blinken', 2],
    ['ukraine', 1],
  ]);
  const csv = await send('GET', '/api/v1/articles?from=2021-05-03&to=2021-05-09&sources=-%40regional&format=csv');
  expect(csv.body.split('\r\n').filter((line: string) => line !== '')).toHaveLength(1 + 3);
  expect((await send('DELETE', `${PATH}/regional`)).status).toBe(204);
  expect((await send('GET', PATH)).body.rows).toEqual([]);
  expect((await send('GET', '/api/v1/watchlists')).body.rows).toHaveLength(1);
});

test('an ETag changes with a collection where the answer hangs on one, and nowhere else', async () => {
  const send = await served();
  const tags = async () => [
    (await send('GET', '/api/v1/mentions?sources=@one')).tag,
    (await send('GET', '/api/v1/articles?sources=-@one&format=csv')).tag,
    (await send('GET', '/api/v1/mentions?sources=alpha')).tag,
    (await send('GET', '/api/v1/mentions?actors=@one')).tag,
  ];
  await send('PUT', '/api/v1/watchlists/one', { actors: ['ukraine'] });
  await send('PUT', `${PATH}/one`, { sources: ['alpha'] });
  const before = await tags();
  expect(await tags()).toEqual(before);
  await send('PUT', `${PATH}/one`, { sources: ['beta'] });
  const after = await tags();
  expect(after.map((tag, no) => tag === before[no])).toEqual([false, false, true, true]);
});

test.each([
  ['/Regional', { sources: [] }, 'collection', 'Regional', 'a slug in lower case with hyphens, such as `regional`'],
  ['/regional', { sources: 'beta' }, 'sources', 'beta', 'a list of slugs such as ["evening-courier"]'],
  ['/regional', { sources: [7] }, 'sources.0', '7', 'the slug of a source'],
  ['/regional', { sources: [], actors: [] }, 'actors', '[]', 'no such key; see /api/openapi.json'],
  ['/regional', {}, 'sources', '', 'a list of slugs such as ["evening-courier"]'],
  ['/regional', ['beta'], '', '["beta"]', 'an object with sources'],
])('PUT %s with %j is refused by key', async (path, body, key, value, expected) => {
  const send = await served();
  const { status, body: problem } = await send('PUT', PATH + path, body);
  expect([status, problem.errors]).toEqual([400, [{ key, value, expected }]]);
});

test('what is not there cannot be removed, and an unknown collection in a filter names the nearest', async () => {
  const send = await served();
  await send('PUT', `${PATH}/regional`, { sources: ['beta'] });
  const gone = await send('DELETE', `${PATH}/regionel`);
  expect([gone.status, gone.body.detail]).toEqual([404, 'There is no collection `@regionel`; nearest is `@regional`.']);
  const asked = await send('GET', '/api/v1/mentions?sources=@regionel');
  expect([asked.status, asked.body.errors]).toEqual([
    400,
    [{ key: 'sources', value: '@regionel', expected: 'no collection `@regionel`; nearest is `@regional`' }],
  ]);
});
