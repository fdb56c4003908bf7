import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Subscription } from '../../contract/subscription.ts';
import type { SubscriptionStore } from '../subscriptions.ts';
import { appendRows, type Layout } from './columns.ts';
import { toPlain } from './values.ts';

/** The columns by the names that a subscription has; one list for reading and writing. */
const COLUMNS = {
  subscription: 'subscription_id',
  address: 'address',
  source: 'source',
  schedule: 'schedule',
  state: 'state',
  reason: 'reason',
  since: 'since',
  added_at: 'added_at',
  checked_at: 'checked_at',
  result: 'result',
  problem: 'problem',
  run: 'run_id',
  added: 'added',
  revised: 'revised',
  failures: 'failures',
  next_at: 'next_at',
  not_before: 'not_before',
  moved_to: 'moved_to',
  etag: 'etag',
  last_modified: 'last_modified',
  body_hash: 'body_hash',
} as const satisfies Record<keyof Subscription, string>;

const WHOLE = new Set<string>(['subscription', 'run', 'added', 'revised', 'failures']);
const NAMES = Object.keys(COLUMNS) as (keyof Subscription)[];
const LISTED = NAMES.map((name) => `${COLUMNS[name]} AS "${name}"`).join(', ');

/** In the order of the table. */
const LAYOUT: Layout = Object.fromEntries([
  ...NAMES.map((name) => [COLUMNS[name], WHOLE.has(name) ? 'id' : 'text'] as const),
  ['version', 'id'] as const,
]);

const valuesOf = (subscription: Subscription): DuckDBValue[] => NAMES.map((name) => subscription[name]);

/** So many numbers of a sequence that nobody had before. */
async function numbersOf(connection: DuckDBConnection, sequence: string, count: number): Promise<number[]> {
  const read = await connection.runAndReadAll(`SELECT nextval('${sequence}') FROM range(${count})`);
  return read.getRows().map(([number]) => Number(number));
}

/** The store of subscriptions on the writer's connection; `inTurn` does work as one transaction, behind what is under way there. */
export const subscriptionsOn = (
  connection: DuckDBConnection,
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): SubscriptionStore => ({
  all: () =>
    inTurn(async () => {
      const read = await connection.runAndReadAll(`SELECT ${LISTED} FROM subscription ORDER BY subscription_id`);
      return read.convertRowObjects(toPlain) as unknown as Subscription[];
    }),
  add: (fresh) =>
    inTurn(async () => {
      const numbers = await numbersOf(connection, 'subscription_no', fresh.length);
      const [version] = await numbersOf(connection, 'subscription_version', 1);
      const kept = fresh.map((one, at) => ({ subscription: numbers[at]!, ...one }));
      await appendRows(
        connection,
        'subscription',
        LAYOUT,
        kept.map((one) =>
          Object.fromEntries([...NAMES.map((name) => [COLUMNS[name], one[name]]), ['version', version]]),
        ),
      );
      return kept;
    }),
  put: (subscription) =>
    inTurn(async () => {
      const sets = NAMES.slice(1).map((name, at) => `${COLUMNS[name]} = $${at + 2}`);
      await connection.run(
        `UPDATE subscription SET ${sets.join(', ')}, version = nextval('subscription_version')
         WHERE subscription_id = $1`,
        valuesOf(subscription),
      );
    }),
  remove: (no) =>
    inTurn(async () => void (await connection.run('DELETE FROM subscription WHERE subscription_id = $1', [no]))),
});
