import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type Running, start } from '../support/process.ts';

const WAIT = { timeout: 300_000 };

const THREE = ['praised the crew', 'blamed the board', 'met the mayor']
  .map((did, no) =>
    JSON.stringify({
      title: `Report ${no + 1}`,
      body: `Liz Truss ${did} of harbour ${no + 1} before ${no + 2} of the ferries had left for the islands.`,
      source: `Paper ${no + 1}`,
      published: `2022-02-0${no + 1}`,
    }),
  )
  .join('\n');

let browser: Browser | null = null;
let folder = '';
let server: Running;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  // Three reports are enough here, and a start without the demo takes a tenth of the time.
  server = await start({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off', PORT: '0' });
  const sent = await fetch(`${server.url}/api/v1/ingest?file=three.jsonl`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: THREE,
  });
  if (!sent.ok) throw new Error(`the reports were refused: ${await sent.text()}`);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  if (server === undefined) return;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => server.url,
);

type Row = { figure: string; task: string; statement: string; value: number | null; n: number };
const rowsOf = async () => ((await (await fetch(`${server.url}/api/v1/accuracy`)).json()) as { rows: Row[] }).rows;

test('the page shows every figure of the API once, with its sentence', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/accuracy');
  await page.locator('.accuracy-figures li').first().waitFor();
  expect(await page.locator('h1').innerText()).toBe('How true is this?');
  const rows = await rowsOf();
  const shown = await page.locator('.accuracy-figures .says').allInnerTexts();
  expect(shown.toSorted()).toEqual(rows.map(({ statement }) => statement).toSorted());
  console.log(`figures shown: ${shown.length}`);
  expect(shown.length).toBeGreaterThanOrEqual(60);
  expect(await page.locator('nav a[aria-current="page"]').innerText()).toBe('Quality');
  // A reader sees what was not measured as such, and an empty section of checks that says how to check.
  expect(await page.locator('.unmeasured').count()).toBe(rows.filter(({ value }) => value === null).length);
  expect(await page.locator('[data-figure="checks"]').innerText()).toContain('Nobody checked a mention yet.');
  await page.context().close();
});

test('the help of a chart tells its figures under the limits and leads to the page', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/');
  const button = page.getByRole('button', { name: /^Tone.*: how to read$/ }).first();
  await button.click();
  const help = page.locator('.popover.help:popover-open');
  const toned = (await rowsOf()).find(({ figure }) => figure === 'tone: NewsMTSC dev, blend, right class')!;
  await expect.poll(() => help.innerText(), WAIT).toContain(toned.statement);
  await help.getByRole('link', { name: 'How true is this?' }).click();
  await page.locator('.accuracy-figures li').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/accuracy');
  await page.getByRole('link', { name: 'data quality' }).click();
  await page.locator('quality-page').getByRole('link', { name: 'How true is this?' }).first().click();
  await page.locator('accuracy-page h1').waitFor();
  await page.context().close();
});

test('a mention checked here has its own row, apart from the marked sets', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const before = await rowsOf();
  const evidence = (await (await fetch(`${server.url}/api/v1/evidence?actors=liz-truss&limit=1`)).json()) as {
    rows: Record<string, unknown>[];
  };
  const { article, sentence, start, surface } = evidence.rows[0]!;
  const made = await fetch(`${server.url}/api/v1/corrections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      change: { does: 'accept', article, sentence, start, surface },
      by: 'Ada Quill',
      why: 'a test',
    }),
  });
  expect([made.status, await made.text()]).toEqual([200, expect.any(String)]);
  const page = await open('/accuracy');
  const checks = page.locator('[data-figure="checks"] .says');
  await checks.first().waitFor();
  expect(await checks.innerText()).toMatch(/^Of 1 mention by the rule \w+ that persons checked here, 1 stands\./);
  expect((await rowsOf()).filter(({ task }) => task !== 'checks')).toEqual(before);
  await page.context().close();
});

test(
  'axe finds nothing, wide and narrow, in light and dark, and nothing runs out of the page',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await open('/accuracy', width, scheme);
      await page.locator('.accuracy-figures li').first().waitFor();
      expect([width, scheme, await axeFinds(page)]).toEqual([width, scheme, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.context().close();
    }
    expect(complaints).toEqual([]);
    expect(offOrigin).toEqual([]);
  },
);
