import type { CHECK_RESULTS, SUBSCRIPTION_STATES } from './vocabulary.ts';

/** What a person says of a subscription; the rest comes of its checks. */
export type NewSubscription = {
  /** Of a feed, a sitemap or a page. */
  readonly address: string;
  /** Source of every article that comes of it, whatever it says itself; null leaves that to the articles. */
  readonly source: string | null;
  /** In the words it was told: "every 30 minutes", "daily at 06:00", "0 6 * * 1-5". */
  readonly schedule: string;
};

/** An address that is read again and again, and how that goes. Instants are in UTC. */
export type Subscription = NewSubscription & {
  readonly subscription: number;
  readonly state: (typeof SUBSCRIPTION_STATES)[number];
  /** Why it is paused; null while it is active. */
  readonly reason: string | null;
  /** When it came into this state. */
  readonly since: string;
  readonly added_at: string;
  readonly checked_at: string | null;
  readonly result: (typeof CHECK_RESULTS)[number] | null;
  /** Why the last check failed; null where it did not. */
  readonly problem: string | null;
  /** The last run that it opened; a check that finds nothing changed opens none. */
  readonly run: number | null;
  readonly added: number | null;
  readonly revised: number | null;
  /** Checks that failed since the last one that did not. */
  readonly failures: number;
  /** When it is checked again; null while it is paused. */
  readonly next_at: string | null;
  /** The server asked to be left alone until then. */
  readonly not_before: string | null;
  /** Where the server says the address has moved for good. It is told, and followed, but never written over the address. */
  readonly moved_to: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  /** Names the bytes that were read last: a server without validators is asked for nothing new either. */
  readonly body_hash: string | null;
};

/** What became of a list of subscriptions: each address in exactly one of the three. */
export type Listed = {
  readonly added: readonly Subscription[];
  /** Addresses that were there already. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly address: string; readonly reason: string }[];
};
