import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { bucket, matchingArticles, ofArticles } from './matching.ts';

/** How much was read of each source, step by step? Rows only where something was; expectation is worked out afterwards. */
export const coverage = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS week, source_id AS source_id, count(*) AS articles
  FROM article WHERE ${matchingArticles(filters)}
  GROUP BY ${bucket(filters)}, source_id ORDER BY week, source_id`;

/** The first and last day on which each source was read, in all coverage: between them it is expected. */
export const lifeOfSources = (filters: Settled): Sql => sql`
  SELECT source_id AS source_id, min(day) AS first_day, max(day) AS last_day
  FROM article WHERE day IS NOT NULL AND ${ofArticles(filters)} GROUP BY source_id ORDER BY source_id`;

/** Articles and sources of each step, for the grid: a step without sources was not measured. */
export const covered = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS week, count(*) AS articles, count(DISTINCT story_id) AS stories, count(DISTINCT source_id) AS sources
  FROM article WHERE ${matchingArticles(filters)} GROUP BY ${bucket(filters)} ORDER BY week`;

/** The first and last day of all coverage; nulls in an empty collection. */
export const bounds = sql`SELECT min(day) AS first_day, max(day) AS last_day FROM article`;

/** Articles without a trustworthy date that the filter would otherwise hold. */
export const undated = (filters: Settled): Sql => sql`
  SELECT count(*) AS articles FROM article WHERE day IS NULL AND ${ofArticles(filters)}`;

/** Forms in the filter that fit several actors and were given to none. */
export const unresolved = (filters: Settled): Sql => sql`
  SELECT count(*) AS forms FROM unresolved
  WHERE article_id IN (SELECT article_id FROM article WHERE ${matchingArticles(filters)})`;
