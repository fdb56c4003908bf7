import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { LRUCache } from 'lru-cache';
import type { KeyRow } from '../contract/access.ts';
import { AppError } from '../base/errors.ts';
import { instantText } from '../base/week.ts';
import { DOCS_STYLE } from './docs-style.ts';
import type { Env } from './problem.ts';
import { type Access, addressOf, COOKIE } from './who-asks.ts';

/** Wrong keys from one address in a minute, after which it has to wait. */
const MOST_FAILURES = 10;
const MINUTE_MS = 60_000;
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A way to go on after signing in: a path of this house, and nothing that a browser would take for another one. */
export const nextPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/';

/** Where a reader shows a key and gets a session, ends it, or opens a link that was shared. */
export function addSignIn(app: OpenAPIHono<Env>, access: Access): void {
  if (!access.required) return;
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
      throw new AppError('too_many', `Too many wrong keys came from here; try again in ${seconds} s.`);
    }
    return (failed) => void (failed && failures.set(address, { ...window, count: window.count + 1 }));
  };
  const begin = (c: Context<Env>, { key }: KeyRow): void => {
    const { cookie, seconds } = access.sessions!.open(key);
    setCookie(c, COOKIE, cookie, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: seconds,
      secure: isSecure(c),
    });
  };
  const isSecure = (c: Context<Env>): boolean =>
    c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');

  app.get('/sign-in', (c) => page(c, 200, nextPath(c.req.query('next')), ''));
  app.post('/sign-in', async (c) => {
    const failed = mayTry(c);
    const form = await c.req.parseBody();
    const key = access.keys.of(typeof form['key'] === 'string' ? form['key'].trim() : '');
    const next = nextPath(typeof form['next'] === 'string' ? form['next'] : undefined);
    if (key === null || key.opens !== null) {
      failed(true);
      noted(c, 'sign-in', 'nobody', 401);
      // The same for a key that there never was, one that was revoked and one that is over.
      return page(c, 401, next, 'That key opens nothing here.');
    }
    begin(c, key);
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
    begin(c, key);
    noted(c, 'open share', `${key.name} (${key.key})`, 303);
    return c.redirect(nextPath(key.opens), 303);
  });
}

function page(c: Context<Env>, status: 200 | 401, next: string, wrong: string): Response {
  c.header('Cache-Control', 'no-store');
  c.header('Content-Security-Policy', PAGE_POLICY);
  c.header('X-Frame-Options', 'DENY');
  // A form of a page that tells nobody where it stands comes from nowhere, and is refused like one of another site.
  c.header('Referrer-Policy', 'same-origin');
  const escaped = next.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return c.html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in · Newstally</title>
<style>${DOCS_STYLE} body { display: block; } input { display: block; width: 100%; font: inherit; padding: 0.5rem; margin: 0.25rem 0 1rem; } main { max-width: 28rem; margin: 0 auto; }
button { font: inherit; padding: 0.5rem 1rem; background: var(--ink); color: var(--paper); border: 0; } .wrong { color: light-dark(#7f3b08, #f9a96b); }</style></head>
<body><main><h1>Newstally</h1><p>Who is in the news, with whom, and in what tone.</p>
<form method="post" action="/sign-in"><input type="hidden" name="next" value="${escaped}">
<label for="key">Your key</label><input id="key" name="key" type="password" autocomplete="current-password" required autofocus${wrong === '' ? '' : ' aria-invalid="true" aria-describedby="wrong"'}>
${wrong === '' ? '' : `<p class="wrong" id="wrong" role="alert">${wrong}</p>`}<button type="submit">Sign in</button></form>
<p>Keys are made by whoever runs this Newstally: <code>newstally keys add NAME</code>.</p></main></body></html>`,
    status,
  );
}
