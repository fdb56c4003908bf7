import type { DuckDBConnection } from '@duckdb/node-api';
import { dayIn, monthOf, weekOf } from '../../base/week.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';

/** Tables that carry a copy of the article's day, week and month. */
const DATED = ['article', 'mention', 'article_actor'] as const;

/**
 * Cuts the days, weeks and months of all timed articles anew in another zone, before anything is served.
 * A date without a time is taken as it stands, so those articles keep their day.
 */
export async function rezone(connection: DuckDBConnection, zone: string, no: number): Promise<void> {
  const timed = await connection.runAndReadAll(
    'SELECT article_id, published_at FROM article WHERE published_at IS NOT NULL',
  );
  const rows = timed.getRows().map(([article_id, instant]) => {
    const day = dayIn(zone, Date.parse(String(instant)));
    return { article_id: Number(article_id), day, week: weekOf(day), month: monthOf(day) };
  });
  await connection.run('CREATE OR REPLACE TEMP TABLE rezoned (article_id UINTEGER, day DATE, week DATE, month DATE)');
  await appendRows(connection, 'rezoned', { article_id: 'id', day: 'day', week: 'day', month: 'day' }, rows);
  for (const table of [...DATED, 'unresolved'] as const) {
    await keepPast(connection, table, no, {
      from: 'JOIN rezoned AS r ON r.article_id = t.article_id',
      where: 't.day IS DISTINCT FROM r.day',
    });
    const also = table === 'unresolved' ? '' : 'week = r.week, month = r.month,';
    await connection.run(
      `UPDATE ${table} SET day = r.day, ${also} since = ${no} FROM rezoned r
       WHERE ${table}.article_id = r.article_id AND ${table}.day IS DISTINCT FROM r.day`,
    );
  }
  await connection.run('DROP TABLE rezoned');
  await rezoneRevisions(connection, zone, no);
}

/** Days of wordings that were replaced, which nothing counts but a reader compares. */
async function rezoneRevisions(connection: DuckDBConnection, zone: string, no: number): Promise<void> {
  const timed = await connection.runAndReadAll(
    'SELECT DISTINCT published_at FROM revision WHERE published_at IS NOT NULL',
  );
  const rows = timed.getRows().map(([instant]) => {
    const published_at = String(instant);
    return { published_at, day: dayIn(zone, Date.parse(published_at)) };
  });
  await connection.run('CREATE OR REPLACE TEMP TABLE rezoned (published_at VARCHAR, day DATE)');
  await appendRows(connection, 'rezoned', { published_at: 'text', day: 'day' }, rows);
  await keepPast(connection, 'revision', no, {
    from: 'JOIN rezoned AS r ON r.published_at = t.published_at',
    where: 't.day IS DISTINCT FROM r.day',
  });
  await connection.run(
    `UPDATE revision SET day = r.day, since = ${no} FROM rezoned r
     WHERE revision.published_at = r.published_at AND revision.day IS DISTINCT FROM r.day`,
  );
  await connection.run('DROP TABLE rezoned');
}
