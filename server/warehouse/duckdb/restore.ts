import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import { Backup, MANIFEST } from '../../contract/backup.ts';
import { hashOf, safeOnDisk } from '../../base/on-disk.ts';
import { ledgerOf, stampOf, walOf } from './backup.ts';
import { inUse } from './instance.ts';

/** What was put in place, and where what stood there is now; null where nothing stood there. */
export type Restored = { readonly backup: Backup; readonly aside: string | null };

/**
 * Puts a backup in the place of a database that nobody has open. Every file is checked against the manifest first and copied whole
 * before anything is moved; what stood there is moved aside, not deleted. Throws `not_found` where there is no backup, `conflict`
 * where one of its files is not the one that was written
 * or somebody has the database open.
 */
export async function restore(folder: string, file: string, instant: string): Promise<Restored> {
  const backup = manifestIn(folder);
  await mustBeFree(file);
  for (const { name, bytes, sha256 } of backup.files) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new AppError('conflict', `${path} is missing from the backup; nothing was changed.`);
    if ((await hashOf(path)) !== sha256)
      throw new AppError(
        'conflict',
        `${path} is not the file of ${bytes} bytes that was backed up; nothing was changed.`,
      );
  }
  const data = dirname(file);
  await mkdir(data, { recursive: true });
  const coming = join(data, `restoring-${backup.backup}`);
  await rm(coming, { recursive: true, force: true });
  await mkdir(coming);
  for (const { name } of backup.files) {
    await copyFile(join(folder, name), join(coming, name));
    await safeOnDisk(join(coming, name));
  }
  const aside = await movedAside(file, instant);
  for (const { name } of backup.files) await rename(join(coming, name), join(data, name));
  await rm(coming, { recursive: true });
  await safeOnDisk(data);
  return { backup, aside };
}

/** Nobody may have the database open. One that cannot be opened at all is what a backup is for. */
async function mustBeFree(file: string): Promise<void> {
  if (!existsSync(file)) return;
  try {
    (await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })).closeSync();
  } catch (error) {
    const held = inUse(error);
    if (held !== null) throw held;
  }
}

function manifestIn(folder: string): Backup {
  const path = join(folder, MANIFEST);
  if (!existsSync(path))
    throw new AppError('not_found', `${folder} is no backup: it has no ${MANIFEST}. newstally backup makes one.`);
  try {
    const told = Backup.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (told.files.every(({ name }) => name === basename(name) && name !== '..')) return told;
  } catch {
    // Told below: how it is wrong helps nobody.
  }
  throw new AppError(
    'conflict',
    `${path} is damaged, so what belongs to the backup is not known; nothing was changed.`,
  );
}

async function movedAside(file: string, instant: string): Promise<string | null> {
  const there = [file, walOf(file), ledgerOf(file)].filter((path) => existsSync(path));
  if (there.length === 0) return null;
  const aside = join(dirname(file), `before-restore-${stampOf(instant)}`);
  await mkdir(aside);
  for (const path of there) await rename(path, join(aside, basename(path)));
  return aside;
}
