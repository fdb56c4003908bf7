import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, axeFindsInBoth, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };
const SOON = { timeout: 20_000 };

let browser: Browser | null = null;
let server: Running;

const record = (published: string, title: string, body: string) => ({
  url: `https://quay-post.example/${published}`,
  source: 'Quay Post',
  published,
  title,
  body,
});
const RECORDS = [
  record('2022-03-01', 'Weir opened', 'On Tuesday Ukraine’s envoy Orla Vintner opened the swing-bridge at the weir.'),
  record(
    '2022-03-02',
    'Eels return',
    'Anglers counted eels beneath the swing bridge. Ukraine was not mentioned twice.',
  ),
  record('2022-03-03', 'Lock shut', 'The bridge does not swing, and the lock of the canal is shut until spring.'),
];

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await startDemo();
  const answer = await fetch(`${server.url}/api/v1/ingest?file=weir.jsonl`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: RECORDS.map((one) => JSON.stringify(one)).join('\n'),
  });
  if (!answer.ok) throw new Error(`the records were not taken: ${answer.status}`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open, complaints } = pagesOf(
  () => browser!,
  () => server.url,
  /400 \(Bad Request\)/,
);

test(
  'a search is asked while it is typed; one that cannot be read is not, and its mistake is pointed at',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/articles?sources=quay-post');
    const rows = page.locator('articles-page tbody tr');
    await expect.poll(() => rows.count(), SOON).toBe(3);
    const field = page.locator('.bar search-field input');
    const told = page.locator('.bar .search-mistake');

    await field.pressSequentially('"swing bridge" NOT weir');
    await expect.poll(() => rows.count(), SOON).toBe(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe('"swing bridge" NOT weir');
    expect(await told.isVisible()).toBe(false);

    await field.fill('"swing bridge" AND');
    await told.waitFor();
    expect(await told.locator('pre').innerText()).toBe('"swing bridge" AND\n               ^^^');
    expect(await told.locator('p').innerText()).toBe('Nothing follows AND. Write a word, a "phrase" or (…) behind it.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.press('Enter');
    expect(new URL(page.url()).searchParams.get('q')).toBe('"swing bridge" NOT weir');
    expect(await axeFinds(page)).toEqual([]);

    await field.pressSequentially(' eels');
    await told.waitFor({ state: 'hidden' });
    await expect.poll(() => new URL(page.url()).searchParams.get('q'), SOON).toBe('"swing bridge" AND eels');
    await expect.poll(() => rows.count(), SOON).toBe(1);

    await field.fill('actor:nobody-at-all');
    const refused = page.locator('.failed').first();
    await refused.waitFor();
    expect(await refused.innerText()).toContain('there is no actor nobody-at-all, at place 7');
    expect(await refused.locator('.wrong').innerText()).toBe('nobody-at-all');
  },
);

test('the reader marks what was searched for, also inside a name', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/articles?sources=quay-post&q=title%3Aweir+"swing+bridge"+ukrain*');
  await page.locator('articles-page tbody tr a').first().click();
  await page.locator('article-reader .hit').first().waitFor();
  expect(await page.locator('article-reader article .hit').allInnerTexts()).toEqual([
    'Weir',
    'Ukraine',
    'swing-bridge',
  ]);
  expect(await page.locator('article-reader .mark .hit').allInnerTexts()).toEqual(['Ukraine']);
  expect(await axeFinds(page)).toEqual([]);
});

test('a mistake is told inside the window, wide and narrow, in both colours', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const width of [1440, 390]) {
    const page = await open('/articles?sources=quay-post', width);
    await page.locator('articles-page tbody tr').first().waitFor();
    if (width < 1000) await page.getByRole('button', { name: /^Filters/ }).click();
    const field = page.locator('search-field input:visible');
    await field.fill('harbour AND (strike OR "walk out) -talks in the old town by the sea');
    const told = page.locator('.search-mistake:visible');
    await told.waitFor();
    const box = await told.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeFindsInBoth(page)).toEqual([]);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/search-${width}.png` });
    await page.context().close();
  }
  expect(complaints).toEqual([]);
});
