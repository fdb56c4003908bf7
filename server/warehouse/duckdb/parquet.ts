import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  DuckDBTimestampTZValue,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api';
import { dayNumber } from '../../base/week.ts';

/** The part of a JSON Schema that says what lies in a list or an object. */
type Shape = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
};

export type ParquetColumn = {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant' | 'nested';
  readonly schema: Shape;
};

export type ParquetWriting = {
  readonly columns: readonly ParquetColumn[];
  readonly rows: AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
  /** What the file says of itself; asked for when all rows are in. */
  readonly metadata: () => Readonly<Record<string, string>>;
  /** Folder in which it is made. */
  readonly scratch: string;
};

/** The engine's limit of rows in one chunk. */
const CHUNK_ROWS = 2048;
const MEMORY = '256MB';

/**
 * Writes rows to a Parquet file by an engine of its own, whose tables lie on disk. The collection's engine stays as it is, locked
 * against every file, and holds none of this in its memory. Whoever reads the file removes it.
 */
export async function writeParquet(writing: ParquetWriting): Promise<{ file: string; remove(): void }> {
  mkdirSync(writing.scratch, { recursive: true });
  const folder = mkdtempSync(join(writing.scratch, 'newstally-export-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const instance = await DuckDBInstance.create(join(folder, 'rows.duckdb'), { threads: '1', memory_limit: MEMORY });
    try {
      const connection = await instance.connect();
      try {
        const file = join(folder, 'rows.parquet');
        await copied(connection, writing, file);
        return { file, remove };
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  } catch (error) {
    remove();
    throw error;
  }
}

async function copied(connection: DuckDBConnection, { columns, rows, metadata }: ParquetWriting, file: string) {
  await connection.run(
    `CREATE TABLE rows (${columns.map(({ name, type }) => `${named(name)} ${STORED[type]}`).join(', ')})`,
  );
  await append(connection, columns, rows);
  const out = columns.map(({ name, type, schema }) =>
    type === 'nested' ? `CAST(${named(name)} AS ${shapeOf(schema)}) AS ${named(name)}` : named(name),
  );
  const told = Object.entries(metadata()).map(([key, value]) => `${key}: ${quoted(value)}`);
  await connection.run(
    `COPY (SELECT ${out.join(', ')} FROM rows) TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${told.join(', ')}})`,
  );
}

/** Lists and objects come as JSON, and are given their shape on the way out. */
const STORED = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  instant: 'TIMESTAMPTZ',
  nested: 'JSON',
} as const;

const TYPES: { readonly [T in ParquetColumn['type']]: DuckDBType } = {
  text: VARCHAR,
  integer: BIGINT,
  number: DOUBLE,
  boolean: BOOLEAN,
  date: DATE,
  instant: TIMESTAMPTZ,
  nested: VARCHAR,
};

const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function append(
  connection: DuckDBConnection,
  columns: readonly ParquetColumn[],
  rows: ParquetWriting['rows'],
): Promise<void> {
  const appender = await connection.createAppender('rows');
  try {
    const types = columns.map(({ type }) => TYPES[type]);
    for await (const part of rows) {
      for (let from = 0; from < part.length; from += CHUNK_ROWS) {
        const some = part.slice(from, from + CHUNK_ROWS);
        const chunk = DuckDBDataChunk.create(types, some.length);
        columns.forEach(({ name, type, schema }, at) => {
          const make = type === 'nested' ? nestedBy(schema) : VALUES[type];
          chunk.setColumnValues(
            at,
            some.map((row) => (row[name] === null || row[name] === undefined ? null : make(row[name]))),
          );
        });
        appender.appendDataChunk(chunk);
      }
    }
  } finally {
    appender.closeSync();
  }
}

const asItIs = (value: unknown) => value as DuckDBValue;

const VALUES: { readonly [T in Exclude<ParquetColumn['type'], 'nested'>]: (value: unknown) => DuckDBValue } = {
  text: asItIs,
  integer: (value) => BigInt(value as number),
  number: asItIs,
  boolean: asItIs,
  date: (value) => new DuckDBDateValue(dayNumber(value as string)),
  instant: (value) => new DuckDBTimestampTZValue(BigInt(Date.parse(value as string)) * 1000n),
};

const nestedBy = (schema: Shape) => (value: unknown) => JSON.stringify(filled(value, schema));

/** A structure has all of its fields; those that an object leaves out are null. */
function filled(value: unknown, schema: Shape): unknown {
  const { items, properties } = withoutNull(schema);
  if (Array.isArray(value)) return items === undefined ? value : value.map((one) => filled(one, items));
  if (typeof value !== 'object' || value === null || properties === undefined) return value;
  const said = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, filled(said[key] ?? null, of)]));
}

/** The engine's type for what a schema declares; what it leaves open stays JSON. */
export function shapeOf(schema: Shape): string {
  const { type, format, items, properties } = withoutNull(schema);
  if (type === 'array' && items !== undefined) return `${shapeOf(items)}[]`;
  if (type === 'object' && properties !== undefined)
    return `STRUCT(${Object.entries(properties)
      .map(([name, of]) => `${named(name)} ${shapeOf(of)}`)
      .join(', ')})`;
  if (type === 'integer') return 'BIGINT';
  if (type === 'number') return 'DOUBLE';
  if (type === 'boolean') return 'BOOLEAN';
  if (type === 'string') return format === 'date' ? 'DATE' : 'VARCHAR';
  return 'JSON';
}

function withoutNull(schema: Shape): Shape {
  if (schema.anyOf !== undefined) return schema.anyOf.find(({ type }) => type !== 'null') ?? {};
  if (typeof schema.type === 'string' || schema.type === undefined) return schema;
  return { ...schema, type: schema.type.find((one) => one !== 'null') ?? 'null' };
}
