import type { Settled } from '../contract/filters.ts';
import { type Sql, sql, text } from '../warehouse/sql.ts';
import { articleColumns, articleTables } from './articles.ts';

/** Which articles tell the story that an article belongs to? In the order of publication; who has no time stands at the end of the day. */
export const story = ({ id }: Settled): Sql => {
  const whole = sql`SELECT * FROM article WHERE story_id IN (SELECT story_id FROM article WHERE id = ${text(id ?? '')})`;
  return sql`
    SELECT ${articleColumns}, l.resemblance AS resemblance
    FROM (${whole}) AS ar
    ${articleTables(whole)}
    LEFT JOIN alike AS l ON l.one = ar.story_id AND l.other = ar.article_id
    ORDER BY ar.day NULLS LAST, coalesce(ar.published_at, '9'), ar.id`;
};
