import type { Clock } from '../../server/base/clock.ts';
import type { Config } from '../../server/base/config.ts';
import { silentLog } from '../../server/base/log.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Answer } from '../../server/contract/answer.ts';
import type { Asked } from '../../server/contract/filters.ts';
import type { Path, RowOf } from '../../server/contract/questions/all.ts';
import { answerTo, createAsking, questionAt } from '../../server/exports/answer.ts';
import { createApp } from '../../server/http/app.ts';
import { openAccess } from '../../server/http/who-asks.ts';
import { createGuard } from '../../server/ingest/fetch/addresses.ts';
import { createLive } from '../../server/ingest/live.ts';
import { createSubscriptions } from '../../server/ingest/subscriptions/subscriptions.ts';
import type { Sql } from '../../server/warehouse/sql.ts';
import type { Limits, Warehouse } from '../../server/warehouse/warehouse.ts';
import type { Case } from './cases.ts';

/** The product over a filled warehouse, wired as `main.ts` wires it, with what the bench must see of it. */
export type Product = {
  readonly app: ReturnType<typeof createApp>;
  /** Empties the memory of answers, so that the next one is worked out. */
  forget(): void;
  /** The answer to one case, worked out, all statements it ran, and how many rows they brought. */
  statementsOf(one: Case): Promise<{ answer: Answer<unknown>; statements: readonly Sql[]; rows: number }>;
};

export function productOf(
  warehouse: Warehouse,
  clock: Clock,
  { timezone }: Config,
  actors: readonly Actor[],
  pages: string | null = null,
): Product {
  let taken: Sql[] = [];
  let rows = 0;
  const watched: Warehouse = {
    ...warehouse,
    query: async <Row>(sql: Sql, limits?: Limits) => {
      taken.push(sql);
      const found = await warehouse.query<Row>(sql, limits);
      rows += found.length;
      return found;
    },
  };
  const asking = createAsking(watched, clock, timezone, { actors, titles: [] });
  const analyse = () => {
    throw new Error('nothing is analysed while questions are timed');
  };
  const street = { warehouse, analyse, clock, timezone };
  const forget = () => {
    asking.remembered.clear();
    asking.sent.clear();
    asking.shared.clear();
  };
  return {
    app: createApp({
      asking,
      street,
      live: createLive(clock),
      subscriptions: createSubscriptions({ store: watched.subscriptions, clock, timezone, guard: createGuard() }),
      checks: { checkNow: analyse },
      corrections: { preview: analyse, make: analyse, undo: analyse },
      versions: {
        all: analyse,
        catalogueOf: analyse,
        waiting: analyse,
        shipped: analyse,
        preview: analyse,
        import: analyse,
        bring: analyse,
        take: analyse,
      },
      reanalysis: { state: analyse, start: analyse, cancel: analyse },
      backUp: analyse,
      access: openAccess({ list: () => [] } as never, clock),
      sendings: { schedules: { one: analyse }, alerts: { one: analyse }, deliveries: [], runner: {} } as never,
      log: silentLog,
      phase: { name: 'serving' },
      pages,
    }),
    forget,
    async statementsOf({ path, filters, id }) {
      const asked = questionAt(path).filters.parse(filters) as Asked;
      forget();
      taken = [];
      rows = 0;
      // Names and bounds are not read again: they are known from what was asked before.
      const answer = await answerTo(asking, path, asked, id);
      const statements = taken;
      taken = [];
      return { answer, statements, rows };
    },
  };
}

/** Asks over HTTP, as anybody would. */
export const askAt =
  (url: string) =>
  async <P extends Path>(
    path: P,
    filters: Readonly<Record<string, string>>,
    id?: string,
  ): Promise<Answer<RowOf<P>>> => {
    const address = `${url}/api/v1${path.replace('{id}', id ?? '')}?${new URLSearchParams(filters).toString()}`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer<RowOf<P>>;
  };
