import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors, matchingArticles } from './matching.ts';
import { shareParts } from './shares.ts';

/** Which part of all articles names each actor, step by step? The parts of the ratio; the division comes afterwards. */
export const attention = (filters: Settled): Sql => {
  const whole = sql`
    SELECT ${bucket(filters)} AS week, story_id, ${filters.unit === 'stories' ? sql`1` : sql`count(*)`} AS m
    FROM article WHERE ${matchingArticles(filters)} GROUP BY ${bucket(filters)}, story_id`;
  const own = sql`
    SELECT ${bucket(filters)} AS week, story_id, actor_id, ${filters.unit === 'stories' ? sql`1` : sql`count(*)`} AS x
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY ${bucket(filters)}, story_id, actor_id`;
  return shareParts(own, whole);
};
