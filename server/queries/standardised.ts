import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { exactSum } from './exact.ts';
import { articleActor, bucket, matchingActors, matchingArticles } from './matching.ts';

/** Units of one source in one step: its articles, or its stories. */
const counted = ({ unit }: Settled): Sql => (unit === 'stories' ? sql`count(DISTINCT story_id)` : sql`count(*)`);

/** What each source had in each step, and how much it weighs: its articles over the whole range. `filters` hold the sources of the panel alone. */
const weighed = (filters: Settled): Sql => sql`
  WITH cell AS (
    SELECT ${bucket(filters)} AS week, source_id, count(*) AS articles, ${counted(filters)} AS n
    FROM article WHERE ${matchingArticles(filters)} GROUP BY ${bucket(filters)}, source_id
  ),
  weight AS (SELECT source_id, sum(articles) AS w FROM cell GROUP BY source_id)`;

/** The parts of direct standardisation (measures: section 5): sum over sources of weight times the source's own attention, step by step. */
export const standardised = (filters: Settled): Sql => sql`
  ${weighed(filters)},
  own AS (
    SELECT ${bucket(filters)} AS week, source_id, actor_id, ${counted(filters)} AS x
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY ${bucket(filters)}, source_id, actor_id
  )
  SELECT o.week AS week, a.slug AS actor, ${exactSum(sql`w.w * o.x * 1.0 / c.n`)} AS weighed
  FROM own AS o
  JOIN cell AS c ON c.week = o.week AND c.source_id = o.source_id
  JOIN weight AS w ON w.source_id = o.source_id
  JOIN actor AS a ON a.actor_id = o.actor_id
  GROUP BY o.week, a.slug ORDER BY week, actor`;

/** The weights of the sources that had something in each step, and of all: a step in which too many are absent has no value. */
export const weightsPresent = (filters: Settled): Sql => sql`
  ${weighed(filters)}
  SELECT c.week AS week, sum(w.w) AS present, (SELECT sum(w) FROM weight) AS whole
  FROM cell AS c JOIN weight AS w ON w.source_id = c.source_id GROUP BY c.week ORDER BY week`;
