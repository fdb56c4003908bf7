import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';

/** What became of every record that was ever read? Sums of the runs that ended, in one row. */
export const ledger = (_filters: Settled): Sql => sql`
  SELECT r.runs AS runs, r.not_ended AS not_ended, r.inputs AS inputs, r.added AS added, r.revised AS revised,
         r.duplicate AS duplicate, r.rejected AS rejected, a.articles AS articles, a.undated AS undated
  FROM (
    SELECT count(ended_at) AS runs, count(*) - count(ended_at) AS not_ended, coalesce(sum(inputs), 0) AS inputs,
           coalesce(sum(added), 0) AS added, coalesce(sum(revised), 0) AS revised,
           coalesce(sum(duplicate), 0) AS duplicate, coalesce(sum(rejected), 0) AS rejected
    FROM run
  ) AS r
  CROSS JOIN (SELECT count(*) AS articles, count(*) - count(day) AS undated FROM article) AS a`;
