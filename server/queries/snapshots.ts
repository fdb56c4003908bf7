import type { Settled } from '../contract/filters.ts';
import { integer, type Sql, sql } from '../warehouse/sql.ts';

/** Changes in a row that belong together: the steps of one run, or of one correction. Those from before history was kept are none. */
const together = sql`
  SELECT max(batch_no) AS no, min(batch_no) AS first_no, max(loaded_at) AS made_at, made_by AS made_by, run_id AS run_id,
         correction_id AS correction_id
  FROM (
    SELECT *, sum(CASE WHEN same THEN 0 ELSE 1 END) OVER (ORDER BY batch_no) AS part FROM (
      SELECT batch_no, loaded_at, made_by, run_id, correction_id,
             coalesce(lag(made_by) OVER w = made_by AND lag(run_id) OVER w = run_id
                      AND lag(coalesce(correction_id, 0)) OVER w = coalesce(correction_id, 0), FALSE) AS same
      FROM batch WHERE made_by IS NOT NULL WINDOW w AS (ORDER BY batch_no)
    ) AS marked
  ) AS parted
  GROUP BY part, made_by, run_id, correction_id`;

/** What each change did to articles: rows that begin to hold, beside those of the same article that end there. */
const articleChanges = sql`
  SELECT coalesce(o.no, c.no) AS no, sum(CASE WHEN c.no IS NULL THEN 1 ELSE 0 END) AS added,
         sum(CASE WHEN c.no IS NOT NULL AND o.no IS NOT NULL THEN 1 ELSE 0 END) AS changed,
         sum(CASE WHEN c.no IS NOT NULL AND o.no IS NOT NULL AND o.week IS DISTINCT FROM c.week THEN 1 ELSE 0 END) AS moved
  FROM (
    SELECT since AS no, article_id, week FROM article WHERE since > 0
    UNION ALL SELECT since AS no, article_id, week FROM past_article WHERE since > 0
  ) AS o
  FULL JOIN (SELECT until AS no, article_id, week FROM past_article) AS c ON c.no = o.no AND c.article_id = o.article_id
  GROUP BY coalesce(o.no, c.no)`;

const mentionChanges = sql`
  SELECT no, sum(added) AS added, sum(closed) AS closed FROM (
    SELECT since AS no, count(*) AS added, 0 AS closed FROM mention GROUP BY since
    UNION ALL SELECT since AS no, count(*) AS added, 0 AS closed FROM past_mention GROUP BY since
    UNION ALL SELECT until AS no, 0 AS added, count(*) AS closed FROM past_mention GROUP BY until
  ) AS m GROUP BY no`;

const actorChanges = sql`
  SELECT o.no AS no, sum(CASE WHEN c.no IS NULL THEN 1 ELSE 0 END) AS added,
         sum(CASE WHEN c.name <> o.name THEN 1 ELSE 0 END) AS renamed
  FROM (
    SELECT since AS no, actor_id, name FROM actor WHERE since > 0
    UNION ALL SELECT since AS no, actor_id, name FROM past_actor WHERE since > 0
  ) AS o
  LEFT JOIN (SELECT until AS no, actor_id, name FROM past_actor) AS c ON c.no = o.no AND c.actor_id = o.actor_id
  GROUP BY o.no`;

const summed = (changes: Sql, column: Sql): Sql =>
  sql`coalesce((SELECT sum(${column}) FROM ${changes} AS x WHERE x.no BETWEEN p.first_no AND p.no), 0)`;

/** Which states has the database had, the latest first, and what made each of them? */
export const snapshots = ({ limit, after }: Settled): Sql => sql`
  WITH page AS (
    SELECT * FROM (${together}) AS t
    WHERE ${after === null ? sql`TRUE` : sql`no < ${integer(after[0] as number)}`}
    ORDER BY no DESC
    ${limit === null ? sql`` : sql`LIMIT ${integer(limit)}`}
  ),
  article_change AS (${articleChanges}), mention_change AS (${mentionChanges}), actor_change AS (${actorChanges})
  SELECT p.no AS no, p.made_at AS made_at, p.made_by AS made_by, nullif(p.run_id, 0) AS run, p.correction_id AS correction,
         ${summed(sql`article_change`, sql`x.added`)} AS articles_added, ${summed(sql`article_change`, sql`x.changed`)} AS articles_changed,
         ${summed(sql`article_change`, sql`x.moved`)} AS articles_moved, ${summed(sql`mention_change`, sql`x.added`)} AS mentions_added,
         ${summed(sql`mention_change`, sql`x.closed`)} AS mentions_closed, ${summed(sql`actor_change`, sql`x.added`)} AS actors_added,
         ${summed(sql`actor_change`, sql`x.renamed`)} AS actors_renamed,
         (SELECT arg_max(s.name, s.since) FROM snapshot_setting AS s WHERE s.since <= p.no) AS settings_name,
         (SELECT arg_max(s.content, s.since) FROM snapshot_setting AS s WHERE s.since <= p.no) AS settings
  FROM page AS p ORDER BY p.no DESC`;

export const snapshotsCount = (_filters: Settled): Sql => sql`SELECT count(*) AS rows FROM (${together}) AS t`;
