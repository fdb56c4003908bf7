import type { Settled } from '../contract/filters.ts';
import { ANY_PROBLEM } from '../contract/vocabulary.ts';
import { all, date, id, integer, type Sql, sql, text } from '../warehouse/sql.ts';
import { matchingActors, matchingArticles, ofActors, ofArticles } from './matching.ts';

/** The columns of an article's row; the caller names the tables ar, so, st. */
export const articleColumns = sql`
  ar.id AS article, ar.title AS title, so.slug AS source, so.name AS source_name, ar.url AS url, ar.author AS author,
  ar.language AS language, ar.published_at AS published_at, ar.day AS day, ar.week AS week, ar.date_basis AS date_basis,
  ar.date_problem AS date_problem, st.id AS story, ar.revision_no AS revision, ar.mentions AS mentions, ar.actors AS actors,
  coalesce(CAST(ar.day AS VARCHAR), '') AS sort, ar.article_id AS _article_id`;

export const articleTables = sql`
  JOIN source AS so ON so.source_id = ar.source_id
  JOIN article AS st ON st.article_id = ar.story_id`;

/** An undated article is in no range: it is listed only where no range was asked for and nobody is chosen by day. */
const condition = (filters: Settled): Sql => {
  const { actors, kinds, undated, voice } = filters;
  const narrowed =
    actors.only.length + actors.never.length + kinds.only.length + kinds.never.length > 0 || voice === 'reporter';
  if (filters.date_problem !== null) {
    return all(
      sql`day IS NULL`,
      ofArticles(filters),
      withProblem(filters.date_problem),
      narrowed &&
        sql`article_id IN (SELECT article_id FROM article_actor
                           WHERE ${all(ofActors(filters), voice === 'reporter' && sql`mentions_reporter > 0`)})`,
    );
  }
  if (narrowed) {
    return all(
      matchingArticles(filters),
      sql`article_id IN (SELECT article_id FROM article_actor WHERE ${matchingActors(filters)})`,
    );
  }
  return undated
    ? sql`(${matchingArticles(filters)} OR (day IS NULL AND ${ofArticles(filters)}))`
    : matchingArticles(filters);
};

/** A problem names the value that it is about first, in quotes; reasons are counted without it. */
const withProblem = (reason: string): Sql | false =>
  reason !== ANY_PROBLEM &&
  sql`(date_problem = ${text(reason)} OR right(date_problem, length(${text(reason)}) + 2) = concat('" ', ${text(reason)}))`;

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [day, article] = after as [string, number];
  if (day === '') return sql`(day IS NULL AND article_id > ${id(article)})`;
  return sql`(day IS NULL OR day < ${date(day)} OR (day = ${date(day)} AND article_id > ${id(article)}))`;
};

/** Which articles does the filter hold? Newest first, undated ones last. */
export const articles = (filters: Settled): Sql => sql`
  SELECT ${articleColumns}
  FROM (
    SELECT * FROM article
    WHERE ${condition(filters)} AND ${afterLast(filters)}
    ORDER BY day DESC NULLS LAST, article_id
    ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}
  ) AS ar
  ${articleTables}
  ORDER BY ar.day DESC NULLS LAST, ar.article_id`;

/** How many articles the whole list has. */
export const articlesCount = (filters: Settled): Sql =>
  sql`SELECT count(*) AS rows FROM article WHERE ${condition(filters)}`;
