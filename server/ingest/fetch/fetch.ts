import { type Dispatcher, fetch as undiciFetch, type Response } from 'undici';
import type { Clock } from '../../base/clock.ts';
import { messageOf } from '../../base/errors.ts';
import { megabytes } from '../readers/reader.ts';
import { AddressRefused, checkedUrl, type Guard } from './addresses.ts';
import { FIRST_WAIT_MS, type Limits, LONGEST_WAIT_MS, MOST_REDIRECTS, MOST_TRIES, USER_AGENT } from './limits.ts';

/** What a fetch needs of the world. */
export type Effects = {
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly dispatcher: Dispatcher;
  readonly guard: Guard;
  readonly limits: Limits;
  /** Ends everything at once, with its reason thrown: for a process that stops. */
  readonly signal?: AbortSignal;
};

/** What an earlier answer gave to ask with: whether anything has changed since. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type Fetched =
  | ({
      readonly kind: 'fetched';
      /** Where it was in the end. */
      readonly url: string;
      /** Where the address has moved for good, as the server says; null where it has not. */
      readonly movedTo: string | null;
      readonly bytes: Buffer;
      readonly type: string | null;
      readonly language: string | null;
    } & Validators)
  | ({ readonly kind: 'unchanged'; readonly url: string; readonly movedTo: string | null } & Validators)
  | {
      readonly kind: 'failed';
      readonly url: string;
      readonly reason: string;
      readonly status: number | null;
      /** When the server asks to be left alone: for how long. */
      readonly retryAfterMs: number | null;
      /** It will be the same tomorrow: gone for good, or an address that must not be fetched. */
      readonly final: boolean;
    };

/** Why a hop must not be made, and whether that is for good. */
export type Refusal = { readonly reason: string; readonly final: boolean };

/** Asked before each hop; a refusal stops there. */
export type Permit = (url: URL) => Promise<Refusal | null>;

export type Ask = { readonly validators?: Validators; readonly permit?: Permit; readonly accept?: string };

const NONE: Validators = { etag: null, lastModified: null };
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5';

/** One answer of one try; `again` when another may fare better. */
type Tried = { readonly fetched: Fetched; readonly again: boolean };

/** Fetches an address within all limits. Comes back with what happened and never throws for what the other side does; only its own signal ends it by throwing. */
export async function fetchUrl(address: string, effects: Effects, ask: Ask = {}): Promise<Fetched> {
  for (let tries = 1; ; tries += 1) {
    const { fetched, again } = await tryOnce(address, effects, ask);
    if (!again || tries >= MOST_TRIES || fetched.kind !== 'failed') return fetched;
    const wait = fetched.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + effects.random());
    if (wait > LONGEST_WAIT_MS) return fetched;
    await effects.sleep(wait);
  }
}

async function tryOnce(address: string, effects: Effects, ask: Ask): Promise<Tried> {
  const failed = (
    reason: string,
    final: boolean,
    status: number | null = null,
    retryAfterMs: number | null = null,
  ): Fetched => ({
    kind: 'failed',
    url: address,
    reason,
    status,
    retryAfterMs,
    final,
  });
  effects.signal?.throwIfAborted();
  // One signal for all hops and the body.
  const timeout = AbortSignal.timeout(effects.limits.wholeMs);
  const signal = effects.signal === undefined ? timeout : AbortSignal.any([timeout, effects.signal]);
  try {
    const { response, url, movedTo } = await follow(address, effects, ask, signal);
    const { status } = response;
    const validators = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    if (status === 304) {
      await response.body?.cancel();
      const { etag, lastModified } = ask.validators ?? NONE;
      const kept = { etag: validators.etag ?? etag, lastModified: validators.lastModified ?? lastModified };
      return { fetched: { kind: 'unchanged', url, movedTo, ...kept }, again: false };
    }
    if (!response.ok) {
      await response.body?.cancel();
      const retryAfterMs = waitAsked(response.headers.get('retry-after'), effects.clock.now());
      const fetched = failed(`the server answered ${status}`, status === GONE, status, retryAfterMs);
      return { fetched, again: AGAIN.has(status) };
    }
    const bytes = await bodyOf(response, effects.limits.mostBytes);
    const said = { type: response.headers.get('content-type'), language: response.headers.get('content-language') };
    return { fetched: { kind: 'fetched', url, movedTo, bytes, ...said, ...validators }, again: false };
  } catch (error) {
    effects.signal?.throwIfAborted();
    const { reason, again, final } = whyNot(error, effects.limits);
    return { fetched: failed(reason, final), again };
  }
}

