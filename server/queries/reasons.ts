import type { Settled } from '../contract/filters.ts';
import { id, type Sql, sql } from '../warehouse/sql.ts';

/** Why were records refused, or articles left without a date? One row a run and reason as it was written. */
export const reasons = ({ run }: Settled): Sql => {
  const ofRun = run === null ? sql`TRUE` : sql`run_id = ${id(run)}`;
  return sql`
    SELECT step AS step, reason AS reason, run_id AS run, count(*) AS count
    FROM rejection WHERE ${ofRun} GROUP BY step, reason, run_id
    UNION ALL
    SELECT 'date' AS step, a.date_problem AS reason, b.run_id AS run, count(*) AS count
    FROM article AS a JOIN batch AS b ON b.batch_no = a.batch_no
    WHERE a.day IS NULL AND ${ofRun} GROUP BY a.date_problem, b.run_id
    ORDER BY step, reason, run`;
};
