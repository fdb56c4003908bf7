import type { Settled } from '../contract/filters.ts';
import { type Sql, sql, text } from '../warehouse/sql.ts';

/** What did persons correct, why, and what did it move? The latest first; of one article where it is named. */
export const corrections = ({ article }: Settled): Sql => sql`
  SELECT correction_id AS correction, made_at AS made_at, made_by AS made_by, why AS why, '' AS does, change AS change,
         mentions AS mentions, articles AS articles, first_week AS first_week, last_week AS last_week,
         tone_before AS tone_before, tone_after AS tone_after, undone_at AS undone_at
  FROM correction ${article === null ? sql`` : sql`WHERE position(${text(article)} IN change) > 0`} ORDER BY correction DESC`;
