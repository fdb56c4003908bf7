import { type Sql, sql } from '../warehouse/sql.ts';
import { exactSum } from './exact.ts';

/**
 * The parts of a share and of its interval, grouped by story (measures: section 7).
 * `whole` has a row (week, story_id, m) for each story and step: how many units it holds; `own` the same with actor_id and x,
 * the units that belong to the actor. Comes back, for each step and actor: x = sum of x_g, n = sum of m_g, stories, m2 = sum of m_g
 * squared, and the three sums from which the delete-one-story variance follows for any share p: with h = m / (1 - m/n),
 * sum over all stories of ((x - p m) / (1 - m/n))^2 = all_hh p^2 - 2 p own_xh + own_xx.
 * A step in which no actor has a unit comes back once, without an actor, as shares of 0 have an interval too.
 * A story that is alone in its step would divide by nothing and is left out of these sums; its interval is null anyway.
 */
export const shareParts = (own: Sql, whole: Sql): Sql => sql`
  WITH whole AS (${whole}),
  total AS (SELECT week, sum(m) AS n, count(*) AS stories, sum(m * m) AS m2 FROM whole GROUP BY week),
  weighed AS (
    SELECT w.week AS week, w.story_id AS story_id, w.m AS m,
           CASE WHEN w.m < t.n THEN 1.0 / (1.0 - w.m * 1.0 / t.n) ELSE 0.0 END AS lift
    FROM whole AS w JOIN total AS t ON t.week = w.week
  ),
  spread AS (SELECT week, ${exactSum(sql`m * m * lift * lift`)} AS all_hh FROM weighed GROUP BY week),
  parts AS (
    SELECT o.week AS week, o.actor_id AS actor_id, sum(o.x) AS x,
           ${exactSum(sql`o.x * o.x * g.lift * g.lift`)} AS own_xx,
           ${exactSum(sql`o.x * g.m * g.lift * g.lift`)} AS own_xh
    FROM (${own}) AS o JOIN weighed AS g ON g.week = o.week AND g.story_id = o.story_id
    GROUP BY o.week, o.actor_id
  )
  SELECT t.week AS week, a.slug AS actor, a.name AS name, a.kind AS kind, coalesce(p.x, 0) AS x, t.n AS n, t.stories AS stories,
         t.m2 AS m2, s.all_hh AS all_hh, coalesce(p.own_xh, 0.0) AS own_xh, coalesce(p.own_xx, 0.0) AS own_xx
  FROM total AS t
  JOIN spread AS s ON s.week = t.week
  LEFT JOIN parts AS p ON p.week = t.week
  LEFT JOIN actor AS a ON a.actor_id = p.actor_id
  ORDER BY week, x DESC, actor`;
