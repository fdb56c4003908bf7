import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/**
 * Tables whose past is kept. A row holds from the snapshot `since`; when it is changed or taken out, it goes to past_… as it was,
 * with `until`. So questions of now read what they always read, and those of then read both.
 */
export const KEPT_TABLES = [
  'source',
  'actor',
  'article',
  'read_by',
  'article_text',
  'sentence',
  'mention',
  'article_actor',
  'quote',
  'unresolved',
  'checked',
  'unknown_name',
  'revision',
  'alike',
  'wording',
  'burst_calibration',
] as const;
type KeptTable = (typeof KEPT_TABLES)[number];

export const isKept = (table: string): table is KeptTable => (KEPT_TABLES as readonly string[]).includes(table);

/**
 * Keeps rows as they are, before a change takes them: those of the table, named t, which `where` tells, with `from` beside it.
 * What this very change made is no past. Must come before the change, inside its transaction.
 */
export async function keepPast(
  connection: DuckDBConnection,
  table: KeptTable,
  no: number,
  { from = '', where = 'TRUE' }: { readonly from?: string; readonly where?: string } = {},
  values: DuckDBValue[] = [],
  types?: DuckDBType[],
): Promise<void> {
  await connection.run(
    `INSERT INTO past_${table} BY NAME SELECT t.*, CAST(${no} AS UINTEGER) AS until FROM ${table} AS t ${from}
     WHERE t.since < ${no} AND (${where})`,
    values,
    types,
  );
}

/** Views that shadow the tables on one connection, so that every question reads what held at a snapshot. */
export async function lookBack(connection: DuckDBConnection, no: number, at: string | null): Promise<void> {
  const named = await connection.runAndReadAll('SELECT current_database()');
  // Without its database a name would mean the view itself.
  const database = `"${String(named.getRows()[0]?.[0]).replaceAll('"', '""')}".main`;
  for (const table of KEPT_TABLES) {
    const columns = (await columnsOf(connection, table)).join(', ');
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW ${table} AS
       SELECT ${columns} FROM ${database}.${table} WHERE since <= ${no}
       UNION ALL SELECT ${columns} FROM ${database}.past_${table} WHERE since <= ${no} AND until > ${no}`,
    );
  }
  await connection.run(`CREATE OR REPLACE TEMP VIEW batch AS SELECT * FROM ${database}.batch WHERE batch_no <= ${no}`);
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW run AS
     SELECT * REPLACE (CASE WHEN ended_no <= ${no} THEN ended_at END AS ended_at) FROM ${database}.run`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW subscription AS
     SELECT * REPLACE (CASE WHEN checked_at <= '${at ?? ''}' THEN checked_at END AS checked_at) FROM ${database}.subscription`,
  );
}

/** The columns of a table that questions read. */
async function columnsOf(connection: DuckDBConnection, table: string): Promise<string[]> {
  const found = await connection.runAndReadAll(
    `SELECT column_name FROM duckdb_columns()
     WHERE table_name = $1 AND database_name = current_database() AND NOT internal AND column_name <> 'since' ORDER BY column_index`,
    [table],
  );
  return found.getRows().map(([name]) => String(name));
}
