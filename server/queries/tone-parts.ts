import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { exact } from './exact.ts';
import { sums } from './matching.ts';

/**
 * The tone of each actor by a step of time, with what its interval needs (measures: section 9 and 7).
 * `facts` are rows of article_actor with a column `step`. Every unit has one vote: each mention, or the mean of each article, or
 * of each story. Comes back for step and actor_id: the counts, n votes, their sum, the sums of the three chances, m2 and
 * variance_sum = sum over stories of (e_g / (1 - m_g/n))^2; a single story adds nothing, its interval is null.
 */
export const toneParts = (filters: Settled, facts: Sql): Sql => {
  const { mentions, scored } = sums(filters);
  const vote = (name: 'p_neg' | 'p_neu' | 'p_pos' | 'sentiment'): Sql => {
    const summed = sums(filters)[name];
    if (filters.unit === 'mentions') return sql`sum(${summed})`;
    if (filters.unit === 'articles')
      return sql`sum(CASE WHEN ${scored} > 0 THEN ${exact(sql`${summed} / ${scored}`)} ELSE 0.0 END)`;
    return sql`CASE WHEN sum(${scored}) > 0 THEN ${exact(sql`sum(${summed}) / sum(${scored})`)} ELSE 0.0 END`;
  };
  const votes =
    filters.unit === 'mentions'
      ? sql`sum(${scored})`
      : filters.unit === 'articles'
        ? sql`sum(CASE WHEN ${scored} > 0 THEN 1 ELSE 0 END)`
        : sql`CASE WHEN sum(${scored}) > 0 THEN 1 ELSE 0 END`;
  return sql`
    WITH per_story AS (
      SELECT step, actor_id, story_id, sum(${mentions}) AS mentions, count(*) AS articles, sum(${scored}) AS scored,
             ${votes} AS m, ${vote('p_neg')} AS p_neg, ${vote('p_neu')} AS p_neu, ${vote('p_pos')} AS p_pos,
             ${vote('sentiment')} AS s, min(week) AS first_week, max(week) AS last_week
      FROM (${facts}) AS facts
      GROUP BY step, actor_id, story_id
    ),
    total AS (
      SELECT step, actor_id, sum(mentions) AS mentions, sum(articles) AS articles, count(*) AS all_stories, sum(scored) AS scored,
             sum(CASE WHEN m > 0 THEN 1 ELSE 0 END) AS stories, sum(m) AS n, sum(s) AS s, sum(m * m) AS m2,
             sum(p_neg) AS p_neg, sum(p_neu) AS p_neu, sum(p_pos) AS p_pos,
             min(first_week) AS first_week, max(last_week) AS last_week
      FROM per_story GROUP BY step, actor_id
    ),
    spread AS (
      SELECT g.step AS step, g.actor_id AS actor_id,
             sum(CASE WHEN g.m > 0 AND g.m < t.n
                      THEN ${exact(sql`(g.s - t.s / t.n * g.m) * (g.s - t.s / t.n * g.m) / ((1.0 - g.m * 1.0 / t.n) * (1.0 - g.m * 1.0 / t.n))`)}
                      ELSE 0.0 END) AS variance_sum
      FROM per_story AS g JOIN total AS t ON t.step = g.step AND t.actor_id = g.actor_id
      WHERE t.n > 0
      GROUP BY g.step, g.actor_id
    )
    SELECT t.step AS step, t.actor_id AS actor_id, t.mentions AS mentions, t.articles AS articles, t.all_stories AS all_stories,
           t.scored AS scored, t.stories AS stories, t.n AS n, t.s AS s, t.m2 AS m2, t.p_neg AS p_neg, t.p_neu AS p_neu,
           t.p_pos AS p_pos, v.variance_sum AS variance_sum, t.first_week AS first_week, t.last_week AS last_week
    FROM total AS t LEFT JOIN spread AS v ON v.step = t.step AND v.actor_id = t.actor_id`;
};
