import type { Context, MiddlewareHandler } from 'hono';
import { type Asking, type Sent, stateOfAll } from '../exports/answer.ts';
import { isKnown } from '../exports/tag.ts';
import type { Env } from './problem.ts';

/** Bytes of an answer that is kept as it went out; longer ones are worked out of what is remembered. */
const MOST_BYTES = 65_536;

/**
 * Gives an answer that went out before once more, byte for byte, while nothing that it hangs on can have changed. Stands before whatever
 * reads a request, so that an answer that a dashboard asks for again costs little more than saying hello; behind whatever may refuse one.
 * Only what a question marks as such is kept (`keep` of the context).
 */
export function keptAnswers(asking: Asking): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method !== 'GET') return next();
    // Taken before the answer is made: what is written in between makes it one of the past.
    const state = stateOfAll(asking);
    const key = [c.req.url, c.req.header('accept') ?? '', c.req.header('accept-encoding') ?? ''].join('\n');
    const known = asking.sent.get(key);
    if (known?.state === state) return again(c, known);
    await next();
    if (c.get('keep') !== true || c.res.status !== 200) return undefined;
    const body = new Uint8Array(await c.res.arrayBuffer());
    const { 'x-request-id': _own, ...headers } = Object.fromEntries(c.res.headers);
    if (body.byteLength <= MOST_BYTES) asking.sent.set(key, { state, headers, body });
    c.res = c.body(body, 200, headers);
    return undefined;
  };
}

/** What a client has already is not sent again. */
function again(c: Context<Env>, { headers, body }: Sent): Response {
  const { etag = '', 'cache-control': kept = '', vary = '' } = headers;
  if (!isKnown(c.req.header('if-none-match'), etag)) return c.body(body, 200, headers);
  return c.body(null, 304, { etag, 'cache-control': kept, vary });
}
