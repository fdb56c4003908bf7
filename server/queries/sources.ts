import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { matchingArticles, ofArticles } from './matching.ts';

/** Which sources were read, how much and when? Undated articles are counted apart, whatever the range. */
export const sources = (filters: Settled): Sql => sql`
  SELECT s.slug AS source, s.name AS name, coalesce(d.articles, 0) AS articles, coalesce(u.undated, 0) AS undated,
         coalesce(d.mentions, 0) AS mentions, coalesce(d.weeks, 0) AS weeks, d.first_day AS first_day, d.last_day AS last_day
  FROM source AS s
  LEFT JOIN (
    SELECT source_id, count(*) AS articles, sum(mentions) AS mentions, count(DISTINCT week) AS weeks,
           min(day) AS first_day, max(day) AS last_day
    FROM article WHERE ${matchingArticles(filters)} GROUP BY source_id
  ) AS d ON d.source_id = s.source_id
  LEFT JOIN (
    SELECT source_id, count(*) AS undated FROM article WHERE day IS NULL AND ${ofArticles(filters)} GROUP BY source_id
  ) AS u ON u.source_id = s.source_id
  WHERE d.articles IS NOT NULL OR u.undated IS NOT NULL
  ORDER BY articles DESC, source`;
