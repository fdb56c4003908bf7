import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, start } from './process.ts';

const folders = new Map<Running, string>();

/** The built product with the demo, in a folder of its own. */
export async function startDemo(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  const server = await start({ NEWSTALLY_DATA: folder, PORT: '0' });
  folders.set(server, folder);
  return server;
}

export async function stopDemo(server: Running): Promise<void> {
  await server.stop();
  rmSync(folders.get(server) ?? '', { recursive: true, force: true });
}
