import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Audit, noAudit } from '../access/audit.ts';
import { allows, type Keys } from '../access/keys.ts';
import type { Person, Provider } from '../access/provider.ts';
import type { Sessions } from '../access/sessions.ts';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { instantText } from '../base/week.ts';
import type { Asker, KeyRow } from '../contract/access.ts';
import type { Scope } from '../contract/vocabulary.ts';
import type { Env } from './problem.ts';
import type { NeededBy } from './scopes.ts';

/** How it is found out who asks. */
export type Access = {
  /** Others than this machine may ask, so everybody needs a key. */
  readonly required: boolean;
  /** Names, beside those of this machine, under which it may be asked. */
  readonly hosts: readonly string[];
  readonly keys: Keys;
  readonly sessions: Sessions | null;
  readonly audit: Audit;
  /** What commands of this machine show; null where they need nothing. */
  readonly local: string | null;
  /** Whether a peer is a proxy whose headers are believed, the header with its user, and what such users may. */
  readonly proxy: {
    trusts(address: string): boolean;
    readonly user: string | null;
    readonly scopes: readonly Scope[];
  };
  /** Where readers sign in besides showing a key; null where nowhere. */
  readonly provider: Provider | null;
  /** Where readers open the dashboard; null is wherever they ask. */
  readonly url: string | null;
  readonly clock: Clock;
};

const NO_PROXY: Access['proxy'] = { trusts: () => false, user: null, scopes: [] };

/** This machine alone asks, and may do everything. */
export const openAccess = (keys: Keys, clock: Clock, audit: Audit = noAudit): Access => ({
  required: false,
  hosts: [],
  keys,
  sessions: null,
  audit,
  local: null,
  proxy: NO_PROXY,
  provider: null,
  url: null,
  clock,
});

export const COOKIE = 'newstally';
const HERE: Asker = { who: 'this machine', scopes: ['admin'], key: null };
/** What everybody may ask: whether it lives, and how to sign in. */
const OPEN = /^\/(?:health|ready|sign-in|sign-in\/provider(?:\/back)?|shared\/[\w-]+)$/;

/** The address of whoever asks: of the peer, or of whom a trusted proxy says that it asks for. Empty without a socket. */
export function addressOf(c: Context<Env>, { proxy }: Pick<Access, 'proxy'>): string {
  const peer = peerOf(c);
  if (!proxy.trusts(peer)) return peer;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? peer;
}

const peerOf = (c: Context<Env>): string => {
  try {
    return (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '');
  } catch {
    return '';
  }
};

/** Who a request is from; null where nobody says, or nobody that is known. */
export function askerOf(c: Context<Env>, access: Access): Asker | null {
  if (!access.required) return HERE;
  const sent = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (sent !== undefined) {
    if (access.local !== null && sent === access.local) return HERE;
    const key = access.keys.of(sent);
    // A share link is for a browser, and for one page of it.
    return key === null || key.opens !== null ? null : ofKey(key);
  }
  const { proxy } = access;
  const user = proxy.user === null ? undefined : c.req.header(proxy.user);
  if (user !== undefined && user !== '' && proxy.trusts(peerOf(c)))
    return { who: user.slice(0, 100), scopes: proxy.scopes, key: null };
  return ofSession(getCookie(c, COOKIE) ?? '', access);
}

/** Who has a session: asked anew each time, so that it ends with the key, or once the configuration does not name the person. */
function ofSession(cookie: string, { sessions, keys, provider }: Access): Asker | null {
  const named = sessions?.keyOf(cookie) ?? null;
  const key = named === null ? null : keys.named(named);
  if (key !== null) return ofKey(key);
  const person = provider === null ? null : ((sessions?.unseal('person', cookie) ?? null) as Person | null);
  return person === null || provider === null ? null : provider.askerOf(person);
}

const ofKey = ({ key, name, scopes }: KeyRow): Asker => ({ who: `${name} (${key})`, scopes, key });

/** Lets a request through whose asker may do what the route that was found for it needs; what is changed is written down. */
export function whoAsks(access: Access, needed: NeededBy): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { operation, scope } = needed(c);
    const asker = askerOf(c, access);
    const isOpen = OPEN.test(c.req.path);
    if (!isOpen && access.required) {
      if (asker === null) return unknown(c);
      if (!allows(asker.scopes, scope))
        throw new AppError(
          'forbidden',
          `This needs a key with the scope "${scope}"; yours has ${asker.scopes.join(', ')}.`,
        );
    }
    if (asker !== null) c.set('asker', asker);
    await next();
    if (access.required) c.header('Vary', 'Authorization, Cookie', { append: true });
    if (operation === '' || c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
    access.audit.note({
      at: instantText(access.clock.now()),
      who: asker?.who ?? 'nobody',
      address: addressOf(c, access),
      action: operation,
      path: c.req.path.slice(0, 300),
      status: c.res.status,
      request_id: c.get('requestId'),
    });
    return undefined;
  };
}

/** A reader in a browser is shown where to sign in; a program is told. */
function unknown(c: Context<Env>): Response {
  const isPage =
    c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html') && !c.req.path.startsWith('/api/');
  if (isPage) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  c.header('WWW-Authenticate', 'Bearer realm="newstally"');
  throw new AppError(
    'unauthorized',
    'Send a key as "Authorization: Bearer nt_…"; `newstally keys add NAME` makes one.',
  );
}
