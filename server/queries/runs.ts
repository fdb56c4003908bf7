import type { Settled } from '../contract/filters.ts';
import { id, integer, type Sql, sql } from '../warehouse/sql.ts';

/** What did each ingest read, and what became of it? The latest first; counts are NULL until a run has ended. */
export const runs = ({ limit, after }: Settled): Sql => sql`
  SELECT run_id AS run, input AS input, started_at AS started_at, ended_at AS ended_at, inputs AS inputs, added AS added,
         revised AS revised, duplicate AS duplicate, rejected AS rejected, undated AS undated,
         lost_letters AS lost_letters
  FROM run
  WHERE ${after === null ? sql`TRUE` : sql`run_id < ${id(after[0] as number)}`}
  ORDER BY run DESC
  ${limit === null ? sql`` : sql`LIMIT ${integer(limit)}`}`;

export const runsCount = (_filters: Settled): Sql => sql`SELECT count(*) AS rows FROM run`;

/** What answers about runs hang on beside the data: how many have begun, and how many have ended. */
export const stateOfRuns = sql`SELECT count(*) AS begun, count(ended_at) AS ended FROM run`;
