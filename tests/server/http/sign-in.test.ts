import { expect, test } from 'vitest';
import { nextPath } from '../../../server/http/sign-in.ts';
import { appOf, at } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { smallAsking } from '../../support/small.ts';

async function house(changes: Parameters<typeof keyed>[0] = {}) {
  const made = keyed(changes);
  const app = appOf(await smallAsking(), undefined, { access: made.access });
  const signIn = (key: string, next = '/pairs', headers: Record<string, string> = {}) =>
    app.request(at('/sign-in'), {
      method: 'POST',
      body: new URLSearchParams({ key, next }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const get = (path: string, headers: Record<string, string> = {}) => app.request(at(path), { headers });
  return { ...made, app, signIn, get };
}
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

test('[C68] a key opens a session that no script reads and no other site uses, and goes on where the reader was', async () => {
  const { keys, signIn, get, app } = await house();
  const { row, text } = keys.add({ name: 'desk', scopes: ['correct'], expires: null });
  const page = await get('/sign-in?next=/pairs');
  expect([
    page.status,
    (await page.text()).includes('value="/pairs"'),
    page.headers.get('content-security-policy'),
  ]).toEqual([200, true, expect.stringContaining("form-action 'self'")]);
  const opened = await signIn(text);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/pairs']);
  expect(opened.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$|HttpOnly/);
  expect(opened.headers.get('set-cookie')).toContain('SameSite=Strict');
  const cookie = cookieOf(opened);
  expect((await get('/api/v1/actors', { cookie })).status).toBe(200);
  const write = (headers: Record<string, string>) =>
    app.request(at('/api/v1/watchlists/two'), {
      method: 'PUT',
      body: '{"actors":["ukraine"]}',
      headers: { cookie, 'content-type': 'application/json', ...headers },
    });
  expect((await write({ origin: 'http://elsewhere.example' })).status).toBe(403);
  expect((await write({ origin: 'http://127.0.0.1:4747' })).status).toBe(201);
  expect((await app.request(at('/api/v1/backups'), { method: 'POST', headers: { cookie } })).status).toBe(403);
  keys.revoke(row.key);
  expect((await get('/api/v1/actors', { cookie })).status).toBe(401);
  const left = await app.request(at('/sign-out'), {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.add({ name: 'b', scopes: ['read'], expires: null }).text}` },
  });
  expect([left.status, left.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('Max-Age=0')]);
});

test('[C67] after ten wrong keys a minute an address has to wait, and nobody is told what was wrong with a key', async () => {
  const { keys, clock, signIn } = await house();
  const { row, text } = keys.add({ name: 'desk', scopes: ['read'], expires: null });
  const other = keys.add({ name: 'gone', scopes: ['read'], expires: null });
  keys.revoke(other.row.key);
  const wrong = [await (await signIn(other.text)).text(), await (await signIn('nonsense')).text()];
  expect(wrong[0]).toBe(wrong[1]);
  for (let tried = 2; tried < 10; tried += 1)
    expect((await signIn('nonsense', '/', { 'x-forwarded-for': `10.0.0.${tried}` })).status).toBe(401);
  const refused = await signIn(text);
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, 60]);
  clock.by(60_000);
  expect([(await signIn(text)).status, row.name]).toEqual([303, 'desk']);
});

test('[C68] going on leads to own pages alone', () => {
  for (const own of ['/', '/pairs?from=2021-05-03', '/actors/ukraine#top']) expect(nextPath(own)).toBe(own);
  for (const foreign of [
    '//x',
    '/\\x',
    'https:x',
    'https://x',
    '',
    '\\x',
    '/a\\b',
    'javascript:alert(1)',
    '/\n/x',
    undefined,
  ])
    expect([foreign, nextPath(foreign)]).toEqual([foreign, '/']);
});

test('a shared link opens its page, for reading alone, until its day or until it is revoked', async () => {
  const { keys, clock, app, get } = await house();
  const admin = keys.add({ name: 'chief', scopes: ['admin'], expires: null });
  const made = await app.request(at('/api/v1/shares'), {
    method: 'POST',
    body: JSON.stringify({ name: 'for the editor', path: '/actors/ukraine?last=13w', expires: '2026-01-05' }),
    headers: { authorization: `Bearer ${admin.text}`, 'content-type': 'application/json' },
  });
  const { link, row } = (await made.json()) as { link: string; row: { key: string } };
  const path = new URL(link).pathname;
  const opened = await get(path);
  expect([made.status, opened.status]).toEqual([201, 200]);
  expect(await opened.text()).toContain('content="0;url=/actors/ukraine?last=13w"');
  const cookie = cookieOf(opened);
  expect((await get('/api/v1/actors', { cookie })).status).toBe(200);
  const wrote = await app.request(at('/api/v1/watchlists/two'), {
    method: 'PUT',
    body: '{}',
    headers: { cookie, 'content-type': 'application/json' },
  });
  expect(wrote.status).toBe(403);
  expect((await get('/api/v1/actors', { authorization: `Bearer ${path.split('/').at(-1)}` })).status).toBe(401);
  clock.to('2026-01-06T00:00:00Z');
  expect([(await get(path)).status, (await get('/api/v1/actors', { cookie })).status]).toEqual([404, 401]);
  clock.to('2026-01-02T00:00:00Z');
  keys.revoke(row.key);
  expect((await get(path)).status).toBe(404);
});

test('whoever a trusted proxy names may ask, and nobody else who sends its header', async () => {
  const from = (trusted: boolean) => house({ proxy: { trusts: () => trusted, user: 'x-user', scopes: ['read'] } });
  const headers = { 'x-user': 'ann@norland.example', 'content-type': 'application/json' };
  const [inside, outside] = [await from(true), await from(false)];
  expect([
    (await inside.get('/api/v1/actors', headers)).status,
    (await outside.get('/api/v1/actors', headers)).status,
  ]).toEqual([200, 401]);
  const wrote = await inside.app.request(at('/api/v1/watchlists/two'), { method: 'PUT', body: '{}', headers });
  expect([wrote.status, inside.access.audit.newest(1)]).toEqual([403, []]);
});

test('a name that is none of this house is refused, an address is not', async () => {
  const { app, keys } = await house();
  const { text } = keys.add({ name: 'desk', scopes: ['read'], expires: null });
  const status = async (host: string) =>
    (await app.request(at('/api/v1/actors'), { headers: { host, authorization: `Bearer ${text}` } })).status;
  expect([
    await status('news.norland.example'),
    await status('10.0.0.7:4747'),
    await status('evil.example'),
    await status('[::1]:4747'),
  ]).toEqual([200, 200, 403, 200]);
});
