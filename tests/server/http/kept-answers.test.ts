import { expect, test } from 'vitest';
import { appOf, at } from '../../support/app.ts';
import { factsOf, smallAsking } from '../../support/small.ts';

const PATHS = ['/api/v1/actors', '/api/v1/mentions?actors=ukraine', '/api/v1/stories', '/api/v1/runs'] as const;

/** The app over a collection, and how often its engine was asked. */
async function watched() {
  const asking = await smallAsking();
  let asked = 0;
  const query: typeof asking.warehouse.query = (sql, limits) => {
    asked += 1;
    return asking.warehouse.query(sql, limits);
  };
  const seen = { ...asking, database: { ...asking.warehouse, query } };
  const app = appOf(seen);
  const get = (path: string, headers: Record<string, string> = {}) => app.request(at(path), { headers });
  return { asking: seen, app, get, asked: () => asked };
}

test('an answer that went out goes out again, byte for byte, and nothing is asked for it', async () => {
  const { get, asked } = await watched();
  for (const path of PATHS) {
    const first = await get(path);
    const before = asked();
    const again = await get(path);
    expect([path, again.status, asked() - before]).toEqual([path, 200, 0]);
    expect(await again.text()).toBe(await first.text());
    const own = new Set(['x-request-id', 'ratelimit', 'server-timing']);
    const told = (response: Response) => Object.fromEntries([...response.headers].filter(([name]) => !own.has(name)));
    expect(told(again)).toEqual(told(first));
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  }
  console.log(`answers given twice: ${PATHS.length}`);
});

test('a client that has it is told so, whatever it accepts', async () => {
  const { get } = await watched();
  const first = await get('/api/v1/actors', { 'accept-encoding': 'gzip' });
  const etag = first.headers.get('etag')!;
  const plain = await get('/api/v1/actors');
  expect([first.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
  for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
    const known = await get('/api/v1/actors', { ...headers, 'if-none-match': etag });
    expect([known.status, known.headers.get('etag'), await known.text()]).toEqual([304, etag, '']);
  }
  const other = await get('/api/v1/actors', { accept: 'text/csv' });
  expect(other.headers.get('content-type')).toContain('text/csv');
});

test('whatever is written ends what was kept', async () => {
  const { asking, get } = await watched();
  const { warehouse } = asking;
  const rows = async (path: string) => ((await (await get(path)).json()) as { rows: unknown[] }).rows.length;
  const [runs, articles] = ['/api/v1/runs', '/api/v1/articles?limit=100'] as const;
  const before = [await rows(runs), await rows(articles)];
  const run = await warehouse.beginRun('by hand');
  await warehouse.ingest({ id: 'more', run, facts: [factsOf(20, 'Gamma', '2021-05-05', ['Rain fell.'], [])] });
  expect([await rows(runs), await rows(articles)]).toEqual(before.map((count) => count + 1));
});

test('what hangs on a watchlist is made each time', async () => {
  const { app, asking, get } = await watched();
  const put = async (actors: string[]) => {
    const body = JSON.stringify({ actors });
    await app.request(at('/api/v1/watchlists/two'), {
      method: 'PUT',
      body,
      headers: { 'content-type': 'application/json' },
    });
  };
  const asked = async () => {
    const { query } = (await (await get('/api/v1/actors?actors=@two')).json()) as { query: { actors: string } };
    const { rows } = (await (await get('/api/v1/watchlists')).json()) as { rows: { actors: string[] }[] };
    return [query.actors, rows[0]?.actors.length];
  };
  await put(['ukraine', 'russia']);
  const [first] = await asked();
  await put(['ukraine']);
  const [second, one] = await asked();
  expect([first === second, one, asking.sent.size]).toEqual([false, 1, 0]);
});

test('refusals and files are not kept', async () => {
  const { asking, get } = await watched();
  await (await get('/api/v1/actors?actors=nobody')).text();
  await (await get('/api/v1/mentions?format=csv')).text();
  expect(asking.sent.size).toBe(0);
});
