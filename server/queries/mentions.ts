import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors, sums } from './matching.ts';

/** How often is each actor named, step by step? Steps without a mention have no row; the grid is filled afterwards. */
export const mentions = (filters: Settled): Sql => sql`
  SELECT m.week AS week, a.slug AS actor, a.name AS name, a.kind AS kind,
         m.mentions AS mentions, m.articles AS articles, m.stories AS stories
  FROM (
    SELECT ${bucket(filters)} AS week, actor_id, sum(${sums(filters).mentions}) AS mentions,
           count(*) AS articles, count(DISTINCT story_id) AS stories
    FROM ${articleActor(filters)} AS aa
    WHERE ${matchingActors(filters)}
    GROUP BY ${bucket(filters)}, actor_id
  ) AS m
  JOIN actor AS a ON a.actor_id = m.actor_id
  ORDER BY week, mentions DESC, actor`;
