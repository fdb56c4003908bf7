import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, VARCHAR } from '@duckdb/node-api';

/** An article that is there already, and the wordings it has had before. */
export type Known = {
  readonly article_id: number;
  readonly text_hash: string;
  readonly day: string | null;
  readonly revision_no: number;
  readonly earlier: readonly string[];
};

/** Those of these articles that are there already, by their ids. */
export async function knownArticles(connection: DuckDBConnection, ids: readonly string[]): Promise<Map<string, Known>> {
  const found = await connection.runAndReadAll(
    `SELECT a.id, a.article_id, a.text_hash, CAST(a.day AS VARCHAR), a.revision_no, string_agg(r.text_hash, ' ')
     FROM article a LEFT JOIN revision r ON r.article_id = a.article_id
     WHERE a.id IN (SELECT unnest($1::VARCHAR[])) GROUP BY a.id, a.article_id, a.text_hash, a.day, a.revision_no`,
    [new DuckDBListValue([...ids])],
    [LIST(VARCHAR)],
  );
  return new Map(
    found.getRows().map(([id, article_id, text_hash, day, revision_no, earlier]) => [
      String(id),
      {
        article_id: Number(article_id),
        text_hash: String(text_hash),
        day: day === null ? null : String(day),
        revision_no: Number(revision_no),
        earlier: earlier === null ? [] : String(earlier).split(' '),
      },
    ]),
  );
}
