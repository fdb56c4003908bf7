import type { Path } from '../../server/contract/questions/all.ts';
import { type Asking, answerTo, asked } from '../../server/exports/answer.ts';
import { sql } from '../../server/warehouse/sql.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';

const QUESTIONS: readonly (readonly [Path, Parameters<typeof asked>[0]])[] = [
  ['/mentions', {}],
  ['/mentions', { unit: 'articles', voice: 'reporter' }],
  ['/mentions', { unit: 'stories', grain: 'month' }],
  ['/sentiment', {}],
  ['/sentiment', { voice: 'reporter', grain: 'day' }],
  ['/share-of-voice', {}],
  ['/attention', { unit: 'stories' }],
  ['/co-occurrence', {}],
  ['/co-occurrence', { within: 'sentence' }],
  ['/co-occurrence', { direction: 'less' }],
  ['/network', {}],
  ['/network', { nodes: 120, support: 3 }],
  ['/actors', {}],
  ['/evidence', { limit: 1000 }],
  ['/quotes', {}],
  ['/said', {}],
  ['/quoted', { limit: 1000 }],
  ['/articles', { limit: 1000 }],
  ['/names', {}],
  ['/summary', {}],
  ['/sources', {}],
  ['/stories', { limit: 1000 }],
];

/** The rows and notes of many questions, to the last byte. */
export const everything = async (asking: Asking): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      QUESTIONS.map(async ([path, filters]) => {
        const { rows, notes } = await answerTo(asking, path, asked(filters));
        return [path, rows, notes];
      }),
    ),
  );

/** Every table of facts by outside names: what a database holds, whatever the numbers inside. */
export async function tablesOf(warehouse: Warehouse): Promise<Record<string, unknown[]>> {
  return {
    actor: await warehouse.query(
      sql`SELECT slug AS slug, name AS name, kind AS kind, wikidata AS wikidata FROM actor ORDER BY slug`,
    ),
    article: await warehouse.query(
      sql`SELECT a.id AS id, a.sentences AS sentences, a.mentions AS mentions, a.actors AS actors, s.id AS story
          FROM article AS a JOIN article AS s ON s.article_id = a.story_id ORDER BY a.id`,
    ),
    sentence: await warehouse.query(
      sql`SELECT a.id AS id, x.sentence_no AS no, x.starts_at AS starts_at, x.ends_at AS ends_at, x.text AS text
          FROM sentence AS x JOIN article AS a ON a.article_id = x.article_id ORDER BY a.id, x.sentence_no`,
    ),
    mention: await warehouse.query(
      sql`SELECT a.id AS id, m.mention_no AS no, m.sentence_no AS sentence, o.slug AS actor, f.slug AS found, p.slug AS speaker, m.kind AS kind,
                 m.surface AS surface, m.via AS via, m.starts_at AS starts_at, m.p_neg AS p_neg, m.p_pos AS p_pos, m.reasons AS reasons,
                 m.scorer AS scorer, m.in_quote AS in_quote, s.id AS story, m.week AS week
          FROM mention AS m JOIN article AS a ON a.article_id = m.article_id JOIN article AS s ON s.article_id = m.story_id
          JOIN actor AS o ON o.actor_id = m.actor_id LEFT JOIN actor AS f ON f.actor_id = m.found_id
          LEFT JOIN actor AS p ON p.actor_id = m.speaker_id ORDER BY a.id, m.mention_no`,
    ),
    article_actor: await warehouse.query(
      sql`SELECT a.id AS id, o.slug AS actor, x.mentions AS mentions, x.scored AS scored, x.sentiment AS sentiment,
                 x.mentions_reporter AS mentions_reporter, s.id AS story, x.month AS month
          FROM article_actor AS x JOIN article AS a ON a.article_id = x.article_id JOIN article AS s ON s.article_id = x.story_id
          JOIN actor AS o ON o.actor_id = x.actor_id ORDER BY a.id, o.slug`,
    ),
    quote: await warehouse.query(
      sql`SELECT a.id AS id, q.quote_no AS no, q.kind AS kind, p.slug AS speaker, q.starts_at AS starts_at, q.text AS text, q.cue AS cue,
                 q.speaker_surface AS speaker_surface, q.speaker_starts_at AS speaker_starts_at
          FROM quote AS q JOIN article AS a ON a.article_id = q.article_id LEFT JOIN actor AS p ON p.actor_id = q.speaker_id
          ORDER BY a.id, q.quote_no`,
    ),
    unresolved: await warehouse.query(
      sql`SELECT a.id AS id, u.sentence_no AS no, u.surface AS surface, u.candidates AS candidates, u.starts_at AS starts_at
          FROM unresolved AS u JOIN article AS a ON a.article_id = u.article_id ORDER BY a.id, u.sentence_no, u.starts_at`,
    ),
    unknown_name: await warehouse.query(
      sql`SELECT a.id AS id, u.sentence_no AS no, u.name AS name, u.kind AS kind, u.starts_at AS starts_at
          FROM unknown_name AS u JOIN article AS a ON a.article_id = u.article_id ORDER BY a.id, u.sentence_no, u.starts_at`,
    ),
  };
}
