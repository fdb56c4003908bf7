import type { Settled } from '../contract/filters.ts';
import { ANY_PROBLEM } from '../contract/vocabulary.ts';
import { all, date, id, integer, type Sql, sql, text } from '../warehouse/sql.ts';
import { articleActor, matchingActors, matchingArticles, ofActors, ofArticles } from './matching.ts';

/** The tone of a whole text as GDELT counts it (GKG 2.1 codebook, 2015), and how much of it is judged at all; null without words. */
export const toneGdelt = (a: Sql): Sql =>
  sql`(100.0 * (CAST(${a}.words_pos AS DOUBLE) - ${a}.words_neg) / nullif(${a}.words, 0))`;
export const textPolarity = (a: Sql): Sql =>
  sql`(100.0 * (CAST(${a}.words_pos AS DOUBLE) + ${a}.words_neg) / nullif(${a}.words, 0))`;

/** The columns of an article's row; the caller names its articles ar. */
export const articleColumns = sql`
  ar.id AS article, ar.title AS title, so.slug AS source, so.name AS source_name, ar.url AS url, ar.author AS author,
  ar.language AS language, ar.published_at AS published_at, ar.day AS day, ar.week AS week, ar.date_basis AS date_basis,
  ar.date_problem AS date_problem, st.id AS story, sa.articles AS story_articles, ar.revision_no AS revision, ar.mentions AS mentions, ar.actors AS actors,
  ar.words AS words, ar.words_pos AS words_pos, ar.words_neg AS words_neg, ${toneGdelt(sql`ar`)} AS tone_gdelt, ${textPolarity(sql`ar`)} AS text_polarity,
  coalesce(CAST(ar.day AS VARCHAR), '') AS sort, ar.article_id AS _article_id`;

/** What they are joined to; the sizes of stories are counted for the given articles alone. */
export const articleTables = (articles: Sql): Sql => sql`
  JOIN source AS so ON so.source_id = ar.source_id
  JOIN article AS st ON st.article_id = ar.story_id
  JOIN (
    SELECT story_id, count(*) AS articles FROM article WHERE story_id IN (SELECT story_id FROM (${articles}) AS listed)
    GROUP BY story_id
  ) AS sa ON sa.story_id = ar.story_id`;

const isNarrowed = ({ actors, kinds, speakers, voice }: Settled): boolean =>
  [actors, kinds, speakers].some(({ only, never }) => only.length + never.length > 0) || voice === 'reporter';

/** The dated articles that a list holds: with somebody chosen, those that name one of the chosen. */
export const articlesInRange = (filters: Settled): Sql =>
  isNarrowed(filters)
    ? all(
        matchingArticles(filters),
        sql`article_id IN (SELECT article_id FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)})`,
      )
    : matchingArticles(filters);

/** An undated article is in no range: it is listed only where no range was asked for and nobody is chosen by day. */
const condition = (filters: Settled): Sql => {
  const { undated, voice } = filters;
  const narrowed = isNarrowed(filters);
  if (filters.date_problem !== null) {
    return all(
      sql`day IS NULL`,
      ofArticles(filters),
      withProblem(filters.date_problem),
      narrowed &&
        sql`article_id IN (SELECT article_id FROM ${articleActor(filters)} AS aa
                           WHERE ${all(ofActors(filters), voice === 'reporter' && sql`mentions_reporter > 0`)})`,
    );
  }
  if (filters.name !== null) {
    return all(
      articlesInRange(filters),
      sql`article_id IN (SELECT article_id FROM unknown_name WHERE name = ${text(filters.name)})`,
    );
  }
  return undated && !narrowed
    ? sql`(${matchingArticles(filters)} OR (day IS NULL AND ${ofArticles(filters)}))`
    : articlesInRange(filters);
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
  WITH page AS (
    SELECT * FROM article
    WHERE ${condition(filters)} AND ${afterLast(filters)}
    ORDER BY day DESC NULLS LAST, article_id
    ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}
  )
  SELECT ${articleColumns}
  FROM page AS ar
  ${articleTables(sql`SELECT story_id FROM page`)}
  ORDER BY ar.day DESC NULLS LAST, ar.article_id`;

/** How many articles the whole list has. */
export const articlesCount = (filters: Settled): Sql =>
  sql`SELECT count(*) AS rows FROM article WHERE ${condition(filters)}`;
