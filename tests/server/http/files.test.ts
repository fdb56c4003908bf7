import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../../../server/base/log.ts';
import { Problem } from '../../../server/contract/answer.ts';
import { FORMATS } from '../../../server/contract/vocabulary.ts';
import { asked } from '../../../server/exports/answer.ts';
import { createFiles, MOST_FILES } from '../../../server/http/files.ts';
import type { Env } from '../../../server/http/problem.ts';
import { appOf, at } from '../../support/app.ts';
import { inOne, askingWith, listening, rowsBy, sortedRows } from '../../support/endless.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function served(...made: Parameters<typeof askingWith>) {
  const { asking, watched } = await askingWith(...made);
  const { url, server } = await listening(appOf(asking));
  servers.push(server);
  return { url, watched };
}

/** Reads a body to its end, or to the break of its connection. */
async function taken(url: string, headers: Record<string, string> = {}) {
  const [answer] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  let broken = false;
  try {
    for await (const part of answer) parts.push(part as Buffer);
  } catch {
    broken = true;
  }
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: Buffer.concat(parts),
    broken: broken || !answer.complete,
  };
}

const PAGED = ['json', 'columns'];
const LISTED = ['csv', 'csv-bom', 'ndjson', 'xlsx'];

test('a list is whole, with as many rows as its header says', async () => {
  const { url, watched } = await served(rowsBy(20_000), 20_000);
  const { bytes, broken, headers } = await taken(`${url}/api/v1/articles?format=ndjson`);
  expect([broken, bytes.toString().trimEnd().split('\n').length, headers['x-rows']]).toEqual([false, 20_000, '20000']);
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="newstally-articles-[\w.-]+\.ndjson"; filename\*=UTF-8''newstally-articles-/,
  );
  expect(watched).toEqual({ open: 0, begun: 1, rows: 20_000 });
});

test('a stream that fails in the middle breaks the transfer in every format, packed or not', async () => {
  const failing = (stream: <Row>(...all: never[]) => AsyncIterable<Row[]>) =>
    async function* (...all: never[]) {
      let seen = 0;
      for await (const part of stream(...all)) {
        yield part;
        seen += 1;
        if (seen === 40) throw new Error('the disk is gone');
      }
    } as never;
  const { asking } = await askingWith(
    (real) => failing((_asked: never, limits: never) => real(inOne(rowsBy(400_000)), limits)),
    400_000,
  );
  const { url, server } = await listening(appOf(asking));
  servers.push(server);
  for (const format of LISTED) {
    for (const encoding of ['identity', 'gzip']) {
      const { status, bytes, broken } = await taken(`${url}/api/v1/articles?format=${format}`, {
        'accept-encoding': encoding,
      });
      expect([format, encoding, status, broken, bytes.length > 0]).toEqual([format, encoding, 200, true, true]);
    }
  }
  // Parquet is whole before it leaves, so nothing of it does.
  const { status, headers, bytes } = await taken(`${url}/api/v1/articles?format=parquet`);
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    500,
    'application/problem+json',
    undefined,
  ]);
  expect(Problem.parse(JSON.parse(bytes.toString())).code).toBe('internal');
});

test('a page is made whole before it leaves, so that what fails in the middle of it is a problem; there is no other format', async () => {
  for (const format of PAGED) {
    const { asking } = await askingWith(rowsBy(5), 5);
    let left = 3;
    const query = (async (...all: Parameters<typeof asking.database.query>) => {
      left -= 1;
      if (left < 0) throw new Error('the disk is gone');
      return asking.database.query(...all);
    }) as typeof asking.database.query;
    const { url, server } = await listening(appOf({ ...asking, database: { ...asking.database, query } }));
    servers.push(server);
    const { status, headers, bytes, broken } = await taken(`${url}/api/v1/articles?format=${format}`);
    expect([format, left, status, headers['content-type'], broken]).toEqual([
      format,
      -1,
      500,
      'application/problem+json',
      false,
    ]);
    expect(Problem.parse(JSON.parse(bytes.toString())).code).toBe('internal');
  }
  expect([...PAGED, ...LISTED, 'parquet'].toSorted()).toEqual([...FORMATS].toSorted());
});

test('a stream that ends short, without an error of its own, breaks the transfer too', async () => {
  const { url } = await served(rowsBy(100_000), 100_001);
  for (const format of LISTED)
    expect([format, (await taken(`${url}/api/v1/articles?format=${format}`)).broken]).toEqual([format, true]);
  expect((await taken(`${url}/api/v1/articles?format=parquet`)).status).toBe(500);
});

test('what goes wrong before the first row is told as a problem', async () => {
  const { url } = await served(rowsBy(0), 3);
  const { status, headers } = await taken(`${url}/api/v1/articles?format=ndjson`);
  expect([status, headers['content-type']]).toEqual([500, 'application/problem+json']);
  const large = await served(rowsBy(1), 1_048_576);
  const sheet = await taken(`${large.url}/api/v1/articles?format=xlsx`);
  expect(Problem.parse(JSON.parse(sheet.bytes.toString()))).toMatchObject({
    status: 400,
    errors: [{ key: 'format', value: 'xlsx' }],
  });
});

test('a client that leaves while rows come, or before the first one, frees its query', async () => {
  for (const [what, streamed] of [
    ['rows', rowsBy(2_000_000_000)],
    ['sorting', sortedRows],
  ] as const) {
    for (const format of ['csv', 'ndjson', 'xlsx', 'parquet']) {
      const { url, watched } = await served(streamed, 1_000_000);
      const request = get(`${url}/api/v1/articles?format=${format}`);
      request.on('error', () => {});
      request.on('response', (answer) => answer.on('error', () => {}));
      while (watched.open === 0) await sleep(5);
      await sleep(100);
      expect(watched.open).toBe(1);
      const from = performance.now();
      request.destroy();
      while (watched.open > 0) await sleep(2);
      console.log(`left: ${format}, ${what}: the query was freed after ${Math.round(performance.now() - from)} ms`);
    }
  }
});

test('HEAD begins no list', async () => {
  const { asking, watched } = await askingWith(rowsBy(5), 5);
  const answer = await appOf(asking).request(at('/api/v1/articles?format=parquet'), { method: 'HEAD' });
  expect([answer.status, answer.headers.get('x-rows'), watched.begun]).toEqual([200, '5', 0]);
});

test('a file that nobody takes is dropped, and a place is free again', async () => {
  const { asking, watched } = await askingWith(rowsBy(2_000_000_000), 1_000_000);
  const files = createFiles(asking, silentLog, 50);
  const app = new Hono<Env>().get('/', (c) => files.send(c, '/articles', asked({ format: 'ndjson' }), null));
  const reader = (await app.request('/')).body!.getReader();
  await reader.read();
  while (watched.open > 0) await sleep(5);
  await expect(reader.read().then(() => reader.read())).rejects.toThrow('Nobody took the file.');
});

test('more files than there are places are refused, until one ends', async () => {
  const { asking, watched } = await askingWith(rowsBy(2_000_000_000), 1_000_000);
  const app = appOf(asking);
  const ask = () => app.request(at('/api/v1/articles?format=csv'));
  const open = [];
  for (let no = 0; no < MOST_FILES; no += 1) open.push(await ask());
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('etag')]).toEqual([503, '2', null]);
  await open[0]!.body!.cancel();
  const next = await ask();
  expect(next.status).toBe(200);
  await Promise.all([...open.slice(1), next].map((one) => one.body!.cancel()));
  while (watched.open > 0) await sleep(5);
});
