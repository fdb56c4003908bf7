import type { Settled } from '../contract/filters.ts';
import { all, id, inList, type Sql, sql } from '../warehouse/sql.ts';
import { sentenceKey } from './co-occurrence.ts';
import { articleActor, bucket, everybody, matching, matchingActors, matchingArticles } from './matching.ts';

/** What can name both at once, step by step and with its story, where either is named: rows of step, story_id, unit_id and actor_id. */
const named = (filters: Settled, pair: readonly [number, number]): Sql => {
  const wide = everybody(filters);
  const either = inList('actor_id', pair);
  const stories = filters.unit === 'stories';
  if (filters.within === 'article') {
    const unit = stories ? sql`story_id` : sql`article_id`;
    return sql`SELECT ${bucket(filters)} AS step, story_id, ${unit} AS unit_id, actor_id
               FROM ${articleActor(wide)} AS aa WHERE ${all(matchingActors(wide), either)}`;
  }
  const told = all(matching(wide), either);
  return stories
    ? // Equal sentences of one story are one.
      sql`SELECT m.step AS step, m.story_id AS story_id, s.text AS unit_id, m.actor_id AS actor_id
          FROM (SELECT ${bucket(filters)} AS step, story_id, article_id, sentence_no, actor_id FROM mention WHERE ${told}) AS m
          JOIN sentence AS s ON s.article_id = m.article_id AND s.sentence_no = m.sentence_no`
    : sql`SELECT ${bucket(filters)} AS step, story_id, ${sentenceKey} AS unit_id, actor_id FROM mention WHERE ${told}`;
};

/** How many units each story has in each step, also those that name nobody. */
const sizes = (filters: Settled): Sql => {
  const held = matchingArticles(filters);
  if (filters.within === 'sentence' && filters.unit === 'stories')
    return sql`SELECT o.step AS step, o.story_id AS story_id, count(DISTINCT s.text) AS m
               FROM (SELECT ${bucket(filters)} AS step, article_id, story_id FROM article WHERE ${held}) AS o
               JOIN sentence AS s ON s.article_id = o.article_id GROUP BY o.step, o.story_id`;
  const units =
    filters.within === 'sentence' ? sql`sum(sentences)` : filters.unit === 'stories' ? sql`1` : sql`count(*)`;
  return sql`SELECT ${bucket(filters)} AS step, story_id, ${units} AS m FROM article WHERE ${held} GROUP BY ${bucket(filters)}, story_id`;
};

/**
 * How often are two actors named together, step by step? The four cells in the chosen unit and on stories, and the sums over stories
 * of all products of a story's units (m), those that name a (x), b (y) and both (z): the variance of the lift follows from them.
 * Steps without articles have no row. Without a pair nobody is named.
 */
export const pair = (filters: Settled): Sql => {
  const [a, b] = filters.pair ?? [0, 0];
  const sum = (column: Sql) => sql`coalesce(sum(${column}), 0)`;
  return sql`
    WITH whole AS (${sizes(filters)}),
    units AS (
      SELECT step, story_id, unit_id, max(CASE WHEN actor_id = ${id(a)} THEN 1 ELSE 0 END) AS of_a,
             max(CASE WHEN actor_id = ${id(b)} THEN 1 ELSE 0 END) AS of_b
      FROM (${named(filters, [a, b])}) AS n GROUP BY step, story_id, unit_id
    ),
    own AS (
      SELECT u.step AS step, u.story_id AS story_id, sum(u.of_a) AS x, sum(u.of_b) AS y, sum(u.of_a * u.of_b) AS z
      FROM units AS u GROUP BY u.step, u.story_id
    )
    SELECT w.step AS week, sum(w.m) AS n, count(*) AS stories_all, sum(w.m * w.m) AS mm,
           ${sum(sql`o.x`)} AS n1, ${sum(sql`o.y`)} AS n2, ${sum(sql`o.z`)} AS n11,
           count(*) FILTER (WHERE o.x > 0) AS stories_a, count(*) FILTER (WHERE o.y > 0) AS stories_b,
           count(*) FILTER (WHERE o.x > 0 AND o.y > 0) AS stories,
           ${sum(sql`o.x * o.x`)} AS xx, ${sum(sql`o.y * o.y`)} AS yy, ${sum(sql`o.z * o.z`)} AS zz, ${sum(sql`o.x * o.y`)} AS xy,
           ${sum(sql`o.x * o.z`)} AS xz, ${sum(sql`o.y * o.z`)} AS yz, ${sum(sql`o.x * w.m`)} AS xm,
           ${sum(sql`o.y * w.m`)} AS ym, ${sum(sql`o.z * w.m`)} AS zm
    FROM whole AS w LEFT JOIN own AS o ON o.step = w.step AND o.story_id = w.story_id
    GROUP BY w.step ORDER BY week`;
};
