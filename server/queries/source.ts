import type { Settled } from '../contract/filters.ts';
import { id, type Sql, sql, text } from '../warehouse/sql.ts';
import { exactSum, exactSumOfSmall } from './exact.ts';
import { articleActor, matchingActors, matchingArticles, sums } from './matching.ts';

/** One source by slug; all else is asked beside it. */
export const source = (filters: Settled): Sql => sql`
  SELECT slug AS source, name AS name FROM source WHERE slug = ${text(filters.id ?? '')}`;

/** In which languages does it write? Of the sources that the filter holds. */
export const languagesOfSource = (filters: Settled): Sql => sql`
  SELECT language AS language, count(*) AS articles FROM article WHERE ${matchingArticles(filters)}
  GROUP BY language ORDER BY articles DESC, language`;

/** Whom does it name, by kind? */
export const kindsOfSource = (filters: Settled): Sql => sql`
  SELECT kind AS kind, sum(${sums(filters).mentions}) AS mentions, count(DISTINCT actor_id) AS actors
  FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY kind ORDER BY mentions DESC, kind`;

const own = (source_id: number) => sql`CASE WHEN source_id = ${id(source_id)} THEN 1 ELSE 0 END`;

/**
 * How often does one source name each actor, and how often do all others? The sums by story that the interval of the ratio needs, in
 * the names of LiftParts: z its articles that name the actor, x all of its articles, y those of the others, m all of the others'.
 */
export const namedAgainstRest = (filters: Settled, source_id: number): Sql => sql`
  WITH whole AS (
    SELECT story_id, sum(${own(source_id)}) AS x, count(*) - sum(${own(source_id)}) AS m
    FROM article WHERE ${matchingArticles(filters)} GROUP BY story_id
  ),
  total AS (
    SELECT sum(m) AS n, sum(x) AS n1, count(*) AS stories_all, sum(m * m) AS mm, sum(x * x) AS xx, sum(x * m) AS xm FROM whole
  ),
  named AS (
    SELECT actor_id, story_id, sum(${own(source_id)}) AS z, count(*) - sum(${own(source_id)}) AS y
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY actor_id, story_id
  )
  SELECT k.actor_id AS actor_id, sum(k.z) AS n11, sum(k.y) AS n2, count(*) FILTER (WHERE k.z > 0) AS stories,
         count(*) FILTER (WHERE k.y > 0) AS stories_rest, sum(k.z * k.z) AS zz, sum(k.y * k.y) AS yy, sum(k.y * k.z) AS yz,
         sum(w.x * k.y) AS xy, sum(w.x * k.z) AS xz, sum(k.y * w.m) AS ym, sum(k.z * w.m) AS zm,
         t.n AS n, t.n1 AS n1, t.stories_all AS stories_all, t.mm AS mm, t.xx AS xx, t.xm AS xm
  FROM named AS k JOIN whole AS w ON w.story_id = k.story_id CROSS JOIN total AS t
  GROUP BY k.actor_id, t.n, t.n1, t.stories_all, t.mm, t.xx, t.xm
  HAVING sum(k.z) > 0 ORDER BY actor_id`;

/**
 * In what tone does one source name the actors that others name too? Of those: n scored mentions here with their sum s, the sum that
 * the same mentions would have in the mean tone of each actor elsewhere, and by story the sum of (e / (1 − its part of n))².
 */
export const toneAgainstRest = (filters: Settled, source_id: number): Sql => {
  const { scored, sentiment } = sums(filters);
  const here = sql`source_id = ${id(source_id)}`;
  const sum = (column: Sql, where: Sql) => sql`coalesce(sum(${column}) FILTER (WHERE ${where}), 0)`;
  const toned = (where: Sql) => sql`coalesce(${exactSumOfSmall(sql`CASE WHEN ${where} THEN ${sentiment} END`)}, 0)`;
  return sql`
    WITH f AS (
      SELECT actor_id, story_id, ${sum(scored, here)} AS n, ${toned(here)} AS s,
             ${sum(scored, sql`NOT (${here})`)} AS m, ${toned(sql`NOT (${here})`)} AS r
      FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY actor_id, story_id
    ),
    shared AS (
      SELECT actor_id, sum(n) AS n, ${exactSum(sql`s`)} AS s, sum(m) AS m, ${exactSum(sql`r`)} AS r FROM f
      GROUP BY actor_id HAVING sum(n) > 0 AND sum(m) > 0
    ),
    total AS (SELECT sum(n) AS n, ${exactSum(sql`s`)} AS s, ${exactSum(sql`n * r / m`)} AS elsewhere, count(*) AS actors FROM shared),
    told AS (
      SELECT f.story_id AS story_id, sum(f.n) AS n,
             ${exactSum(sql`f.s - b.s / b.n * f.n - b.n * 1.0 / b.m * (f.r - b.r / b.m * f.m)`)} AS e
      FROM f JOIN shared AS b ON b.actor_id = f.actor_id GROUP BY f.story_id
    )
    SELECT t.n AS n, t.s AS s, t.elsewhere AS elsewhere, t.actors AS actors, count(*) AS all_stories,
           count(*) FILTER (WHERE k.n > 0) AS stories, sum(k.n * k.n) AS m2,
           ${exactSum(sql`CASE WHEN k.n < t.n THEN k.e * k.e / ((1.0 - k.n * 1.0 / t.n) * (1.0 - k.n * 1.0 / t.n)) ELSE 0.0 END`)} AS variance_sum
    FROM told AS k CROSS JOIN total AS t GROUP BY t.n, t.s, t.elsewhere, t.actors`;
};
