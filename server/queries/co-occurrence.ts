import type { Settled } from '../contract/filters.ts';
import { all, type Sql, sql } from '../warehouse/sql.ts';
import { everybody, matching, matchingActors, matchingArticles } from './matching.ts';

/** A unit that can name two actors at once; `unit` mentions is settled to articles before this. */
const unitOf = ({ within, unit }: Settled): Sql =>
  within === 'sentence'
    ? // Equal sentences of one story are one: its copies have the same sentence numbers.
      unit === 'stories'
      ? sql`story_id * 65536 + sentence_no`
      : sql`CAST(article_id AS BIGINT) * 65536 + sentence_no`
    : unit === 'stories'
      ? sql`story_id`
      : sql`article_id`;

/** Each unit with each actor it names, once; all actors, because an association is tested against everybody. */
const named = (filters: Settled): Sql => {
  const wide = everybody(filters);
  return filters.within === 'sentence'
    ? sql`SELECT DISTINCT ${unitOf(filters)} AS unit_id, actor_id FROM mention WHERE ${matching(wide)}`
    : sql`SELECT DISTINCT ${unitOf(filters)} AS unit_id, actor_id FROM article_actor WHERE ${matchingActors(wide)}`;
};

const namedStories = (filters: Settled): Sql =>
  sql`SELECT DISTINCT story_id AS unit_id, actor_id FROM article_actor WHERE ${matchingActors(everybody(filters))}`;

const pairs = (units: Sql): Sql => sql`
  SELECT l.actor_id AS a, r.actor_id AS b, count(*) AS together
  FROM ${units} AS l JOIN ${units} AS r ON r.unit_id = l.unit_id AND l.actor_id < r.actor_id
  GROUP BY l.actor_id, r.actor_id`;

/** Which actors are named together? Every pair that meets, with its count in the unit and in stories; tests come afterwards. */
export const coOccurrence = (filters: Settled): Sql => sql`
  WITH units AS (${named(filters)}), stories AS (${namedStories(filters)}),
  met AS (${pairs(sql`units`)}), told AS (${pairs(sql`stories`)})
  SELECT t.a AS a, t.b AS b, coalesce(m.together, 0) AS together, t.together AS stories
  FROM told AS t LEFT JOIN met AS m ON m.a = t.a AND m.b = t.b`;

/** How many units and stories name each actor: the margins of the four cells. */
export const margins = (filters: Settled): Sql => sql`
  SELECT u.actor_id AS actor_id, a.slug AS actor, a.name AS name, a.kind AS kind, u.units AS units, s.stories AS stories
  FROM (SELECT actor_id, count(*) AS units FROM (${named(filters)}) AS n GROUP BY actor_id) AS u
  JOIN (SELECT actor_id, count(*) AS stories FROM (${namedStories(filters)}) AS n GROUP BY actor_id) AS s ON s.actor_id = u.actor_id
  JOIN actor AS a ON a.actor_id = u.actor_id`;

/** How many units and stories the filter holds, also those that name nobody. */
export const universe = (filters: Settled): Sql => {
  const units =
    filters.within === 'sentence'
      ? filters.unit === 'stories'
        ? sql`(SELECT sum(longest) FROM (SELECT max(sentences) AS longest FROM article WHERE ${all(matchingArticles(filters))} GROUP BY story_id) AS s)`
        : sql`sum(sentences)`
      : filters.unit === 'stories'
        ? sql`count(DISTINCT story_id)`
        : sql`count(*)`;
  return sql`SELECT coalesce(${units}, 0) AS units, count(DISTINCT story_id) AS stories FROM article WHERE ${matchingArticles(filters)}`;
};
