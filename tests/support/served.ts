import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { CLI, environment, type Running, start } from './process.ts';
import { root } from './sources.ts';

const folders = new Map<Running, string>();

/** What several files need and one makes: whoever comes first in this run makes it, in a folder of its own, and all get what it says. */
async function madeOnce(name: string, make: (folder: string) => Promise<string>): Promise<string> {
  const folder = join(inject('prepared'), name);
  const [ready, failed] = [join(folder, 'ready'), join(folder, 'failed')];
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(ready)) {
      if (existsSync(failed)) throw new Error(`${name} was not made in the file that was first`);
      await sleep(100);
    }
    return readFileSync(ready, 'utf8');
  }
  try {
    const made = await make(folder);
    writeFileSync(`${ready}.part`, made);
    renameSync(`${ready}.part`, ready);
    return made;
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
}

/** The data folder of a started and stopped server with the demo, to be copied. */
export const preparedDemo = (): Promise<string> =>
  madeOnce('demo', async (folder) => {
    const data = join(folder, 'data');
    // One thread finds the same to the last byte, and warms up once.
    const server = await start({ NEWSTALLY_DATA: data, NEWSTALLY_WORKERS: '1', PORT: '0' });
    await server.stop();
    return data;
  });

/** The built product with the demo, in a folder of its own. */
export async function startDemo(): Promise<Running> {
  const demo = await preparedDemo();
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  cpSync(demo, folder, { recursive: true });
  const server = await start({ NEWSTALLY_DATA: folder, PORT: '0' });
  folders.set(server, folder);
  return server;
}

export async function stopDemo(server: Running): Promise<void> {
  await server.stop();
  rmSync(folders.get(server) ?? '', { recursive: true, force: true });
}

/** A server that only is read. */
export type ReadDemo = { readonly url: string; readonly left: () => Promise<void> };

const snapshotAt = async (url: string): Promise<string> =>
  ((await (await fetch(`${url}/api/v1/summary`)).json()) as { snapshot: string }).snapshot;

/**
 * The built product with the demo for files that change nothing: one server for all of them, with what it remembers of earlier
 * questions. `left` fails where something was changed all the same. It ends with the run: see prepared.ts.
 */
export async function readDemo(): Promise<ReadDemo> {
  const demo = await preparedDemo();
  const url = await madeOnce('reading', async (folder) => {
    const [data, log] = [join(folder, 'data'), join(folder, 'log')];
    cpSync(demo, data, { recursive: true });
    const out = openSync(log, 'a');
    const child = spawn(process.execPath, [CLI, 'serve'], {
      env: environment({ NEWSTALLY_DATA: data, PORT: '0' }),
      cwd: root,
      // It outlives the worker that started it.
      detached: true,
      stdio: ['ignore', out, out],
    });
    writeFileSync(join(folder, 'pid'), String(child.pid));
    child.unref();
    while (child.exitCode === null) {
      const address = /ready: (\S+)/.exec(readFileSync(log, 'utf8'))?.[1];
      if (address !== undefined) return address;
      await sleep(50);
    }
    throw new Error(`the server ended with ${child.exitCode}: ${readFileSync(log, 'utf8')}`);
  });
  const before = await snapshotAt(url);
  const left = async () => {
    const after = await snapshotAt(url);
    if (after !== before) throw new Error(`the demo that is only read was changed: ${before}, then ${after}`);
  };
  return { url, left };
}
