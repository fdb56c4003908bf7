import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFindsInBoth, pagesOf } from '../support/pages.ts';
import { type Running, start } from '../support/process.ts';
import { openProvider } from '../support/provider.ts';

const WAIT = { timeout: 600_000 };
const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
let browser: Browser | null = null;
let server: Running;
// Under another name than the house has: to a browser another site, whose ways in carry no strict cookie.
let provider: Awaited<ReturnType<typeof openProvider>>;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  provider = await openProvider('localhost');
  server = await start({
    NEWSTALLY_DATA: folder,
    NEWSTALLY_ACCESS: 'keys',
    NEWSTALLY_DEMO: 'off',
    NEWSTALLY_OIDC_ISSUER: provider.url,
    NEWSTALLY_OIDC_CLIENT: provider.client.id,
    NEWSTALLY_OIDC_SECRET: provider.client.secret,
    NEWSTALLY_OIDC_ALLOWED: '@norland.example',
    PORT: '0',
  });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (browser !== null) {
    await server.stop();
    await provider.close();
  }
  rmSync(folder, { recursive: true });
});

const { open } = pagesOf(
  () => browser!,
  () => server.url,
);

test('a reader signs in at the provider, goes on where they were, and signs out', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/settings');
  await page.waitForURL(/\/sign-in\?next=/);
  expect(await axeFindsInBoth(page)).toEqual([]);
  provider.manner.person = { sub: '18', email: 'bo@elsewhere.example', email_verified: true };
  const button = page.getByRole('link', { name: `Sign in with ${new URL(provider.url).host}` });
  await button.click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/^bo@elsewhere\.example may not sign in here/);
  expect(await axeFindsInBoth(page)).toEqual([]);
  // As a provider does that lets people type their password: then the way back begins at another site.
  provider.manner.asks = true;
  provider.manner.person = { sub: '17', email: 'ann@norland.example', email_verified: true };
  await button.click();
  await page.getByRole('link', { name: 'Go on as Ann' }).click();
  await page.waitForURL(/\/settings$/);
  const section = page.locator('access-section section[data-state="ready"]');
  await section.waitFor();
  expect(await section.textContent()).toContain('You are ann@norland.example (');
  await section.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in$/);
  await page.goto(`${server.url}/settings`);
  await page.waitForURL(/\/sign-in\?next=/);
});