/** Answers after which the same question may be answered otherwise. */
const AGAIN = new Set([408, 425, 429, 500, 502, 503, 504]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
/** What was here, and will not come back. */
const GONE = 410;

/** Follows redirects by hand, so that each hop is checked as the first was. */
async function follow(address: string, { dispatcher, guard }: Effects, ask: Ask, signal: AbortSignal) {
  const seen = new Set<string>();
  let url = checkedUrl(address, guard);
  let movedTo: string | null = null;
  let forGood = true;
  for (;;) {
    const refusal = (await ask.permit?.(url)) ?? null;
    if (refusal !== null) throw new Stopped(refusal.reason, refusal.final);
    seen.add(url.href);
    const response = await undiciFetch(url, { dispatcher, signal, redirect: 'manual', headers: headersOf(ask) });
    if (!REDIRECTS.has(response.status)) return { response, url: url.href, movedTo };
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (location === null) throw new Stopped(`the server answered ${response.status} without saying where to`);
    url = checkedUrl(location, guard, url.href);
    // Behind a redirect that may change tomorrow, one for good is not the address's own.
    forGood &&= FOR_GOOD.has(response.status);
    if (forGood) movedTo = url.href;
    if (seen.has(url.href)) throw new Stopped('the redirects go in a circle');
    if (seen.size > MOST_REDIRECTS) throw new Stopped(`more than ${MOST_REDIRECTS} redirects`);
  }
}

function headersOf({ validators = NONE, accept = ACCEPT }: Ask): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept,
    ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
    ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

/** What another try cannot mend. */
class Stopped extends Error {
  readonly final: boolean;

  constructor(message: string, final = false) {
    super(message);
    this.final = final;
  }
}

/** The unpacked body; counted as it comes, so that a bomb is cut off where it passes the limit. */
async function bodyOf(response: Response, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop lets go of the connection.
    if (size > most) throw new Stopped(`larger than ${megabytes(most)} after unpacking`);
    parts.push(Buffer.from(chunk));
  }
  return Buffer.concat(parts);
}

/** "Retry-After: 120", or a date; null for nothing that can be read, and never less than nothing. */
function waitAsked(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - nowMs);
}

const CODES = new Map<string, string>([
  ['ECONNREFUSED', 'nobody answers at this address'],
  ['ECONNRESET', 'the connection broke off'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['ENOTFOUND', 'there is no such name'],
  ['EAI_AGAIN', 'the name could not be looked up'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer stopped halfway'],
  ['Z_DATA_ERROR', 'the answer is packed and damaged'],
  ['Z_BUF_ERROR', 'the answer is packed and ends early'],
]);

/** The reason in plain words; what refused or stopped us is final, what the network does is not. */
function whyNot(error: unknown, limits: Limits): { reason: string; again: boolean; final: boolean } {
  for (const cause of causesOf(error)) {
    if (cause instanceof AddressRefused) return { reason: cause.message, again: false, final: true };
    if (cause instanceof Stopped) return { reason: cause.message, again: false, final: cause.final };
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      return { reason: `not finished within ${limits.wholeMs / 1000} s`, again: false, final: false };
    }
    const code = (cause as { readonly code?: unknown }).code;
    const known = typeof code === 'string' ? CODES.get(code) : undefined;
    if (known !== undefined) return { reason: known, again: true, final: false };
  }
  const reason = `it could not be fetched (${messageOf(causesOf(error).at(-1) ?? error)})`;
  return { reason, again: true, final: false };
}

/** An error and what it was caused by; several addresses of one name fail as several errors in one. */
function causesOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return [error];
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  return [
    error,
    ...(Array.isArray(errors) ? errors.flatMap(causesOf) : []),
    ...(cause === undefined ? [] : causesOf(cause)),
  ];
}
