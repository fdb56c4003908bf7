import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { type Running, start } from './process.ts';

const folders = new Map<Running, string>();

/** The data folder of a started and stopped server with the demo: read once a run, by whoever comes first. */
async function preparedDemo(): Promise<string> {
  const folder = join(inject('prepared'), 'demo');
  const [ready, failed] = [join(folder, 'ready'), join(folder, 'failed')];
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(ready)) {
      if (existsSync(failed)) throw new Error('the server did not start in the file that was first');
      await sleep(100);
    }
    return join(folder, 'data');
  }
  try {
    const server = await start({ NEWSTALLY_DATA: join(folder, 'data'), PORT: '0' });
    await server.stop();
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
  writeFileSync(ready, '');
  return join(folder, 'data');
}

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
