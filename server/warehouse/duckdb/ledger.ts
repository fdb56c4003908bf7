import { createHash } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { AppError } from '../../base/errors.ts';

/** What was committed in one batch, as the ledger and the database both know it. */
export type Entry = {
  readonly batch_no: number;
  readonly id: string;
  readonly articles: number;
  readonly mentions: number;
  /** When it was committed, and the first and last day of its articles, null where none has any; not kept of older ones. */
  readonly at?: string;
  readonly days?: { readonly from: string; readonly to: string } | null;
};

/** The list of acknowledged batches, kept beside the database because a lost log file opens without a word. */
export type LedgerFile = { append(entry: Entry): void; close(): void };

/**
 * Opens the ledger and compares it with the database's own list of batches.
 * More in the database: committed but not acknowledged, added here. More in the ledger: data is missing, `conflict`.
 */
export function openLedger(file: string, inDatabase: readonly Entry[]): LedgerFile {
  const lines = linesIn(file);
  const entries = entriesIn(file);
  const acknowledged = new Set(entries.map(({ id }) => id));
  const present = new Set(inDatabase.map(({ id }) => id));
  const lost = entries.filter(({ id }) => !present.has(id));
  if (lost.length > 0) {
    const articles = lost.reduce((sum, one) => sum + one.articles, 0);
    throw new AppError(
      'conflict',
      `${lost.length} batches that were acknowledged are missing from the database (${articles} articles). ` +
        'Not starting, because numbers would be too low. Run: newstally doctor.',
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

const linesIn = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

/** What was acknowledged, in its order; nothing where there is no list. */
export const entriesIn = (file: string): Entry[] => linesIn(file).map((line) => JSON.parse(line) as Entry);
