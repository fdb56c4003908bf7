import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { LRUCache } from 'lru-cache';
import { AppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { instantText } from '../base/week.ts';
import type { Env } from './problem.ts';
import { addSignInElsewhere } from './sign-in-elsewhere.ts';
import { goOnPage, signInPage } from './sign-in-page.ts';
import { type Access, addressOf, COOKIE } from './who-asks.ts';

/** Wrong keys, and sign-ins that failed, from one address in a minute, after which it has to wait. */
const MOST_FAILURES = 10;
const MINUTE_MS = 60_000;

/** A way to go on after signing in: a path of this house, and nothing that a browser would take for another one. */
export const nextPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/';

/** Where a reader shows a key or goes to a provider and gets a session, ends it, or opens a link that was shared. */
export function addSignIn(app: OpenAPIHono<Env>, access: Access, log: Log): void {
  const { sessions, provider } = access;
  if (!access.required || sessions === null) return;
  const failures = new LRUCache<string, { count: number; ends: number }>({ max: 10_000 });
  const noted = (c: Context<Env>, action: string, who: string, status: number) =>
    access.audit.note({
      at: instantText(access.clock.now()),
      who,
      address: addressOf(c, access),
      action,
      path: c.req.path.startsWith('/shared/') ? '/shared' : c.req.path,
      status,
      request_id: c.get('requestId'),
    });
  /** Counts a failure of an address; throws once there were too many. */
  const mayTry = (c: Context<Env>): ((failed: boolean) => void) => {
    const address = addressOf(c, access);
    const now = access.clock.now();
    const known = failures.get(address);
    const window = known === undefined || known.ends <= now ? { count: 0, ends: now + MINUTE_MS } : known;
    if (window.count >= MOST_FAILURES) {
      const seconds = Math.ceil((window.ends - now) / 1000);
      c.header('Retry-After', String(seconds));
      throw new AppError(
        'too_many',
        `Too many wrong keys or failed sign-ins came from here; try again in ${seconds} s.`,
      );
    }
    return (failed) => void (failed && failures.set(address, { ...window, count: window.count + 1 }));
  };
  const begin = (c: Context<Env>, cookie: string, seconds: number): void =>
    setCookie(c, COOKIE, cookie, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: seconds,
      secure: isSecure(c),
    });
  const beginWith = (c: Context<Env>, key: string): void => {
    const { cookie, seconds } = sessions.open(key);
    begin(c, cookie, seconds);
  };
  const isSecure = (c: Context<Env>): boolean =>
    c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');

  const shown = { wrong: '', ofKey: true, provider: provider?.name ?? null };
  app.get('/sign-in', (c) => signInPage(c, 200, { ...shown, next: nextPath(c.req.query('next')) }));
  app.post('/sign-in', async (c) => {
    const failed = mayTry(c);
    const form = await c.req.parseBody();
    const key = access.keys.of(typeof form['key'] === 'string' ? form['key'].trim() : '');
    const next = nextPath(typeof form['next'] === 'string' ? form['next'] : undefined);
    if (key === null || key.opens !== null) {
      failed(true);
      noted(c, 'sign-in', 'nobody', 401);
      // The same for a key that there never was, one that was revoked and one that is over.
      return signInPage(c, 401, { ...shown, next, wrong: 'That key opens nothing here.' });
    }
    beginWith(c, key.key);
    noted(c, 'sign-in', `${key.name} (${key.key})`, 303);
    return c.redirect(next, 303);
  });
  app.post('/sign-out', (c) => {
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/sign-in', 303);
  });
  app.get('/shared/:token', (c) => {
    const failed = mayTry(c);
    const key = access.keys.of(c.req.param('token'));
    if (key === null || key.opens === null) {
      failed(true);
      throw new AppError('not_found', 'This link opens nothing, or no longer: ask whoever sent it for another one.');
    }
    beginWith(c, key.key);
    noted(c, 'open share', `${key.name} (${key.key})`, 200);
    return goOnPage(c, nextPath(key.opens));
  });
  if (provider !== null)
    addSignInElsewhere(app, {
      provider,
      sessions,
      url: access.url,
      log,
      isSecure,
      nextPath,
      begin,
      noted: (c, who, status) => noted(c, 'sign-in', who, status),
      mayTry,
    });
}
