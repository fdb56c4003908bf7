import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER, VARCHAR } from '@duckdb/node-api';
import type { Correction, Effect } from '../../contract/correction.ts';
import type { CorrectionStore, PlaceOf, ToneAt, Touched } from '../corrections.ts';
import { appendRows } from './columns.ts';
import { NAMED } from './actor-sums.ts';
import { relabel } from './relabel.ts';
import { storyEffect, tellChanged } from './story-changes.ts';
import { toPlain } from './values.ts';

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;
/** Work that makes a snapshot, told its number. */
type Changing = <Result>(work: (no: number) => Promise<Result>) => Promise<Result>;

const rowsOf = async (connection: DuckDBConnection, text: string, values: DuckDBValue[] = [], types?: never) =>
  (await connection.runAndReadAll(text, values, types)).getRows();

/** The store of corrections on the writer's connection; `inTurn` does work as one transaction. */
export const correctionsOn = (
  connection: DuckDBConnection,
  inTurn: Turn,
  /** The same, and the data has another snapshot afterwards. */
  changing: Changing,
  /** Says which correction makes the snapshots that come; null none. */
  correcting: (no: number | null) => void,
  actorIds: ReadonlyMap<string, number>,
): CorrectionStore => ({
  all: () =>
    inTurn(async () => {
      const read = await connection.runAndReadAll(
        `SELECT correction_id AS correction, made_at, made_by, why, change, mentions, articles, first_week, last_week, tone_before, tone_after, undone_at, settled, since, until
         FROM correction ORDER BY correction_id`,
      );
      const rows = read.convertRowObjects(toPlain) as unknown as (Omit<Correction, 'change' | 'effect'> &
        Effect & {
          change: string;
          settled: boolean;
          since: number | null;
          until: number | null;
          tone_before: number | null;
          tone_after: number | null;
        })[];
      return rows.map(({ mentions, articles, first_week, last_week, tone_before, tone_after, change, ...said }) => {
        const made = JSON.parse(change) as Correction['change'];
        const toned = made.does === 'tone' && mentions > 0 && first_week !== null;
        const tone = toned ? { tone: { before: tone_before, after: tone_after } } : {};
        return { ...said, change: made, effect: { mentions, articles, first_week, last_week, ...tone } };
      });
    }),
  add: (fresh) =>
    inTurn(async () => {
      const [next] = await rowsOf(connection, `SELECT nextval('correction_no')`);
      const correction = Number(next?.[0]);
      const { made_at, made_by, why, change, effect, undone_at } = fresh;
      const { tone, ...counts } = effect;
      await appendRows(
        connection,
        'correction',
        {
          correction_id: 'id',
          made_at: 'text',
          made_by: 'text',
          why: 'text',
          change: 'text',
          mentions: 'id',
          articles: 'id',
          first_week: 'text',
          last_week: 'text',
          undone_at: 'text',
          settled: 'flag',
          tone_before: 'real',
          tone_after: 'real',
          since: 'id',
          until: 'id',
        },
        [
          {
            correction_id: correction,
            made_at,
            made_by,
            why,
            change: JSON.stringify(change),
            ...counts,
            undone_at,
            settled: false,
            tone_before: tone?.before ?? null,
            tone_after: tone?.after ?? null,
            since: null,
            until: null,
          },
        ],
      );
      correcting(correction);
      return { correction, ...fresh };
    }),
  undo: (no, at) =>
    inTurn(async () => {
      await connection.run('UPDATE correction SET undone_at = $1, settled = false WHERE correction_id = $2', [at, no]);
      correcting(no);
    }),
  settle: async (no) => {
    await changing(async (snapshot) => {
      await connection.run(
        `UPDATE correction SET settled = true, since = coalesce(since, ${snapshot}),
                until = CASE WHEN undone_at IS NOT NULL THEN coalesce(until, ${snapshot}) END
         WHERE correction_id = $1`,
        [no],
      );
    });
    correcting(null);
  },
  touched: (by) => inTurn(() => touchedArticles(connection, by, actorIds)),
  effect: (actor, surfaces, source) => inTurn(() => effectOf(connection, actorIds.get(actor) ?? 0, surfaces, source)),
  storyEffect: (change) => inTurn(() => storyEffect(connection, change)),
  tell: (change) => changing((no) => tellChanged(connection, change, no)),
  mentionAt: (place) => inTurn(() => mentionAt(connection, place)),
  relabel: (found, whose) => changing((no) => relabel(connection, found, whose, actorIds, no)),
});

