import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import { isKept, keepPast } from './history.ts';
import { LAYOUTS } from './layouts.ts';

/*
 * What is read of history anew stands in tables beside, named next_…, with the columns of those they will replace.
 * Nobody reads them but the writer.
 */

/** Tables that a reading does not change: what an article says, the lines of its text and its words. */
const KEPT: ReadonlySet<string> = new Set(['article_text', 'edge_line', 'wording']);
const BESIDE = Object.keys(LAYOUTS).filter((name) => !KEPT.has(name));
/** Those that are replaced whole; of an article's own row only what was read is taken over. */
const REPLACED = BESIDE.filter((name) => name !== 'article');

/** What identifies and dates an article: no reading changes it, and much of it may change while one goes on. */
const OF_THE_ARTICLE: ReadonlySet<string> = new Set([
  'article_id',
  'id',
  'text_hash',
  'story_id',
  'source_id',
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
  'revision_no',
  'batch_no',
]);

/** Where a fact that is read anew goes; null for what stays as it is. */
export const beside = (table: string): string | null => (KEPT.has(table) ? null : `next_${table}`);

/** How a definition begins; some names stand in quotation marks. */
const CREATED = /^CREATE TABLE "?(\w+)"?\s*\(/;

/** Empty tables beside, made as the ones that readers see were made. */
export async function makeNext(connection: DuckDBConnection): Promise<void> {
  await dropNext(connection);
  for (const text of (await definitions(connection, '')).values()) {
    await connection.run(text.replace(CREATED, 'CREATE TABLE next_$1('));
  }
}

export async function dropNext(connection: DuckDBConnection): Promise<void> {
  for (const name of BESIDE) await connection.run(`DROP TABLE IF EXISTS next_${name}`);
}

/** Whether the tables beside are all there, with the columns that readers see: an upgrade may have added some. */
export async function nextFits(connection: DuckDBConnection): Promise<boolean> {
  const [live, next] = [await definitions(connection, ''), await definitions(connection, 'next_')];
  return BESIDE.every((name) => next.get(name) !== undefined && next.get(name) === live.get(name));
}

async function definitions(connection: DuckDBConnection, prefix: string): Promise<Map<string, string>> {
  const found = await connection.runAndReadAll('SELECT table_name, sql FROM duckdb_tables() WHERE NOT temporary');
  const all = new Map(found.getRows().map(([name, text]) => [String(name), String(text)]));
  return new Map(
    BESIDE.flatMap((name) => {
      const text = all.get(prefix + name);
      return text === undefined ? [] : [[name, text.replace(CREATED, `CREATE TABLE ${name}(`)]];
    }),
  );
}

export async function forgetNext(connection: DuckDBConnection, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  for (const name of BESIDE) {
    await connection.run(
      `DELETE FROM next_${name} WHERE article_id IN (SELECT unnest($1::UINTEGER[]))`,
      [new DuckDBListValue([...ids])],
      [LIST(UINTEGER)],
    );
  }
}

/**
 * Takes over into the tables beside what has changed in the others, and the number they will stand under; in a transaction before the one
 * that puts them in place. The engine logs a change of rows under the name its table has at the end: in one transaction with the renaming,
 * the log could not be read again after a kill (duckdb 1.5.6; see duckdb issue 25548).
 */
export async function readyNext(connection: DuckDBConnection, no: number): Promise<void> {
  for (const name of REPLACED) {
    // An article that came meanwhile may have moved others into another story, which is no reason to read them again.
    if ('story_id' in LAYOUTS[name as keyof typeof LAYOUTS]) {
      await connection.run(
        `UPDATE next_${name} SET story_id = a.story_id FROM article a
         WHERE a.article_id = next_${name}.article_id AND a.story_id <> next_${name}.story_id`,
      );
    }
    if (isKept(name)) await connection.run(`UPDATE next_${name} SET since = ${no}`);
  }
}

/** Puts the tables beside in the place of those that readers see, inside the caller's transaction. */
export async function replaceByNext(connection: DuckDBConnection, no: number): Promise<void> {
  const columns = Object.keys(LAYOUTS.article).filter((name) => !OF_THE_ARTICLE.has(name));
  const others = (row: string) => columns.map((name) => `${row}.${name} IS DISTINCT FROM n.${name}`).join(' OR ');
  await keepPast(connection, 'article', no, {
    from: 'JOIN next_article AS n ON n.article_id = t.article_id',
    where: others('t'),
  });
  await connection.run(
    `UPDATE article SET ${columns.map((name) => `${name} = n.${name}`).join(', ')}, since = ${no}
     FROM next_article n WHERE n.article_id = article.article_id AND (${others('article')})`,
  );
  for (const name of REPLACED) {
    if (isKept(name)) await keepPast(connection, name, no);
    await connection.run(`DROP TABLE ${name}`);
    await connection.run(`ALTER TABLE next_${name} RENAME TO ${name}`);
  }
  await connection.run('DROP TABLE next_article');
}
