import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of the tests alone, for what several files need and one makes. */
    prepared: string;
  }
}

/** Before all tests and after them. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-prepared-'));
  project.provide('prepared', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
