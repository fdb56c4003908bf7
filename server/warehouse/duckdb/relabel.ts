import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER, VARCHAR } from '@duckdb/node-api';
import { BY_PERSON } from '../../contract/mention.ts';
import type { Relabelling } from '../corrections.ts';
import { appendRows } from './columns.ts';
import { keepPast } from './history.ts';
import { NAMED, SUMMED } from './actor-sums.ts';

const listOf = (ids: readonly number[]) => [new DuckDBListValue([...ids])];
const withIds = async (connection: DuckDBConnection, text: string, ids: readonly number[]) =>
  (await connection.runAndReadAll(text, listOf(ids), [LIST(UINTEGER)])).getRows();

/** Moves mentions and speakers, in place, and counts anew the sums of everybody they leave or come to. */
export async function relabel(
  connection: DuckDBConnection,
  found: readonly string[],
  whose: Relabelling,
  actorIds: ReadonlyMap<string, number>,
  no: number,
): Promise<void> {
  const slugs = new Map([...actorIds].map(([slug, id]) => [id, slug]));
  const ids = found.flatMap((slug) => actorIds.get(slug) ?? []);
  const idOf = (foundId: number, surface: string | null) => {
    const slug = slugs.get(foundId) ?? '';
    return actorIds.get(whose(slug, surface)) ?? foundId;
  };
  const mentions = await withIds(
    connection,
    `SELECT article_id, mention_no, found_id, actor_id, surface FROM mention
     WHERE found_id IN (SELECT unnest($1::UINTEGER[])) ORDER BY article_id, mention_no`,
    ids,
  );
  const moved: { article_id: number; mention_no: number; actor_id: number; before: number }[] = [];
  // Whom all mentions of a found actor in an article belong to now; null where they part.
  const only = new Map<string, number | null>();
  for (const [article, mention, was, before, surface] of mentions) {
    const actor_id = idOf(Number(was), String(surface));
    const key = `${String(article)} ${String(was)}`;
    const known = only.get(key);
    only.set(key, known === undefined || known === actor_id ? actor_id : null);
    if (actor_id !== Number(before))
      moved.push({ article_id: Number(article), mention_no: Number(mention), actor_id, before: Number(before) });
  }
  await moveMentions(connection, moved, no);
  await moveChecked(connection, ids, idOf, no);
  const speaker = (article: number, was: number) => only.get(`${article} ${was}`) ?? idOf(was, null);
  await moveSpeakers(connection, 'mention', ids, speaker, no);
  await moveSpeakers(connection, 'quote', ids, speaker, no);
}

type Moved = { article_id: number; mention_no: number; actor_id: number; before: number };

async function moveMentions(connection: DuckDBConnection, moved: readonly Moved[], no: number): Promise<void> {
  if (moved.length === 0) return;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE moved (article_id UINTEGER, mention_no UINTEGER, actor_id UINTEGER)',
  );
  await appendRows(
    connection,
    'moved',
    { article_id: 'id', mention_no: 'id', actor_id: 'id' },
    moved.map(({ article_id, mention_no, actor_id }) => ({ article_id, mention_no, actor_id })),
  );
  await keepPast(connection, 'mention', no, {
    from: 'JOIN moved AS v ON v.article_id = t.article_id AND v.mention_no = t.mention_no',
  });
  await connection.run(
    `UPDATE mention SET actor_id = v.actor_id, kind = a.kind, since = ${no} FROM moved v JOIN actor a ON a.actor_id = v.actor_id
     WHERE mention.article_id = v.article_id AND mention.mention_no = v.mention_no`,
  );
  const cells = new Set(
    moved.flatMap(({ article_id, actor_id, before }) => [`${article_id} ${actor_id}`, `${article_id} ${before}`]),
  );
  await connection.run('CREATE OR REPLACE TEMP TABLE cell (article_id UINTEGER, actor_id UINTEGER)');
  await appendRows(
    connection,
    'cell',
    { article_id: 'id', actor_id: 'id' },
    [...cells].map((cell) => {
      const [article_id = 0, actor_id = 0] = cell.split(' ').map(Number);
      return { article_id, actor_id };
    }),
  );
  await keepPast(connection, 'article_actor', no, {
    from: 'JOIN cell AS c ON c.article_id = t.article_id AND c.actor_id = t.actor_id',
  });
  await connection.run(
    'DELETE FROM article_actor USING cell c WHERE article_actor.article_id = c.article_id AND article_actor.actor_id = c.actor_id',
  );
  // Chances are kept in steps that add up exactly, so these sums are those of the loader to the last bit.
  await connection.run(
    `INSERT INTO article_actor (${SUMMED.join(', ')}, since)
     SELECT m.article_id, m.actor_id, any_value(m.kind), count(*), count(m.sentiment),
            coalesce(sum(m.p_neg), 0), coalesce(sum(m.p_neu), 0), coalesce(sum(m.p_pos), 0), coalesce(sum(m.sentiment), 0),
            count(*) FILTER (NOT m.in_quote), count(m.sentiment) FILTER (NOT m.in_quote),
            coalesce(sum(m.p_neg) FILTER (NOT m.in_quote), 0), coalesce(sum(m.p_neu) FILTER (NOT m.in_quote), 0),
            coalesce(sum(m.p_pos) FILTER (NOT m.in_quote), 0), coalesce(sum(m.sentiment) FILTER (NOT m.in_quote), 0),
            any_value(m.source_id), any_value(m.story_id), any_value(m.language), any_value(m.day), any_value(m.week), any_value(m.month),
            ${TOLD}, ${no}
     FROM mention m JOIN cell c ON c.article_id = m.article_id AND c.actor_id = m.actor_id
     WHERE ${NAMED}
     GROUP BY m.article_id, m.actor_id ORDER BY m.article_id, m.actor_id`,
  );
  const named = `(SELECT article_id, count(*) AS actors FROM article_actor WHERE article_id IN (SELECT article_id FROM cell) GROUP BY article_id)`;
  await keepPast(connection, 'article', no, {
    from: `JOIN ${named} AS n ON n.article_id = t.article_id`,
    where: 't.actors <> n.actors',
  });
  await connection.run(
    `UPDATE article SET actors = n.actors, since = ${no} FROM ${named} n
     WHERE article.article_id = n.article_id AND article.actors <> n.actors`,
  );
  await connection.run('DROP TABLE moved');
  await connection.run('DROP TABLE cell');
}

