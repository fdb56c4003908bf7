import type { Settled } from '../contract/filters.ts';
import { all, date, id, integer, type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, matchingActors } from './matching.ts';

/** One number for a quote; an article holds fewer than 2^20 of them. */
const quoteKey = sql`CAST(q.article_id AS BIGINT) * 1048576 + q.quote_no`;

/** The quotes of the filter: by actors of articles that name them. With unit articles (stories) the first one of each. */
const found = (filters: Settled): Sql => {
  const { unit, quote_kind } = filters;
  const kind =
    quote_kind === null ? sql`TRUE` : quote_kind === 'direct' ? sql`q.kind = 'direct'` : sql`q.kind <> 'direct'`;
  const rows = sql`
    SELECT q.*, f.day AS day, f.week AS week, f.source_id AS source_id, f.story_id AS story_id, ${quoteKey} AS quote_key
    FROM quote AS q
    JOIN (
      SELECT article_id, actor_id, day, week, source_id, story_id FROM ${articleActor(filters)} AS aa WHERE ${matchingActors(filters)}
    ) AS f ON f.article_id = q.article_id AND f.actor_id = q.speaker_id
    WHERE ${kind}`;
  if (unit === 'mentions') return rows;
  const place = unit === 'articles' ? sql`article_id` : sql`story_id`;
  return sql`
    SELECT r.* FROM (${rows}) AS r
    JOIN (SELECT min(quote_key) AS first_key FROM (${rows}) AS o GROUP BY ${place}, speaker_id) AS w ON w.first_key = r.quote_key`;
};

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [day, article, quote] = after as [string, number, number];
  return sql`(day < ${date(day)} OR (day = ${date(day)} AND
    (article_id > ${id(article)} OR (article_id = ${id(article)} AND quote_no > ${integer(quote)}))))`;
};

/** Which words stand behind a number of quotes? One page of them, joined to their texts only once it is cut. */
export const quoted = (filters: Settled): Sql => sql`
  SELECT ar.id AS article, ar.title AS title, so.slug AS source, so.name AS source_name, ar.url AS url, p.day AS day, p.week AS week,
         ar.language AS language, p.quote_no AS quote, p.kind AS quote_kind, ac.slug AS actor, ac.name AS name,
         p.speaker_surface AS speaker_surface, p.cue AS cue, p.text AS text, p.sentence_no AS sentence, se.text AS sentence_text,
         p.starts_at AS start, p.ends_at AS "end",
         (SELECT min(m.mention_no) FROM mention AS m WHERE ${all(sql`m.article_id = p.article_id`, sql`m.actor_id = p.speaker_id`)}) AS mention,
         p.article_id AS _article_id
  FROM (
    SELECT * FROM (${found(filters)}) AS r WHERE ${afterLast(filters)}
    ORDER BY day DESC, article_id, quote_no
    ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}
  ) AS p
  JOIN article AS ar ON ar.article_id = p.article_id
  JOIN sentence AS se ON se.article_id = p.article_id AND se.sentence_no = p.sentence_no
  JOIN source AS so ON so.source_id = p.source_id
  JOIN actor AS ac ON ac.actor_id = p.speaker_id
  ORDER BY p.day DESC, p.article_id, p.quote_no`;

/** How many rows the whole list has: the number it stands behind. */
export const quotedCount = (filters: Settled): Sql => sql`SELECT count(*) AS rows FROM (${found(filters)}) AS r`;
