/** How long and how much a fetch may take. */
export type Limits = {
  readonly connectMs: number;
  readonly headersMs: number;
  /** From the first connection to the last byte, redirects and all. */
  readonly wholeMs: number;
  /** Of the body as it is after unpacking: a packed one of 10 kB can hold 10 MB. */
  readonly mostBytes: number;
};

export const LIMITS: Limits = { connectMs: 5000, headersMs: 10_000, wholeMs: 30_000, mostBytes: 10_000_000 };

/** The last address counts too: this many redirects are followed. */
export const MOST_REDIRECTS = 5;

/** How often one address is tried. */
export const MOST_TRIES = 3;

/** The first wait before another try; each further one is twice as long. */
export const FIRST_WAIT_MS = 500;

/** A server that asks for a longer wait is left alone until the next run. */
export const LONGEST_WAIT_MS = 60_000;

/** How robots.txt and servers know us; the first word is what rules are written for. */
export const ROBOT = 'Newstally';
export const USER_AGENT = `${ROBOT}/0.1 (reads news feeds and pages for analysis; keeps to robots.txt)`;
