import type { MiddlewareHandler } from 'hono';
import type { Env } from './problem.ts';

/** What a page of another origin may see of an answer, besides its body. */
const EXPOSED =
  'ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Query, X-Request-Id, X-Rows, X-Snapshot, X-Versions';
const ASKED = 'Accept, If-None-Match, X-Request-Id';
const METHODS = 'GET, HEAD, OPTIONS';

/**
 * Lets pages of named origins ask, and nobody else; none is named unless the configuration does. They may read and not write: who
 * writes must be of this origin.
 */
export function crossOrigin(origins: readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const may = origin !== undefined && origins.includes(origin);
    if (may && c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined) {
      return c.body(null, 204, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': ASKED,
        'Access-Control-Max-Age': '600',
        Vary: 'Origin',
      });
    }
    await next();
    if (origins.length > 0) c.header('Vary', 'Origin', { append: true });
    if (may) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', EXPOSED);
    }
    return undefined;
  };
}
