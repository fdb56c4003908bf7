import type { Settled } from '../contract/filters.ts';
import { type Sql, sql, text } from '../warehouse/sql.ts';
import { matching } from './matching.ts';
import { FORMS } from '../contract/vocabulary.ts';

/** More forms or sources than this are not a profile but a list. */
const PROFILE_ROWS = sql`LIMIT 100`;

/** One actor by slug; names and offices come from the catalogue, counts are asked beside it. */
export const actor = (filters: Settled): Sql => sql`
  SELECT slug AS actor, name AS name, kind AS kind, wikidata AS wikidata FROM actor WHERE slug = ${text(filters.id ?? '')}`;

/** By which printed forms was the actor found, and by which rule? All of them, also those that the filter does not count. */
export const formsOfActor = (filters: Settled): Sql => sql`
  SELECT surface AS surface, via AS via, count(*) AS mentions
  FROM mention WHERE ${matching({ ...filters, forms: FORMS })}
  GROUP BY surface, via ORDER BY mentions DESC, surface, via ${PROFILE_ROWS}`;

/** Where does the actor stand? */
export const sourcesOfActor = (filters: Settled): Sql => sql`
  SELECT s.slug AS source, s.name AS source_name, m.mentions AS mentions, m.articles AS articles
  FROM (
    SELECT source_id, count(*) AS mentions, count(DISTINCT article_id) AS articles
    FROM mention WHERE ${matching(filters)} GROUP BY source_id
  ) AS m
  JOIN source AS s ON s.source_id = m.source_id
  ORDER BY mentions DESC, source ${PROFILE_ROWS}`;
