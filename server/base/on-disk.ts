import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** SHA-256 of the bytes of a file, in hex. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** Waits until a file, or the list of a folder, is on the disk itself. */
export async function safeOnDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For its owner alone. */
export const SECRETLY = 0o600;

/** Puts a small file in its place, whole or not at all, readable by its owner alone. */
export function writeSecretly(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  const handle = openSync(part, 'w', SECRETLY);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}

/** How often a lock is looked at, and after how long whoever made it is taken for dead. */
const LOOK_MS = 5;
const DEAD_MS = 5000;

/** Does a short work on a file while no other process does: each makes a file beside it first, which only one can. */
export function locked(file: string, work: () => void): void {
  mkdirSync(dirname(file), { recursive: true });
  const lock = `${file}.lock`;
  for (let waited = 0; ; waited += LOOK_MS) {
    try {
      closeSync(openSync(lock, 'wx', SECRETLY));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (waited >= DEAD_MS) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}
