import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import { AppError, type KeyError } from '../base/errors.ts';
import { invalid } from '../base/settle.ts';
import { createTurns } from '../base/turns.ts';
import { nameOfSlug, noWatchlist, wrongCount, wrongMember, wrongName, wrongSlug } from '../base/watchlist-words.ts';
import { instantText } from '../base/week.ts';
import type { NamedActors, Watchlist } from '../contract/watchlist.ts';
import type { WatchlistStore } from '../warehouse/watchlists.ts';

/** What a person says of a watchlist; one that is there keeps its name where none is said. */
export type AskedWatchlist = { readonly name?: string | undefined; readonly actors: readonly string[] };

/** The watchlists, of the configuration file and of the app, as they are asked for and changed: one change after the other. */
export type Watchlists = {
  /** By slug. Of two with the same slug the configuration file's is the one. */
  all(): Promise<ReadonlyMap<string, Watchlist>>;
  /** Slugs of those that were made in the app and that the configuration file hides. */
  hidden(): Promise<readonly string[]>;
  /** Makes or replaces one. Throws `invalid` by key, or `conflict` where it is the configuration file's. */
  put(watchlist: string, asked: AskedWatchlist): Promise<{ readonly kept: Watchlist; readonly fresh: boolean }>;
  /** Throws `not_found`, or `conflict` where it is the configuration file's. */
  remove(watchlist: string): Promise<Watchlist>;
  /** Names what they all hold: an answer that hangs on them is another one when this is; empty where there are none. */
  version(): Promise<string>;
  /** Whom an actor counts as: whom it was merged into, else itself. */
  whose(actor: string): string;
};

export type WatchlistEffects = {
  readonly store: WatchlistStore;
  readonly clock: Clock;
  /** Those of the configuration file. */
  readonly told: readonly NamedActors[];
  readonly whose: (actor: string) => string;
};

type Known = {
  readonly all: ReadonlyMap<string, Watchlist>;
  readonly hidden: readonly string[];
  readonly version: string;
};

export function createWatchlists({ store, clock, told, whose }: WatchlistEffects): Watchlists {
  const ofFile = new Map(
    told.map((one) => [one.watchlist, { ...one, origin: 'file', updated_at: null } satisfies Watchlist]),
  );
  // One process owns the database, so what was read once is known.
  let read: Promise<Known> | null = null;
  const known = async (): Promise<Known> => {
    read ??= readAll(store, ofFile);
    try {
      return await read;
    } catch (error) {
      read = null; // a failed reading must not be remembered
      throw error;
    }
  };
  const { inTurn } = createTurns();
  const ownedByFile = (watchlist: string) => {
    if (!ofFile.has(watchlist)) return;
    throw new AppError('conflict', `The watchlist "${watchlist}" is in the configuration file; change it there.`);
  };
  return {
    all: async () => (await known()).all,
    hidden: async () => (await known()).hidden,
    version: async () => (await known()).version,
    whose,
    put: (watchlist, asked) =>
      inTurn(async () => {
        const before = (await known()).all.get(watchlist);
        const checked = checkedWatchlist(watchlist, asked, before?.name ?? null);
        ownedByFile(watchlist);
        const kept = { ...checked, updated_at: instantText(clock.now()) };
        await store.put(kept);
        read = null;
        return { kept: { ...kept, origin: 'app' }, fresh: before === undefined };
      }),
    remove: (watchlist) =>
      inTurn(async () => {
        ownedByFile(watchlist);
        const { all } = await known();
        const gone = all.get(watchlist);
        if (gone === undefined) throw new AppError('not_found', `There is ${noWatchlist(watchlist, all.keys())}.`);
        await store.remove(watchlist);
        read = null;
        return gone;
      }),
  };
}

async function readAll(store: WatchlistStore, ofFile: ReadonlyMap<string, Watchlist>): Promise<Known> {
  const kept = await store.all();
  const all = new Map<string, Watchlist>(kept.map((one) => [one.watchlist, { ...one, origin: 'app' }]));
  for (const one of ofFile.values()) all.set(one.watchlist, one);
  const said = [...all.values()].map(({ watchlist, name, actors, updated_at }) => [
    watchlist,
    name,
    actors,
    updated_at,
  ]);
  const version = said.length === 0 ? '' : createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8);
  return {
    all,
    hidden: kept.map(({ watchlist }) => watchlist).filter((slug) => ofFile.has(slug)),
    version,
  };
}

/** A watchlist in the form in which it is kept; throws `invalid` with one entry for each key that is wrong. */
function checkedWatchlist(watchlist: string, { name, actors }: AskedWatchlist, before: string | null): NamedActors {
  const errors: KeyError[] = [];
  const check = (key: string, value: string, expected: string | null) => {
    if (expected !== null) errors.push({ key, value: value.slice(0, 200), expected });
  };
  check('watchlist', watchlist, wrongSlug(watchlist));
  if (name !== undefined) check('name', name, wrongName(name));
  check('actors', String(actors.length), wrongCount(actors.length));
  for (const [at, actor] of actors.entries()) check(`actors.${at}`, actor, wrongMember(actor));
  if (errors.length > 0) throw invalid(errors);
  return { watchlist, name: name?.trim() ?? before ?? nameOfSlug(watchlist), actors: [...new Set(actors)] };
}
