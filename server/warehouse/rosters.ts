import type { NamedMembers, OfRosters } from '../contract/roster.ts';

/** A roster that was made in the app. */
export type KeptRoster = NamedMembers & { readonly updated_at: string };

/** What the warehouse keeps of one kind of rosters; each change is safe on disk when it resolves. */
export interface RosterStore {
  /** All of them, by slug. */
  all(): Promise<KeptRoster[]>;
  /** Writes one, in the place of one with the same slug. */
  put(roster: KeptRoster): Promise<void>;
  remove(slug: string): Promise<void>;
}

export type RosterStores = OfRosters<RosterStore>;
