import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { locked, SECRETLY } from '../base/on-disk.ts';
import type { AuditRow } from '../contract/access.ts';

/** What was changed, by whom and how it ended: one line each, on disk before the answer is told. */
export type Audit = {
  note(row: AuditRow): void;
  /** The newest first, over all files that are kept. */
  newest(limit: number): readonly AuditRow[];
};

/** Some 50,000 lines: read in a tenth of a second. */
const MOST_BYTES = 10_000_000;
/** Full files beside the one that is written: more than half a million lines in all. The oldest goes when another is full. */
const KEPT_FILES = 10;

const CURRENT = 'audit.ndjson';
/** A full file: its number, which alone orders them, as clocks are set back, and the day of its last line. */
const FULL = /^audit-(\d{6})-\d{4}-\d\d-\d\d\.ndjson$/;

/** The audit of a data folder. Several processes may write it: a line is written at once and whole, and a file is put aside by one of them. */
export function openAudit(folder: string, { most = MOST_BYTES, kept = KEPT_FILES } = {}): Audit {
  const file = join(folder, CURRENT);
  let handle: number | null = null;
  const full = (): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => FULL.test(name))
          .toSorted()
      : [];
  const close = () => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  /** The file to write to: another process may have put aside the one that is open here. */
  const current = (): number => {
    if (handle !== null && statSync(file, { throwIfNoEntry: false })?.ino !== fstatSync(handle).ino) close();
    if (handle === null) {
      handle = openSync(file, 'a+', SECRETLY);
      if (isBrokenOff(handle)) writeFileSync(handle, '\n');
    }
    return handle;
  };
  const putAside = (day: string) =>
    locked(file, () => {
      // Whoever waited for the lock finds that it was done.
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < most) return;
      const before = full();
      const no = Number(FULL.exec(before.at(-1) ?? '')?.[1] ?? 0) + 1;
      renameSync(file, join(folder, `audit-${String(no).padStart(6, '0')}-${day}.ndjson`));
      for (const name of before.slice(0, Math.max(0, before.length + 1 - kept))) rmSync(join(folder, name));
    });
  return {
    note(row) {
      const open = current();
      writeFileSync(open, `${JSON.stringify(row)}\n`);
      fdatasyncSync(open);
      if (fstatSync(open).size < most) return;
      putAside(row.at.slice(0, 10));
      close();
    },
    newest(limit) {
      for (;;) {
        const files = full();
        const rows: AuditRow[] = [];
        for (const name of [CURRENT, ...files.toReversed()]) {
          if (rows.length < limit) rows.push(...rowsIn(join(folder, name)).toReversed());
        }
        // A file that was put aside in between was read under neither of its names, or is gone.
        if (full().join() === files.join()) return rows.slice(0, limit);
      }
    },
  };
}

/** What a process that was killed began to write has no end; the next line must not become a part of it. */
function isBrokenOff(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** The lines of a file, as they were written. One that has no end was told to nobody: its answer comes after it. */
function rowsIn(file: string): AuditRow[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as AuditRow];
    } catch {
      return [];
    }
  });
}

/** An audit that keeps nothing, for a house without a disk. */
export const noAudit: Audit = { note: () => {}, newest: () => [] };
