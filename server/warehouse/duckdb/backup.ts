import { existsSync, statSync } from 'node:fs';
import { constants, copyFile, mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import { hashOf, safeOnDisk } from '../../base/on-disk.ts';
import { type Backup, MANIFEST } from '../../contract/backup.ts';
import { openInstance } from './instance.ts';

/** Megabytes that must be left on the disk beside the copy. */
const RESERVE_MB = 64;

/** The list of acknowledged batches stands beside the database. */
export const ledgerOf = (file: string): string => `${file}.acknowledged.ndjson`;
/** An instant as a part of a name of a folder, to the millisecond. */
export const stampOf = (instant: string): string => instant.replace(/[-:.]/g, '');
/** What the engine has not yet put in place. */
export const walOf = (file: string): string => `${file}.wal`;

export type BackupParts = {
  readonly connection: DuckDBConnection;
  /** The open database. */
  readonly file: string;
  /** Does work while nothing is written. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly snapshot: () => string;
  readonly now: () => string;
};

/**
 * Copies the open database and its ledger into a folder of its own below `into`, opens the copy and counts it, and only then gives
 * it its name. Readers go on; writers wait while the files are copied. Throws `busy` when the disk is too small, and `internal`
 * when the copy does not hold what the original does; nothing is left of it then.
 */
export async function backUp(parts: BackupParts, into: string): Promise<Backup> {
  const { file, now } = parts;
  await mkdir(into, { recursive: true });
  await mustFit(file, into);
  const made_at = now();
  const part = join(into, `newstally-${stampOf(made_at)}.part`);
  await mkdir(part);
  try {
    const { snapshot, ...counts } = await parts.inTurn(async () => {
      await parts.connection.run('CHECKPOINT');
      for (const one of [file, walOf(file), ledgerOf(file)]) {
        if (existsSync(one)) await copyFile(one, join(part, basename(one)), constants.COPYFILE_FICLONE);
      }
      return { ...(await countsOf(parts.connection)), snapshot: parts.snapshot() };
    });
    const name = `newstally-${stampOf(made_at)}-${snapshot}`;
    const copied = await countsIn(join(part, basename(file)));
    if (copied.articles !== counts.articles || copied.mentions !== counts.mentions || copied.schema !== counts.schema)
      throw new AppError(
        'internal',
        `The copy holds ${copied.articles} articles with ${copied.mentions} mentions, the database ${counts.articles} with ${counts.mentions}; it was thrown away.`,
      );
    const backup: Backup = {
      backup: name,
      made_at,
      snapshot,
      schema: counts.schema,
      articles: counts.articles,
      mentions: counts.mentions,
      files: await filesIn(part, [basename(file), basename(ledgerOf(file))]),
    };
    await writeFile(join(part, MANIFEST), `${JSON.stringify(backup, null, 2)}\n`);
    await safeOnDisk(join(part, MANIFEST));
    await rename(part, join(into, name));
    await safeOnDisk(into);
    return backup;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

async function mustFit(file: string, into: string): Promise<void> {
  const { bavail, bsize } = await statfs(into);
  const needed = Math.ceil(statSync(file).size / 1e6) + RESERVE_MB;
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < needed)
    throw new AppError('busy', `Not enough disk space for a backup: ${free} MB free, ${needed} MB needed.`);
}

type Counts = { readonly articles: number; readonly mentions: number; readonly schema: number };

async function countsOf(connection: DuckDBConnection): Promise<Counts> {
  const read = await connection.runAndReadAll(
    `SELECT (SELECT count(*) FROM article), (SELECT coalesce(sum(mentions), 0) FROM article), (SELECT max(no) FROM migration)`,
  );
  const [articles = 0, mentions = 0, schema = 0] = (read.getRows()[0] ?? []).map(Number);
  return { articles, mentions, schema };
}

/** What a database on disk holds; it is closed and whole in one file afterwards. */
async function countsIn(file: string): Promise<Counts> {
  const instance = await openInstance(file);
  try {
    const connection = await instance.connect();
    const counts = await countsOf(connection);
    await connection.run('CHECKPOINT');
    connection.closeSync();
    return counts;
  } finally {
    instance.closeSync();
  }
}

async function filesIn(folder: string, names: readonly string[]): Promise<Backup['files']> {
  const told: Backup['files'] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    await safeOnDisk(path);
    told.push({ name, bytes: statSync(path).size, sha256: await hashOf(path) });
  }
  return told;
}
