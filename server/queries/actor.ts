import type { Settled } from '../contract/filters.ts';
import { type Sql, sql, text } from '../warehouse/sql.ts';
import { checkedIn } from './checked.ts';
import { FORMS } from '../contract/vocabulary.ts';
import { matching, matchingArticles } from './matching.ts';

/** More forms or sources than this are not a profile but a list. */
const PROFILE_ROWS = sql`LIMIT 100`;

/** One actor by slug; names and offices come from the catalogue, counts are asked beside it. */
export const actor = (filters: Settled): Sql => sql`
  SELECT slug AS actor, name AS name, kind AS kind, wikidata AS wikidata FROM actor WHERE slug = ${text(filters.id ?? '')}`;

/** By which printed forms was the actor found, by which rule, and how many of them did persons call right or wrong? Also those that the filter does not count. */
export const formsOfActor = (filters: Settled): Sql => sql`
  SELECT surface AS surface, via AS via, sum(n) AS mentions, sum(n_right) AS "right", sum(n_wrong) AS wrong
  FROM (
    SELECT surface, via, 1 AS n, 0 AS n_right, 0 AS n_wrong FROM mention WHERE ${matching({ ...filters, forms: FORMS })}
    UNION ALL
    SELECT surface, via, 0 AS n, CASE WHEN is_right THEN 1 ELSE 0 END AS n_right, CASE WHEN is_right THEN 0 ELSE 1 END AS n_wrong
    FROM checked WHERE ${checkedIn(filters)}
  ) AS f
  GROUP BY surface, via ORDER BY mentions DESC, surface, via ${PROFILE_ROWS}`;

/** Which forms fit the actor and others, and were left to nobody? Candidates are slugs, joined by commas. */
export const openFormsOfActor = (filters: Settled): Sql => sql`
  SELECT surface AS surface, candidates AS candidates, count(*) AS occurrences, count(DISTINCT article_id) AS articles
  FROM unresolved
  WHERE position(${text(`,${filters.id ?? ''},`)} IN concat(',', candidates, ',')) > 0
    AND article_id IN (SELECT article_id FROM article WHERE ${matchingArticles(filters)})
  GROUP BY surface, candidates ORDER BY occurrences DESC, surface, candidates ${PROFILE_ROWS}`;

/** Where does the actor stand? */
export const sourcesOfActor = (filters: Settled): Sql => sql`
  SELECT s.slug AS source, s.name AS source_name, m.mentions AS mentions, m.articles AS articles
  FROM (
    SELECT source_id, count(*) AS mentions, count(DISTINCT article_id) AS articles
    FROM mention WHERE ${matching(filters)} GROUP BY source_id
  ) AS m
  JOIN source AS s ON s.source_id = m.source_id
  ORDER BY mentions DESC, source ${PROFILE_ROWS}`;
