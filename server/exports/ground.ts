import type { Meant } from '../base/settle.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { Watchlist } from '../contract/watchlist.ts';
import { bounds } from '../queries/coverage.ts';
import { type Directory, readDirectory } from '../warehouse/directory.ts';
import type { Readable } from '../warehouse/warehouse.ts';
import type { Watchlists } from './watchlists.ts';

/** What filters are settled against, for one state of the data and of the watchlists. */
export type Grounds = {
  readonly directory: Directory;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly watchlists: ReadonlyMap<string, Meant>;
};

/** The last grounds that were read, and the state that they are of. */
export type Standing = { state: string | null; value: Promise<Grounds> | null };

export type GroundEffects = {
  readonly ground: Standing;
  readonly collection: Pick<Readable, 'query'>;
  readonly catalogue: Catalogue;
  readonly watchlists: Watchlists;
};

/** Names and bounds change only with the data, and watchlists with what persons do: read once for each state of both. */
export async function groundOf(effects: GroundEffects, snapshot: string): Promise<Grounds> {
  const { ground, watchlists } = effects;
  const state = `${snapshot} ${await watchlists.version()}`;
  if (ground.state !== state || ground.value === null) {
    ground.state = state;
    ground.value = readGround(effects);
    // A failed reading must not be remembered.
    ground.value.catch(() => {
      ground.value = null;
    });
  }
  return ground.value;
}

async function readGround({ collection, catalogue, watchlists }: GroundEffects): Promise<Grounds> {
  const [days] = await collection.query<{ first_day: string | null; last_day: string | null }>(bounds);
  const directory = await readDirectory(collection);
  const all = await watchlists.all();
  const hidden = new Set(await watchlists.hidden());
  const listed = new Set(all.size === 0 ? [] : catalogue.actors.map(({ id }) => id));
  const meant = [...all.values()].map((one) => meaningOf(one, directory, listed, watchlists.whose));
  return {
    directory,
    first_day: days?.first_day ?? null,
    last_day: days?.last_day ?? null,
    watchlists: new Map(meant.map((one) => [one.watchlist, { ...one, hides: hidden.has(one.watchlist) }])),
  };
}

/** Whom a watchlist means: everybody once, in its order; who is in no catalogue is kept apart. */
export function meaningOf(
  { watchlist, name, actors }: Pick<Watchlist, 'watchlist' | 'name' | 'actors'>,
  directory: Directory,
  catalogue: ReadonlySet<string>,
  whose: (actor: string) => string,
): Omit<Meant, 'hides'> {
  const members = new Set<number>();
  const missing: string[] = [];
  for (const actor of actors) {
    const as = whose(actor);
    const id = catalogue.has(as) ? directory.actors.get(as)?.actor_id : undefined;
    if (id === undefined) missing.push(actor);
    else members.add(id);
  }
  return { watchlist, name, chosen: actors.length, members: [...members], missing };
}
