import type { DuckDBConnection } from '@duckdb/node-api';
import type { KeptWatchlist, WatchlistStore } from '../watchlists.ts';
import { appendRows } from './columns.ts';

const LAYOUT = { watchlist: 'text', name: 'text', actors: 'text', updated_at: 'text' } as const;

const forget = (connection: DuckDBConnection, watchlist: string) =>
  connection.run('DELETE FROM watchlist WHERE watchlist = $1', [watchlist]);

/** The store of watchlists on the writer's connection; `inTurn` does work as one transaction, behind what is under way there. */
export const watchlistsOn = (
  connection: DuckDBConnection,
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): WatchlistStore => ({
  all: () =>
    inTurn(async () => {
      const read = await connection.runAndReadAll(
        'SELECT watchlist, name, actors, updated_at FROM watchlist ORDER BY watchlist',
      );
      return read.getRows().map(
        ([watchlist, name, actors, updated_at]): KeptWatchlist => ({
          watchlist: String(watchlist),
          name: String(name),
          actors: actors === '' ? [] : String(actors).split(','),
          updated_at: String(updated_at),
        }),
      );
    }),
  put: (one) =>
    inTurn(async () => {
      await forget(connection, one.watchlist);
      await appendRows(connection, 'watchlist', LAYOUT, [{ ...one, actors: one.actors.join(',') }]);
    }),
  remove: (watchlist) => inTurn(async () => void (await forget(connection, watchlist))),
});
