import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Facts } from '../../server/contract/facts.ts';
import { appendRows, type Row } from '../../server/warehouse/duckdb/columns.ts';
import { LAYOUTS } from '../../server/warehouse/duckdb/layouts.ts';
import { migrate } from '../../server/warehouse/duckdb/migrate.ts';
import { type Arm, type Figure, type Rounds, sideBySide } from './rounds.ts';

const LAYOUT = LAYOUTS.mention;
const NAMES = Object.keys(LAYOUT) as (keyof typeof LAYOUT)[];
type MentionRow = Row<typeof LAYOUT>;

/** What both arms load in a round: as many as row INSERTs manage in about a second. */
const ROWS = 1000;

export type Loading = {
  readonly ours: Figure;
  readonly peer: Figure;
  readonly perRound: number;
  readonly ratio: number;
  readonly fault: string | null;
};

/** Rows of mentions in the loader's own layout, from made articles. */
function mentionRows(facts: Iterable<Facts>): MentionRow[] {
  const rows: MentionRow[] = [];
  let article_id = 0;
  for (const { article, mentions } of facts) {
    article_id += 1;
    mentions.forEach((one, mention_no) => {
      const { p_neg = null, p_neu = null, p_pos = null, sentiment = null } = one.score ?? {};
      const { day, week, month, language } = article;
      const place = { article_id, source_id: 1 + (article_id % 40), story_id: article_id, language, day, week, month };
      const words = { surface: one.surface, via: one.via, starts_at: one.start, ends_at: one.end };
      const score = { p_neg, p_neu, p_pos, sentiment, reasons: null, scorer: one.scorer };
      rows.push({
        ...place,
        ...words,
        ...score,
        mention_no,
        sentence_no: one.sentence,
        actor_id: 1 + (mention_no % 50),
        kind: one.kind,
        in_quote: one.in_quote,
        speaker_id: null,
        found_id: 1 + (mention_no % 50),
        found_speaker_id: null,
      });
    });
    if (rows.length >= ROWS) break;
  }
  return rows.slice(0, ROWS);
}

/** The loader's typed chunks against a prepared INSERT a row: the same rows into the same table, each in one transaction. */
export async function measureLoading(facts: Iterable<Facts>, rounds: Rounds): Promise<Loading> {
  const rows = mentionRows(facts);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await migrate(connection);
    const insert = await connection.prepare(
      `INSERT INTO mention (${NAMES.join(', ')}) VALUES (${NAMES.map((name, at) => `$${at + 1}${LAYOUT[name] === 'day' ? '::DATE' : ''}`).join(', ')})`,
    );
    const chunks = () => appendRows(connection, 'mention', LAYOUT, rows, 0);
    const expected = (await emptied(connection, chunks)).seen;
    const arm = (name: string, loadRows: () => Promise<void>): Arm => ({
      name,
      expected,
      run: () => emptied(connection, loadRows),
    });
    const { ours, peer } = await sideBySide(
      arm('chunks', chunks),
      arm('row INSERTs', () => insertRows(insert, rows)),
      rounds,
    );
    insert.destroySync();
    return {
      ours: ours.figure,
      peer: peer.figure,
      perRound: rows.length,
      ratio: peer.figure.p50 / ours.figure.p50,
      fault: ours.fault ?? peer.fault,
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Loads into an empty table, which is what is timed, reads what is there, and takes it out again. */
async function emptied(
  connection: DuckDBConnection,
  loadRows: () => Promise<void>,
): Promise<{ ms: number; seen: string }> {
  await connection.run('BEGIN');
  try {
    const from = performance.now();
    await loadRows();
    const ms = performance.now() - from;
    const read = await connection.runAndReadAll(
      'SELECT count(*), sum(mention_no), sum(ends_at), count(DISTINCT surface), round(sum(p_pos), 3), max(day) FROM mention',
    );
    return { ms, seen: JSON.stringify(read.getRowsJson()) };
  } finally {
    await connection.run('ROLLBACK');
  }
}

async function insertRows(insert: DuckDBPreparedStatement, rows: readonly MentionRow[]): Promise<void> {
  for (const row of rows) {
    NAMES.forEach((name, at) => {
      const value = row[name];
      if (value === null) insert.bindNull(at + 1);
      else if (typeof value === 'boolean') insert.bindBoolean(at + 1, value);
      else if (typeof value === 'string') insert.bindVarchar(at + 1, value);
      else if (LAYOUT[name] === 'id') insert.bindUInteger(at + 1, value);
      else insert.bindDouble(at + 1, value);
    });
    await insert.run();
  }
}
