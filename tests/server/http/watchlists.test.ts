import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';

const PATH = '/api/v1/watchlists';

async function served() {
  const app = await smallApp();
  const send = async (method: string, path: string, body?: unknown, type = 'application/json') => {
    const answer = await app.request(at(path), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return send;
}

test('a watchlist is made, replaced, listed, asked with and removed', async () => {
  const send = await served();
  const made = await send('PUT', `${PATH}/rivals`, { name: 'The rivals', actors: ['ukraine', 'bo-holm'] });
  expect([made.status, made.body]).toEqual([
    201,
    {
      watchlist: 'rivals',
      name: 'The rivals',
      actors: ['ukraine', 'bo-holm'],
      members: [{ actor: 'ukraine', name: 'Ukraine' }],
      missing: ['bo-holm'],
      origin: 'app',
      updated_at: '2026-01-01T00:00:00.000Z',
    },
  ]);
  const replaced = await send('PUT', `${PATH}/rivals`, { actors: ['ukraine', 'russia'] });
  expect([replaced.status, replaced.body.name, replaced.body.actors]).toEqual([
    200,
    'The rivals',
    ['ukraine', 'russia'],
  ]);
  expect((await send('GET', PATH)).body.rows).toEqual([replaced.body]);
  const csv = await send('GET', `${PATH}?format=csv`);
  expect(csv.body).toContain('rivals,The rivals,"[""ukraine"",""russia""]"');
  const asked = await send('GET', '/api/v1/actors?from=2021-05-03&to=2021-05-09&actors=@rivals');
  expect(asked.body.rows.map(({ actor, mentions }: { actor: string; mentions: number }) => [actor, mentions])).toEqual([
    ['russia', 3],
    ['ukraine', 3],
  ]);
  expect((await send('DELETE', `${PATH}/rivals`)).status).toBe(204);
  expect((await send('GET', PATH)).body.rows).toEqual([]);
});

test('an ETag changes with a watchlist where the answer hangs on one, and nowhere else', async () => {
  const send = await served();
  const tagOf = async (query: string) => (await send('GET', `/api/v1/mentions${query}`)).headers.get('etag');
  await send('PUT', `${PATH}/pair`, { actors: ['ukraine'] });
  const before = [await tagOf('?actors=@pair'), await tagOf('?actors=ukraine')];
  expect([await tagOf('?actors=@pair'), await tagOf('?actors=ukraine')]).toEqual(before);
  await send('PUT', `${PATH}/pair`, { actors: ['ukraine', 'russia'] });
  expect(await tagOf('?actors=@pair')).not.toBe(before[0]);
  expect(await tagOf('?actors=ukraine')).toBe(before[1]);
});

test.each([
  ['PUT', '/Rivals', { actors: [] }, 400, 'watchlist', 'Rivals', 'a slug in lower case with hyphens, such as `rivals`'],
  ['PUT', '/rivals', { actors: 'ukraine' }, 400, 'actors', 'ukraine', 'a list of slugs such as ["antony-blinken"]'],
  ['PUT', '/rivals', { actors: [7] }, 400, 'actors.0', '7', 'the slug of an actor'],
  ['PUT', '/rivals', { actors: [], colour: 'red' }, 400, 'colour', 'red', 'no such key; see /api/openapi.json'],
  ['PUT', '/rivals', { name: '', actors: [] }, 400, 'name', '', 'a name of 1 to 100 characters'],
  ['PUT', '/rivals', ['ukraine'], 400, '', '["ukraine"]', 'an object with actors'],
])('%s %s with %j is refused by key', async (method, path, body, status, key, value, expected) => {
  const send = await served();
  const { status: got, body: problem } = await send(method, PATH + path, body);
  expect([got, problem.errors]).toEqual([status, [{ key, value, expected }]]);
});

test('what is not there cannot be removed, and an unknown list in a filter names the nearest', async () => {
  const send = await served();
  await send('PUT', `${PATH}/rivals`, { actors: ['ukraine'] });
  const gone = await send('DELETE', `${PATH}/rivales`);
  expect([gone.status, gone.body.detail]).toEqual([404, 'There is no watchlist `@rivales`; nearest is `@rivals`.']);
  const asked = await send('GET', '/api/v1/mentions?actors=@rivales');
  expect([asked.status, asked.body.errors]).toEqual([
    400,
    [{ key: 'actors', value: '@rivales', expected: 'no watchlist `@rivales`; nearest is `@rivals`' }],
  ]);
  expect((await send('PUT', `${PATH}/rivals`, { actors: [] }, 'text/plain')).status).toBe(415);
});
