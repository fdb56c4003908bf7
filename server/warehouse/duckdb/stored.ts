import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import type { Article } from '../../contract/article.ts';
import type { Stored } from '../lines.ts';

const SAID = [
  'url',
  'title',
  'author',
  'language',
  'published_at',
  'day',
  'week',
  'month',
  'date_basis',
  'date_problem',
] as const;

/** Articles as they went in, but for the name of their input, which nobody keeps. */
export async function storedArticles(connection: DuckDBConnection, ids: readonly number[]): Promise<Stored[]> {
  const found = await connection.runAndReadAll(
    `SELECT a.id, a.text_hash, s.name, t.body, t.removed, t.details, b.run_id, a.mentions,
            ${SAID.map((name) => `CAST(a.${name} AS VARCHAR)`).join(', ')}
     FROM article a JOIN article_text t ON t.article_id = a.article_id JOIN source s ON s.source_id = a.source_id
     JOIN batch b ON b.batch_no = a.batch_no
     WHERE a.article_id IN (SELECT unnest($1::UINTEGER[])) ORDER BY a.article_id`,
    [new DuckDBListValue([...ids])],
    [LIST(UINTEGER)],
  );
  return found.getRows().map(([id, text_hash, source, body, removed, details, run, mentions, ...said]) => ({
    article: {
      input: `stored article ${String(id)}`,
      id: String(id),
      text_hash: String(text_hash),
      source: String(source),
      body: String(body),
      removed: JSON.parse(String(removed)),
      ...JSON.parse(String(details ?? '{}')),
      ...(Object.fromEntries(SAID.map((name, at) => [name, textOf(said[at])])) as Pick<Article, (typeof SAID)[number]>),
    },
    run: Number(run),
    mentions: Number(mentions),
  }));
}

const textOf = (value: DuckDBValue | undefined): string | null => (value == null ? null : String(value));
