import type { Settled } from '../contract/filters.ts';
import { date, type Sql, sql } from '../warehouse/sql.ts';
import { matchingArticles, ofArticles } from './matching.ts';

/** Which sources were read, how much and when? Undated articles are counted apart, whatever the range. */
export const sources = (filters: Settled): Sql => sql`
  SELECT s.slug AS source, s.name AS name, coalesce(d.articles, 0) AS articles, coalesce(u.undated, 0) AS undated,
         coalesce(d.mentions, 0) AS mentions, coalesce(d.weeks, 0) AS weeks, d.first_day AS first_day, d.last_day AS last_day,
         s.source_id AS source_id
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

/** Articles of each source in each week, over all weeks: a source's health is judged by its own past, not by the chosen range. */
export const weeksOfSources = (filters: Settled): Sql => sql`
  SELECT source_id AS source_id, week AS week, count(*) AS articles
  FROM article WHERE day IS NOT NULL AND ${ofArticles(filters)}
  GROUP BY source_id, week ORDER BY source_id, week`;

/** The latest week up to one in which anything at all was read. */
export const lastWeekRead = (week: string): Sql =>
  sql`SELECT max(week) AS week FROM article WHERE week <= ${date(week)}`;

/** What each source brought in each run that ended, with what that run read and refused; a wording since replaced counts too. */
export const runsOfSources = (_filters: Settled): Sql => sql`
  SELECT w.source_id AS source_id, w.run_id AS run, r.inputs AS inputs, r.rejected AS rejected, count(*) AS articles
  FROM (
    SELECT a.source_id, b.run_id FROM article AS a JOIN batch AS b ON b.batch_no = a.batch_no
    UNION ALL
    SELECT a.source_id, b.run_id FROM revision AS o JOIN article AS a ON a.article_id = o.article_id
    JOIN batch AS b ON b.batch_no = o.batch_no
  ) AS w
  JOIN run AS r ON r.run_id = w.run_id
  WHERE r.ended_at IS NOT NULL
  GROUP BY w.source_id, w.run_id, r.inputs, r.rejected ORDER BY source_id, run`;