/** The sums of what persons set, in both voices. */
const TOLD = ['', ' AND NOT m.in_quote']
  .flatMap((voice) =>
    ['p_neg', 'p_neu', 'p_pos'].map((name) => `coalesce(sum(m.${name}) FILTER (m.scorer = '${BY_PERSON}'${voice}), 0)`),
  )
  .join(', ');

/** What persons checked goes with whom it was found to be. */
async function moveChecked(
  connection: DuckDBConnection,
  ids: readonly number[],
  idOf: (found: number, surface: string) => number,
  no: number,
): Promise<void> {
  const checked = await withIds(
    connection,
    'SELECT DISTINCT found_id, surface, actor_id FROM checked WHERE found_id IN (SELECT unnest($1::UINTEGER[]))',
    ids,
  );
  for (const [found, surface, before] of checked) {
    const actor = idOf(Number(found), String(surface));
    if (actor === Number(before)) continue;
    await keepPast(
      connection,
      'checked',
      no,
      { where: 't.found_id = $1 AND t.surface = $2' },
      [Number(found), String(surface)],
      [UINTEGER, VARCHAR],
    );
    await connection.run(
      `UPDATE checked SET actor_id = $1, kind = a.kind, since = ${no} FROM actor a
       WHERE a.actor_id = $1 AND checked.found_id = $2 AND checked.surface = $3`,
      [actor, Number(found), String(surface)],
      [UINTEGER, UINTEGER, VARCHAR],
    );
  }
}

/** Speakers go with their mentions. */
async function moveSpeakers(
  connection: DuckDBConnection,
  table: 'mention' | 'quote',
  ids: readonly number[],
  speaker: (article: number, was: number) => number,
  no: number,
): Promise<void> {
  const number = `${table}_no`;
  const said = await withIds(
    connection,
    `SELECT article_id, ${number}, found_speaker_id, speaker_id FROM ${table}
     WHERE found_speaker_id IN (SELECT unnest($1::UINTEGER[]))`,
    ids,
  );
  const moved = said.flatMap(([article, at, was, now]) => {
    const speaker_id = speaker(Number(article), Number(was));
    return speaker_id === Number(now) ? [] : [{ article_id: Number(article), no: Number(at), speaker_id }];
  });
  if (moved.length === 0) return;
  await connection.run('CREATE OR REPLACE TEMP TABLE moved (article_id UINTEGER, no UINTEGER, speaker_id UINTEGER)');
  await appendRows(connection, 'moved', { article_id: 'id', no: 'id', speaker_id: 'id' }, moved);
  await keepPast(connection, table, no, {
    from: `JOIN moved AS v ON v.article_id = t.article_id AND v.no = t.${number}`,
  });
  await connection.run(
    `UPDATE ${table} SET speaker_id = v.speaker_id, since = ${no} FROM moved v
     WHERE ${table}.article_id = v.article_id AND ${table}.${number} = v.no`,
  );
  await connection.run('DROP TABLE moved');
}
