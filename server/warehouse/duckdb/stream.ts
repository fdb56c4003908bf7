import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import { render, type Sql } from '../sql.ts';
import type { Limits } from '../warehouse.ts';
import { duckdb } from './dialect.ts';
import { toEngine, toPlain } from './values.ts';

/**
 * A stream owns its connection to the last row: a second query on it would end the stream early, without an error. So does an
 * interrupt, by which whoever called it off frees the engine at once; that is told as what it is.
 */
export async function* streamRows<Row>(
  instance: DuckDBInstance,
  asked: Sql,
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
    const { text, values } = render(asked, duckdb);
    const bound = toEngine(values);
    const result = await connection.stream(text, bound.values, bound.types);
    for await (const rows of result.yieldConvertedRowObjects(toPlain)) {
      goOn();
      yield rows as Row[];
    }
    goOn();
  } catch (error) {
    goOn(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    connection.closeSync();
  }
}
