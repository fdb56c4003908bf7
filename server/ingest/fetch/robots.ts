import { LRUCache } from 'lru-cache';
import robotsModule from 'robots-parser';
import type { Clock } from '../../base/clock.ts';
import { decode } from '../decode.ts';
import type { Fetched } from './fetch.ts';
import { ROBOT } from './limits.ts';

/** What the robots.txt of a site says. */
export type Rules = {
  /** Why an address may not be fetched; null when it may. */
  readonly refusal: (url: string) => string | null;
  /** They could not be read, so everything is refused until they can. */
  readonly unread: boolean;
  readonly crawlDelayMs: number | null;
  readonly sitemaps: readonly string[];
};

export type Robots = (url: URL) => Promise<Rules>;

/** The package exports a function, and declares a module with one in it. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309 asks for no more than a day, and for some patience with a site that is down. */
const KEPT_MS = 24 * 3_600_000;
const KEPT_DOWN_MS = 600_000;
/** Sites remembered at once. */
const MOST_SITES = 1000;
/** RFC 9309: at least 500 kiB of a file are read. */
const MOST_BYTES = 500 * 1024;

const EVERYTHING: Rules = { refusal: () => null, unread: false, crawlDelayMs: null, sitemaps: [] };
const nothing = (reason: string): Rules => ({ ...EVERYTHING, refusal: () => reason, unread: true });

/** The rules of sites, fetched once a day each. A site without the file allows everything, one that is down nothing (RFC 9309). */
export function createRobots(fetchFile: (url: string) => Promise<Fetched>, clock: Clock): Robots {
  const known = new LRUCache<string, { readonly until: number; readonly rules: Promise<Rules> }>({ max: MOST_SITES });
  return async ({ origin }) => {
    const kept = known.get(origin);
    if (kept !== undefined && kept.until > clock.now()) return kept.rules;
    const fetched = fetchFile(`${origin}/robots.txt`);
    const coming = fetched.then((file) => rulesIn(file, origin));
    // Whoever waits is told; nobody else may be.
    coming.catch(() => known.delete(origin));
    // Asked twice at once, a site is still fetched once.
    known.set(origin, { until: clock.now() + KEPT_MS, rules: coming });
    const file = await fetched;
    const rules = rulesIn(file, origin);
    const until = clock.now() + (isDown(file) ? KEPT_DOWN_MS : KEPT_MS);
    known.set(origin, { until, rules: Promise.resolve(rules) });
    return rules;
  };
}

const isDown = (file: Fetched): boolean =>
  file.kind === 'failed' && (file.status === null || file.status >= 500 || file.status === 429);

function rulesIn(file: Fetched, origin: string): Rules {
  // An address that must not be fetched has no rules to wait for.
  if (file.kind === 'failed' && file.final && file.status === null) return { ...nothing(file.reason), unread: false };
  if (file.kind === 'failed')
    return isDown(file) ? nothing(`robots.txt could not be read (${file.reason})`) : EVERYTHING;
  if (file.kind === 'unchanged') return EVERYTHING;
  const robots = robotsParser(`${origin}/robots.txt`, decode(file.bytes.subarray(0, MOST_BYTES)));
  const seconds = robots.getCrawlDelay(ROBOT);
  return {
    refusal: (url) => (robots.isAllowed(url, ROBOT) === false ? 'robots.txt does not allow it' : null),
    unread: false,
    crawlDelayMs: seconds === undefined || !Number.isFinite(seconds) ? null : seconds * 1000,
    sitemaps: robots.getSitemaps(),
  };
}
