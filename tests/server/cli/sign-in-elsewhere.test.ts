import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newstally, start } from '../../support/process.ts';
import { openProvider } from '../../support/provider.ts';
import { root } from '../../support/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a server lets readers of a provider in, without any key, and tells nobody its secret', async () => {
  const provider = await openProvider();
  const env = {
    NEWSTALLY_DATA: join(folder, 'served'),
    NEWSTALLY_ACCESS: 'keys',
    NEWSTALLY_DEMO: 'off',
    NEWSTALLY_LOG: 'info',
    NEWSTALLY_OIDC_ISSUER: provider.url,
    NEWSTALLY_OIDC_CLIENT: provider.client.id,
    NEWSTALLY_OIDC_SECRET: provider.client.secret,
    NEWSTALLY_OIDC_ALLOWED: '@norland.example',
    PORT: '0',
  };
  const server = await start(env);
  const get = (path: string, cookie = '') => fetch(server.url + path, { redirect: 'manual', headers: { cookie } });
  const cookieOf = (answer: Response, name: string) =>
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith(`${name}=`))
      ?.split(';')[0] ?? '';
  const signIn = async () => {
    const begun = await get('/sign-in/provider?next=/settings');
    if (begun.status !== 303) return begun;
    const there = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const { origin, pathname, search } = new URL(there.headers.get('location')!);
    expect(origin).toBe(server.url);
    return get(pathname + search, cookieOf(begun, 'newstally-sign-in'));
  };
  const opened = await signIn();
  const session = cookieOf(opened, 'newstally');
  expect([opened.status, (await get('/api/v1/actors', session)).status]).toEqual([200, 200]);
  const left = await fetch(`${server.url}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: session, origin: server.url },
  });
  expect([left.status, cookieOf(left, 'newstally')]).toEqual([303, 'newstally=']);
  provider.manner.person = { sub: '18', email: 'bo@elsewhere.example', email_verified: true };
  expect((await signIn()).status).toBe(403);
  await provider.close();
  const { out, err } = await server.stop();
  expect((await newstally(['audit'], env)).out).toMatch(
    /nobody {2}sign-in .*403\n.*ann@norland\.example \(127\.0\.0\.1:\d+\) {2}sign-in/,
  );
  const audit = readFileSync(join(folder, 'served', 'audit.ndjson'), 'utf8');
  for (const text of [out, err, audit]) {
    expect(text).not.toContain(provider.client.secret);
    expect(text).not.toContain(session.split('.').at(-1));
  }
  expect(err).toContain('bo@elsewhere.example may not sign in here');
});

test('a provider that is named where nobody needs to sign in stops the start', async () => {
  const env = {
    NEWSTALLY_DATA: join(folder, 'open'),
    NEWSTALLY_OIDC_ISSUER: 'https://login.example',
    NEWSTALLY_OIDC_CLIENT: 'newstally',
    NEWSTALLY_OIDC_ALLOWED: '@norland.example',
  };
  const { status, err } = await newstally(['serve'], env);
  expect([status, err]).toEqual([
    2,
    expect.stringMatching(/NEWSTALLY_OIDC_ISSUER .*Set NEWSTALLY_ACCESS=keys as well/),
  ]);
});

test('what speaks to a provider is loaded by nobody who does not sign in', () => {
  const folderOf = join(root, 'dist', 'server');
  const speaks = (name: string) =>
    readFileSync(join(folderOf, name), 'utf8').includes('code_challenge_methods_supported');
  const seen = new Set<string>();
  const load = (name: string): void => {
    if (seen.has(name) || !existsSync(join(folderOf, name))) return;
    seen.add(name);
    const text = readFileSync(join(folderOf, name), 'utf8');
    for (const [, next = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g)) load(next);
  };
  for (const entry of ['main.js', 'cli.js']) load(entry);
  expect([...seen].filter(speaks)).toEqual([]);
  expect(readdirSync(folderOf).filter((name) => name.endsWith('.js') && speaks(name))).toHaveLength(1);
  expect(seen.size).toBeGreaterThanOrEqual(10);
});
