import type { Settled } from '../contract/filters.ts';
import { all, date, integer, type Sql, sql, text } from '../warehouse/sql.ts';
import { bucket, matchingActors, sums } from './matching.ts';

/** Rows of articles and actors, with the snapshots from which and until which they hold; the last of them hold still. */
const ever = (columns: Sql): Sql => sql`(
  SELECT ${columns}, since AS since, 4294967295 AS until FROM article_actor
  UNION ALL SELECT ${columns}, since AS since, until AS until FROM past_article_actor)`;

const COLUMNS = sql`actor_id, article_id, story_id, source_id, kind, language, day, week, month, mentions, scored, sentiment, mentions_reporter, scored_reporter, sentiment_reporter`;

const holdsAt = (no: number): Sql => sql`(since <= ${integer(no)} AND until > ${integer(no)})`;

/** Cells whose numbers differ between the two snapshots. */
function cells(filters: Settled): Sql {
  const [earlier, later] = filters.between ?? [0, 0];
  const { mentions, scored, sentiment } = sums(filters);
  const counted = (no: number, suffix: Sql): Sql => sql`
    coalesce(sum(CASE WHEN ${holdsAt(no)} THEN ${mentions} END), 0) AS mentions${suffix},
    count(CASE WHEN ${holdsAt(no)} THEN 1 END) AS articles${suffix},
    count(DISTINCT CASE WHEN ${holdsAt(no)} THEN story_id END) AS stories${suffix},
    sum(CASE WHEN ${holdsAt(no)} THEN ${sentiment} END) / nullif(sum(CASE WHEN ${holdsAt(no)} THEN ${scored} END), 0) AS sentiment${suffix}`;
  return sql`
    SELECT * FROM (
      SELECT ${bucket(filters)} AS step, actor_id, ${counted(earlier, sql`_before`)}, ${counted(later, sql``)}
      FROM ${ever(COLUMNS)} AS aa WHERE ${matchingActors({ ...filters, q: null })}
      GROUP BY ${bucket(filters)}, actor_id
    ) AS c
    WHERE mentions <> mentions_before OR articles <> articles_before OR stories <> stories_before
       OR sentiment IS DISTINCT FROM sentiment_before`;
}

/** Everybody who was ever called something, as he was last. */
const EVERYBODY = sql`(
  SELECT actor_id, arg_max(slug, since) AS slug, arg_max(name, since) AS name, arg_max(kind, since) AS kind
  FROM (SELECT actor_id, slug, name, kind, since FROM actor UNION ALL SELECT actor_id, slug, name, kind, since FROM past_actor) AS e
  GROUP BY actor_id)`;

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [moved, week, actor] = after as [number, string, string];
  return all(sql`(_moved < ${integer(moved)} OR (_moved = ${integer(moved)}
    AND (week > ${date(week)} OR (week = ${date(week)} AND actor > ${text(actor)}))))`);
};

/** Which numbers are other at one snapshot than at another? Those that moved by most mentions first. */
export const changes = (filters: Settled): Sql => sql`
  SELECT * FROM (
    SELECT c.step AS week, a.slug AS actor, a.name AS name, a.kind AS kind, c.mentions_before AS mentions_before, c.mentions AS mentions,
           c.articles_before AS articles_before, c.articles AS articles, c.stories_before AS stories_before, c.stories AS stories,
           c.sentiment_before AS sentiment_before, c.sentiment AS sentiment, abs(c.mentions - c.mentions_before) AS _moved
    FROM (${cells(filters)}) AS c JOIN ${EVERYBODY} AS a ON a.actor_id = c.actor_id
  ) AS f
  WHERE ${afterLast(filters)} ORDER BY _moved DESC, week, actor
  ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}`;

/** How many cells differ. */
export const changesCount = (filters: Settled): Sql => sql`SELECT count(*) AS rows FROM (${cells(filters)}) AS c`;
