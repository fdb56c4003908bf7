import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors } from './matching.ts';
import { toneParts } from './tone-parts.ts';

/** In what tone is each actor mentioned, step by step? The sums; mean and interval are worked out afterwards. */
export const sentiment = (filters: Settled): Sql => sql`
  SELECT p.step AS week, a.slug AS actor, a.name AS name, a.kind AS kind, p.mentions AS mentions, p.scored AS scored,
         p.stories AS stories, p.n AS n, p.s AS s, p.m2 AS m2, p.p_neg AS p_neg, p.p_neu AS p_neu, p.p_pos AS p_pos,
         p.variance_sum AS variance_sum
  FROM (${toneParts(
    filters,
    sql`SELECT ${bucket(filters)} AS step, f.* FROM ${articleActor(filters)} AS f WHERE ${matchingActors(filters)}`,
  )}) AS p
  JOIN actor AS a ON a.actor_id = p.actor_id
  ORDER BY week, mentions DESC, actor`;

/** Languages in which no mention of the filter has a score: no scorer speaks them. */
export const unspoken = (filters: Settled): Sql => sql`
  SELECT coalesce(language, 'an unknown language') AS language, sum(mentions) AS mentions
  FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}
  GROUP BY language HAVING sum(scored) = 0 AND coalesce(language, '') <> 'en' ORDER BY mentions DESC, language`;
