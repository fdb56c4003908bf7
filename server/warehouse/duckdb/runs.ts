import type { DuckDBConnection } from '@duckdb/node-api';
import type { Ledger, Rejection } from '../../contract/run.ts';
import { appendRows } from './columns.ts';

/** Whether a run that brought nothing tells something all the same: it read an address. */
export async function isNews(connection: DuckDBConnection, run: number, counts: Ledger): Promise<boolean> {
  if (counts.inputs > 0 && counts.rejected === counts.inputs) return false;
  const found = await connection.runAndReadAll(
    `SELECT count(*) FROM run WHERE run_id = $1 AND (input LIKE 'https://%' OR input LIKE 'http://%')
       AND run_id NOT IN (SELECT run_id FROM batch)`,
    [run],
  );
  return Number(found.getRows()[0]?.[0]) > 0;
}

/** Closes a run with its counts and every rejection, inside the caller's transaction. */
export async function endRun(
  connection: DuckDBConnection,
  run: number,
  counts: Ledger,
  rejections: readonly Rejection[],
  at: string,
  /** The snapshot that it ends at. */
  no: number,
): Promise<void> {
  await connection.run(
    `UPDATE run SET ended_at = $1, inputs = $2, added = $3, revised = $4, duplicate = $5, rejected = $6,
                    undated = $7, undated_reasons = $8, lost_letters = $9, ended_no = ${no} WHERE run_id = $10`,
    [
      at,
      counts.inputs,
      counts.added,
      counts.revised,
      counts.duplicate,
      counts.rejected,
      counts.undated,
      JSON.stringify(counts.undated_reasons),
      counts.lost_letters,
      run,
    ],
  );
  await appendRows(
    connection,
    'rejection',
    { run_id: 'id', input: 'text', step: 'text', reason: 'text' },
    rejections.map(({ input, step, reason }) => ({ run_id: run, input, step, reason })),
  );
}
