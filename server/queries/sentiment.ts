import type { Settled } from '../contract/filters.ts';
import { type Sql, sql } from '../warehouse/sql.ts';
import { textPolarity, toneGdelt } from './articles.ts';
import { exactSumOfSmall } from './exact.ts';
import { articleActor, bucket, matchingActors } from './matching.ts';
import { toneColumns, toneParts } from './tone-parts.ts';

/** Rows of article_actor that the filter holds, each in its step of time. */
const inSteps = (filters: Settled): Sql =>
  sql`SELECT ${bucket(filters)} AS step, f.* FROM ${articleActor(filters)} AS f WHERE ${matchingActors(filters)}`;

/**
 * The tone of whole texts that name an actor (GKG 2.1 codebook, 2015), step by step: each article one vote. Without rows for
 * steps in which no text had words that the lexicon reads.
 */
const textTones = (filters: Settled): Sql => sql`
  SELECT n.step AS step, n.actor_id AS actor_id,
         ${exactSumOfSmall(toneGdelt(sql`w`))} / count(*) AS tone_gdelt,
         ${exactSumOfSmall(textPolarity(sql`w`))} / count(*) AS text_polarity
  FROM (${inSteps(filters)}) AS n JOIN article AS w ON w.article_id = n.article_id
  WHERE w.words > 0 GROUP BY n.step, n.actor_id`;

/** In what tone is each actor mentioned, step by step? The sums; means and intervals are worked out afterwards. */
export const sentiment = (filters: Settled): Sql => sql`
  SELECT p.step AS week, a.slug AS actor, a.name AS name, a.kind AS kind, p.mentions AS mentions, p.scored AS scored,
         p.stories AS stories, ${toneColumns}, g.tone_gdelt AS tone_gdelt, g.text_polarity AS text_polarity
  FROM (${toneParts(filters, inSteps(filters))}) AS p
  JOIN actor AS a ON a.actor_id = p.actor_id
  LEFT JOIN (${textTones(filters)}) AS g ON g.step = p.step AND g.actor_id = p.actor_id
  ORDER BY week, mentions DESC, actor`;

/** Languages in which no mention of the filter has a score: no scorer speaks them. */
export const unspoken = (filters: Settled): Sql => sql`
  SELECT coalesce(language, 'an unknown language') AS language, sum(mentions) AS mentions
  FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}
  GROUP BY language HAVING sum(scored) = 0 AND coalesce(language, '') <> 'en' ORDER BY mentions DESC, language`;

/** Mentions without a score in languages in which others have one: too long a sentence, no words in it, or a scorer that did not answer. */
export const unscored = (filters: Settled): Sql => sql`
  SELECT coalesce(sum(mentions - scored), 0) AS mentions FROM (
    SELECT sum(mentions) AS mentions, sum(scored) AS scored
    FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)} GROUP BY language HAVING sum(scored) > 0
  ) AS spoken`;
