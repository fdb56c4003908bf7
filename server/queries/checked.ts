import type { Settled } from '../contract/filters.ts';
import { FORMS } from '../contract/vocabulary.ts';
import { all, type Sql, sql } from '../warehouse/sql.ts';
import { matching, matchingArticles, ofActors } from './matching.ts';

/** The condition under which a row `c` of `checked` says that a mention is right. */
export const isChecked = (mention: Sql): Sql => sql`c.article_id = ${mention}.article_id
  AND c.sentence_no = ${mention}.sentence_no AND c.starts_at = ${mention}.starts_at
  AND c.surface = ${mention}.surface AND c.actor_id = ${mention}.actor_id AND c.is_right`;

/** What persons checked in the articles of the filter, of its actors; in whatever voice it stands. */
export const checkedIn = (filters: Settled): Sql =>
  sql`article_id IN (SELECT article_id FROM article WHERE ${matchingArticles(filters)}) AND ${all(ofActors(filters))}`;

/** How often was each rule right, among the mentions that persons checked? */
export const checked = (filters: Settled): Sql => sql`
  SELECT a.slug AS actor, a.name AS name, a.kind AS kind, c.via AS via, coalesce(m.mentions, 0) AS mentions, c.n_right AS "right",
         c.n_wrong AS wrong
  FROM (
    SELECT actor_id, via, sum(CASE WHEN is_right THEN 1 ELSE 0 END) AS n_right, sum(CASE WHEN is_right THEN 0 ELSE 1 END) AS n_wrong
    FROM checked WHERE ${checkedIn(filters)} GROUP BY actor_id, via
  ) AS c
  JOIN actor AS a ON a.actor_id = c.actor_id
  LEFT JOIN (
    SELECT actor_id, via, count(*) AS mentions FROM mention WHERE ${matching({ ...filters, forms: FORMS })} GROUP BY actor_id, via
  ) AS m ON m.actor_id = c.actor_id AND m.via = c.via
  ORDER BY c.n_right + c.n_wrong DESC, actor, via`;
