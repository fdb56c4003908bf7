import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBValueConverter,
  type Json,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';
import { messageOf } from '../../base/errors.ts';
import { beginsWith } from '../bytes.ts';
import { decode } from '../decode.ts';
import { articleOf, bodyMissing, placesOf } from './fields.ts';
import { type Found, type Input, megabytes, unreadable } from './reader.ts';

/** Unpacked Parquet goes through a temporary file; more than this would fill a small disk. */
const MOST_SPOOLED_BYTES = 4_000_000_000;

/** Row groups of common writers fit (they aim at 128 MB); a crafted file must not take the memory of the machine. */
const MEMORY = '1GB';

/** Rows of a Parquet file, by the same names of columns as a CSV; a row is named by its number ("news.parquet#3"). */
export async function* readParquet(input: Input): AsyncGenerator<Found> {
  const folder = await mkdtemp(join(input.scratch ?? tmpdir(), 'newstally-'));
  try {
    const file = await standing(input, folder);
    if (typeof file !== 'string') {
      yield file;
      return;
    }
    yield* rowsOf(file, input);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Where the rows can be read on disk: the file itself, or a copy where it is packed or comes through a pipe.
 * The engine would take * and [ in a name for a pattern, so it gets a link without them.
 */
async function standing({ name, chunks, file }: Input, folder: string): Promise<string | Found> {
  const path = join(folder, 'rows.parquet');
  if (file !== null && (await beginsWith(file, 'PAR1'))) {
    if (!/[*?[\]{}]/.test(file)) return resolve(file);
    await symlink(resolve(file), path);
    return path;
  }
  let size = 0;
  const cap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > MOST_SPOOLED_BYTES ? new Error('too large') : null, chunk);
    },
  });
  try {
    await pipeline(chunks, cap, createWriteStream(path));
  } catch (error) {
    if (size <= MOST_SPOOLED_BYTES) throw error;
    return unreadable(name, `larger than ${megabytes(MOST_SPOOLED_BYTES)} unpacked`);
  }
  return path;
}

async function* rowsOf(file: string, input: Input): AsyncGenerator<Found> {
  let instance: DuckDBInstance | null = null;
  let connection: DuckDBConnection | null = null;
  try {
    instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: MEMORY });
    connection = await instance.connect();
    await shutIn(connection, file);
    yield* rows(connection, file, input);
  } catch (error) {
    const reason = messageOf(error).split('\n', 1)[0]!.replaceAll(file, input.name);
    yield unreadable(input.name, `not a sound Parquet file (${reason})`);
  } finally {
    connection?.closeSync();
    instance?.closeSync();
  }
}

/** Nothing but this one file can be reached from the engine, whatever the file holds. */
async function shutIn(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  await connection.run('SET allowed_paths = [$file]', { file });
  for (const setting of [
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    'enable_external_access = false',
    'lock_configuration = true',
  ]) {
    await connection.run(`SET ${setting}`);
  }
}

async function* rows(connection: DuckDBConnection, file: string, { name, reached }: Input): AsyncGenerator<Found> {
  const all = (await connection.stream('SELECT * FROM read_parquet($file) LIMIT 0', { file })).columnNames();
  const missing = bodyMissing(all, placesOf(all));
  if (missing !== null) {
    yield unreadable(name, missing);
    return;
  }
  const size = await connection.runAndReadAll(
    'SELECT sum(num_rows)::DOUBLE, sum(file_size_bytes)::DOUBLE FROM parquet_file_metadata($file)',
    { file },
  );
  const [total, bytes] = (size.getRows()[0] ?? []).map(Number);
  const used = new Set(Object.values(placesOf(all)).flat());
  const names = all.filter((_, at) => used.has(at));
  const found = await connection.stream(
    'SELECT COLUMNS(column_name -> list_contains($names::VARCHAR[], column_name)) FROM read_parquet($file)',
    { file, names: JSON.stringify(names) },
  );
  const places = placesOf(found.columnNames());
  let no = 0;
  for await (const chunk of found.yieldConvertedRows(toPlain)) {
    for (const row of chunk) {
      no += 1;
      reached(Math.floor(((bytes ?? 0) * no) / (total || 1)));
      yield articleOf(row, places, `${name}#${no}`);
    }
  }
}

/** Old writers keep text as bytes; all other values become what JSON would hold. */
const toPlain: DuckDBValueConverter<Json> = (value, type, self) =>
  value instanceof DuckDBBlobValue ? decode(Buffer.from(value.bytes)) : JsonDuckDBValueConverter(value, type, self);
