import { type Sql, sql } from '../warehouse/sql.ts';

/** What did persons correct, why, and what did it move? The latest first. */
export const corrections = (): Sql => sql`
  SELECT correction_id AS correction, made_at AS made_at, made_by AS made_by, why AS why, '' AS does, change AS change,
         mentions AS mentions, articles AS articles, first_week AS first_week, last_week AS last_week, undone_at AS undone_at
  FROM correction ORDER BY correction DESC`;
