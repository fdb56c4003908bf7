import type { Clock } from '../../server/base/clock.ts';
import type { Config } from '../../server/base/config.ts';
import { silentLog } from '../../server/base/log.ts';
import { settle } from '../../server/base/settle.ts';
import { dayIn } from '../../server/base/week.ts';
import type { Actor } from '../../server/contract/actor.ts';
import type { Answer } from '../../server/contract/answer.ts';
import type { Asked } from '../../server/contract/filters.ts';
import type { Path, RowOf } from '../../server/contract/questions/all.ts';
import { answerTo, type Asking, asked, createAsking, questionAt } from '../../server/exports/answer.ts';
import { createApp } from '../../server/http/app.ts';
import { queries } from '../../server/queries/all.ts';
import { bounds } from '../../server/queries/coverage.ts';
import { readDirectory } from '../../server/warehouse/directory.ts';
import type { Sql } from '../../server/warehouse/sql.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import type { Case } from './cases.ts';

/** The product over a filled warehouse, wired as `main.ts` wires it, with what the bench must see of it. */
export type Product = {
  readonly asking: Asking;
  readonly app: ReturnType<typeof createApp>;
  /** All statements that the answer to one case runs; the cache is emptied first. */
  statementsOf(one: Case): Promise<{ answer: Answer<Record<string, unknown>>; statements: readonly Sql[] }>;
  /** The statement that brings the rows of a case, as `queries` writes it. */
  mainOf(one: Case, answer: Answer<unknown>): Promise<Sql>;
};

const readFilters = ({ path, filters }: Case): Asked => questionAt(path).filters.parse(filters) as Asked;

export function productOf(warehouse: Warehouse, clock: Clock, { timezone }: Config, actors: readonly Actor[]): Product {
  let taken: Sql[] = [];
  const watched: Warehouse = {
    ...warehouse,
    query: (sql, limits) => {
      taken.push(sql);
      return warehouse.query(sql, limits);
    },
  };
  const asking = createAsking(watched, clock, timezone, { actors, titles: [] });
  const street = {
    warehouse,
    analyse: () => {
      throw new Error('nothing is analysed while questions are timed');
    },
    clock,
    timezone,
  };
  const answerOf = ({ path, id }: Case, filters: Asked) =>
    answerTo(asking, path, filters, id) as unknown as Promise<Answer<Record<string, unknown>>>;
  return {
    asking,
    app: createApp({ asking, street, log: silentLog, phase: { name: 'serving' }, pages: null }),
    async statementsOf(one) {
      const filters = readFilters(one);
      // The first answer also reads names and bounds, which are kept as long as the data is the same.
      await answerOf(one, filters);
      asking.remembered.clear();
      taken = [];
      const answer = await answerOf(one, filters);
      const statements = taken;
      taken = [];
      return { answer, statements };
    },
    async mainOf(one, answer) {
      const directory = await readDirectory(warehouse);
      const [days] = await warehouse.query<{ first_day: string | null; last_day: string | null }>(bounds);
      const ground = { ...directory, first_day: days?.first_day ?? null, last_day: days?.last_day ?? null, today: dayIn(timezone, clock.now()) };
      const { settled } = settle(readFilters(one), ground, one.id);
      // The answer says which actors and unit it settled on, in the grammar it was asked in.
      const named = settle(asked({ actors: answer.query['actors'], unit: (answer.query['unit'] ?? settled.unit) as Asked['unit'] }), ground).settled;
      const { keyset } = questionAt(one.path);
      const limit = keyset === undefined || settled.limit === null ? settled.limit : settled.limit + 1;
      return queries[one.path]({ ...settled, actors: named.actors, unit: named.unit, limit });
    },
  };
}

/** Asks over HTTP, as anybody would. */
export const askAt =
  (url: string) =>
  async <P extends Path>(path: P, filters: Readonly<Record<string, string>>, id?: string): Promise<Answer<RowOf<P>>> => {
    const address = `${url}/api/v1${path.replace('{id}', id ?? '')}?${new URLSearchParams(filters).toString()}`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer<RowOf<P>>;
  };
