import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import { projectRoot } from '../../base/root.ts';

const folder = () => join(projectRoot(), 'server', 'warehouse', 'migrations', 'duckdb');

/** The numbered migrations, in order; a published one is never edited. */
export const migrations = (): { no: number; name: string; text: string }[] =>
  readdirSync(folder())
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ no: Number(name.slice(0, 4)), name, text: readFileSync(join(folder(), name), 'utf8') }));

/** Brings the schema up to date, each migration whole or not at all; returns how many were applied. */
export async function migrate(connection: DuckDBConnection): Promise<number> {
  await connection.run('CREATE TABLE IF NOT EXISTS migration (no INTEGER NOT NULL, name VARCHAR NOT NULL)');
  const applied = await connection.runAndReadAll('SELECT no FROM migration');
  const known = new Set(applied.getRows().map(([no]) => Number(no)));
  const all = migrations();
  const [newest, own] = [Math.max(0, ...known), Math.max(0, ...all.map(({ no }) => no))];
  if (newest > own)
    throw new AppError(
      'conflict',
      `This database was written by a newer Newstally (schema ${newest}); this one knows up to ${own}. Upgrade it, or restore a backup.`,
    );
  const missing = all.filter(({ no }) => !known.has(no));
  for (const { no, name, text } of missing) {
    try {
      // In one go: a start makes a whole schema, and each round trip costs as much as a small table. Names are those of our own files.
      await connection.run(`BEGIN;\n${text}\n;INSERT INTO migration VALUES (${no}, '${name}'); COMMIT`);
    } catch (error) {
      await connection.run('ROLLBACK');
      throw new Error(`migration ${name} failed and left the database as it was`, { cause: error });
    }
  }
  // What a kill leaves is then read from the file and not from a log of altered tables, where the engine has known faults.
  if (missing.length > 0) await connection.run('CHECKPOINT');
  return missing.length;
}
