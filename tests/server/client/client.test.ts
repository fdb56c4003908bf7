import { expect, test } from 'vitest';
import { newstally, NewstallyError } from '../../../server/client/client.ts';
import { appOf, smallApp } from '../../support/app.ts';
import { smallAsking } from '../../support/small.ts';

const HERE = 'http://127.0.0.1:4747';
const clientOf = async () => {
  const app = await smallApp();
  const seen: string[] = [];
  const news = newstally(`${HERE}/`, {
    fetch: async (address, init) => {
      seen.push(address);
      return app.request(address, init);
    },
  });
  return { news, seen };
};

test('an answer has the rows of its question', async () => {
  const { news, seen } = await clientOf();
  const { rows, snapshot } = await news.ask('/mentions', {
    actors: ['ukraine', 'russia'],
    from: '2021-05-03',
    to: '2021-05-09',
  });
  // Counted by hand in support/small.ts: articles 1, 2 and 3 name Ukraine once each in that week.
  expect(rows.find(({ actor }) => actor === 'ukraine')).toMatchObject({ week: '2021-05-03', mentions: 3 });
  expect(snapshot).toMatch(/^1-[0-9a-f]{8}$/);
  expect(seen).toEqual([`${HERE}/api/v1/mentions?actors=ukraine%2Crussia&from=2021-05-03&to=2021-05-09&format=json`]);
});

test('pages are turned to the last, and rows come one by one, each once', async () => {
  const { news, seen } = await clientOf();
  const pages = [];
  for await (const page of news.pages('/evidence', { limit: 5 })) pages.push(page.rows.length);
  // 17 mentions.
  expect([pages, seen.length]).toEqual([[5, 5, 5, 2], 4]);
  const rows = [];
  for await (const row of news.rows('/evidence', { limit: 4 })) rows.push(`${row.article} ${row.mention}`);
  expect([rows.length, new Set(rows).size]).toEqual([17, 17]);
});

test('an id goes into the path, and what is undefined is not asked', async () => {
  const { news } = await clientOf();
  const { rows } = await news.ask('/actors/{id}', { id: 'ukraine', from: undefined });
  expect(rows[0]).toMatchObject({ actor: 'ukraine' });
  expect(news.addressOf('/articles/{id}', { id: 'a/b' })).toBe(`${HERE}/api/v1/articles/a%2Fb`);
});

test('a file comes as its bytes', async () => {
  const { news } = await clientOf();
  const file = await news.file('/evidence', 'parquet');
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe('PAR1');
});

test('a refusal is thrown with its code and wrong keys; what is no problem of ours by its status', async () => {
  const { news } = await clientOf();
  const refused = await news.ask('/mentions', { actors: 'blinkin' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NewstallyError);
  expect(refused).toMatchObject({
    status: 400,
    code: 'invalid',
    errors: [{ key: 'actors', value: 'blinkin' }],
    retry_after: null,
  });
  const proxy = newstally(HERE, {
    fetch: async () =>
      new Response('gone', { status: 502, statusText: 'Bad Gateway', headers: { 'retry-after': '7' } }),
  });
  await expect(proxy.ask('/mentions')).rejects.toMatchObject({
    status: 502,
    code: 'unknown',
    message: 'The server answered 502 Bad Gateway',
    retry_after: 7,
  });
});

test('whoever calls off is heard', async () => {
  const app = appOf(await smallAsking());
  const news = newstally(HERE, { fetch: async (address, init) => app.request(address, init) });
  const off = AbortSignal.abort();
  await expect(news.ask('/mentions', {}, { signal: off })).rejects.toThrow(/abort|called off/i);
});
