import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { Actor } from '../../contract/actor.ts';
import { appendRows } from './columns.ts';

/** New actors get the next numbers; known ones keep theirs and take the catalogue's latest name and kind. */
export async function putActors(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: Map<string, number>,
): Promise<void> {
  let last = Math.max(0, ...ids.values());
  const rows = actors.map(({ id: slug, name, kind, wikidata }) => {
    const actor_id = ids.get(slug) ?? (last += 1);
    return { actor_id, slug, name, kind, wikidata };
  });
  await connection.run(
    'DELETE FROM actor WHERE slug IN (SELECT unnest($1::VARCHAR[]))',
    [new DuckDBListValue(actors.map(({ id }) => id))],
    [LIST(VARCHAR)],
  );
  await appendRows(
    connection,
    'actor',
    { actor_id: 'id', slug: 'text', name: 'text', kind: 'text', wikidata: 'text' },
    rows,
  );
  for (const { slug, actor_id } of rows) ids.set(slug, actor_id);
}
