import type { Settled } from '../contract/filters.ts';
import { all, type Sql, sql, text } from '../warehouse/sql.ts';
import { isChecked } from './checked.ts';
import { articleColumns, articleTables } from './articles.ts';
import { unclear } from './doubt.ts';
import { ofForms } from './matching.ts';

const theArticle = ({ id }: Settled): Sql => sql`(SELECT article_id FROM article WHERE id = ${text(id ?? '')})`;

/** One article with its kept text; its sentences, mentions, copies and revisions are asked beside it. */
export const article = (filters: Settled): Sql => sql`
  SELECT ${articleColumns}, t.body AS body, t.removed AS removed, t.details AS details, b.loaded_at AS loaded_at
  FROM article AS ar
  JOIN article_text AS t ON t.article_id = ar.article_id
  JOIN batch AS b ON b.batch_no = ar.batch_no
  ${articleTables(sql`SELECT story_id FROM article WHERE id = ${text(filters.id ?? '')}`)}
  WHERE ar.id = ${text(filters.id ?? '')}`;

export const sentencesOfArticle = (filters: Settled): Sql => sql`
  SELECT sentence_no AS no, starts_at AS start, ends_at AS "end", text AS text
  FROM sentence WHERE article_id IN ${theArticle(filters)} ORDER BY no`;

export const mentionsOfArticle = (filters: Settled): Sql => sql`
  SELECT m.mention_no AS mention, m.sentence_no AS sentence, m.starts_at AS start, m.ends_at AS "end", a.slug AS actor,
         a.name AS name, a.kind AS kind, m.surface AS surface, m.via AS via, m.in_quote AS in_quote, s.slug AS speaker,
         m.p_neg AS p_neg, m.p_neu AS p_neu, m.p_pos AS p_pos, m.sentiment AS sentiment, m.reasons AS reasons,
         m.scorer AS scorer, ${unclear(filters, sql`m`)} AS unclear, EXISTS (SELECT 1 FROM checked AS c WHERE ${isChecked(sql`m`)}) AS checked
  FROM mention AS m
  JOIN actor AS a ON a.actor_id = m.actor_id
  LEFT JOIN actor AS s ON s.actor_id = m.speaker_id
  WHERE m.article_id IN ${theArticle(filters)} AND ${all(ofForms(filters))} ORDER BY mention`;

/** The other articles of its story, in order of publication. */
export const copiesOfArticle = (filters: Settled): Sql => sql`
  SELECT ar.id AS article, so.name AS source_name, ar.title AS title, ar.day AS day
  FROM article AS ar JOIN source AS so ON so.source_id = ar.source_id
  WHERE ar.id <> ${text(filters.id ?? '')}
    AND ar.story_id IN (SELECT story_id FROM article WHERE id = ${text(filters.id ?? '')})
  ORDER BY ar.day NULLS LAST, coalesce(ar.published_at, '9'), ar.id`;

/** Its earlier wordings, the first one first. */
export const revisionsOfArticle = (filters: Settled): Sql => sql`
  SELECT r.revision_no AS revision, r.title AS title, r.body AS body, r.day AS day, r.date_problem AS date_problem, b.loaded_at AS loaded_at
  FROM revision AS r JOIN batch AS b ON b.batch_no = r.batch_no
  WHERE r.article_id IN ${theArticle(filters)} ORDER BY revision`;
