import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBListValue, LIST, UINTEGER, VARCHAR } from '@duckdb/node-api';
import type { Analysis, AnalysisStore, ReadAnew, Reading, Stale } from '../readings.ts';
import type { LineRule } from '../lines.ts';
import { numberActors, onlyActors } from './actors.ts';
import { appendRows } from './columns.ts';
import type { Commits } from './commits.ts';
import { touchedArticles } from './corrections.ts';
import { loadArticles, type Placed } from './load.ts';
import { beside, dropNext, forgetNext, makeNext, nextFits, readyNext, replaceByNext } from './next-tables.ts';
import { numberOf } from './readings.ts';
import { storedArticles } from './stored.ts';
import { toPlain } from './values.ts';
import { activate } from './versions.ts';

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export type AnalysisEffects = {
  readonly connection: DuckDBConnection;
  readonly lines: LineRule;
  readonly actorIds: Map<string, number>;
  readonly now: () => string;
  /** Work while nothing else is written. */
  readonly inTurn: Turn;
  /** Work as one transaction, inside a turn, and the number of the last change. */
  readonly commits: Pick<Commits, 'whole' | 'last'>;
  /** Work that changes every number: readers see all of it or nothing, and another snapshot afterwards. */
  readonly replaceAll: (
    work: (no: number) => Promise<void>,
    taken: { readonly no: number; readonly reading: Reading },
    done: () => void,
  ) => Promise<void>;
};

/** Articles read in the last turn at once. */
const TOGETHER = 200;

const LAYOUT = {
  analysis_no: 'id',
  version_no: 'id',
  reading_no: 'id',
  basis: 'text',
  state: 'text',
  started_at: 'text',
  ended_at: 'text',
  articles: 'id',
  mentions_before: 'id',
  mentions_after: 'id',
  seconds: 'real',
} as const;

/** Articles that are not read anew yet, or have changed since. */
const STALE = `FROM read_by r LEFT JOIN next_read_by n ON n.article_id = r.article_id
  WHERE n.article_id IS NULL OR n.load_no <> r.load_no`;
/** No batch has this number: the row stays, so that what was read is thrown away before it is read again. */
const TOUCHED = 4_294_967_295;

