import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, matchingActors } from './matching.ts';

/** How often is each actor quoted, step by step? Counted in the articles that name the actor, so that the share is one of them. */
export const quotes = (filters: Settled): Sql => sql`
  SELECT n.week AS week, a.slug AS actor, n.articles AS articles, n.quotes AS quotes, n.quotes_direct AS quotes_direct,
         n.articles_quoted AS articles_quoted
  FROM (
    SELECT f.step AS week, f.actor_id AS actor_id, count(*) AS articles, coalesce(sum(q.quotes), 0) AS quotes,
           coalesce(sum(q.quotes_direct), 0) AS quotes_direct, count(q.quotes) AS articles_quoted
    FROM (
      SELECT ${bucket(filters)} AS step, article_id, actor_id FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}
    ) AS f
    LEFT JOIN (
      SELECT article_id, speaker_id, count(*) AS quotes, count(*) FILTER (WHERE kind = 'direct') AS quotes_direct
      FROM quote WHERE speaker_id IS NOT NULL GROUP BY article_id, speaker_id
    ) AS q ON q.article_id = f.article_id AND q.speaker_id = f.actor_id
    GROUP BY f.step, f.actor_id
  ) AS n
  JOIN actor AS a ON a.actor_id = n.actor_id
  ORDER BY week, quotes DESC, actor`;
