import type { NamedActors } from '../contract/watchlist.ts';

/** A watchlist that was made in the app. */
export type KeptWatchlist = NamedActors & { readonly updated_at: string };

/** What the warehouse keeps of watchlists; each change is safe on disk when it resolves. */
export interface WatchlistStore {
  /** All of them, by slug. */
  all(): Promise<KeptWatchlist[]>;
  /** Writes one, in the place of one with the same slug. */
  put(watchlist: KeptWatchlist): Promise<void>;
  remove(watchlist: string): Promise<void>;
}
