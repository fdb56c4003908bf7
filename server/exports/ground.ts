import type { Meant, MeantRosters } from '../base/settle.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { NamedMembers, OfRosters } from '../contract/roster.ts';
import { ROSTER_KINDS, type RosterKind } from '../contract/vocabulary.ts';
import { bounds } from '../queries/coverage.ts';
import { type Directory, readDirectory } from '../warehouse/directory.ts';
import type { Readable } from '../warehouse/warehouse.ts';
import type { Rosters } from './rosters.ts';

/** What filters are settled against, for one state of the data and of the rosters. */
export type Grounds = {
  readonly directory: Directory;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly rosters: MeantRosters;
};

/** The last grounds that were read, and the state that they are of. */
export type Standing = { state: string | null; value: Promise<Grounds> | null };

export type GroundEffects = {
  readonly ground: Standing;
  readonly database: Pick<Readable, 'query'>;
  readonly catalogue: Catalogue;
  readonly rosters: OfRosters<Rosters>;
};

/** Names and bounds change only with the data, and rosters with what persons do: read once for each state of both. */
export async function groundOf(effects: GroundEffects, snapshot: string): Promise<Grounds> {
  const { ground, rosters } = effects;
  const versions = await Promise.all(ROSTER_KINDS.map((kind) => rosters[kind].version()));
  const state = [snapshot, ...versions].join(' ');
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

async function readGround({ database, catalogue, rosters }: GroundEffects): Promise<Grounds> {
  const [days] = await database.query<{ first_day: string | null; last_day: string | null }>(bounds);
  const directory = await readDirectory(database);
  const numberOf: OfRosters<() => NumberOf> = {
    // Who left the catalogue keeps a number, and is named by no article any more.
    watchlists: () => {
      const listed = new Set(catalogue.actors.map(({ id }) => id));
      return (slug) => (listed.has(slug) ? directory.actors.get(slug)?.actor_id : undefined);
    },
    collections: () => (slug) => directory.sources.get(slug),
  };
  const meantBy = async (kind: RosterKind): Promise<ReadonlyMap<string, Meant>> => {
    const all = await rosters[kind].all();
    if (all.size === 0) return new Map();
    const hidden = new Set(await rosters[kind].hidden());
    const number = numberOf[kind]();
    const idOf = (member: string) => number(rosters[kind].whose(member));
    return new Map(
      [...all].map(([slug, one]) => [slug, { kind, ...meaningOf(one, idOf), hides: hidden.has(slug) }] as const),
    );
  };
  return {
    directory,
    first_day: days?.first_day ?? null,
    last_day: days?.last_day ?? null,
    rosters: { watchlists: await meantBy('watchlists'), collections: await meantBy('collections') },
  };
}

type NumberOf = (slug: string) => number | undefined;

/** Whom a roster means: everybody once, in its order; who has no number is kept apart. */
function meaningOf({ slug, name, chosen }: NamedMembers, numberOf: NumberOf): Omit<Meant, 'kind' | 'hides'> {
  const members = new Set<number>();
  const missing: string[] = [];
  for (const member of chosen) {
    const id = numberOf(member);
    if (id === undefined) missing.push(member);
    else members.add(id);
  }
  return { slug, name, chosen: chosen.length, members: [...members], missing };
}
