import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, everybody, matching, matchingActors, matchingArticles } from './matching.ts';

/** The sentences that name somebody, with the story each belongs to: in a story, equal sentences are one. */
const sentencesOfStories = (condition: Sql): Sql => sql`
  SELECT concat(m.story_id, ' ', s.text) AS unit_id, m.actor_id AS actor_id
  FROM (SELECT story_id, article_id, sentence_no, actor_id FROM mention WHERE ${condition}) AS m
  JOIN sentence AS s ON s.article_id = m.article_id AND s.sentence_no = m.sentence_no`;

/**
 * Each unit with each actor it names, once; all actors, because an association is tested against everybody. A unit is what can
 * name two actors at once; `unit` mentions is settled to articles before this.
 */
const named = (filters: Settled): Sql => {
  const wide = everybody(filters);
  if (filters.within === 'article') {
    const unit = filters.unit === 'stories' ? sql`story_id` : sql`article_id`;
    return sql`SELECT DISTINCT ${unit} AS unit_id, actor_id FROM ${articleActor(wide)} AS aa WHERE ${matchingActors(wide)}`;
  }
  return filters.unit === 'stories'
    ? sql`SELECT DISTINCT unit_id, actor_id FROM (${sentencesOfStories(matching(wide))}) AS told`
    : sql`SELECT DISTINCT CAST(article_id AS BIGINT) * 65536 + sentence_no AS unit_id, actor_id FROM mention WHERE ${matching(wide)}`;
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
        ? sql`(SELECT count(*) FROM (SELECT DISTINCT o.story_id, s.text FROM (SELECT article_id, story_id FROM article
               WHERE ${matchingArticles(filters)}) AS o JOIN sentence AS s ON s.article_id = o.article_id) AS told)`
        : sql`sum(sentences)`
      : filters.unit === 'stories'
        ? sql`count(DISTINCT story_id)`
        : sql`count(*)`;
  return sql`SELECT coalesce(${units}, 0) AS units, count(DISTINCT story_id) AS stories FROM article WHERE ${matchingArticles(filters)}`;
};
