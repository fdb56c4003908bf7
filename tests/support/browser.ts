import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Names under which a Chromium of the system is found on the path. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

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

let running: Promise<Browser | null> | null = null;

/** A browser of its own; null where none is found, which is said in a plain line so that nobody takes the skip for a pass. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = browserPath();
  if (executablePath === null) {
    console.log(`No Chromium on the path (${NAMES.join(', ')}): the tests that need a browser did not run.`);
    return null;
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * The browser of this worker, whose files run one after the other: each closes what it opened, and the browser ends with the
 * worker. Null where there is none.
 */
export async function openBrowser(): Promise<Browser | null> {
  running ??= launchBrowser();
  const browser = await running;
  if (browser === null) return null;
  const close = () => Promise.all(browser.contexts().map((context) => context.close()));
  return Object.create(browser, { close: { value: close } }) as Browser;
}
