import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../base/errors.ts';
import type { Env } from './problem.ts';
import type { Access } from './who-asks.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The name in a Host header, without its port. */
const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** An address is no name, so nobody can make it point here (no DNS rebinding). */
const isAddress = (name: string): boolean => isIP(name.replace(/^\[|\]$/g, '')) !== 0;

/**
 * Keeps web pages that are open in the same browser out: every request must carry a Host of this machine, or where keys are needed one
 * that was named or is an address; and a write must come from the same origin (no forged forms).
 */
export const knownHost =
  ({ required, hosts }: Pick<Access, 'required' | 'hosts'>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const name = hostName(host);
    if (!LOOPBACK.has(name) && !(required && (hosts.includes(name) || isAddress(name)))) {
      throw new AppError(
        'forbidden',
        required
          ? `"${host.slice(0, 100)}" is not a name of this dashboard; NEWSTALLY_ALLOWED_HOSTS names those that are.`
          : `Newstally answers on this machine only; "${host.slice(0, 100)}" is not a loopback host.`,
      );
    }
    const origin = c.req.header('origin');
    const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.method !== 'OPTIONS';
    const own = [`http://${host}`, ...(required ? [`https://${host}`] : [])];
    if (writes && origin !== undefined && !own.includes(origin)) {
      throw new AppError('forbidden', 'A page of another origin may not write here.');
    }
    await next();
  };

/**
 * Nothing but this origin: no script, style, font or request from anywhere else. Styles of elements may be set by script,
 * because charts and lists place their parts that way.
 */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const safeHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  // What is stricter with itself has said so.
  if (!c.res.headers.has('Content-Security-Policy')) {
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Frame-Options', 'DENY');
  }
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.has('Referrer-Policy')) c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
};
