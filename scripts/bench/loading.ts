import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Facts } from '../../server/contract/facts.ts';
import { appendRows, type Row } from '../../server/warehouse/duckdb/columns.ts';
import { LAYOUTS } from '../../server/warehouse/duckdb/load.ts';
import { migrate } from '../../server/warehouse/duckdb/migrate.ts';
import { type Figure, figureOf, noiseOf } from './figures.ts';
import { type Outcome, sideBySide, timed } from './side-by-side.ts';

const LAYOUT = LAYOUTS.mention;
const NAMES = Object.keys(LAYOUT) as (keyof typeof LAYOUT)[];
type MentionRow = Row<typeof LAYOUT>;

/** What both arms load: as many as row INSERTs manage in about two seconds. */
const COMPARED_ROWS = 2000;
/** What our own rate is measured on besides: enough that opening the appender does not show. */
const MANY_ROWS = 100_000;

export type Loading = {
  readonly ours: Figure;
  readonly peer: Figure;
  readonly rows: number;
  readonly noise: number | null;
  readonly fault: string | null;
  /** Rows a second of many rows at once. */
  readonly many: { readonly rows: number; readonly perCpuSecond: number; readonly perSecond: number };
};

/** Rows of mentions as the loader would write them, from made articles. */
export function mentionRows(facts: Iterable<Facts>, most: number): MentionRow[] {
  const rows: MentionRow[] = [];
  let article_id = 0;
  for (const { article, mentions } of facts) {
    article_id += 1;
    mentions.forEach((one, mention_no) => {
      const { p_neg, p_neu, p_pos, sentiment } = one.score ?? { p_neg: null, p_neu: null, p_pos: null, sentiment: null };
      rows.push({
        article_id, mention_no, sentence_no: one.sentence, actor_id: 1 + (mention_no % 50), kind: one.kind, surface: one.surface,
        via: one.via, starts_at: one.start, ends_at: one.end, p_neg, p_neu, p_pos, sentiment, reasons: null, scorer: one.scorer,
        in_quote: one.in_quote, speaker_id: null, source_id: 1 + (article_id % 40), story_id: article_id,
        language: article.language, day: article.day, week: article.week, month: article.month,
      });
    });
    if (rows.length >= most) break;
  }
  return rows.slice(0, most);
}

/** Typed chunks against one prepared INSERT a row, each in one transaction, into the same table with the same rows. */
export async function measureLoading(made: readonly MentionRow[]): Promise<Loading> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await migrate(connection);
    const compared = made.slice(0, COMPARED_ROWS);
    const insert = await connection.prepare(
      `INSERT INTO mention VALUES (${NAMES.map((name, at) => `$${at + 1}${LAYOUT[name] === 'day' ? '::DATE' : ''}`).join(', ')})`,
    );
    const expected = await emptied(connection, () => appendRows(connection, 'mention', LAYOUT, compared));
    const arm = (name: string, load: () => Promise<void>) => ({
      name,
      expected,
      run: async () => {
        const seen = await emptied(connection, load);
        return { seen: () => seen };
      },
    });
    const [ours, peer] = await sideBySide(
      [
        arm('chunks', () => appendRows(connection, 'mention', LAYOUT, compared)),
        arm('row INSERTs', () => insertRows(insert, compared)),
      ],
      { least: 4, most: 8, seconds: 6 },
    );
    insert.destroySync();
    const many = await timed(() => emptied(connection, () => appendRows(connection, 'mention', LAYOUT, repeated(made, MANY_ROWS))));
    return { ...compare(ours, peer), rows: COMPARED_ROWS, many: ratesOf(MANY_ROWS, many.sample) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const ratesOf = (rows: number, { cpuMs, wallMs }: { cpuMs: number; wallMs: number }) => ({
  rows,
  perCpuSecond: Math.round((1000 * rows) / cpuMs),
  perSecond: Math.round((1000 * rows) / wallMs),
});

function compare(ours: Outcome | undefined, peer: Outcome | undefined) {
  if (ours === undefined || peer === undefined) throw new Error('both arms must have run');
  return {
    ours: figureOf(ours.samples),
    peer: figureOf(peer.samples),
    noise: noiseOf(ours.samples.map(({ cpuMs }) => cpuMs)),
    fault: ours.fault ?? peer.fault,
  };
}

const repeated = (rows: readonly MentionRow[], count: number): MentionRow[] =>
  Array.from({ length: count }, (_, at) => rows[at % rows.length]!);

/** Loads into an empty table, reads what is there, and takes it out again, all of it in one transaction. */
async function emptied(connection: DuckDBConnection, load: () => Promise<void>): Promise<string> {
  await connection.run('BEGIN');
  try {
    await load();
    const read = await connection.runAndReadAll(
      'SELECT count(*), sum(mention_no), sum(ends_at), count(DISTINCT surface), round(sum(p_pos), 3), max(day) FROM mention',
    );
    return JSON.stringify(read.getRowsJson());
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
