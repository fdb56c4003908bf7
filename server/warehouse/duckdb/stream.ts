import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { render, type Sql } from '../sql.ts';
import { duckdb } from './dialect.ts';
import { toEngine, toPlain } from './values.ts';

/** A stream owns its connection to the last row: a second query on it would end the stream early, without an error. */
export async function* streamRows<Row>(
  instance: DuckDBInstance,
  asked: Sql,
  ready: (connection: DuckDBConnection) => Promise<void> = async () => {},
): AsyncIterable<Row[]> {
  const connection = await instance.connect();
  try {
    await ready(connection);
    const { text, values } = render(asked, duckdb);
    const bound = toEngine(values);
    const result = await connection.stream(text, bound.values, bound.types);
    for await (const rows of result.yieldConvertedRowObjects(toPlain)) yield rows as Row[];
  } finally {
    connection.closeSync();
  }
}
