import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { backupsFolder, type Config, databaseFile } from '../base/config.ts';
import { systemClock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { instantText } from '../base/week.ts';
import { whole } from '../base/whole.ts';
import type { Backup } from '../contract/backup.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const many = (count: number, word: string): string => `${whole(count)} ${word}${count === 1 ? '' : 's'}`;
const told = ({ articles, mentions, snapshot }: Backup): string =>
  `${many(articles, 'article')} with ${many(mentions, 'mention')}, snapshot ${snapshot}`;

/** Backs up the database: by the server that has it open, else by this process. `to` is the folder that gets the backup's own. */
export async function makeBackup(
  config: Config,
  to: string | null,
  { json }: { readonly json: boolean },
): Promise<void> {
  const into = to === null ? backupsFolder(config) : resolve(to);
  const url = serverOf(config);
  const backup =
    url === null
      ? await backUpHere(config, into)
      : ((await (await askServer(`${url}/api/v1/backups`, { method: 'POST' })).json()) as Backup);
  const made = join(url === null ? into : backupsFolder(config), backup.backup);
  const folder = join(into, backup.backup);
  if (made !== folder) await moved(made, folder);
  say(json ? JSON.stringify({ ...backup, folder }) : `${folder}\n${told(backup)}`);
}

async function backUpHere(config: Config, into: string): Promise<Backup> {
  if (!existsSync(databaseFile(config)))
    throw new AppError('not_found', `There is no database in ${config.dataFolder} to back up.`);
  const { houseOf } = await import('./house.ts');
  const { asking, close } = await houseOf(config);
  try {
    return await asking.warehouse.backUp(into);
  } finally {
    await close();
  }
}

/** Whole or not at all, also to another disk. */
async function moved(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  await mkdir(resolve(to, '..'), { recursive: true });
  await cp(from, part, { recursive: true, force: false, errorOnExist: true });
  await rename(part, to);
  await rm(from, { recursive: true });
}

/** Puts a backup in the place of the database; what stood there is kept beside it. */
export async function restoreBackup(
  config: Config,
  folder: string,
  { json }: { readonly json: boolean },
): Promise<void> {
  if (serverOf(config) !== null)
    throw new AppError('conflict', 'A server has the database open. Stop it first, then restore, then start it again.');
  const { restore } = await import('../warehouse/duckdb/restore.ts');
  const { backup, aside } = await restore(resolve(folder), databaseFile(config), instantText(systemClock.now()));
  if (json) return say(JSON.stringify({ ...backup, aside }));
  say(`Restored ${basename(folder)}: ${told(backup)}.`);
  if (aside !== null) say(`What was there before is in ${aside}.`);
}
