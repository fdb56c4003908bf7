import type { Settled } from '../contract/filters.ts';
import { date, integer, type Sql, sql, text } from '../warehouse/sql.ts';
import { articlesInRange } from './articles.ts';
import { articleActor, matchingActors } from './matching.ts';

/** The stories of the filter with what it holds of each; the whole stories beside them, each with its first article. */
const found = (filters: Settled): Sql => sql`
  SELECT st.id AS story, st.title AS title, st.source_id AS source_id, st.url AS url, st.language AS language,
         w.first_day AS first_day, w.last_day AS last_day, w.articles AS articles_all, w.sources AS sources_all,
         h.articles AS articles, h.story_id AS story_id
  FROM (SELECT story_id, count(*) AS articles FROM article WHERE ${articlesInRange(filters)} GROUP BY story_id) AS h
  JOIN (
    SELECT story_id, count(*) AS articles, count(DISTINCT source_id) AS sources, min(day) AS first_day, max(day) AS last_day
    FROM article WHERE day IS NOT NULL GROUP BY story_id
  ) AS w ON w.story_id = h.story_id
  JOIN article AS st ON st.article_id = h.story_id`;

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [sources, articles, day, story] = after as [number, number, string, string];
  const later = sql`(first_day < ${date(day)} OR (first_day = ${date(day)} AND story > ${text(story)}))`;
  const fewer = sql`(articles_all < ${integer(articles)} OR (articles_all = ${integer(articles)} AND ${later}))`;
  return sql`(sources_all < ${integer(sources)} OR (sources_all = ${integer(sources)} AND ${fewer}))`;
};

/** Which stories does the filter hold? Those of most sources first, then of most articles, then the newest; ids do not hang on who came in when. */
export const stories = (filters: Settled): Sql => sql`
  SELECT p.story AS story, p.title AS title, so.slug AS source, so.name AS source_name, p.url AS url, p.language AS language,
         p.first_day AS first_day, p.last_day AS last_day, p.articles_all AS articles_all, p.sources_all AS sources_all,
         p.articles AS articles, coalesce(m.mentions, 0) AS mentions, coalesce(m.actors, 0) AS actors
  FROM (
    SELECT * FROM (${found(filters)}) AS f WHERE ${afterLast(filters)}
    ORDER BY sources_all DESC, articles_all DESC, first_day DESC, story
    ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}
  ) AS p
  JOIN source AS so ON so.source_id = p.source_id
  LEFT JOIN (
    SELECT story_id, sum(${filters.voice === 'reporter' ? sql`mentions_reporter` : sql`mentions`}) AS mentions,
           count(DISTINCT actor_id) AS actors
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY story_id
  ) AS m ON m.story_id = p.story_id
  ORDER BY p.sources_all DESC, p.articles_all DESC, p.first_day DESC, p.story`;

/** How many stories the whole list has. */
export const storiesCount = (filters: Settled): Sql =>
  sql`SELECT count(DISTINCT story_id) AS rows FROM article WHERE ${articlesInRange(filters)}`;
