import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type Running, start } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };
const SOON = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

/** Requests that a page without a connection tries are told as failed by the browser. */
const { open, complaints } = pagesOf(
  () => browser!,
  () => server.url,
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/,
);

const send = async (title: string) => {
  const answer = await fetch(`${server.url}/api/v1/ingest?input=quay`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({
      title,
      body: `${title}. Ukraine’s harbour was told so at noon.`,
      source: 'Quay Post',
      published: '2022-03-01',
    }),
  });
  if (!answer.ok) throw new Error(`the record was not taken: ${answer.status}`);
};

test(
  'a page opened without a query shows the last view, says so, and starts fresh on request',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?last=13w&actors=nato&point=2022-05-02@nato');
    await page.locator('the-lede h1 a').first().waitFor();
    await page.goto(`${server.url}/`);
    const note = page.getByText('Your last view was restored.');
    await note.waitFor();
    expect(page.url()).toBe(`${server.url}/?last=13w&actors=nato`);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start fresh' }).click();
    await expect.poll(() => page.url(), SOON).toBe(`${server.url}/`);
    expect(await note.count()).toBe(0);
    await page.goto(`${server.url}/`);
    await page.locator('the-lede h1 a').first().waitFor();
    expect([page.url(), await note.count()]).toEqual([`${server.url}/`, 0]);
    await page.goto(`${server.url}/sources`);
    await page.locator('.masthead .brand').click();
    await expect.poll(() => page.url(), SOON).toBe(`${server.url}/`);
    await page.context().close();
  },
);

test(
  'new articles move no figure until the reader asks; a pinned view says what changed since',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?from=2022-02-28&to=2022-03-06&actors=ukraine');
    const number = page.locator('the-lede h1 a').first();
    await number.waitFor();
    const before = await number.innerText();
    const pinned = (await page.locator('.foot code').first().innerText()).trim();
    await page.waitForTimeout(500);
    await send('Weir told');
    await page.locator('.ingest-strip .news', { hasText: '1 new article' }).waitFor();
    expect(await number.innerText()).toBe(before);
    await page.getByRole('button', { name: 'Update this page' }).click();
    await expect.poll(() => number.innerText(), SOON).toBe(String(Number(before) + 1));

    await page.goto(`${server.url}/?from=2022-02-28&to=2022-03-06&actors=ukraine&snapshot=${pinned}`);
    await page.getByText('Since then: 1 new article').waitFor();
    await expect.poll(() => number.innerText(), SOON).toBe(before);
    await page.getByRole('button', { name: 'What changed' }).click();
    const row = page.getByRole('dialog').locator('tbody tr', { hasText: 'Ukraine' });
    await row.first().waitFor();
    expect(await row.locator('td').nth(0).innerText()).toBe('2022-02-28');
    expect(await row.locator('td').nth(2).innerText()).toBe(
      String(Number(await row.locator('td').nth(1).innerText()) + 1),
    );
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Back to now' }).click();
    await expect.poll(() => number.innerText(), SOON).toBe(String(Number(before) + 1));
    await page.context().close();
  },
);

test(
  'without a connection what was read stays, with its time; once it is back the page goes on by itself',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?actors=ukraine');
    const cells = page.locator('share-of-voice-table tbody tr');
    await cells.first().waitFor();
    await page.context().setOffline(true);
    const banner = page.locator('.banner', { hasText: /No connection: what you see was read at .* UTC/ });
    await banner.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('link', { name: /^13w/ }).first().click();
    await page.locator('[data-figure=voice][data-state=waiting]').waitFor();
    expect(await cells.count()).toBe(1);
    expect(await page.locator('.failed:visible').count()).toBe(0);
    await page.context().setOffline(false);
    await page.locator('[data-figure=voice][data-state=ready]').waitFor({ timeout: 300_000 });
    await banner.waitFor({ state: 'hidden' });
    expect(await page.locator('.failed:visible').count()).toBe(0);
    await page.context().close();
  },
);

test(
  'a view that holds nothing tells which filter emptied it, and the nearest weeks that were read',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?from=2019-01-07&to=2019-02-03&actors=nato');
    const ways = page.locator('nothing-found .ways');
    const near = ways.getByRole('link', { name: 'Nearest week that was read: 29 Nov – 5 Dec 2021' });
    await near.waitFor();
    const { total } = (await (await fetch(`${server.url}/api/v1/evidence?actors=nato&limit=1`)).json()) as {
      total: number;
    };
    expect(await ways.getByRole('link').first().innerText()).toBe(
      `Without dates (7 Jan – 3 Feb 2019): ${total} mentions`,
    );
    expect(await axeFinds(page)).toEqual([]);
    await near.click();
    await expect.poll(() => page.url(), SOON).toBe(`${server.url}/?from=2021-11-29&to=2021-12-05&actors=nato`);
    await page.locator('the-lede h1 a').first().waitFor();
    await page.goto(`${server.url}/articles?q=zebrafish&sources=baltic-ledger`);
    const { total: articles } = (await (
      await fetch(`${server.url}/api/v1/articles?sources=baltic-ledger&limit=1`)
    ).json()) as { total: number };
    await ways.getByRole('link', { name: `Without words (zebrafish): ${articles} articles` }).waitFor();
    expect(await ways.getByRole('link').count()).toBe(1);
    await page.context().close();
  },
);

test('an empty collection is filled with the demo by one click, and shows it at once', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  const empty = await start({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off', PORT: '0' });
  try {
    const pages = pagesOf(
      () => browser!,
      () => empty.url,
    );
    const page = await pages.open('/');
    await page.getByRole('heading', { level: 1, name: 'No articles yet' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/empty.png` });
    await page.getByRole('button', { name: 'Load the demo' }).click();
    await page.locator('the-lede h1 a').first().waitFor({ timeout: 300_000 });
    await page.locator('share-of-voice-table tbody tr').first().waitFor();
    await expect.poll(() => page.locator('.ingest-strip .news').count(), SOON).toBe(0);
    expect(pages.complaints).toEqual([]);
    await page.context().close();
  } finally {
    await empty.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('no page complained but of the connection that was taken', (context) => {
  if (browser === null) return context.skip();
  expect(complaints).toEqual([]);
});
