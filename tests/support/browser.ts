import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Names under which a Chromium of the system is found on the path. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** No window, no sandbox (containers have none), and nothing that would call home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the Chromium of this machine is; null where there is none. */
export function browserPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const runs = (path: string) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(runs) ?? null;
}

/** A browser for a test; null where none is found, which is said in a plain line so that nobody takes the skip for a pass. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = browserPath();
  if (executablePath === null) {
    console.log(`No Chromium on the path (${NAMES.join(', ')}): the tests that need a browser did not run.`);
    return null;
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
