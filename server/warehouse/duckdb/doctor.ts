import { existsSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError, messageOf } from '../../base/errors.ts';
import { safeOnDisk } from '../../base/on-disk.ts';
import { ledgerOf, stampOf, walOf } from './backup.ts';
import { inUse, openInstance } from './instance.ts';
import { type Entry, entriesIn, openLedger } from './ledger.ts';
import { keepLoss } from './losses.ts';
import { migrate } from './migrate.ts';
import { toPlain } from './values.ts';

/** How a database that nobody has open stands, as its files tell. */
export type Findings = {
  /** Bytes of the database, and of what was written since the last checkpoint; null where there is no such file. */
  readonly database: number | null;
  readonly log: number | null;
  readonly articles: number;
  readonly mentions: number;
  readonly batches: number;
  /** Why it cannot be opened; null where it can. */
  readonly damaged: string | null;
  /** Batches that were acknowledged and are not in the database. */
  readonly lost: readonly Entry[];
  /** Batches that were committed and not acknowledged: the next start acknowledges them. */
  readonly unacknowledged: number;
};

const sizeOf = (file: string): number | null => (existsSync(file) ? statSync(file).size : null);

/** Looks at a database without changing what it holds. Throws `conflict` where another process has it open. */
export async function examine(file: string): Promise<Findings> {
  const sizes = { database: sizeOf(file), log: sizeOf(walOf(file)) };
  const nothing = { ...sizes, articles: 0, mentions: 0, batches: 0, damaged: null, lost: [], unacknowledged: 0 };
  if (sizes.database === null) return nothing;
  const acknowledged = entriesIn(ledgerOf(file));
  try {
    const { batches, articles, mentions } = await heldIn(file);
    const present = new Set(batches.map(({ id }) => id));
    const known = new Set(acknowledged.map(({ id }) => id));
    const lost = acknowledged.filter(({ id }) => !present.has(id));
    const unacknowledged = batches.filter(({ id }) => !known.has(id)).length;
    return { ...sizes, articles, mentions, batches: batches.length, damaged: null, lost, unacknowledged };
  } catch (error) {
    const held = error instanceof AppError && error.exit === 3 ? error : inUse(error);
    if (held !== null) throw held;
    return { ...nothing, damaged: messageOf(error).split('\n')[0] ?? '' };
  }
}

async function heldIn(file: string) {
  const instance = await openInstance(file);
  try {
    const connection = await instance.connect();
    const read = await connection.runAndReadAll('SELECT batch_no, id, articles, mentions FROM batch ORDER BY batch_no');
    const sums = await connection.runAndReadAll(
      'SELECT (SELECT count(*) FROM article), (SELECT coalesce(sum(mentions), 0) FROM article)',
    );
    const [articles = 0, mentions = 0] = (sums.getRows()[0] ?? []).map(Number);
    connection.closeSync();
    return { batches: read.convertRowObjects(toPlain) as unknown as Entry[], articles, mentions };
  } finally {
    instance.closeSync();
  }
}

/**
 * Opens a database without the log that is damaged, once all three files are copied aside: what was written since the last checkpoint is
 * gone from it, and named by what is then lost. Throws `conflict` where nothing is damaged, or where the database itself is.
 */
export async function recover(
  file: string,
  instant: string,
): Promise<{ readonly aside: string; readonly found: Findings }> {
  const before = await examine(file);
  if (before.damaged === null) throw new AppError('conflict', 'The database opens: there is nothing to recover.');
  const aside = join(dirname(file), `damaged-${stampOf(instant)}`);
  await mkdir(aside);
  for (const one of [file, walOf(file), ledgerOf(file)]) {
    if (!existsSync(one)) continue;
    await copyFile(one, join(aside, basename(one)));
    await safeOnDisk(join(aside, basename(one)));
  }
  await rm(walOf(file), { force: true });
  const found = await examine(file);
  if (found.damaged !== null)
    throw new AppError(
      'conflict',
      `The database itself is damaged (${found.damaged}). Restore a backup: newstally restore FOLDER. What was there is in ${aside}.`,
      { exit: 4 },
    );
  return { aside, found };
}

/**
 * Takes what is lost off the list of what was acknowledged, so that the server starts with what there is; the list as it was is kept,
 * and what was lost is noted in the database, so that answers say it.
 */
export async function acceptLoss(
  file: string,
  instant: string,
): Promise<{ readonly lost: readonly Entry[]; readonly kept: string }> {
  const { lost, damaged } = await examine(file);
  if (damaged !== null)
    throw new AppError('conflict', 'The database does not open. First: newstally doctor --recover.', { exit: 4 });
  if (lost.length === 0) throw new AppError('conflict', 'Nothing is lost: there is nothing to accept.');
  const ledger = ledgerOf(file);
  const kept = `${ledger}.before-${stampOf(instant)}`;
  await copyFile(ledger, kept);
  await safeOnDisk(kept);
  await noteIn(file, lost, instant);
  const gone = new Set(lost.map(({ id }) => id));
  const lines = readFileSync(ledger, 'utf8').split('\n').filter(Boolean);
  await writeFile(
    ledger,
    lines
      .filter((line) => !gone.has((JSON.parse(line) as Entry).id))
      .map((line) => `${line}\n`)
      .join(''),
  );
  openLedger(ledger, (await heldIn(file)).batches).close();
  await safeOnDisk(ledger);
  return { lost, kept };
}

async function noteIn(file: string, lost: readonly Entry[], instant: string): Promise<void> {
  const instance = await openInstance(file);
  try {
    const connection = await instance.connect();
    await migrate(connection);
    await keepLoss(connection, lost, entriesIn(ledgerOf(file)), instant);
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
