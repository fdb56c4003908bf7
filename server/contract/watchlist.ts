import type { WATCHLIST_ORIGINS } from './vocabulary.ts';

/** A named set of actors, as a person or the configuration file says it. */
export type NamedActors = {
  /** Slug: links say it after an @. */
  readonly watchlist: string;
  readonly name: string;
  /** Slugs in the order in which they were given; some may be in no catalogue. */
  readonly actors: readonly string[];
};

/** One that is kept. */
export type Watchlist = NamedActors & {
  readonly origin: (typeof WATCHLIST_ORIGINS)[number];
  /** Instant in UTC; null in the configuration file. */
  readonly updated_at: string | null;
};
