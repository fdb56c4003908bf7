import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { Actor } from '../../contract/actor.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';

const LAYOUT = { actor_id: 'id', slug: 'text', name: 'text', kind: 'text', wikidata: 'text' } as const;

/** Rows of texts, taken out of the engine as one text: value by value, thousands of actors take three times as long at each start. */
async function textsOf(connection: DuckDBConnection, columns: string, from: string): Promise<(string | null)[][]> {
  const found = await connection.runAndReadAll(`SELECT CAST(to_json(list([${columns}])) AS VARCHAR) FROM ${from}`);
  const text = found.getRows()[0]?.[0];
  return text == null ? [] : (JSON.parse(String(text)) as (string | null)[][]);
}

/** Every number that was ever given, by slug: an actor that leaves the catalogue and comes back is the same one. */
export async function numbersOf(connection: DuckDBConnection): Promise<Map<string, number>> {
  const all = '(SELECT slug, actor_id FROM actor UNION ALL SELECT slug, actor_id FROM actor_number)';
  const found = await textsOf(connection, 'slug, CAST(actor_id AS VARCHAR)', all);
  return new Map(found.map(([slug, id]) => [String(slug), Number(id)]));
}

/** Gives a number to everybody who has none, and returns whom that was. */
function number(actors: readonly Actor[], ids: Map<string, number>): Actor[] {
  let last = 0;
  for (const id of ids.values()) last = Math.max(last, id);
  const fresh = actors.filter(({ id }) => !ids.has(id));
  for (const { id } of fresh) ids.set(id, (last += 1));
  return fresh;
}

const rowsOf = (actors: readonly Actor[], ids: ReadonlyMap<string, number>) =>
  actors.map(({ id: slug, name, kind, wikidata }) => ({ actor_id: ids.get(slug)!, slug, name, kind, wikidata }));

/** Rows that are not there, or not so. */
async function changed(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: ReadonlyMap<string, number>,
): Promise<ReturnType<typeof rowsOf>> {
  const found = await textsOf(connection, 'slug, name, kind, wikidata', 'actor');
  const there = new Map(found.map(([slug, ...said]) => [slug, JSON.stringify(said)]));
  return rowsOf(actors, ids).filter(
    ({ slug, name, kind, wikidata }) => there.get(slug) !== JSON.stringify([name, kind, wikidata]),
  );
}

const SLUGS = [LIST(VARCHAR)];
const slugsOf = (rows: readonly { readonly slug: string }[]) => [new DuckDBListValue(rows.map(({ slug }) => slug))];

/** Whether any of them is not there, or not so. */
export const areNews = async (
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: ReadonlyMap<string, number>,
): Promise<boolean> => (await changed(connection, actors, ids)).length > 0;

/** New actors get the next numbers; known ones keep theirs and take the catalogue's latest name and kind. */
export async function putActors(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: Map<string, number>,
  no: number,
): Promise<void> {
  number(actors, ids);
  const rows = await changed(connection, actors, ids);
  if (rows.length === 0) return;
  const slugs = slugsOf(rows);
  await keepPast(connection, 'actor', no, { where: 't.slug IN (SELECT unnest($1::VARCHAR[]))' }, slugs, SLUGS);
  for (const table of ['actor', 'actor_number']) {
    await connection.run(`DELETE FROM ${table} WHERE slug IN (SELECT unnest($1::VARCHAR[]))`, slugs, SLUGS);
  }
  await appendRows(connection, 'actor', LAYOUT, rows, no);
}

const NUMBERED = { actor_id: 'id', slug: 'text' } as const;

/** Numbers for actors whom readers do not see yet. */
export async function numberActors(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: Map<string, number>,
): Promise<void> {
  const fresh = number(actors, ids);
  await appendRows(
    connection,
    'actor_number',
    NUMBERED,
    fresh.map(({ id: slug }) => ({ actor_id: ids.get(slug)!, slug })),
  );
}

/** These are all that readers see; the numbers of all others are kept. */
export async function onlyActors(
  connection: DuckDBConnection,
  actors: readonly Actor[],
  ids: Map<string, number>,
  no: number,
): Promise<void> {
  number(actors, ids);
  const here = new Set(actors.map(({ id }) => id));
  const gone = 't.slug NOT IN (SELECT unnest($1::VARCHAR[]))';
  const slugs = [new DuckDBListValue([...here])];
  await keepPast(connection, 'actor', no, { where: gone }, slugs, SLUGS);
  await connection.run(`DELETE FROM actor AS t WHERE ${gone}`, slugs, SLUGS);
  await putActors(connection, actors, ids, no);
  await connection.run('DELETE FROM actor_number');
  await appendRows(
    connection,
    'actor_number',
    NUMBERED,
    [...ids].flatMap(([slug, actor_id]) => (here.has(slug) ? [] : [{ actor_id, slug }])),
  );
}
