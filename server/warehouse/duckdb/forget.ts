import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import { isKept, keepPast } from './history.ts';
import { ARTICLE_TABLES } from './layouts.ts';

/** Keeps the wordings that articles have, before others take their place. */
export const keepWording = (connection: DuckDBConnection, ids: readonly number[], no: number) =>
  connection.run(
    `INSERT INTO revision BY NAME SELECT a.article_id, a.revision_no, a.title, t.body, a.batch_no, a.published_at, a.day, a.date_problem,
            a.text_hash, CAST(${no} AS UINTEGER) AS since
     FROM article a JOIN article_text t ON t.article_id = a.article_id
     WHERE a.article_id IN (SELECT unnest($1::UINTEGER[]))`,
    [new DuckDBListValue([...ids])],
    [LIST(UINTEGER)],
  );

/** Takes everything out that was read in articles, and the articles; what held until then is kept as past. */
export async function forget(connection: DuckDBConnection, ids: readonly number[], no: number): Promise<void> {
  const list = [new DuckDBListValue([...ids])];
  for (const table of ARTICLE_TABLES) {
    if (isKept(table))
      await keepPast(connection, table, no, { where: 't.article_id IN (SELECT unnest($1::UINTEGER[]))' }, list, [
        LIST(UINTEGER),
      ]);
    await connection.run(`DELETE FROM ${table} WHERE article_id IN (SELECT unnest($1::UINTEGER[]))`, list, [
      LIST(UINTEGER),
    ]);
  }
}
