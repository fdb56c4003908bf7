import { basename } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError, messageOf } from '../../base/errors.ts';

/** Opens the engine on a file, or in memory; one process at a time. Throws `conflict` where another has the file. */
export async function openInstance(file: string | null): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file ?? ':memory:');
  } catch (error) {
    throw inUse(error) ?? damagedLog(error, file) ?? error;
  }
}

/** What is said of a file that another process has open; null for every other failure. */
export function inUse(error: unknown): AppError | null {
  const holder = /PID (\d+)/.exec(messageOf(error))?.[1];
  if (holder === undefined) return null;
  return new AppError(
    'conflict',
    `The database is in use by process ${holder}. Stop that Newstally first, or let it do the work.`,
    { cause: error, exit: 3 },
  );
}

/** What is said of a log that cannot be read, which is left as it is; null for every other failure. */
function damagedLog(error: unknown, file: string | null): AppError | null {
  if (file === null || !/\bWAL\b/.test(messageOf(error))) return null;
  return new AppError(
    'conflict',
    `${basename(file)}.wal is damaged and was left as it was. Run: newstally doctor --recover (keeps a copy of all files).`,
    { cause: error, exit: 4 },
  );
}
