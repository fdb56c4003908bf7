import { existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SECRETLY } from '../base/on-disk.ts';
import type { AuditRow } from '../contract/access.ts';

/** What was changed, by whom and how it ended: one line each, on disk before the answer is told. */
export type Audit = {
  note(row: AuditRow): void;
  /** The newest first. */
  newest(limit: number): readonly AuditRow[];
};

export function openAudit(folder: string): Audit {
  const file = join(folder, 'audit.ndjson');
  let handle: number | null = null;
  return {
    note(row) {
      handle ??= openSync(file, 'a', SECRETLY);
      writeSync(handle, `${JSON.stringify(row)}\n`);
      fdatasyncSync(handle);
    },
    newest(limit) {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      return lines
        .slice(-limit)
        .reverse()
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AuditRow]));
    },
  };
}

/** An audit that keeps nothing, for a house without a disk. */
export const noAudit: Audit = { note: () => {}, newest: () => [] };
