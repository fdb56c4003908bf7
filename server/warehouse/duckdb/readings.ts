import type { DuckDBConnection } from '@duckdb/node-api';
import type { Reading } from '../readings.ts';
import type { Bound } from '../sql.ts';
import { appendRows } from './columns.ts';

const LAYOUT = { reading_no: 'id', catalogue: 'text', scorer: 'text', rules: 'text' } as const;

/** The number of a reading; one that is new gets the next, inside the caller's transaction. */
export async function numberOf(connection: DuckDBConnection, reading: Reading): Promise<number> {
  const found = await connection.runAndReadAll('SELECT reading_no, catalogue, scorer, rules FROM reading');
  const rows = found.getRows();
  const known = rows.find(
    ([, catalogue, scorer, rules]) =>
      catalogue === reading.catalogue && scorer === reading.scorer && rules === reading.rules,
  );
  if (known !== undefined) return Number(known[0]);
  const reading_no = Math.max(0, ...rows.map(([no]) => Number(no))) + 1;
  await appendRows(connection, 'reading', LAYOUT, [{ reading_no, ...reading }]);
  return reading_no;
}

/** The number of a reading by what it reads with; 0 where that was never used. */
export const numberBy = (reading: Reading): { readonly text: string; readonly values: readonly Bound[] } => ({
  text: `SELECT coalesce(max(reading_no), 0) AS no FROM reading WHERE catalogue = $1 AND scorer = $2 AND rules = $3`,
  values: [reading.catalogue, reading.scorer, reading.rules].map((value) => ({ kind: 'value', type: 'text', value })),
});

/** What is read by now, as the writer knows it. */
export type Current = { no: number; epoch: number; reading: Reading | null };

/** Articles that another reading than this has read, and those of them that another scorer has scored. */
export const otherwise = (no: number): string =>
  `SELECT count(*) AS articles, count(*) FILTER (r.scorer IS DISTINCT FROM (SELECT scorer FROM reading WHERE reading_no = ${no})) AS scored
   FROM read_by AS b LEFT JOIN reading AS r ON r.reading_no = b.reading_no WHERE b.reading_no <> ${no}`;
