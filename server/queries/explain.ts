import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { exactSumOfSmall } from './exact.ts';
import { articleActor, bucket, matchingActors, matchingArticles, sums } from './matching.ts';

/** The filters of the earlier period and of the later one. */
const inPeriods = (filters: Settled): readonly [Settled, Settled] => [
  { ...filters, ...filters.explained?.earlier },
  filters,
];

/** In one period each story belongs to the source of its earliest article that the filter holds. */
const owners = (filters: Settled): Sql => sql`
  SELECT story_id, arg_min(source_id, concat(CAST(day AS VARCHAR), ' ', coalesce(published_at, '9'), ' ', id)) AS source_id
  FROM article WHERE ${matchingArticles(filters)} GROUP BY story_id`;

/** What one period holds of the actor, by source and story: the counts, the votes that have a tone, and the sum of these tones. */
function named(filters: Settled): Sql {
  const { unit } = filters;
  const { mentions, scored, sentiment } = sums(filters);
  const votes =
    unit === 'mentions'
      ? sql`sum(${scored})`
      : unit === 'articles'
        ? sql`sum(CASE WHEN ${scored} > 0 THEN 1 ELSE 0 END)`
        : sql`CASE WHEN sum(${scored}) > 0 THEN 1 ELSE 0 END`;
  const tones =
    unit === 'mentions'
      ? sql`sum(${sentiment})`
      : unit === 'articles'
        ? exactSumOfSmall(sql`CASE WHEN ${scored} > 0 THEN ${sentiment} / ${scored} ELSE 0.0 END`)
        : sql`CASE WHEN sum(${scored}) > 0 THEN sum(${sentiment}) / sum(${scored}) ELSE 0.0 END`;
  const facts = sql`(SELECT * FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}) AS f`;
  const [source, from] =
    unit === 'stories'
      ? [sql`o.source_id`, sql`${facts} JOIN (${owners(filters)}) AS o ON o.story_id = f.story_id`]
      : [sql`f.source_id`, facts];
  return sql`
    SELECT ${source} AS source_id, f.story_id AS story_id, sum(${mentions}) AS mentions, count(*) AS articles,
           ${votes} AS votes, ${tones} AS tones
    FROM ${from} GROUP BY ${source}, f.story_id`;
}

/** What both periods hold of the actor, by source and story; the change is split afterwards. */
export const explain = (filters: Settled): Sql => {
  const [earlier, later] = inPeriods(filters);
  const both = (column: Sql, zero: Sql, one: Sql): Sql => sql`
    sum(CASE WHEN p.period = 0 THEN p.${column} ELSE 0 END) AS ${zero}, sum(CASE WHEN p.period = 1 THEN p.${column} ELSE 0 END) AS ${one}`;
  return sql`
    SELECT so.slug AS source, st.id AS story, st.title AS title,
           ${both(sql`mentions`, sql`mentions0`, sql`mentions1`)}, ${both(sql`articles`, sql`articles0`, sql`articles1`)},
           ${both(sql`votes`, sql`votes0`, sql`votes1`)}, ${both(sql`tones`, sql`tones0`, sql`tones1`)}
    FROM (
      SELECT 0 AS period, e.* FROM (${named(earlier)}) AS e UNION ALL SELECT 1 AS period, l.* FROM (${named(later)}) AS l
    ) AS p
    JOIN source AS so ON so.source_id = p.source_id
    JOIN article AS st ON st.article_id = p.story_id
    GROUP BY so.slug, st.id, st.title ORDER BY source, story`;
};

/**
 * The sources of both periods: articles that were read of each, whatever their language and words, and the articles (stories)
 * that the filter holds.
 */
export const sizesOfSources = (filters: Settled): Sql => {
  const read = (period: Settled): Sql => sql`
    SELECT source_id, count(*) AS articles FROM article
    WHERE ${matchingArticles({ ...period, languages: { only: [], never: [] }, q: null })} GROUP BY source_id`;
  const held = (period: Settled): Sql =>
    filters.unit === 'stories'
      ? sql`SELECT source_id, count(*) AS units FROM (${owners(period)}) AS w GROUP BY source_id`
      : sql`SELECT source_id, count(*) AS units FROM article WHERE ${matchingArticles(period)} GROUP BY source_id`;
  const [earlier, later] = inPeriods(filters);
  return sql`
    SELECT so.source_id AS source_id, so.slug AS source, so.name AS source_name, coalesce(r0.articles, 0) AS read0, coalesce(r1.articles, 0) AS read1,
           coalesce(h0.units, 0) AS n0, coalesce(h1.units, 0) AS n1
    FROM source AS so
    LEFT JOIN (${read(earlier)}) AS r0 ON r0.source_id = so.source_id
    LEFT JOIN (${read(later)}) AS r1 ON r1.source_id = so.source_id
    LEFT JOIN (${held(earlier)}) AS h0 ON h0.source_id = so.source_id
    LEFT JOIN (${held(later)}) AS h1 ON h1.source_id = so.source_id
    WHERE r0.articles > 0 OR r1.articles > 0 ORDER BY source`;
};

/** Of both periods: steps of time in which something was read, and the stories in them. */
export const readInPeriods = (filters: Settled): Sql => {
  const steps = (period: Settled): Sql =>
    sql`count(DISTINCT ${bucket(period)}) AS steps, count(DISTINCT story_id) AS stories FROM article WHERE ${matchingArticles(period)}`;
  const [earlier, later] = inPeriods(filters);
  return sql`SELECT 0 AS period, ${steps(earlier)} UNION ALL SELECT 1 AS period, ${steps(later)} ORDER BY period`;
};
