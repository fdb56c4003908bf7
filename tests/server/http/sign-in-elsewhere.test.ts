import { afterEach, expect, test } from 'vitest';
import { createProvider } from '../../../server/access/provider.ts';
import { systemClock } from '../../../server/base/clock.ts';
import type { Oidc } from '../../../server/base/config-oidc.ts';
import { appOf, at } from '../../support/app.ts';
import { keyed } from '../../support/keyed.ts';
import { type Manner, openProvider } from '../../support/provider.ts';
import { smallAsking } from '../../support/small.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A house whose readers may sign in at a provider beside it, and a browser that keeps its cookies. */
async function house(changes: Partial<Oidc> = {}, manner: Partial<Manner> = {}) {
  const provider = await openProvider();
  opened.push(provider);
  Object.assign(provider.manner, manner);
  const oidc: Oidc = {
    issuer: provider.url,
    client: provider.client.id,
    secret: provider.client.secret,
    claim: 'email',
    allowed: ['ann@norland.example', '@harbour.example'],
    scopes: ['read', 'correct'],
    ...changes,
  };
  const made = keyed({ provider: createProvider(oidc, { clock: systemClock, fetch }) });
  const app = appOf(await smallAsking(), undefined, { access: made.access });
  const cookies = new Map<string, string>();
  const get = async (path: string, sent: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(at(path), { ...sent, headers: { cookie, ...sent.headers } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (set.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  /** From the button to the provider and back. */
  const signIn = async (next = '/pairs') => {
    const begun = await get(`/sign-in/provider?next=${encodeURIComponent(next)}`);
    if (begun.status !== 303) return begun;
    const there = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const { pathname, search } = new URL(there.headers.get('location')!);
    return get(pathname + search);
  };
  const status = async (path = '/api/v1/actors') => (await get(path)).status;
  return { ...made, app, provider, cookies, get, signIn, status };
}
const wrongIn = async (answer: Response): Promise<string> =>
  /role="alert">([^<]*)</.exec(await answer.text())?.[1]?.replaceAll('&#34;', '"') ?? '';

test('whoever signs in at the provider has a session like that of a key, with the scopes of the configuration', async () => {
  const { provider, get, signIn, status, access, cookies } = await house();
  const page = await (await get('/sign-in?next=/pairs')).text();
  expect(page).toContain(
    `<a class="go" href="/sign-in/provider?next=%2Fpairs">Sign in with ${new URL(provider.url).host}</a>`,
  );
  expect([await status(), provider.seen]).toEqual([401, []]);
  const opened = await signIn('/pairs?last=13w');
  const set = opened.headers.getSetCookie().find((one) => one.startsWith('newstally='));
  expect(opened.status).toBe(200);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200']) expect(set).toContain(part);
  expect(await opened.text()).toContain('<meta http-equiv="refresh" content="0;url=/pairs?last=13w">');
  expect([...cookies.keys()]).toEqual(['newstally']);
  expect(await status()).toBe(200);
  const now = (await (await get('/api/v1/access')).json()) as Record<string, unknown>;
  expect(now).toEqual({
    required: true,
    who: `ann@norland.example (${new URL(provider.url).host})`,
    scopes: ['read', 'correct'],
  });
  const write = (path: string, method: string, origin: string) =>
    get(path, { method, body: '{"actors":["ukraine"]}', headers: { 'content-type': 'application/json', origin } });
  expect((await write('/api/v1/watchlists/two', 'PUT', 'http://elsewhere.example')).status).toBe(403);
  expect((await write('/api/v1/watchlists/two', 'PUT', 'http://127.0.0.1:4747')).status).toBe(201);
  expect((await write('/api/v1/backups', 'POST', 'http://127.0.0.1:4747')).status).toBe(403);
  expect(access.audit.newest(9).map(({ who, action, status: ended }) => [who, action, ended])).toEqual([
    [now['who'], 'put-watchlist', 201],
    [now['who'], 'sign-in', 200],
  ]);
  expect((await write('/sign-out', 'POST', 'http://127.0.0.1:4747')).status).toBe(303);
  expect([cookies.size, await status()]).toEqual([0, 401]);
});

test('a session ends after twelve hours, and no cookie of another purpose or house opens one', async () => {
  const { clock, signIn, status, cookies, get } = await house();
  await get('/sign-in/provider');
  cookies.set('newstally', cookies.get('newstally-sign-in')!);
  expect(await status()).toBe(401);
  await signIn();
  expect(await status()).toBe(200);
  const other = await house();
  other.cookies.set('newstally', cookies.get('newstally')!);
  expect(await other.status()).toBe(401);
  clock.by(12 * 3600 * 1000 - 1000);
  expect(await status()).toBe(200);
  clock.by(1000);
  expect(await status()).toBe(401);
});

test('whoever is not named any more is out at the next request', async () => {
  const { access, signIn, cookies, provider } = await house();
  await signIn();
  const oidc = { issuer: provider.url, client: 'newstally', secret: null, claim: 'email', scopes: ['read'] as const };
  const stricter = createProvider({ ...oidc, allowed: ['bo@norland.example'] }, { clock: systemClock, fetch });
  const app = appOf(await smallAsking(), undefined, { access: { ...access, provider: stricter } });
  const cookie = `newstally=${cookies.get('newstally')}`;
  expect((await app.request(at('/api/v1/actors'), { headers: { cookie } })).status).toBe(401);
});

test.each<[who: string, person: Manner['person'], may: boolean]>([
  ['an address that is named, in other case', { email: 'Ann@Norland.Example', email_verified: true }, true],
  ['an address of a domain that is named', { email: 'bo@harbour.example', email_verified: true }, true],
  ['an address of another domain', { email: 'ann@north-harbour.example', email_verified: true }, false],
  ['an address that only ends like one that is named', { email: 'x-ann@norland.example', email_verified: true }, false],
  ['an address of a domain below one that is named', { email: 'bo@x.harbour.example', email_verified: true }, false],
  ['an address that nobody verified', { email: 'ann@norland.example', email_verified: false }, false],
  ['an address of which it is not said', { email: 'ann@norland.example' }, false],
  ['nobody with an address', { email: undefined }, false],
])('who may sign in: %s', async (_who, person, may) => {
  const { provider, signIn, status } = await house({}, {});
  provider.manner.person = { sub: '17', ...person };
  const answer = await signIn();
  expect([answer.status, await status()]).toEqual(may ? [200, 200] : [403, 401]);
  if (!may) expect(await wrongIn(answer)).toMatch(/NEWSTALLY_OIDC_(?:ALLOWED|CLAIM)/);
});

test('a claim of groups lets in by one of them, also where the provider tells it only when asked', async () => {
  const groups = { claim: 'groups', allowed: ['newsroom'] };
  const inToken = await house(groups, { person: { sub: '17', groups: ['staff', 'newsroom'] } });
  expect([(await inToken.signIn()).status, await inToken.status()]).toEqual([200, 200]);
  const asked = await house(groups, { person: { sub: '17' }, userinfo: { groups: 'newsroom', name: 'Ann Moor' } });
  expect([(await asked.signIn()).status, await asked.status()]).toEqual([200, 200]);
  expect(((await (await asked.get('/api/v1/access')).json()) as { who: string }).who).toMatch(/^Ann Moor \(/);
  const without = await house(groups, { person: { sub: '17', groups: ['Newsroom', 'staff'] } });
  expect([(await without.signIn()).status, await without.status()]).toEqual([403, 401]);
});

const later = (seconds: number) => (claims: Readonly<Record<string, unknown>>) => ({
  ...claims,
  iat: Number(claims['iat']) + seconds,
  exp: Number(claims['exp']) + seconds,
});

test.each<[what: string, manner: Partial<Manner>, status: number, words: RegExp]>([
  ['another state', { state: (state) => `${state}x` }, 401, /not for this sign-in\. Sign in again\./],
  ['another nonce', { token: (claims) => ({ ...claims, nonce: 'other' }) }, 401, /made for another sign-in/],
  ['no nonce', { token: ({ nonce: _nonce, ...claims }) => claims }, 401, /does not hold/],
  ['a token that is over', { token: later(-3600) }, 401, /time is over.*compare the clocks/],
  ['a token for another client', { token: (claims) => ({ ...claims, aud: 'other' }) }, 401, /NEWSTALLY_OIDC_CLIENT/],
  [
    'a token of another issuer',
    { token: (claims) => ({ ...claims, iss: 'https://x.example' }) },
    401,
    /of somebody else/,
  ],
  ['a token that somebody else signed', { signsWith: 'foreign' }, 401, /not signed by the provider/],
  ['a token without a signature', { signsWith: 'none' }, 401, /not signed by the provider/],
  ['a reader who was not let in', { refuses: 'not <b>today</b>' }, 403, /access_denied \(not &#60;b&#62;today/],
])('%s opens nothing, and it is told what was wrong', async (_what, manner, expected, words) => {
  const { signIn, status, access, cookies } = await house({}, manner);
  const answer = await signIn();
  expect([answer.status, await status(), [...cookies.keys()]]).toEqual([expected, 401, []]);
  expect(await wrongIn(answer)).toMatch(words);
  expect(access.audit.newest(1)[0]).toMatchObject({ who: 'nobody', action: 'sign-in', status: expected });
});

test('a way back is good once, in the browser that went, and for ten minutes', async () => {
  const { get, cookies, clock, provider, status } = await house();
  const begin = async () => {
    const begun = await get('/sign-in/provider');
    const there = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const { pathname, search } = new URL(there.headers.get('location')!);
    return pathname + search;
  };
  const back = await begin();
  const kept = cookies.get('newstally-sign-in')!;
  cookies.clear();
  const elsewhere = await get(back);
  expect([elsewhere.status, await wrongIn(elsewhere)]).toEqual([
    400,
    expect.stringMatching(/not begun in this browser/),
  ]);
  cookies.set('newstally-sign-in', kept);
  expect((await get(back)).status).toBe(200);
  cookies.clear();
  cookies.set('newstally-sign-in', kept);
  const again = await get(back);
  expect([again.status, await wrongIn(again), await status()]).toEqual([
    503,
    expect.stringMatching(/invalid_grant/),
    401,
  ]);
  const late = await begin();
  clock.by(600_000);
  expect((await get(late)).status).toBe(400);
  expect(provider.seen.filter((path) => path.startsWith('/.well-known'))).toHaveLength(1);
});

test('a provider that is down, or another than it says, is named with what to do, and keys go on', async () => {
  const { provider, get, signIn, keys, app } = await house();
  await provider.close();
  const down = await signIn();
  expect([down.status, await wrongIn(down)]).toEqual([
    503,
    expect.stringMatching(/cannot be used \(.*ECONNREFUSED.*NEWSTALLY_OIDC_ISSUER is http:.*sign in with a key/),
  ]);
  const { text } = keys.add({ name: 'desk', scopes: ['read'], expires: null });
  const body = new URLSearchParams({ key: text, next: '/' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await app.request(at('/sign-in'), { method: 'POST', body, headers })).status).toBe(303);
  expect((await get('/sign-in')).status).toBe(200);
  const other = await house({}, { issuer: 'https://login.elsewhere.example' });
  expect(await wrongIn(await other.signIn())).toMatch(/NEWSTALLY_OIDC_ISSUER/);
  const wrongSecret = await house({ secret: 'other' });
  const refused = await wrongSecret.signIn();
  expect([refused.status, await wrongIn(refused)]).toEqual([
    503,
    expect.stringMatching(/invalid_client.*NEWSTALLY_OIDC_SECRET/),
  ]);
});

test('after ten sign-ins that failed in a minute an address has to wait, also with a key', async () => {
  const { get, clock, app } = await house();
  for (let tried = 0; tried < 10; tried += 1)
    expect((await get('/sign-in/provider/back?code=x&state=y')).status).toBe(400);
  expect((await get('/sign-in/provider/back?code=x&state=y')).status).toBe(429);
  expect((await get('/sign-in/provider')).status).toBe(429);
  expect((await app.request(at('/sign-in'), { method: 'POST', body: 'key=x' })).status).toBe(429);
  clock.by(60_000);
  expect((await get('/sign-in/provider')).status).toBe(303);
});

test('without a provider there is no button and no way to one', async () => {
  const { access, keys } = keyed();
  const app = appOf(await smallAsking(), undefined, { access });
  expect(await (await app.request(at('/sign-in'))).text()).not.toContain('/sign-in/provider');
  const authorization = `Bearer ${keys.add({ name: 'desk', scopes: ['read'], expires: null }).text}`;
  for (const path of ['/sign-in/provider', '/sign-in/provider/back'])
    expect([path, (await app.request(at(path), { headers: { authorization } })).status]).toEqual([path, 404]);
});
