import { expect, test } from 'vitest';
import { OpenAPIHono } from '@hono/zod-openapi';
import { allows } from '../../../server/access/keys.ts';
import { SCOPES, type Scope } from '../../../server/contract/vocabulary.ts';
import type { Document } from '../../../server/http/describe.ts';
import { needsOf } from '../../../server/http/scopes.ts';
import { appOf, at } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { smallAsking } from '../../support/small.ts';

type Declared = { readonly method: string; readonly path: string; readonly id: string; readonly scope: Scope };

async function house() {
  const { access, keys, clock } = keyed();
  const app = appOf(await smallAsking(), undefined, { access });
  const text = (scopes: Scope[], expires: string | null = null) =>
    keys.add({ name: scopes.join(), scopes, expires }).text;
  const revoked = keys.add({ name: 'gone', scopes: ['admin'], expires: null });
  keys.revoke(revoked.row.key);
  const expired = text(['admin'], '2026-01-01');
  const shared = keys.share({ name: 'a page', path: '/', expires: '2030-01-01' }).text;
  const good = new Map(SCOPES.map((scope) => [scope, text([scope])] as const));
  clock.to('2026-01-03T00:00:00Z');
  const bad: Readonly<Record<string, string | null>> = {
    none: null,
    wrong: `nt_${'a'.repeat(8)}_${'b'.repeat(43)}`,
    empty: '',
    revoked: revoked.text,
    expired,
    shared,
  };
  const ask = async (method: string, path: string, key: string | null, headers: Record<string, string> = {}) => {
    const asked = await app.request(at(path), {
      method,
      headers: { ...headers, ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    });
    await asked.body?.cancel();
    return asked;
  };
  const { paths } = (await (
    await app.request(at('/api/openapi.json'), { headers: { authorization: `Bearer ${good.get('read')}` } })
  ).json()) as Document;
  const declared = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { operationId = '', security }]): Declared => ({
        method: method.toUpperCase(),
        path: path.replace(/\{\w+\}/g, 'x'),
        id: operationId,
        scope: (security as [object, { key: [Scope] }])[1].key[0],
      }),
    ),
  );
  return { ask, bad, good, declared };
}

test('[C65] every operation asks for its scope, of every kind of key and of none', async () => {
  const { ask, bad, good, declared } = await house();
  let asked = 0;
  for (const { method, path, id, scope } of declared) {
    for (const [kind, key] of Object.entries(bad)) {
      const refused = await ask(method, path, key);
      expect([id, kind, refused.status, refused.headers.get('www-authenticate')]).toEqual([
        id,
        kind,
        401,
        'Bearer realm="newstally"',
      ]);
      asked += 1;
    }
    for (const [held, key] of good) {
      const may = allows([held], scope);
      const { status } = await ask(method, path, key);
      expect([id, scope, held, may ? status !== 401 && status !== 403 : status]).toEqual([
        id,
        scope,
        held,
        may ? true : 403,
      ]);
      asked += 1;
    }
  }
  console.log(`authorisation: ${declared.length} operations, ${asked} requests`);
  expect(declared.length).toBeGreaterThanOrEqual(90);
});

/** Other ways to write an address, which a router and a guard might read differently. */
const SPELLED: readonly ((path: string) => string)[] = [
  (path) => path.replace('/api/', '//api/'),
  (path) => path.replace('/api/', '/./api/'),
  (path) => path.replace('/v1/', '/v1%2F'),
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path) => `/x/..${path}`,
  (path) => `${path};a=b`,
  (path) => `${path}%00`,
];

test('[C65] no other spelling of an address or a method gives more', async () => {
  const { ask, good, declared } = await house();
  const guarded = declared.filter(({ scope }) => scope !== 'read');
  let asked = 0;
  for (const { method, path, id } of guarded) {
    for (const spell of SPELLED) {
      const spelled = spell(path);
      expect([id, spelled, (await ask(method, spelled, null)).status]).toEqual([id, spelled, 401]);
      const { status } = await ask(method, spelled, good.get('read')!);
      expect([id, spelled, [403, 404, 405].includes(status)]).toEqual([id, spelled, true]);
      asked += 2;
    }
    for (const header of ['x-http-method-override', 'x-method-override', 'x-original-url', 'x-rewrite-url']) {
      const { status } = await ask('GET', '/api/v1/actors', good.get('read')!, {
        [header]: header.endsWith('url') ? path : method,
      });
      expect([id, header, status]).toEqual([id, header, 200]);
      asked += 1;
    }
  }
  console.log(`spellings: ${guarded.length} operations that change something, ${asked} requests`);
  expect(guarded.length).toBeGreaterThanOrEqual(30);
});

test('pages and the description need a key as well; whether it lives does not', async () => {
  const { ask, good } = await house();
  for (const path of ['/docs', '/api/openapi.json', '/', '/settings', '/assets/index.js', '/nothing-here'])
    expect([path, (await ask('GET', path, null)).status]).toEqual([path, 401]);
  const page = await ask('GET', '/settings?from=2021-05-03', null, { accept: 'text/html' });
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsettings%3Ffrom%3D2021-05-03']);
  for (const path of ['/health', '/ready', '/sign-in'])
    expect([path, (await ask('GET', path, null)).status]).toEqual([path, 200]);
  expect((await ask('GET', '/docs', good.get('read')!)).status).toBe(200);
  expect((await ask('GET', '/api/v1/actors', 'local-key-of-this-machine')).status).toBe(200);
});

test('an operation without a scope lets no server start', () => {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerPath({ method: 'get', path: '/api/v1/new', operationId: 'brand-new', responses: {} });
  expect(() => needsOf(app as never)).toThrow(
    /operations without a scope: brand-new; scopes of no operation: live-runs/,
  );
});
