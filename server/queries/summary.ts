import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { matchingArticles } from './matching.ts';

/** How large is the view? The clauses are put together afterwards, from the same answers the charts are drawn from. */
export const summary = (filters: Settled): Sql => sql`
  SELECT count(*) AS articles, count(DISTINCT story_id) AS stories, count(DISTINCT source_id) AS sources,
         coalesce(sum(mentions), 0) AS mentions
  FROM article WHERE ${matchingArticles(filters)}`;
