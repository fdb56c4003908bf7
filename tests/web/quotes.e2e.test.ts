import type { Browser } from 'playwright-core';
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
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

const answerOf = async (path: string) =>
  (await (await fetch(`${server.url}/api/v1${path}`)).json()) as {
    total: number;
    rows: Record<string, string | number | null>[];
  };

const QUOTES = '[data-figure="quotes"][data-state="ready"]';

test(
  'an actor is shown with its quotes, each opens its sentence in place and leads to the article',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { rows } = await answerOf('/quotes?actors=joe-biden');
    const { total, rows: listed } = await answerOf('/quoted?actors=joe-biden&limit=50');
    const sum = rows.reduce((all, row) => all + Number(row['quotes'] ?? 0), 0);
    expect(total).toBe(sum);
    const page = await open('/actors/joe-biden');
    await page.waitForSelector(`${QUOTES} .quote-items li`);
    expect(await page.locator('.quote-counts b').first().innerText()).toBe(String(sum));
    expect(await page.locator('.quote-items li').count()).toBe(Math.min(50, sum));
    const first = page.locator('.quote-items li').first();
    expect(await first.locator('blockquote').isVisible()).toBe(false);
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await first.locator('blockquote').innerText()).toBe(listed[0]!['sentence_text']);
    await page.locator('.by-step summary').click();
    expect(await axeFinds(page)).toEqual([]);
    await first.locator('.quote-source a').click();
    await page.waitForURL(`**/articles/${String(listed[0]!['article'])}**`);
    await page.context().close();
  },
);

test('what an actor says of others opens exactly its sentences, and Back returns', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const { rows } = await answerOf('/said?speakers=joe-biden');
  const [most] = rows;
  const page = await open('/actors/joe-biden', 390, 'dark');
  const link = page.locator('[data-figure="says"] tbody tr').first().locator('td a').first();
  await link.waitFor(WAIT); // what stands below a part without a height yet is not seen yet
  expect(await link.innerText()).toBe(String(most!['mentions']));
  await link.click();
  await page.waitForURL(`**/actors/${String(most!['actor'])}?speakers=joe-biden`);
  const list = page.locator('.sentences[data-state="ready"] .how-many');
  await list.filter({ hasText: 'mentions, in' }).waitFor();
  expect(await list.innerText()).toMatch(new RegExp(`^${String(most!['mentions'])} mentions, in `));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goBack();
  await page.waitForURL('**/actors/joe-biden');
  await page.context().close();
});

test('an actor who is never quoted is said to be so, and nothing left the origin', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/actors/joe-biden?voice=reporter');
  await page.waitForSelector('[data-figure="said-of"][data-state="ready"]');
  expect(await page.locator('[data-figure="said-of"] .quiet').innerText()).toBe(
    'What stands in quotes is left out of this view.',
  );
  const silent = await open('/actors/nord-stream-2');
  await silent.waitForSelector(QUOTES);
  expect(await silent.locator('[data-figure="quotes"] .quiet').innerText()).toMatch(
    /^No quote by .* is in these articles\.$/,
  );
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
