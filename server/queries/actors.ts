import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, matchingActors, matchingArticles } from './matching.ts';
import { toneColumns, toneParts } from './tone-parts.ts';

/** Who is named in the whole range, how often and in what tone? One row an actor, most named by the unit first. */
export const actors = (filters: Settled): Sql => {
  const order =
    filters.unit === 'mentions'
      ? sql`mentions DESC`
      : filters.unit === 'articles'
        ? sql`articles DESC`
        : sql`stories DESC`;
  return sql`
    SELECT a.slug AS actor, a.name AS name, a.kind AS kind, a.wikidata AS wikidata, p.mentions AS mentions, p.articles AS articles,
           p.all_stories AS stories, c.articles_all AS articles_all, p.scored AS scored, p.stories AS tone_stories, ${toneColumns},
           p.first_week AS first_week, p.last_week AS last_week
    FROM (${toneParts(filters, sql`SELECT 0 AS step, f.* FROM ${articleActor(filters)} AS f WHERE ${matchingActors(filters)}`)}) AS p
    JOIN actor AS a ON a.actor_id = p.actor_id
    CROSS JOIN (SELECT count(*) AS articles_all FROM article WHERE ${matchingArticles(filters)}) AS c
    ORDER BY ${order}, mentions DESC, actor`;
};
