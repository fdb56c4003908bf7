import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors, sums } from './matching.ts';
import { shareParts } from './shares.ts';

/** Which part of the namings of the compared actors has each one, step by step? The parts; the division comes afterwards. */
export const shareOfVoice = (filters: Settled): Sql => {
  const counted =
    filters.unit === 'mentions'
      ? sql`sum(${sums(filters).mentions})`
      : filters.unit === 'articles'
        ? sql`count(*)`
        : sql`1`;
  const own = sql`
    SELECT ${bucket(filters)} AS week, story_id, actor_id, ${counted} AS x
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY ${bucket(filters)}, story_id, actor_id`;
  return shareParts(own, sql`SELECT week, story_id, sum(x) AS m FROM (${own}) AS namings GROUP BY week, story_id`);
};
