import type { DuckDBConnection } from '@duckdb/node-api';
import { ROSTERS, type RosterKind } from '../../contract/vocabulary.ts';
import type { KeptRoster, RosterStore, RosterStores } from '../rosters.ts';
import { appendRows } from './columns.ts';

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** The stores of rosters on the writer's connection; `inTurn` does work as one transaction, behind what is under way there. */
export const rostersOn = (connection: DuckDBConnection, inTurn: InTurn): RosterStores => ({
  watchlists: storeOf('watchlists', connection, inTurn),
  collections: storeOf('collections', connection, inTurn),
});

/** A table has the name of one roster, and so has its column of slugs; that of the chosen has the name of the filter. */
function storeOf(kind: RosterKind, connection: DuckDBConnection, inTurn: InTurn): RosterStore {
  const { one: table, key } = ROSTERS[kind];
  const layout = { [table]: 'text', name: 'text', [key]: 'text', updated_at: 'text' } as const;
  const forget = (slug: string) => connection.run(`DELETE FROM ${table} WHERE ${table} = $1`, [slug]);
  return {
    all: () =>
      inTurn(async () => {
        const read = await connection.runAndReadAll(
          `SELECT ${table}, name, ${key}, updated_at FROM ${table} ORDER BY ${table}`,
        );
        return read.getRows().map(
          ([slug, name, chosen, updated_at]): KeptRoster => ({
            slug: String(slug),
            name: String(name),
            chosen: chosen === '' ? [] : String(chosen).split(','),
            updated_at: String(updated_at),
          }),
        );
      }),
    put: ({ slug, name, chosen, updated_at }) =>
      inTurn(async () => {
        await forget(slug);
        await appendRows(connection, table, layout, [{ [table]: slug, name, [key]: chosen.join(','), updated_at }]);
      }),
    remove: (slug) => inTurn(async () => void (await forget(slug))),
  };
}
