import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Asking } from '../../server/exports/answer.ts';
import { integer, type Sql, sql } from '../../server/warehouse/sql.ts';
import type { Pieces, Warehouse } from '../../server/warehouse/warehouse.ts';
import { smallAsking } from './small.ts';

/** What became of the streams of a collection. */
export type Watched = { open: number; begun: number; rows: number };

/** Rows of a list of articles as the real engine streams them, as many as are asked for. */
export const rowsBy = (rows: number): Sql =>
  sql`SELECT lpad(CAST(i AS VARCHAR), 16, '0') AS article, 'Report ' || CAST(i AS VARCHAR) AS title FROM range(${integer(rows)}) AS t(i)`;
/** A list whose first row needs far more work than anybody waits for. */
export const sortedRows: Sql = sql`SELECT CAST(i AS VARCHAR) AS article FROM range(400000000) AS t(i) ORDER BY hash(i)`;

type Stream = Warehouse['stream'];

/** A query as the only piece of a stream. */
export const inOne =
  (query: Sql): Pieces<never> =>
  (last) =>
    last === null ? query : null;

/** The small collection whose lists are as another stream has them, watched while they run; `total` is what is counted before. */
export async function askingWith(streamed: Sql | ((real: Stream) => Stream), total: number) {
  const asking = await smallAsking();
  const watched: Watched = { open: 0, begun: 0, rows: 0 };
  const { warehouse } = asking;
  const real: Stream =
    typeof streamed === 'function'
      ? streamed(warehouse.stream)
      : (_pieces, limits) => warehouse.stream(inOne(streamed), limits);
  async function* stream<Row>(pieces: Pieces<Row>, limits?: Parameters<Stream>[1]): AsyncGenerator<Row[]> {
    watched.open += 1;
    watched.begun += 1;
    try {
      for await (const part of real<Row>(pieces, limits)) {
        watched.rows += part.length;
        yield part;
      }
    } finally {
      watched.open -= 1;
    }
  }
  const query: Warehouse['query'] = async (asked, limits) => {
    const found = await warehouse.query<never>(asked, limits);
    const counts = found.length === 1 && Object.keys(found[0]!).join() === 'rows';
    return counts ? ([{ rows: total }] as never) : found;
  };
  const changed: Asking = { ...asking, database: { ...asking.database, stream, query } };
  return { asking: changed, watched };
}

/** An app on a port of its own. */
export async function listening(app: {
  fetch: Parameters<typeof getRequestListener>[0];
}): Promise<{ url: string; server: Server }> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
