import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { bucket, matchingArticles, ofArticles, ofSources } from './matching.ts';

/** How many articles does each step of time hold? Rows only where there are some; who was heard and expected is worked out afterwards. */
export const coverage = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS week, count(*) AS articles
  FROM article WHERE ${matchingArticles(filters)} GROUP BY ${bucket(filters)} ORDER BY week`;

/**
 * Articles of each source in each of its steps, over all coverage and whatever their words and language: a source's usual size
 * and its life do not hang on the chosen range. The size of a whole range is told by its weeks.
 */
export const stepsOfSources = (filters: Settled): Sql => {
  const step = filters.grain === 'range' ? sql`week` : bucket(filters);
  return sql`
    SELECT source_id AS source_id, ${step} AS step, count(*) AS articles, min(day) AS first_day, max(day) AS last_day
    FROM article WHERE day IS NOT NULL AND ${ofSources(filters)} GROUP BY source_id, ${step} ORDER BY source_id, step`;
};

/** Articles and stories of each step, for the grid. */
export const covered = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS week, count(*) AS articles, count(DISTINCT story_id) AS stories
  FROM article WHERE ${matchingArticles(filters)} GROUP BY ${bucket(filters)} ORDER BY week`;

/** The first and last day of all coverage; nulls in an empty database. */
export const bounds = sql`SELECT min(day) AS first_day, max(day) AS last_day FROM article`;

/** Articles without a trustworthy date that the filter would otherwise hold. */
export const undated = (filters: Settled): Sql => sql`
  SELECT count(*) AS articles FROM article WHERE day IS NULL AND ${ofArticles(filters)}`;

/** Forms in the filter that fit several actors and were given to none. */
export const unresolved = (filters: Settled): Sql => sql`
  SELECT count(*) AS forms FROM unresolved
  WHERE article_id IN (SELECT article_id FROM article WHERE ${matchingArticles(filters)})`;
