import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors, sums } from './matching.ts';

/** What adds up over steps, of each actor in each step where it is named; the lists are made afterwards. */
export const series = (filters: Settled): Sql => sql`
  SELECT ${bucket(filters)} AS week, actor_id AS actor_id, sum(${sums(filters).mentions}) AS mentions, count(*) AS articles
  FROM ${articleActor(filters)} AS aa
  WHERE ${matchingActors(filters)}
  GROUP BY ${bucket(filters)}, actor_id
  ORDER BY week, actor_id`;
