import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFindsInBoth, pagesOf } from '../support/pages.ts';
import { newstally, type Running, start } from '../support/process.ts';

const WAIT = { timeout: 600_000 };
const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
const env = { NEWSTALLY_DATA: folder, NEWSTALLY_ACCESS: 'keys', PORT: '0' };
let browser: Browser | null = null;
let server: Running;
let key = '';

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  key = (await newstally(['keys', 'add', 'chief', '--scopes', 'admin'], env)).out.split('\n')[0] ?? '';
  server = await start(env);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (browser !== null) await server.stop();
  rmSync(folder, { recursive: true });
});

const { open } = pagesOf(
  () => browser!,
  () => server.url,
);

test('a reader signs in, makes a link that only reads, and revokes it', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/settings');
  await page.waitForURL(/\/sign-in\?next=/);
  expect(await axeFindsInBoth(page)).toEqual([]);
  await page.getByLabel('Your key').fill('nonsense');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await page.getByRole('alert').textContent()).toBe('That key opens nothing here.');
  await page.getByLabel('Your key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/settings$/);
  const section = page.locator('access-section section[data-state="ready"]');
  await section.waitFor();
  expect(await section.textContent()).toContain('You are chief (');
  await section.getByLabel('Link to').fill('/actors/ukraine?last=13w');
  await section.getByLabel('For', { exact: true }).fill('the editor');
  await section.getByRole('form', { name: 'Make a link' }).getByLabel('Until').fill('2099-12-31');
  await section.getByRole('button', { name: 'Make a link' }).click();
  const link = await section.locator('.fresh').textContent();
  expect(await axeFindsInBoth(page)).toEqual([]);

  const guest = await (await browser.newContext()).newPage();
  // From another site, as a letter in a browser is: no cookie of a session comes along on such a way.
  await guest.goto(`${server.url.replace('127.0.0.1', 'localhost')}/sign-in`);
  await guest.evaluate((to) => location.assign(to), link!);
  await guest.waitForURL(/\/actors\/ukraine\?last=13w/);
  await guest.locator('h1', { hasText: 'Ukraine' }).waitFor();
  const wrote = await guest.evaluate(async () => (await fetch('/api/v1/demo', { method: 'POST' })).status);
  expect(wrote).toBe(403);
  await section.getByRole('button', { name: 'Revoke: the editor' }).click();
  await section.locator('tr', { hasText: 'the editor' }).getByText('revoked').waitFor();
  await guest.reload();
  await guest.waitForURL(/\/sign-in/);
  await guest.context().close();
  await page.goto(`${server.url}/pairs`);
  await page.getByRole('button', { name: 'Share' }).first().click();
  const [shared] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/api/v1/shares')),
    page.getByRole('button', { name: 'Copy read-only link' }).click(),
  ]);
  expect(shared.status()).toBe(201);
  await page.goto(`${server.url}/settings`);
  await section.locator('tr', { hasText: 'a link to /pairs' }).waitFor();
  await section.getByText('The last').click();
  expect(await section.locator('.runs').textContent()).toContain('share');
  await section.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in$/);
});