/** Numbers of the articles that a change may touch. */
export async function touchedArticles(
  connection: DuckDBConnection,
  by: Touched,
  actorIds: ReadonlyMap<string, number>,
): Promise<number[]> {
  const [text, values] =
    'form' in by
      ? [
          'SELECT DISTINCT article_id FROM sentence WHERE contains(lower(text), $1) ORDER BY article_id',
          [by.form.toLowerCase()],
        ]
      : 'article' in by
        ? ['SELECT article_id FROM article WHERE id = $1', [by.article]]
        : [
            `SELECT DISTINCT m.article_id FROM mention m JOIN source s ON s.source_id = m.source_id
             WHERE m.actor_id = $1 AND ($2 IS NULL OR lower(m.surface) = $2) AND ($3 IS NULL OR s.slug = $3) ORDER BY m.article_id`,
            [actorIds.get(by.actor) ?? 0, by.surface?.toLowerCase() ?? null, by.source],
          ];
  const types = values.map((value) => (typeof value === 'number' ? UINTEGER : VARCHAR));
  const found = await connection.runAndReadAll(text, values, types);
  return found.getRows().map(([id]) => Number(id));
}

async function mentionAt(connection: DuckDBConnection, place: PlaceOf): Promise<ToneAt | null> {
  const { article, sentence, start, surface } = place;
  const read = await connection.runAndReadAll(
    `SELECT any_value(CAST(m.week AS VARCHAR)) AS week, any_value(m.sentiment) AS sentiment,
            coalesce(sum(x.sentiment), 0) AS sum, coalesce(sum(x.scored), 0) AS scored
     FROM mention m JOIN article a ON a.article_id = m.article_id
     LEFT JOIN article_actor x ON x.actor_id = m.actor_id AND x.week = m.week
     WHERE a.id = $1 AND m.sentence_no = $2 AND m.starts_at = $3 AND m.surface = $4 HAVING count(*) > 0`,
    [article, sentence, start, surface],
    [VARCHAR, UINTEGER, UINTEGER, VARCHAR],
  );
  const [row] = read.convertRowObjects(toPlain) as unknown as ToneAt[];
  return row ?? null;
}

async function effectOf(
  connection: DuckDBConnection,
  actor: number,
  surfaces: readonly string[] | null,
  source: string | null,
): Promise<Effect> {
  const found = await connection.runAndReadAll(
    `SELECT count(*), count(DISTINCT m.article_id), CAST(min(m.week) AS VARCHAR), CAST(max(m.week) AS VARCHAR)
     FROM mention m JOIN source s ON s.source_id = m.source_id
     WHERE m.actor_id = $1 AND ($3 IS NULL OR s.slug = $3)
       AND (CASE WHEN len($2::VARCHAR[]) = 0 THEN ${NAMED} ELSE lower(m.surface) IN (SELECT unnest($2::VARCHAR[])) END)`,
    [actor, new DuckDBListValue((surfaces ?? []).map((form) => form.toLowerCase())), source],
    [UINTEGER, LIST(VARCHAR), VARCHAR],
  );
  const [mentions, articles, first_week, last_week] = found.getRows()[0] ?? [];
  const text = (value: DuckDBValue | undefined) => (value == null ? null : String(value));
  return {
    mentions: Number(mentions),
    articles: Number(articles),
    first_week: text(first_week),
    last_week: text(last_week),
  };
}
