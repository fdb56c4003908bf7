import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER } from '@duckdb/node-api';
import type { Learned, LineRule, Lines, Repeated } from '../lines.ts';
import { appendRows } from './columns.ts';
import { LAYOUTS } from './layouts.ts';

const rows = async (connection: DuckDBConnection, text: string, values: DuckDBValue[] = []) =>
  (await connection.runAndReadAll(text, values)).getRows();

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What the warehouse keeps of lines, on the writer's connection. */
export const linesOn = (
  connection: DuckDBConnection,
  { inTurn, inTransaction }: { readonly inTurn: Turn; readonly inTransaction: Turn },
  sourceId: (name: string) => number | undefined,
  now: () => string,
): Lines => ({
  learned: (sources) =>
    inTurn(async () => {
      const ids = sources.map(sourceId);
      const learned = await learnedLines(
        connection,
        ids.filter((id) => id !== undefined),
      );
      return new Map(sources.map((name, at) => [name, learned.get(ids[at] ?? 0) ?? new Set()]));
    }),
  repeated: (run, stories) => inTurn(() => repeatedLines(connection, run, stories)),
  learn: (learned) => inTransaction(() => learnLines(connection, learned, now())),
  decide: (id, cut) => inTurn(() => decideLine(connection, id, cut, now())),
  pending: () => inTurn(() => pendingArticles(connection)),
});

/** Keys of the lines to cut, by the number of their source. */
async function learnedLines(
  connection: DuckDBConnection,
  sources: readonly number[],
): Promise<Map<number, Set<string>>> {
  const found = await connection.runAndReadAll(
    'SELECT source_id, line FROM learned_line WHERE cut AND source_id IN (SELECT unnest($1::UINTEGER[]))',
    [new DuckDBListValue([...sources])],
    [LIST(UINTEGER)],
  );
  const learned = new Map<number, Set<string>>();
  for (const [source, line] of found.getRows()) {
    const lines = learned.get(Number(source)) ?? new Set();
    learned.set(Number(source), lines.add(String(line)));
  }
  return learned;
}

/** Lines that at least so many stories share, of the sources a run brought articles of. */
async function repeatedLines(connection: DuckDBConnection, run: number, stories: number): Promise<Repeated[]> {
  const found = await rows(
    connection,
    `WITH touched AS (
       SELECT DISTINCT a.source_id FROM article a JOIN batch b ON b.batch_no = a.batch_no WHERE b.run_id = $1
     ), told AS (
       SELECT source_id, count(DISTINCT story_id) AS stories FROM article GROUP BY source_id
     ), repeated AS (
       SELECT e.source_id, e.line, count(DISTINCT a.story_id) AS stories, min(e.article_id) AS article_id
       FROM edge_line e JOIN touched USING (source_id) JOIN article a ON a.article_id = e.article_id
       WHERE NOT EXISTS (SELECT 1 FROM learned_line l WHERE l.source_id = e.source_id AND l.line = e.line)
       GROUP BY e.source_id, e.line HAVING count(DISTINCT a.story_id) >= $2
     )
     SELECT r.source_id, s.name, r.line, r.stories, told.stories, t.body, t.removed
     FROM repeated r JOIN told ON told.source_id = r.source_id JOIN source s ON s.source_id = r.source_id
     JOIN article_text t ON t.article_id = r.article_id ORDER BY r.source_id, r.line`,
    [run, stories],
  );
  return found.map(([source_id, source, line, shared, of, body, removed]) => ({
    source_id: Number(source_id),
    source: String(source),
    line: String(line),
    stories: Number(shared),
    of: Number(of),
    body: String(body),
    removed: JSON.parse(String(removed)),
  }));
}

/** Keeps lines as furniture from now on; those that are known already stay as a person decided. */
async function learnLines(connection: DuckDBConnection, lines: readonly Learned[], now: string): Promise<void> {
  const known = new Set((await rows(connection, 'SELECT id FROM learned_line')).map(([id]) => String(id)));
  await appendRows(
    connection,
    'learned_line',
    {
      id: 'text',
      source_id: 'id',
      line: 'text',
      zone: 'text',
      sample: 'text',
      stories: 'id',
      learned_at: 'text',
      cut: 'flag',
      decided_at: 'text',
    },
    lines.filter(({ id }) => !known.has(id)).map((line) => ({ ...line, learned_at: now, cut: true, decided_at: null })),
  );
}

async function decideLine(connection: DuckDBConnection, id: string, cut: boolean, now: string): Promise<boolean> {
  const changed = await rows(
    connection,
    'UPDATE learned_line SET cut = $1, decided_at = $2 WHERE id = $3 RETURNING id',
    [cut, now, id],
  );
  return changed.length > 0;
}

/** Articles with a line that is cut and should not be, or is not and should. */
async function pendingArticles(connection: DuckDBConnection): Promise<number[]> {
  const found = await rows(
    connection,
    `SELECT DISTINCT e.article_id FROM edge_line e
     JOIN learned_line l ON l.source_id = e.source_id AND l.line = e.line
     WHERE e.cut <> l.cut ORDER BY e.article_id`,
  );
  return found.map(([id]) => Number(id));
}

/** Texts read at once when all lines are taken anew. */
const TOGETHER = 500;

/** Takes the lines at the ends of all stored texts, when the rule is another than the one they were taken by. */
export async function takeLinesAnew(connection: DuckDBConnection, rule: LineRule): Promise<void> {
  await connection.run('DELETE FROM edge_line');
  const [highest] = await rows(connection, 'SELECT coalesce(max(article_id), 0) FROM article');
  for (let from = 0; from < Number(highest?.[0]); from += TOGETHER) {
    const texts = await rows(
      connection,
      `SELECT a.article_id, a.source_id, t.body, t.removed FROM article a JOIN article_text t ON t.article_id = a.article_id
       WHERE a.article_id > $1 AND a.article_id <= $2 ORDER BY a.article_id`,
      [from, from + TOGETHER],
    );
    const lines = texts.flatMap(([article_id, source_id, body, removed]) => {
      const cut = { body: String(body), removed: JSON.parse(String(removed)) };
      const left = new Set(rule.keysOf(cut.body));
      return rule.keysOf(rule.wholeOf(cut)).map((line) => ({
        article_id: Number(article_id),
        source_id: Number(source_id),
        line,
        cut: !left.has(line),
      }));
    });
    await appendRows(connection, 'edge_line', LAYOUTS.edge_line, lines);
  }
  // Keys of another rule name nothing any more.
  await connection.run('DELETE FROM learned_line WHERE line NOT IN (SELECT line FROM edge_line)');
}
