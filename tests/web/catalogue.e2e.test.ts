import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type Running, start } from '../support/process.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;
const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
/** Pictures for whoever looks at them; none where no folder is named. */
const pictures = process.env['NEWSTALLY_PICTURES'];

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await start({ NEWSTALLY_DATA: folder, PORT: '0' });
}, WAIT.timeout);
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

// What the server refuses is told on the page; the browser tells it as well.
const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => server.url,
  /status of 4(?:00|09)/,
);

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};
const csv = (text: string, name = 'mine.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a table is looked at, taken over, history read by it, and the way back taken', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/settings');
  const section = page.locator('catalogue-section');
  await section.locator('.catalogue-now').waitFor();
  expect(await section.locator('.catalogue-now').textContent()).toMatch(
    /^Version 1, shipped with Newstally, .*: 5,290 actors \([\d,]+ persons, [\d,]+ organisations, \d+ countries, [\d,]+ places\) in [\d,]+ written forms$/,
  );
  const links = await section
    .locator('.figure-head a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toEqual(['csv', 'json', 'yaml'].map((format) => `/api/v1/catalogue?format=${format}`));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    section.locator('.figure-head a').first().click(),
  ]);
  expect(download.suggestedFilename()).toBe('newstally-catalogue-1.csv');
  expect(readFileSync(await download.path(), 'utf8').split('\r\n')[0]).toBe(
    '\uFEFFid,name,kind,wikidata,country,party,aliases,offices',
  );

  // What is wrong is listed by its place, and nothing is offered.
  const input = section.locator('input[type="file"]');
  await input.setInputFiles(csv('name,kind\nPress Corps,organisatoin\nState Department,\n'));
  await section.locator('.catalogue-wrong').waitFor();
  expect(await section.locator('.catalogue-wrong li').allTextContents()).toEqual([
    'mine.csv, line 2, kind: organisatoin; expected one of person, organisation, country, place, other',
    'mine.csv, line 3, kind: nothing; expected one of person, organisation, country, place, other',
  ]);
  expect(await section.getByRole('button', { name: 'Take it over' }).count()).toBe(0);
  await picture(page, 'catalogue-wrong');

  // A word that the demo is full of, so that numbers must follow.
  await input.setInputFiles(csv('name,kind,aliases\nUkrainian forces,organisation,"full: troops\nfull: soldiers"\n'));
  await section.locator('#heading-preview').waitFor();
  expect(await section.locator('.catalogue-preview').textContent()).toMatch(
    /What mine\.csv changes\s*1 added, none changed, none removed, 5,290 unchanged\s*Full names|What mine\.csv changes\s*1 added, none changed, none removed, 5,290 unchanged\s*Added \(1\)Ukrainian forces/,
  );
  expect(await axeFinds(page)).toEqual([]);
  await picture(page, 'catalogue-preview');
  await section.getByRole('button', { name: 'Take it over' }).click();
  await section.locator('[data-next="waiting"]').waitFor();
  expect(await section.locator('.said').textContent()).toBe('Version 2 waits until history is read by it.');
  await picture(page, 'catalogue-waiting');
  const mentions = async () => {
    const answer = await fetch(`${server.url}/api/v1/actors`).then((one) => one.json());
    return ((answer as { rows: { actor: string; mentions: number }[] }).rows ?? []).find(
      ({ actor }) => actor === 'ukrainian-forces',
    )?.mentions;
  };
  expect(await mentions()).toBe(undefined);

  await section.getByRole('button', { name: 'Read history by version 2' }).click();
  // The strip tells it on every page, and the section with a way to cancel it.
  await page.locator('ingest-strip .under-way', { hasText: 'Reading history by version 2' }).waitFor();
  await section.locator('[data-next="running"] progress').waitFor();
  await picture(page, 'catalogue-running');
  await section
    .locator('.catalogue-now', { hasText: 'Version 2, brought by the dashboard' })
    .waitFor({ timeout: 300_000 });
  await page.locator('ingest-strip .news', { hasText: 'History was read anew' }).waitFor();
  expect(await mentions()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Update this page' }).click();

  await section.getByText('All versions (2)').click();
  await picture(page, 'catalogue-versions');
  await section.getByRole('button', { name: 'Go back to version 1' }).click();
  await section.locator('[data-next="waiting"]').waitFor();
  await section.getByRole('button', { name: 'Read history by version 1' }).click();
  await section.locator('[data-next="running"]').waitFor();
  await section.getByRole('button', { name: 'Cancel' }).click();
  await section.locator('[data-next="waiting"]').waitFor();
  expect(await section.locator('.said').textContent()).toBe('Cancelled: every number is as it was.');
  expect(await mentions()).toBeGreaterThan(10);
  expect([complaints, offOrigin]).toEqual([[], []]);
});

test(
  'a table that is dropped on the section is no news, and the section fits a phone in the dark',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/settings', 390, 'dark');
    const section = page.locator('catalogue-section');
    await section.locator('.catalogue-now').waitFor();
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['name,kind\nPress Corps,organisation\n'], 'dropped.csv', { type: 'text/csv' }));
      return data;
    });
    await section.locator('.catalogue-intake').dispatchEvent('dragover', { dataTransfer: dropped });
    await section.locator('.catalogue-intake').dispatchEvent('drop', { dataTransfer: dropped });
    await section.locator('#heading-preview', { hasText: 'What dropped.csv changes' }).waitFor();
    expect(await page.locator('file-intake .intake').count()).toBe(0);
    expect(await page.locator('.drop-here').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await axeFinds(page)).toEqual([]);
    await picture(page, 'catalogue-phone');
    // As the whole catalogue it would take everybody else away.
    await section.getByLabel('is the whole catalogue').click();
    await section.getByText('Removed (').waitFor();
    expect(await section.locator('.catalogue-preview > p').first().textContent()).toMatch(
      /^1 added, none changed, 5,29[01] removed, none unchanged; office titles: \d+ removed$/,
    );
    await section.getByRole('button', { name: 'Put it away' }).click();
    expect(await section.locator('.catalogue-preview').count()).toBe(0);
  },
);
