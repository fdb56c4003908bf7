import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of the tests alone, for what several files need and one makes. */
    prepared: string;
  }
}

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends the server that all files read, if one was started. */
async function endReading(folder: string): Promise<void> {
  const file = join(folder, 'reading', 'pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  if (runs(pid)) process.kill(pid);
  while (runs(pid)) await sleep(50);
}

/** Before all tests and after them. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-prepared-'));
  project.provide('prepared', folder);
  return async () => {
    await endReading(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
