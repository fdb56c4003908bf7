import {
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  UINTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { dayNumber } from '../../base/week.ts';

/** The engine's limit of rows in one chunk. */
const CHUNK_ROWS = 2048;

const TYPES = { id: UINTEGER, text: VARCHAR, real: DOUBLE, day: DATE, flag: BOOLEAN } satisfies Record<
  string,
  DuckDBType
>;
export type ColumnType = keyof typeof TYPES;

/** The columns of a table in the order of its CREATE TABLE. */
export type Layout = Readonly<Record<string, ColumnType>>;
type Cell = number | string | boolean | null;
export type Row<L extends Layout> = { readonly [Name in keyof L]: Cell };

/**
 * Appends rows by columns, a chunk at a time: about a thousand times faster than one INSERT a row.
 * Must run inside the caller's transaction: the appender writes when it is closed, here. With `since`, the table has that column
 * behind those of the layout, and all rows hold from that snapshot on.
 */
export async function appendRows<L extends Layout>(
  connection: DuckDBConnection,
  table: string,
  layout: L,
  rows: readonly Row<L>[],
  since: number | null = null,
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(layout);
  const types = [...names.map((name) => TYPES[layout[name]!]), ...(since === null ? [] : [UINTEGER])];
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const part = rows.slice(from, from + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, part.length);
      names.forEach((name, at) => chunk.setColumnValues(at, cellsOf(part, name, layout[name]!)));
      if (since !== null) chunk.setColumnValues(names.length, new Array<DuckDBValue>(part.length).fill(since));
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

function cellsOf(rows: readonly Readonly<Record<string, Cell>>[], name: string, type: ColumnType): DuckDBValue[] {
  if (type !== 'day') return rows.map((row) => row[name] ?? null);
  return rows.map((row) => (row[name] == null ? null : dateValue(row[name] as string)));
}

const dates = new Map<string, DuckDBDateValue>();
function dateValue(day: string): DuckDBDateValue {
  let value = dates.get(day);
  if (value === undefined) {
    value = new DuckDBDateValue(dayNumber(day));
    dates.set(day, value);
  }
  return value;
}
