import { expect, test } from 'vitest';
import { at, smallApp } from '../../support/app.ts';

test('a request that does not name this machine is refused', async () => {
  const app = await smallApp();
  const asked = async (host: string) => (await app.request(at('/api/v1/actors'), { headers: { host } })).status;
  expect(await asked('127.0.0.1:4747')).toBe(200);
  expect(await asked('localhost:4747')).toBe(200);
  expect(await asked('[::1]:4747')).toBe(200);
  expect(await asked('evil.example')).toBe(403);
  expect(await asked('127.0.0.1.evil.example')).toBe(403);
});

test('a page of another origin may not write', async () => {
  const app = await smallApp();
  const posted = async (headers: Record<string, string>) =>
    (
      await app.request(at('/api/v1/ingest'), {
        method: 'POST',
        body: '',
        headers: { host: '127.0.0.1:4747', ...headers },
      })
    ).status;
  expect(await posted({ origin: 'http://evil.example', 'content-type': 'application/x-ndjson' })).toBe(403);
  expect(await posted({ 'content-type': 'text/plain' })).toBe(415);
  expect(await posted({ origin: 'http://127.0.0.1:4747', 'content-type': 'application/x-ndjson' })).toBe(200);
});

test('every answer forbids what is not of this origin', async () => {
  const app = await smallApp();
  for (const path of ['/health', '/api/v1/actors', '/api/v1/nothing']) {
    const { headers } = await app.request(at(path));
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('health touches nothing; ready tells what is there', async () => {
  const app = await smallApp();
  expect(await (await app.request(at('/health'))).json()).toEqual({ status: 'ok' });
  expect(await (await app.request(at('/ready'))).json()).toMatchObject({ status: 'ready', articles: 6, mentions: 17 });
});
