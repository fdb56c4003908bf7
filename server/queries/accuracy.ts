import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';

/** How many checked mentions of this database stand, by rule? The card that ships is put before them afterwards. */
export const accuracy = (_filters: Settled): Sql => sql`
  SELECT via AS via, sum(CASE WHEN is_right THEN 1 ELSE 0 END) AS n_right, count(*) AS n
  FROM checked GROUP BY via ORDER BY n DESC, via`;
