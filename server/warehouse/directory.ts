import type { Kind } from '../contract/actor.ts';
import { sql } from './sql.ts';
import type { Readable } from './warehouse.ts';

export type KnownActor = {
  readonly actor_id: number;
  readonly actor: string;
  readonly name: string;
  readonly kind: Kind;
};

/** Slugs to integer ids and back, for one state of the data. */
export type Directory = {
  readonly actors: ReadonlyMap<string, KnownActor>;
  readonly actorsById: ReadonlyMap<number, KnownActor>;
  readonly sources: ReadonlyMap<string, number>;
  readonly sourceSlugs: ReadonlyMap<number, string>;
  readonly sourceNames: ReadonlyMap<number, string>;
};

export async function readDirectory(warehouse: Pick<Readable, 'query'>): Promise<Directory> {
  const actors = await warehouse.query<KnownActor>(
    sql`SELECT actor_id AS actor_id, slug AS actor, name AS name, kind AS kind FROM actor`,
  );
  const sources = await warehouse.query<{ source_id: number; source: string; name: string }>(
    sql`SELECT source_id AS source_id, slug AS source, name AS name FROM source`,
  );
  return {
    actors: new Map(actors.map((actor) => [actor.actor, actor])),
    actorsById: new Map(actors.map((actor) => [actor.actor_id, actor])),
    sources: new Map(sources.map(({ source, source_id }) => [source, source_id])),
    sourceSlugs: new Map(sources.map(({ source, source_id }) => [source_id, source])),
    sourceNames: new Map(sources.map(({ source_id, name }) => [source_id, name])),
  };
}
