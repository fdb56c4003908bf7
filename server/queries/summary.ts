import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, isUsual, matchingArticles } from './matching.ts';

/** How large is the view? The clauses are put together afterwards, from the same answers the charts are drawn from. */
export const summary = (filters: Settled): Sql => sql`
  SELECT count(*) AS articles, count(DISTINCT story_id) AS stories, count(DISTINCT source_id) AS sources,
         coalesce(${isUsual(filters) ? sql`sum(mentions)` : sql`(SELECT sum(mentions) FROM ${articleActor(filters)} AS aa WHERE ${matchingArticles(filters)})`}, 0) AS mentions
  FROM article WHERE ${matchingArticles(filters)}`;
