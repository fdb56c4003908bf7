import { expect, test } from 'vitest';
import { appOf, at, smallApp } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { smallAsking } from '../../support/small.ts';

async function house() {
  const { access, keys, clock } = keyed();
  const app = appOf(await smallAsking(), undefined, { access });
  const admin = keys.add({ name: 'chief', scopes: ['admin'], expires: null });
  const send = async (method: string, path: string, body?: unknown, key = admin.text) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await app.request(at(path), {
      method,
      ...json,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return { app, send, keys, clock, admin };
}

test('a key is made, used, listed and revoked, and each change is written down', async () => {
  const { send, admin } = await house();
  const made = await send('POST', '/api/v1/keys', { name: 'notebook', scopes: ['read'], expires: '2026-06-30' });
  const { row, text } = made.body;
  expect([made.status, row.scopes, row.expires, made.headers.get('cache-control')]).toEqual([
    201,
    ['read'],
    '2026-06-30',
    'no-store',
  ]);
  expect((await send('GET', '/api/v1/access', undefined, text)).body).toEqual({
    required: true,
    who: `notebook (${row.key})`,
    scopes: ['read'],
  });
  expect((await send('DELETE', `/api/v1/keys/${row.key}`)).body.revoked_at).toBe('2026-01-01T00:00:00.000Z');
  expect((await send('GET', '/api/v1/actors', undefined, text)).status).toBe(401);
  expect((await send('GET', '/api/v1/keys')).body.rows.map(({ name }: { name: string }) => name)).toEqual([
    'chief',
    'notebook',
  ]);
  const { rows } = (await send('GET', '/api/v1/audit?limit=2')).body;
  expect(rows.map(({ who, action, status }: Record<string, unknown>) => [who, action, status])).toEqual([
    [`chief (${admin.row.key})`, 'revoke-key', 200],
    [`chief (${admin.row.key})`, 'make-key', 201],
  ]);
  expect(JSON.stringify(rows)).not.toContain(text);
});

test('what is refused says why', async () => {
  const { send } = await house();
  const refused: readonly (readonly [string, string, unknown, number, RegExp])[] = [
    ['POST', '/api/v1/keys', { name: '' }, 400, /a name/],
    ['POST', '/api/v1/keys', { name: 'a', scopes: ['everything'] }, 400, /read, ingest, correct, admin/],
    ['POST', '/api/v1/keys', { name: 'a', expires: 'soon' }, 400, /a day such as/],
    ['DELETE', '/api/v1/keys/nobody', undefined, 404, /There is no key/],
    ['POST', '/api/v1/shares', { name: 'a', path: '//evil.example', expires: '2026-06-30' }, 400, /the path of a page/],
    ['GET', '/api/v1/audit?limit=0', undefined, 400, /a whole number from 1 to 1000/],
  ];
  for (const [method, path, body, status, said] of refused) {
    const answer = await send(method, path, body);
    expect([path, answer.status]).toEqual([path, status]);
    expect(JSON.stringify(answer.body)).toMatch(said);
  }
  const open = await smallApp();
  const body = JSON.stringify({ name: 'a', path: '/', expires: '2026-06-30' });
  const share = await open.request(at('/api/v1/shares'), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect([share.status, ((await share.json()) as { detail: string }).detail]).toEqual([
    409,
    expect.stringContaining('Only this machine'),
  ]);
});
