import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { createLive } from '../../../server/ingest/live.ts';
import { appOf, at, smallApp } from '../../support/app.ts';
import { smallAsking } from '../../support/small.ts';

const NOTEBOOK = 'https://notebook.example';
const allowing = async () =>
  appOf(await smallAsking(), createLive(fixedClock('2026-01-01T00:00:00Z')), { api: { cors: [NOTEBOOK], rate: null } });

test('no page of another origin is let in unless the configuration names it', async () => {
  const app = await smallApp();
  const { headers } = await app.request(at('/api/v1/actors'), { headers: { origin: NOTEBOOK } });
  expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a named origin may read, and sees the headers that programs need', async () => {
  const app = await allowing();
  const read = async (origin: string) => (await app.request(at('/api/v1/actors'), { headers: { origin } })).headers;
  expect((await read(NOTEBOOK)).get('access-control-allow-origin')).toBe(NOTEBOOK);
  expect((await read(NOTEBOOK)).get('access-control-expose-headers')).toContain('ETag, Link');
  expect((await read(NOTEBOOK)).get('vary')).toContain('Origin');
  for (const other of ['https://notebook.example.evil.example', 'http://notebook.example', 'null'])
    expect((await read(other)).get('access-control-allow-origin')).toBeNull();
});

test('it may ask first, and may never write', async () => {
  const app = await allowing();
  const ahead = await app.request(at('/api/v1/actors'), {
    method: 'OPTIONS',
    headers: { origin: NOTEBOOK, 'access-control-request-method': 'GET' },
  });
  expect([ahead.status, ahead.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  const write = await app.request(at('/api/v1/watchlists/envoys'), { method: 'DELETE', headers: { origin: NOTEBOOK } });
  expect(write.status).toBe(403);
});
