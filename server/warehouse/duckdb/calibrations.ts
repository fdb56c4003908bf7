import type { DuckDBConnection } from '@duckdb/node-api';
import type { Calibration } from '../../contract/calibration.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';

const LAYOUT = {
  grain: 'text',
  p_limit: 'real',
  rate: 'real',
  doubled: 'real',
  tripled: 'real',
  fivefold: 'real',
  actors: 'id',
  steps: 'id',
  dispersion: 'real',
  correlation: 'real',
  snapshot: 'text',
  made_at: 'text',
} as const;

/** Keeps how the alarm was calibrated for steps of a grain, in the place of what counted before. Inside the caller's transaction. */
export async function keepCalibration(
  connection: DuckDBConnection,
  calibration: Calibration,
  no: number,
): Promise<void> {
  const grain = [calibration.grain];
  await keepPast(connection, 'burst_calibration', no, { where: 't.grain = $1' }, grain);
  await connection.run('DELETE FROM burst_calibration WHERE grain = $1', grain);
  await appendRows(connection, 'burst_calibration', LAYOUT, [calibration], no);
}
