import type { DuckDBConnection } from '@duckdb/node-api';
import { MADE_BY } from '../../contract/vocabulary.ts';
import type { Loss } from '../losses.ts';
import { appendRows } from './columns.ts';
import { openCommits } from './commits.ts';
import type { Entry } from './ledger.ts';
import type { Pool } from './pool.ts';

/** What was accepted at one time; it holds from the snapshot `no` on. */
type Accepted = { readonly no: number; readonly accepted_at: string; readonly lost: readonly Entry[] };

const KEY = 'loss';
/** What brings articles is named by what is in it, every other change by its kind and number. */
const CHANGE = new RegExp(`^(?:${MADE_BY.join('|')}) \\d+$`);

async function acceptedIn(connection: DuckDBConnection): Promise<Accepted[]> {
  const read = await connection.runAndReadAll(`SELECT value FROM setting WHERE key LIKE '${KEY} %'`);
  return read
    .getRows()
    .map(([value]) => JSON.parse(String(value)) as Accepted)
    .toSorted((left, right) => left.no - right.no);
}

/**
 * Notes in the database that it goes on without batches, as a change with a number of its own. That is greater than those of all that
 * was lost, so that no snapshot which somebody has seen ever names another state. What is noted already is not noted twice.
 */
export async function keepLoss(
  connection: DuckDBConnection,
  lost: readonly Entry[],
  acknowledged: readonly Entry[],
  accepted_at: string,
): Promise<void> {
  const known = new Set((await acceptedIn(connection)).flatMap((one) => one.lost.map(({ id }) => id)));
  if (lost.every(({ id }) => known.has(id))) return;
  const commits = await openCommits(connection, () => accepted_at, null);
  const no = Math.max(commits.last(), ...acknowledged.map(({ batch_no }) => batch_no)) + 1;
  const value = JSON.stringify({ no, accepted_at, lost } satisfies Accepted);
  await commits.numbered({ made_by: 'loss', no }, () =>
    appendRows(connection, 'setting', { key: 'text', value: 'text' }, [{ key: `${KEY} ${no}`, value }]),
  );
}

/** What was lost as it stands at a snapshot. */
export type Losses = {
  at(no: number, pool: Pick<Pool, 'run'>): Promise<readonly Loss[]>;
  /** Numbers of snapshots that nobody can ask for any more. */
  readonly numbers: ReadonlySet<number>;
};

/** Losses are accepted while nobody has the database open, so they are read once. */
export async function openLosses(connection: DuckDBConnection): Promise<Losses> {
  const accepted = await acceptedIn(connection);
  return {
    numbers: new Set(accepted.flatMap(({ lost }) => lost.map(({ batch_no }) => batch_no))),
    async at(no, pool) {
      const told = accepted.filter((one) => one.no <= no);
      if (told.length === 0) return [];
      const ids = told.flatMap(({ lost }) => lost.map(({ id }) => id));
      const present = await pool.run<{ id: string }>(
        'SELECT id FROM batch WHERE id IN (SELECT unnest($1::VARCHAR[]))',
        [{ kind: 'value', type: 'texts', value: ids }],
      );
      // The same articles in the same batch, read again since.
      const back = new Set(present.map(({ id }) => id));
      return told.flatMap(({ accepted_at, lost }) =>
        lossOf(
          accepted_at,
          lost.filter(({ id }) => !back.has(id)),
        ),
      );
    },
  };
}

/** Nothing once all articles are back: corrections alone are missed in the log of corrections. */
function lossOf(accepted_at: string, lost: readonly Entry[]): Loss[] {
  const brought = lost.filter(({ id, articles }) => articles > 0 && !CHANGE.test(id));
  if (brought.length === 0) return [];
  const instants = brought.flatMap(({ at }) => at ?? []).toSorted();
  const dated = brought.flatMap(({ days }) => days ?? []);
  const [first, last] = [instants[0], instants.at(-1)];
  return [
    {
      accepted_at,
      batches: brought.length,
      articles: brought.reduce((sum, { articles }) => sum + articles, 0),
      corrected: lost.some(({ id }) => id.startsWith('correction ')),
      acknowledged:
        instants.length < brought.length || first === undefined || last === undefined ? null : { first, last },
      days: brought.some(({ days }) => days === undefined) ? 'unknown' : spanOf(dated),
    },
  ];
}

function spanOf(days: readonly { readonly from: string; readonly to: string }[]) {
  const [from] = days.map((one) => one.from).toSorted();
  const to = days
    .map((one) => one.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
