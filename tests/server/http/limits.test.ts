import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { Problem } from '../../../server/contract/answer.ts';
import { createLive } from '../../../server/ingest/live.ts';
import { appOf, at } from '../../support/app.ts';
import { smallAsking } from '../../support/small.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

/** The server with a limit of three requests a minute, and a clock that is set by hand. */
async function limited() {
  const asking = await smallAsking();
  const time = { at: START };
  const app = appOf(
    { ...asking, clock: { now: () => time.at, elapsed: () => 0 } },
    createLive(fixedClock('2026-01-01T00:00:00Z')),
    {
      api: { cors: [], rate: 3 },
    },
  );
  return { time, get: (path: string) => app.request(at(path)) };
}

test('each answer says how many are left and when they are given anew', async () => {
  const { time, get } = await limited();
  const told = async () => {
    const { status, headers } = await get('/api/v1/watchlists');
    return [status, headers.get('ratelimit'), headers.get('ratelimit-policy')];
  };
  expect(await told()).toEqual([200, 'limit=3, remaining=2, reset=60', '3;w=60']);
  time.at += 20_500;
  expect(await told()).toEqual([200, 'limit=3, remaining=1, reset=40', '3;w=60']);
  expect(await told()).toEqual([200, 'limit=3, remaining=0, reset=40', '3;w=60']);
  const refused = await get('/api/v1/watchlists');
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('ratelimit')]).toEqual([
    429,
    '40',
    'limit=3, remaining=0, reset=40',
  ]);
  expect(Problem.parse(await refused.json())).toMatchObject({
    code: 'too_many',
    detail: '3 requests a minute are answered; ask again in 40 s.',
  });
  time.at += 39_500;
  expect(await told()).toEqual([200, 'limit=3, remaining=2, reset=60', '3;w=60']);
});

test('pages and health are not counted', async () => {
  const { get } = await limited();
  for (let no = 0; no < 5; no += 1) expect((await get('/health')).status).toBe(200);
  expect((await get('/health')).headers.get('ratelimit')).toBeNull();
});

test('a body of JSON has a limit, told before or not', async () => {
  const app = appOf(await smallAsking());
  const put = (body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(at('/api/v1/watchlists/envoys'), {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
  const text = JSON.stringify({ name: 'x'.repeat(1024 * 1024), actors: ['ukraine'] });
  const parts = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from(text));
      controller.close();
    },
  });
  for (const answer of [await put(text, { 'content-length': String(text.length) }), await put(parts)]) {
    expect(Problem.parse(await answer.json())).toMatchObject({
      status: 413,
      code: 'too_large',
      detail: 'Send JSON of at most 1 MB.',
    });
  }
  expect((await put(JSON.stringify({ name: 'Envoys', actors: ['ukraine'] }))).status).toBeLessThan(300);
});
