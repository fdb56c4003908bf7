import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
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

/**
 * Who is named together? Every company of actors that a unit names, and how many units name just these. Pairs are counted
 * afterwards: joining the units with themselves makes a row of every meeting, twenty times what is read here. The actors of a
 * company come in no order; putting them in order would cost five times the rest.
 */
export const coOccurrence = (filters: Settled): Sql => sql`
  SELECT company, count(*) AS units
  FROM (SELECT string_agg(CAST(actor_id AS VARCHAR), ' ') AS company FROM (${named(filters)}) AS n GROUP BY unit_id) AS u
  GROUP BY company`;

/** How many units and stories the filter holds, also those that name nobody. */
export const universe = (filters: Settled): Sql => {
  const units =
    filters.within === 'sentence'
      ? filters.unit === 'stories'
        ? sql`(SELECT sum(longest) FROM (SELECT max(sentences) AS longest FROM article WHERE ${matchingArticles(filters)} GROUP BY story_id) AS s)`
        : sql`sum(sentences)`
      : filters.unit === 'stories'
        ? sql`count(DISTINCT story_id)`
        : sql`count(*)`;
  return sql`SELECT coalesce(${units}, 0) AS units, count(DISTINCT story_id) AS stories FROM article WHERE ${matchingArticles(filters)}`;
};