export function analysesOn(effects: AnalysisEffects): AnalysisStore {
  const { connection, actorIds, inTurn, now } = effects;
  const { whole, last } = effects.commits;
  const rows = async (text: string) => (await connection.runAndReadAll(text)).getRows();
  const inTransaction: Turn = (work) => inTurn(() => whole(work));

  const all = async (): Promise<Analysis[]> => {
    const read = await connection.runAndReadAll(
      `SELECT analysis_no AS analysis, version_no AS version, reading_no, basis, state, started_at, ended_at, articles,
              mentions_before, mentions_after, seconds FROM analysis ORDER BY analysis_no DESC`,
    );
    return read.convertRowObjects(toPlain) as unknown as Analysis[];
  };
  const running = async (): Promise<Analysis> => {
    const [latest] = await all();
    if (latest?.state !== 'running') throw new Error('no analysis is under way');
    return latest;
  };

  const stale = async (most: number): Promise<Stale[]> => {
    const found = await rows(
      `SELECT r.article_id, r.load_no, n.article_id IS NOT NULL ${STALE} ORDER BY r.article_id LIMIT ${most}`,
    );
    const ids = found.map(([id]) => Number(id));
    const stored = await storedArticles(connection, ids);
    return found.map(([article_id, load_no, again], at) => ({
      article_id: Number(article_id),
      load_no: Number(load_no),
      again: again === true,
      stored: stored[at]!,
    }));
  };

  const put = async (reading_no: number, read: readonly ReadAnew[]): Promise<void> => {
    await forgetNext(
      connection,
      read.flatMap(({ stale: { article_id, again } }) => (again ? [article_id] : [])),
    );
    const places = await connection.runAndReadAll(
      `SELECT article_id, source_id, story_id, revision_no, batch_no FROM article
       WHERE article_id IN (SELECT unnest($1::UINTEGER[])) ORDER BY article_id`,
      [new DuckDBListValue(read.map(({ stale: { article_id } }) => article_id))],
      [LIST(UINTEGER)],
    );
    const facts = new Map(read.map((one) => [one.stale.article_id, one]));
    const placed = places.getRows().map((row): Placed => {
      const [article_id = 0, source_id = 0, story_id = 0, revision_no = 0, batch_no = 0] = row.map(Number);
      const { facts: one, stale: from } = facts.get(article_id)!;
      return { facts: one, article_id, source_id, story_id, revision_no, batch_no, reading_no, load_no: from.load_no };
    });
    await loadArticles(connection, placed, actorIds, { batchNo: 0, reading_no, lines: effects.lines, into: beside });
  };

  return {
    all: () => inTurn(all),
    begin: (version, reading, basis, actors) =>
      inTransaction(async () => {
        const [latest] = await all();
        await makeNext(connection);
        await numberActors(connection, actors, actorIds);
        const [counted] = await rows('SELECT count(*), coalesce(sum(mentions), 0) FROM article');
        await appendRows(connection, 'analysis', LAYOUT, [
          {
            analysis_no: (latest?.analysis ?? 0) + 1,
            version_no: version,
            reading_no: await numberOf(connection, reading),
            basis,
            state: 'running',
            started_at: now(),
            ended_at: null,
            articles: Number(counted?.[0]),
            mentions_before: Number(counted?.[1]),
            mentions_after: null,
            seconds: null,
          },
        ]);
        return running();
      }),
    goOn: ({ analysis, basis: was }, reading, basis, actors) =>
      inTransaction(async () => {
        await numberActors(connection, actors, actorIds);
        if (was === basis && (await nextFits(connection))) return true;
        await makeNext(connection);
        const reading_no = await numberOf(connection, reading);
        await connection.run('UPDATE analysis SET basis = $1, reading_no = $2 WHERE analysis_no = $3', [
          basis,
          reading_no,
          analysis,
        ]);
        return false;
      }),
    stale: (most) =>
      inTurn(async () => {
        const [left] = await rows(`SELECT count(*) ${STALE}`);
        const [of] = await rows('SELECT count(*) FROM read_by');
        return { left: Number(left?.[0]), of: Number(of?.[0]), articles: await stale(most) };
      }),
    put: (read) => inTransaction(async () => put((await running()).reading_no, read)),
    touch: (by, found, actors, basis) =>
      inTransaction(async () => {
        await numberActors(connection, actors, actorIds);
        await connection.run(`UPDATE analysis SET basis = $1 WHERE state = 'running'`, [basis]);
        const ids = new Set<number>();
        for (const one of by) for (const id of await touchedArticles(connection, one, actorIds)) ids.add(id);
        const moved = await connection.runAndReadAll(
          `SELECT DISTINCT m.article_id FROM next_mention m JOIN (
             SELECT actor_id, slug FROM actor UNION SELECT actor_id, slug FROM actor_number
           ) a ON a.actor_id = m.found_id WHERE a.slug IN (SELECT unnest($1::VARCHAR[]))`,
          [new DuckDBListValue([...found])],
          [LIST(VARCHAR)],
        );
        for (const [id] of moved.getRows()) ids.add(Number(id));
        await connection.run(
          `UPDATE next_read_by SET load_no = ${TOUCHED} WHERE article_id IN (SELECT unnest($1::UINTEGER[]))`,
          [new DuckDBListValue([...ids])],
          [LIST(UINTEGER)],
        );
      }),
    putInPlace: ({ version, reading, actors, read, done, seconds }) =>
      inTurn(async () => {
        const { analysis, reading_no } = await running();
        for (let part = await stale(TOGETHER); part.length > 0; part = await stale(TOGETHER)) {
          const facts = await read(part);
          await whole(() => put(reading_no, facts));
        }
        await whole(() => readyNext(connection, last() + 1));
        await effects.replaceAll(
          async (no) => {
            await replaceByNext(connection, no);
            await onlyActors(connection, actors, actorIds, no);
            await activate(connection, version, now());
            await connection.run(
              `UPDATE analysis SET state = 'ended', ended_at = $1, seconds = $2, articles = (SELECT count(*) FROM article),
                      mentions_after = (SELECT coalesce(sum(mentions), 0) FROM article) WHERE analysis_no = $3`,
              [now(), seconds(), analysis],
            );
          },
          { no: reading_no, reading },
          done,
        );
        return (await all())[0]!;
      }),
    cancel: () =>
      inTransaction(async () => {
        await dropNext(connection);
        await connection.run(`UPDATE analysis SET state = 'cancelled', ended_at = $1 WHERE state = 'running'`, [now()]);
      }),
  };
}
