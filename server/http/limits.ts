import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import type { Env } from './problem.ts';

const WINDOW_MS = 60_000;
/** Addresses that are told apart at one time; an older one begins anew. */
const MOST_ADDRESSES = 10_000;

type Window = { readonly ends: number; left: number };

/**
 * So many requests a minute from one address, told with each answer as the draft of RateLimit headers (7) has it. Written by hand: forty
 * lines on the cache that is there already, beside a package that has to be told the same four things.
 */
export function rateLimit(perMinute: number, clock: Clock, whose: (c: Context<Env>) => string): MiddlewareHandler<Env> {
  const windows = new LRUCache<string, Window>({ max: MOST_ADDRESSES });
  return async (c, next) => {
    const now = clock.now();
    const key = whose(c);
    let window = windows.get(key);
    if (window === undefined || window.ends <= now) {
      window = { ends: now + WINDOW_MS, left: perMinute };
      windows.set(key, window);
    }
    const reset = Math.ceil((window.ends - now) / 1000);
    const refused = window.left <= 0;
    window.left = Math.max(0, window.left - 1);
    const { left } = window;
    const tell = () => {
      c.header('RateLimit-Policy', `${perMinute};w=${WINDOW_MS / 1000}`);
      c.header('RateLimit', `limit=${perMinute}, remaining=${left}, reset=${reset}`);
    };
    if (refused) {
      tell();
      c.header('Retry-After', String(reset));
      throw new AppError('too_many', `${perMinute} requests a minute are answered; ask again in ${reset} s.`);
    }
    await next();
    tell();
  };
}

/** A body of JSON that a person or program writes: no more is read of it. Files and streams of records have limits of their own. */
const MOST_JSON_BYTES = 1024 * 1024;
const OWN_LIMITS = /^\/api\/v1\/(?:ingest|catalogue|catalogue\/preview)$/;

const limited = bodyLimit({
  maxSize: MOST_JSON_BYTES,
  onError: () => {
    throw new AppError('too_large', 'Send JSON of at most 1 MB.');
  },
});

export const bodiesOfJson: MiddlewareHandler<Env> = (c, next) =>
  OWN_LIMITS.test(c.req.path) || !/^application\/json\b/i.test(c.req.header('content-type') ?? '')
    ? next()
    : limited(c, next);
