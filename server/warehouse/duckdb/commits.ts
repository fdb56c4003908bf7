import type { DuckDBConnection } from '@duckdb/node-api';
import type { MadeBy } from '../../contract/vocabulary.ts';
import { appendRows } from './columns.ts';
import type { Entry, LedgerFile } from './ledger.ts';

/** One change of what is stored: what made it, the run it belongs to, and by what it is known when it is sent again. */
export type Commit = {
  readonly made_by: MadeBy;
  readonly run?: number;
  readonly id?: string;
  /** Its number, where that is not the next one: numbers that were given once are never given again. */
  readonly no?: number;
};
/** How much went in, and of which days. */
export type Counted = Pick<Entry, 'articles' | 'mentions' | 'days'>;
const NOTHING: Counted = { articles: 0, mentions: 0 };

/** What changes the data: each change is a transaction, and has the next number. */
export type Commits = {
  /** Work as one transaction that changes nothing a reader sees as a number. */
  whole<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Work as one transaction with the next number; `beforeCommit` runs inside, after everything else. */
  numbered<Result>(
    commit: Commit,
    work: (no: number) => Promise<Result>,
    counted?: (result: Result) => Counted,
    beforeCommit?: () => void,
  ): Promise<Result>;
  /** The same, unless nothing has been stored yet: what an empty database is set to is no state that anybody has seen numbers of. */
  noted<Result>(commit: Commit, work: (no: number) => Promise<Result>): Promise<Result>;
  /** The number of the last change, and its instant; 0 and null before the first. */
  last(): number;
  at(): string | null;
  /** Changes between these belong to a correction. */
  correcting(no: number | null): void;
  isCorrecting(): boolean;
};

const LAYOUT = {
  batch_no: 'id',
  id: 'text',
  run_id: 'id',
  articles: 'id',
  mentions: 'id',
  loaded_at: 'text',
  made_by: 'text',
  correction_id: 'id',
} as const;

export async function openCommits(
  connection: DuckDBConnection,
  now: () => string,
  ledger: LedgerFile | null,
): Promise<Commits> {
  const found = await connection.runAndReadAll('SELECT batch_no, loaded_at FROM batch ORDER BY batch_no DESC LIMIT 1');
  const [no, instant] = found.getRows()[0] ?? [];
  let last = Number(no ?? 0);
  let at = instant == null ? null : String(instant);
  let correction: number | null = null;

  const whole = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await connection.run('BEGIN');
    try {
      const result = await work();
      await connection.run('COMMIT');
      return result;
    } catch (error) {
      await connection.run('ROLLBACK');
      throw error;
    }
  };

  const commits: Commits = {
    whole,
    noted: (commit, work) => (last === 0 ? whole(() => work(0)) : commits.numbered(commit, work)),
    async numbered({ made_by, run = 0, ...named }, work, counted = () => NOTHING, beforeCommit = () => {}) {
      const batch_no = named.no ?? last + 1;
      const id = named.id ?? `${made_by} ${batch_no}`;
      const loaded_at = now();
      const of = made_by === 'correction' ? correction : null;
      const [result, counts] = await whole(async () => {
        const made = await work(batch_no);
        const { articles, mentions, ...days } = counted(made);
        await appendRows(connection, 'batch', LAYOUT, [
          { batch_no, id, run_id: run, articles, mentions, loaded_at, made_by, correction_id: of },
        ]);
        beforeCommit();
        return [made, { articles, mentions, at: loaded_at, ...days }] as const;
      });
      last = batch_no;
      at = loaded_at;
      ledger?.append({ batch_no, id, ...counts });
      return result;
    },
    last: () => last,
    at: () => at,
    correcting: (of) => void (correction = of),
    isCorrecting: () => correction !== null,
  };
  return commits;
}
