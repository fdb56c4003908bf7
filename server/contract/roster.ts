import type { ROSTER_ORIGINS, RosterKind } from './vocabulary.ts';

/** A named set of actors or of sources, as a person or the configuration file says it. */
export type NamedMembers = {
  /** Links say it after an @. */
  readonly slug: string;
  readonly name: string;
  /** Slugs in the order in which they were given; some may be known to nobody. */
  readonly chosen: readonly string[];
};

/** One that is kept. */
export type Roster = NamedMembers & {
  readonly origin: (typeof ROSTER_ORIGINS)[number];
  /** Instant in UTC; null in the configuration file. */
  readonly updated_at: string | null;
};

/** Something of either kind. */
export type OfRosters<Thing> = Readonly<Record<RosterKind, Thing>>;
