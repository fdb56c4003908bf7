import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type Running, start } from '../support/process.ts';
import { answers, siteOf } from '../support/site.ts';
import { feedOf } from '../support/subscribed.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;
const folder = mkdtempSync(join(tmpdir(), 'newstally-'));

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await start({
    NEWSTALLY_DATA: folder,
    PORT: '0',
    NEWSTALLY_DEMO: 'off',
    NEWSTALLY_FETCH_ALLOW: '127.0.0.1',
  });
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

// What the server refuses is told on the page; the browser tells it as well.
const { open, complaints } = pagesOf(
  () => browser!,
  () => server.url,
  /status of 4(?:00|09)/,
);

test(
  'an address is added, read, read again when asked, paused, resumed and removed, and its articles stay',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    let feed = feedOf('Pier', 'Mole');
    const site = await siteOf({
      '/feed': (_request, response) => void response.writeHead(200, { 'content-type': 'text/xml' }).end(feed),
    });
    const page = await open('/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
    expect(await page.locator('.no-result').innerText()).toContain('Nothing is subscribed yet');
    // With the keys alone.
    await page.getByLabel('Address').fill(`${site.url}/feed`);
    await page.getByLabel('Source').fill('Harbour Wire');
    await page.getByLabel('Checked').fill('hourly');
    await page.keyboard.press('Enter');
    const row = page.locator('.subscriptions tbody tr');
    await row.waitFor(WAIT);
    expect(await page.locator('subscription-form .said').innerText()).toContain(
      'was added and is checked now, then hourly.',
    );
    // The page follows by itself.
    await expect.poll(() => row.innerText(), WAIT).toContain('2 new articles');
    expect(await row.innerText()).toContain('as Harbour Wire');
    expect(await row.locator('.standing').innerText()).toContain('active');
    feed = feedOf('Quay', 'Pier', 'Mole');
    await row.getByRole('button', { name: 'Run now' }).click();
    await expect.poll(() => row.innerText(), WAIT).toContain('1 new article');
    await row.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => row.locator('.standing').innerText(), WAIT).toContain('paused');
    expect(await row.innerText()).toContain('a person paused it');
    await row.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => row.innerText(), WAIT).toContain('nothing had changed');

    const dialog = page.getByRole('dialog', { name: 'Remove this subscription?' });
    await row.getByRole('button', { name: 'Remove' }).click();
    expect(await dialog.innerText()).toContain('The articles that came of it stay.');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      `Remove: ${site.url}/feed`,
    );
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => row.count(), WAIT).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('link', { name: 'Articles' }).click();
    await expect.poll(() => page.locator('articles-page tbody tr').count(), WAIT).toBe(3);
    await page.context().close();
  },
);

test(
  'what is wrong is said at its field, and a failing or paused subscription says why in words',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const site = await siteOf({ '/gone': answers(410), '/missing': answers(404) });
    const page = await open('/settings');
    await page.getByLabel('Address').fill('ftp://post.example/');
    await page.getByLabel('Checked').fill('often');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect
      .poll(() => page.locator('#wrong-address').innerText(), WAIT)
      .toContain('only http and https are fetched');
    expect(await page.locator('#wrong-schedule').innerText()).toContain('every 30 minutes');
    expect(await page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Source').getAttribute('aria-invalid')).toBe('false');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('subscribe-address');

    await page.locator('subscription-form input[type=file]').setInputFiles({
      name: 'feeds.opml',
      mimeType: 'text/x-opml',
      buffer: Buffer.from(
        `<opml><body>${['/gone', '/missing', '/gone'].map((path) => `<outline xmlUrl="${site.url}${path}"/>`).join('')}<outline xmlUrl="http://10.0.0.1/"/></body></opml>`,
      ),
    });
    await expect
      .poll(() => page.locator('subscription-form .said').innerText(), WAIT)
      .toBe('feeds.opml: 2 addresses added, 0 there already, 1 refused.');
    expect(await page.locator('.refused-list').innerText()).toContain('http://10.0.0.1/ was refused');
    const rows = page.locator('.subscriptions tbody tr');
    await expect
      .poll(() => rows.nth(0).innerText(), WAIT)
      .toContain('the server answered 410: asking again would not help');
    expect(await rows.nth(0).locator('.standing').innerText()).toContain('paused');
    await expect.poll(() => rows.nth(1).locator('.standing').innerText(), WAIT).toContain('failing');
    expect(await rows.nth(1).innerText()).toContain('failed: the server answered 404');
    await page.context().close();

    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const seen = await open('/settings', width, scheme);
      await seen.locator('.subscriptions tbody tr').first().waitFor();
      expect([width, scheme, await axeFinds(seen)]).toEqual([width, scheme, []]);
      expect(await seen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await seen
        .getByRole('button', { name: /^Remove:/ })
        .first()
        .click();
      expect([width, scheme, 'dialog', await axeFinds(seen)]).toEqual([width, scheme, 'dialog', []]);
      await seen.context().close();
    }
  },
);

test('no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(complaints).toEqual([]);
});
