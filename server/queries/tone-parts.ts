import type { Settled } from '../contract/filters.ts';
import type { Adjustment } from '../contract/scoring.ts';
import { number, type Sql, sql, text } from '../warehouse/sql.ts';
import { exactSum, exactSumOfSmall } from './exact.ts';
import { sums } from './matching.ts';

type Summed = 'p_neg' | 'p_neu' | 'p_pos' | 'sentiment' | 'told_neg' | 'told_neu' | 'told_pos';

/** The votes of what no person set, class by class. */
const MACHINE = ['neg', 'neu', 'pos'] as const;
const ofMachine = (name: (typeof MACHINE)[number], row: Sql): Sql => {
  const [all, told] =
    name === 'neg'
      ? [sql`p_neg`, sql`told_neg`]
      : name === 'neu'
        ? [sql`p_neu`, sql`told_neu`]
        : [sql`p_pos`, sql`told_pos`];
  return sql`(${row}.${all} - ${row}.${told})`;
};

/** A sum of votes with the errors of the scorer undone, for actors of a kind on which they are known; what persons set stays as it is. */
export const adjusted = (adjustments: readonly Adjustment[], kind: Sql, row: Sql): Sql => {
  if (adjustments.length === 0) return sql`CAST(NULL AS DOUBLE)`;
  const cases = adjustments.map(({ kind: of, weights }) => {
    const weighed = MACHINE.map((name, at) => sql`${number(weights[at] as number)} * ${ofMachine(name, row)}`);
    return sql`WHEN ${kind} = ${text(of)} THEN ${weighed[0]!} + ${weighed[1]!} + ${weighed[2]!} + ${row}.told_pos - ${row}.told_neg`;
  });
  return sql`CASE ${cases.reduce((before, one) => sql`${before} ${one}`)} ELSE NULL END`;
};

/**
 * The tone of each actor by a step of time, with what its intervals need (measures: section 9 and 7).
 * `facts` are rows of article_actor with a column `step`. Every unit has one vote: each mention, or the mean of each article, or
 * of each story. Comes back for step and actor_id: the counts, n votes, their sum, the sums of the three chances, m2 and
 * variance_sum = sum over stories of (e_g / (1 - m_g/n))^2; a single story adds nothing, its interval is null. The same for
 * the votes with the scorer's errors undone (u, u_variance_sum; null for kinds on which they are not known), with the
 * chances that no person set (q_neg, q_neu, q_pos).
 */
export const toneParts = (filters: Settled, facts: Sql): Sql => {
  const { mentions, scored } = sums(filters);
  const vote = (name: Summed): Sql => {
    const summed = sums(filters)[name];
    if (filters.unit === 'mentions') return sql`sum(${summed})`;
    if (filters.unit === 'articles')
      return exactSumOfSmall(sql`CASE WHEN ${scored} > 0 THEN ${summed} / ${scored} ELSE 0.0 END`);
    return sql`CASE WHEN sum(${scored}) > 0 THEN sum(${summed}) / sum(${scored}) ELSE 0.0 END`;
  };
  const votes =
    filters.unit === 'mentions'
      ? sql`sum(${scored})`
      : filters.unit === 'articles'
        ? sql`sum(CASE WHEN ${scored} > 0 THEN 1 ELSE 0 END)`
        : sql`CASE WHEN sum(${scored}) > 0 THEN 1 ELSE 0 END`;
  const spread = (value: Sql): Sql =>
    exactSum(sql`
      CASE WHEN g.m > 0 AND g.m < t.n
           THEN (g.${value} - t.${value} / t.n * g.m) * (g.${value} - t.${value} / t.n * g.m) / ((1.0 - g.m * 1.0 / t.n) * (1.0 - g.m * 1.0 / t.n))
           ELSE 0.0 END`);
  // Chances are kept in steps, so those of mentions add up as they are; what was divided does not.
  const sumOf = (value: Sql): Sql => (filters.unit === 'mentions' ? sql`sum(${value})` : exactSumOfSmall(value));
  const { adjustments } = filters.scoring;
  return sql`
    WITH voted AS (
      SELECT step, actor_id, story_id, any_value(kind) AS kind, sum(${mentions}) AS mentions, count(*) AS articles, sum(${scored}) AS scored,
             ${votes} AS m, ${vote('p_neg')} AS p_neg, ${vote('p_neu')} AS p_neu, ${vote('p_pos')} AS p_pos,
             ${vote('sentiment')} AS s, ${vote('told_neg')} AS told_neg, ${vote('told_neu')} AS told_neu, ${vote('told_pos')} AS told_pos,
             min(week) AS first_week, max(week) AS last_week
      FROM (${facts}) AS facts
      GROUP BY step, actor_id, story_id
    ),
    per_story AS (SELECT v.*, ${adjusted(adjustments, sql`v.kind`, sql`v`)} AS u FROM voted AS v),
    total AS (
      SELECT step, actor_id, sum(mentions) AS mentions, sum(articles) AS articles, count(*) AS all_stories, sum(scored) AS scored,
             sum(CASE WHEN m > 0 THEN 1 ELSE 0 END) AS stories, sum(m) AS n, ${sumOf(sql`s`)} AS s, sum(m * m) AS m2,
             ${sumOf(sql`p_neg`)} AS p_neg, ${sumOf(sql`p_neu`)} AS p_neu, ${sumOf(sql`p_pos`)} AS p_pos, ${adjustments.length === 0 ? sql`CAST(NULL AS DOUBLE)` : exactSum(sql`u`)} AS u,
             ${sumOf(sql`p_neg - told_neg`)} AS q_neg, ${sumOf(sql`p_neu - told_neu`)} AS q_neu,
             ${sumOf(sql`p_pos - told_pos`)} AS q_pos,
             min(first_week) AS first_week, max(last_week) AS last_week
      FROM per_story GROUP BY step, actor_id
    ),
    spread AS (
      SELECT g.step AS step, g.actor_id AS actor_id, ${spread(sql`s`)} AS variance_sum, ${adjustments.length === 0 ? sql`CAST(NULL AS DOUBLE)` : spread(sql`u`)} AS u_variance_sum
      FROM per_story AS g JOIN total AS t ON t.step = g.step AND t.actor_id = g.actor_id
      WHERE t.n > 0
      GROUP BY g.step, g.actor_id
    )
    SELECT t.step AS step, t.actor_id AS actor_id, t.mentions AS mentions, t.articles AS articles, t.all_stories AS all_stories,
           t.scored AS scored, t.stories AS stories, t.n AS n, t.s AS s, t.m2 AS m2, t.p_neg AS p_neg, t.p_neu AS p_neu,
           t.p_pos AS p_pos, v.variance_sum AS variance_sum, t.u AS u, v.u_variance_sum AS u_variance_sum, t.q_neg AS q_neg,
           t.q_neu AS q_neu, t.q_pos AS q_pos, t.first_week AS first_week, t.last_week AS last_week
    FROM total AS t LEFT JOIN spread AS v ON v.step = t.step AND v.actor_id = t.actor_id`;
};

/** What toneOf (exports/finish/sentiment.ts) reads, of rows p of `toneParts`. */
export const toneColumns: Sql = sql`
  p.n AS n, p.s AS s, p.m2 AS m2, p.p_neg AS p_neg, p.p_neu AS p_neu, p.p_pos AS p_pos, p.variance_sum AS variance_sum,
  p.u AS u, p.u_variance_sum AS u_variance_sum, p.q_neg AS q_neg, p.q_neu AS q_neu, p.q_pos AS q_pos`;
