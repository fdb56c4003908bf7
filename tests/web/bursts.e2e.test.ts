import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type ReadDemo, readDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: ReadDemo;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await readDemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

type Rows = { rows: Record<string, string | number | null>[] };
const answer = async (path: string) => (await (await fetch(`${server.url}/api/v1${path}`)).json()) as Rows;
/** The number of sentences that stand open beside the charts. */
const opened = async (page: Page) =>
  Number(
    /of ([\d,]+)|^([\d,]+) /
      .exec((await page.locator('sentence-list').innerText()).replace(/\n/g, ' '))?.[1]
      ?.replace(',', '') ?? Number.NaN,
  );

test('a burst is marked over the chart and told below it, and both open its sentences', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const { rows } = await answer('/bursts');
  expect(rows.length).toBeGreaterThan(0);
  const page = await open('/');
  const told = page.locator('.bursts li');
  await told.first().waitFor();
  const marks = page.locator('burst-marks a.burst-mark');
  await marks.first().waitFor();
  const shown = Math.min(4, rows.length);
  expect([await told.count(), await marks.count()]).toEqual([shown, shown]);
  const text = await page.locator('.bursts').innerText();
  for (const { name } of rows.slice(0, shown)) expect(text).toContain(String(name));
  const burst = rows.find(({ actor }) => actor === 'finland')!;
  const link = page.locator(`.bursts li[data-actor=${burst['actor']}] a`);
  const href = (await link.getAttribute('href'))!;
  expect(href).toContain(`from=${burst['start']}`);
  expect(href).toContain(`point=@${burst['actor']}`);
  expect(await marks.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toContain(href);
  await link.click();
  await page.waitForURL(/point=@finland/);
  await page.locator('sentence-list .opened', { hasText: 'Finland' }).waitFor();
  await page.context().close();
});

test(
  'who rose and who fell stands in a list whose numbers open as many stories as they count',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const range = 'actors=bucha,finland,nato&from=2022-05-02&to=2022-06-12';
    const { rows } = await answer(`/movers?${range}&baseline=range`);
    const page = await open(`/?${range}`);
    await page.locator('movers-list nav.choice a', { hasText: 'Range' }).click();
    await page.waitForURL(/baseline=range/);
    const lines = page.locator('movers-list tbody tr');
    await expect.poll(async () => (await lines.allInnerTexts()).join(' '), WAIT).toContain('▲');
    expect(await lines.count()).toBe(rows.length);
    const rose = rows.find(({ actor }) => actor === 'finland')!;
    const now = page.locator('movers-list tr[data-actor=finland] td a').first();
    expect(await now.innerText()).toContain(`${rose['stories']} of ${rose['stories_all']}`);
    await now.click();
    await page.waitForURL(/unit=stories/);
    await expect.poll(() => opened(page), WAIT).toBe(rose['stories']);
    await page.context().close();
  },
);

test('both stand on a phone and in the dark without a fault that axe finds', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const [width, scheme] of [
    [390, 'light'],
    [1440, 'dark'],
  ] as const) {
    const page = await open('/', width, scheme);
    await page.locator('.bursts li').first().waitFor();
    await page.locator('movers-list tbody tr').first().waitFor();
    expect([width, await axeFinds(page)]).toEqual([width, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect([width, wide]).toEqual([width, 0]);
    await page.context().close();
  }
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
