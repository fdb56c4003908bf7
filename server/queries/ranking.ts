import type { Settled } from '../contract/filters.ts';
import { integer, type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, matchingActors, sums } from './matching.ts';

/** The most counted actors of the range, by the unit: the named set where a reader named nobody. */
export const ranking = (filters: Settled, most: number): Sql => {
  const counted =
    filters.unit === 'mentions'
      ? sql`sum(${sums(filters).mentions})`
      : filters.unit === 'articles'
        ? sql`count(*)`
        : sql`count(DISTINCT story_id)`;
  return sql`
    SELECT r.actor_id AS actor_id, a.slug AS actor, r.counted AS counted
    FROM (SELECT actor_id, ${counted} AS counted FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY actor_id) AS r
    JOIN actor AS a ON a.actor_id = r.actor_id
    ORDER BY counted DESC, actor
    LIMIT ${integer(most)}`;
};

/** How many different actors the range names. */
export const howMany = (filters: Settled): Sql =>
  sql`SELECT count(DISTINCT actor_id) AS actors FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}`;
