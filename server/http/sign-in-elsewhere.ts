import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Expected, Provider } from '../access/provider.ts';
import { SESSION_SECONDS, type Sessions } from '../access/sessions.ts';
import { AppError, CODES, messageOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { chain, type Env } from './problem.ts';
import { goOnPage, signInPage } from './sign-in-page.ts';

const PATH = '/sign-in/provider';
/** What was asked of the provider. It comes along on the way back from another site, which the cookie of a session does not. */
const UNDER_WAY = 'newstally-sign-in';
const UNDER_WAY_SECONDS = 600;

type UnderWay = Expected & { readonly next: string };

export type Elsewhere = {
  readonly provider: Provider;
  readonly sessions: Sessions;
  /** Where readers open the dashboard; null is wherever they ask. */
  readonly url: string | null;
  readonly log: Log;
  isSecure(c: Context<Env>): boolean;
  nextPath(next: string | undefined): string;
  /** Opens the session of a browser with a cookie. */
  begin(c: Context<Env>, cookie: string, seconds: number): void;
  noted(c: Context<Env>, who: string, status: number): void;
  /** Counts a failure of an address; throws once there were too many. */
  mayTry(c: Context<Env>): (failed: boolean) => void;
};

/** Signing in at an OpenID provider: to it, and back with what it says. */
export function addSignInElsewhere(app: OpenAPIHono<Env>, house: Elsewhere): void {
  const { provider, sessions } = house;
  const cookieOf = (c: Context<Env>) =>
    ({ httpOnly: true, sameSite: 'Lax', path: '/sign-in', secure: house.isSecure(c) }) as const;

  function refused(c: Context<Env>, next: string, error: unknown): Response {
    if (!(error instanceof AppError)) throw error;
    house.log.error('sign-in at the provider failed', { request_id: c.get('requestId'), error: chain(error) });
    const { status } = CODES[error.code];
    return signInPage(c, status as 400, { next, wrong: messageOf(error), ofKey: false, provider: provider.name });
  }

  app.get(PATH, async (c) => {
    const next = house.nextPath(c.req.query('next'));
    house.mayTry(c);
    try {
      const own = house.url ?? `${house.isSecure(c) ? 'https' : 'http'}://${new URL(c.req.url).host}`;
      const { address, expected } = await provider.begin(`${own}${PATH}/back`);
      const underWay: UnderWay = { ...expected, next };
      const sealed = sessions.seal('under-way', underWay, UNDER_WAY_SECONDS);
      setCookie(c, UNDER_WAY, sealed, { ...cookieOf(c), maxAge: UNDER_WAY_SECONDS });
      c.header('Cache-Control', 'no-store');
      return c.redirect(address, 303);
    } catch (error) {
      return refused(c, next, error);
    }
  });

  app.get(`${PATH}/back`, async (c) => {
    const failed = house.mayTry(c);
    const underWay = sessions.unseal('under-way', getCookie(c, UNDER_WAY) ?? '') as UnderWay | null;
    // Good for one way back, whatever came of it.
    deleteCookie(c, UNDER_WAY, cookieOf(c));
    const next = underWay?.next ?? '/';
    try {
      if (underWay === null)
        throw new AppError(
          'invalid',
          `This sign-in was not begun in this browser${house.url === null ? '' : ` at ${house.url}`}, or more than ten minutes ago. Sign in again.`,
        );
      const person = await provider.end(new URL(c.req.url).search, underWay);
      house.begin(c, sessions.seal('person', person, SESSION_SECONDS), SESSION_SECONDS);
      house.noted(c, `${person.name} (${provider.name})`, 200);
      return goOnPage(c, next);
    } catch (error) {
      failed(true);
      const answer = refused(c, next, error);
      house.noted(c, 'nobody', answer.status);
      return answer;
    }
  });
}
