import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import { render } from '../sql.ts';
import type { Limits, Pieces } from '../warehouse.ts';
import { duckdb } from './dialect.ts';
import { toEngine, toPlain } from './values.ts';

/**
 * A stream owns its connection to the last row: a second query on it would end the stream early, without an error. So does an
 * interrupt, by which whoever called it off frees the engine at once; that is told as what it is. All pieces are read in one transaction,
 * so that they are of one state of the data whatever is written meanwhile.
 */
export async function* streamRows<Row>(
  instance: DuckDBInstance,
  pieces: Pieces<Row>,
  ready: (connection: DuckDBConnection) => Promise<void> = async () => {},
  { signal }: Limits = {},
): AsyncIterable<Row[]> {
  const goOn = (cause?: unknown) => {
    if (signal?.aborted === true) throw new AppError('busy', 'The list was called off.', { cause });
  };
  goOn();
  const connection = await instance.connect();
  const stop = () => connection.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await ready(connection);
    await connection.run('BEGIN TRANSACTION READ ONLY');
    let last: Row | null = null;
    for (let piece = pieces(null, 0); piece !== null; ) {
      const { text, values } = render(piece, duckdb);
      const bound = toEngine(values);
      const result = await connection.stream(text, bound.values, bound.types);
      let count = 0;
      for await (const rows of result.yieldConvertedRowObjects(toPlain)) {
        goOn();
        count += rows.length;
        last = (rows.at(-1) as Row | undefined) ?? last;
        yield rows as Row[];
      }
      goOn();
      piece = last === null ? null : pieces(last, count);
    }
  } catch (error) {
    goOn(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    connection.closeSync();
  }
}
