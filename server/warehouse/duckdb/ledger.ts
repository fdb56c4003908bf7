import { createHash } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { AppError } from '../../base/errors.ts';

/** What was committed in one batch, as the ledger and the database both know it. */
export type Entry = {
  readonly batch_no: number;
  readonly id: string;
  readonly articles: number;
  readonly mentions: number;
};

/** The list of acknowledged batches, kept beside the database because a lost log file opens without a word. */
export type LedgerFile = { append(entry: Entry): void; close(): void };

/**
 * Opens the ledger and compares it with the database's own list of batches.
 * More in the database: committed but not acknowledged, added here. More in the ledger: data is missing, `conflict`.
 */
export function openLedger(file: string, inDatabase: readonly Entry[]): LedgerFile {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const acknowledged = new Set(lines.map((line) => (JSON.parse(line) as Entry).id));
  const present = new Set(inDatabase.map(({ id }) => id));
  const lost = [...acknowledged].filter((id) => !present.has(id));
  if (lost.length > 0) {
    throw new AppError(
      'conflict',
      `${lost.length} batches that were acknowledged are missing from the database. ` +
        'Restore a copy of the data folder, or move it away and ingest the same files again.',
      { exit: 4 },
    );
  }
  const descriptor = openSync(file, 'a');
  let previous = lines.at(-1) ?? '';
  const append = (entry: Entry) => {
    const before = createHash('sha256').update(previous).digest('hex').slice(0, 16);
    previous = JSON.stringify({ ...entry, before });
    writeSync(descriptor, `${previous}\n`);
    fdatasyncSync(descriptor);
  };
  for (const entry of inDatabase) if (!acknowledged.has(entry.id)) append(entry);
  return { append, close: () => closeSync(descriptor) };
}
