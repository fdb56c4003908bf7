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

const WHY = '[data-figure="explain"][data-state="ready"]';

const rowsOf = async (path: string) =>
  ((await (await fetch(`${server.url}/api/v1${path}`)).json()) as { rows: Record<string, string | number | null>[] })
    .rows;

/** A number as the page writes it, with a true minus. */
const numberIn = (text: string): number => Number(text.replace('−', '-').replace('+', '').replaceAll(',', ''));

test('the actor page explains the last whole week, in lists that add up to the change', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const weeks = (await rowsOf('/mentions?actors=joe-biden&last=2w')).map(({ mentions }) => Number(mentions));
  const page = await open('/actors/joe-biden');
  await page.waitForSelector(`${WHY} .moved-lists`);
  const change = weeks[1]! - weeks[0]!;
  expect(numberIn(await page.locator(`${WHY} .moved b`).innerText())).toBe(change);
  const lists = page.locator(`${WHY} .moved-lists > div`);
  expect(await lists.count()).toBe(3);
  for (let at = 0; at < 3; at += 1) {
    const values = (await lists.nth(at).locator('.part-value').allInnerTexts()).map(numberIn);
    expect(values.length).toBeGreaterThan(1);
    // Shown to two decimals at most, so that the sum may be off by half of the last one for each.
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - change)).toBeLessThan(0.04);
  }
  expect(await axeFinds(page)).toEqual([]);
  const story = lists.nth(2).locator('a').first();
  const title = await story.innerText();
  await story.click();
  await page.waitForURL('**/stories/*');
  await page.locator('h1', { hasText: title }).waitFor();
  await page.goBack();
  await page.waitForSelector(`${WHY} .moved-lists`);
  await page.locator(`${WHY} .tool`, { hasText: 'Table' }).click();
  const total = page.locator(`${WHY} tr.total td`).last();
  await total.waitFor();
  expect(numberIn(await total.innerText())).toBe(change);
  expect(await axeFinds(page)).toEqual([]);
  await page.context().close();
});

test('a point of the chart of several actors is explained; a source leads to its sentences', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/', 390, 'dark');
  await page.waitForSelector('[data-figure="mentions"][data-state="ready"]');
  expect(await page.locator('[data-figure="explain"]').count()).toBe(0);
  await page.goto(`${server.url}/?point=2022-02-28@ukraine`);
  await page.waitForSelector(`${WHY} .moved-lists`);
  expect(await page.locator(`${WHY} .hint`).innerText()).toBe('week of 28 Feb 2022 against week of 21 Feb 2022');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const source = page.locator(`${WHY} .moved-lists > div`).nth(1).locator('li').first();
  const after = Number(/→\s*(\d+)/.exec(await source.locator('small').innerText())?.[1]);
  await source.locator('a').click();
  await page.waitForURL('**sources=**');
  const list = page.locator('.sentences[data-state="ready"] .how-many');
  await list.filter({ hasText: new RegExp(`^${after} mentions?\\b`) }).waitFor();
  await page.context().close();
});

test(
  'the change of tone is told from the choice, adds up, and is had as table, picture and sentences',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const tones = await rowsOf('/sentiment?actors=joe-biden&last=2w');
    const change = Number(tones[1]!['sentiment']) - Number(tones[0]!['sentiment']);
    const page = await open('/actors/joe-biden', 390, 'dark');
    await page.waitForSelector(`${WHY} .moved-lists`);
    await page.locator(`${WHY} .choice a`, { hasText: 'Tone' }).click();
    await page.waitForURL('**why=tone');
    await page.locator(`${WHY} .moved`, { hasText: 'mean tone as read' }).waitFor();
    expect(numberIn(await page.locator(`${WHY} .moved b`).innerText())).toBeCloseTo(change, 2);
    expect(await page.locator(`${WHY} .moved`).innerText()).toContain('adjusted for the errors of the scorer');
    const lists = page.locator(`${WHY} .moved-lists > div`);
    expect(await lists.count()).toBe(3);
    for (let at = 0; at < 3; at += 1) {
      const values = (await lists.nth(at).locator('.part-value').allInnerTexts()).map(numberIn);
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - change)).toBeLessThan(0.04);
    }
    expect(await axeFinds(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const more = page.locator(`${WHY} .more-tools`);
    if (await more.isVisible()) await more.click();
    const download = page.waitForEvent('download');
    await page.locator(`${WHY} .tool`, { hasText: 'SVG' }).click();
    expect((await download).suggestedFilename()).toBe('newstally-explain.svg');
    const source = lists.nth(1).locator('li').first();
    const scored = Number(/→\s*(\d+) scored/.exec(await source.locator('small').innerText())?.[1]);
    await source.locator('a').click();
    await page.waitForURL('**tone=scored**');
    const list = page.locator('.sentences[data-state="ready"] .how-many');
    await list.filter({ hasText: new RegExp(`^${scored} mentions?\\b`) }).waitFor();
    await page.context().close();
  },
);

test('a tone of few stories is hollow, one of too few has no number', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const weeks = (await rowsOf('/sentiment?actors=finland')).filter(({ scored }) => Number(scored) > 0);
  const thin = new Set<unknown>();
  const page = await open('/actors/finland?why=tone');
  for (const [at, { week, stories, scored }] of weeks.entries()) {
    const before = weeks[at - 1];
    const next = before === undefined ? null : Date.parse(String(week)) - Date.parse(String(before['week']));
    if (next !== 7 * 86_400_000) continue;
    const least = Math.min(Number(stories), Number(before!['stories']));
    await page.goto(`${server.url}/actors/finland?why=tone&point=${String(week)}`);
    await page.waitForSelector(`${WHY} .moved`);
    const few = await page.locator(`${WHY} .moved-lists[data-thin="few"]`).count();
    const lists = await page.locator(`${WHY} .moved-lists`).count();
    expect([week, scored, lists, few]).toEqual([week, scored, least < 3 ? 0 : 1, least >= 3 && least < 10 ? 1 : 0]);
    thin.add(least < 3 ? 'too_few' : least < 10 ? 'few' : null);
  }
  console.log(`cases: ${weeks.length} weeks, ${[...thin].join(' and ')}`);
  expect(thin).toEqual(new Set(['too_few', 'few']));
  await page.context().close();
});

test('the first week has nothing before it and says so; no question was refused on the way', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const [first] = await rowsOf('/coverage');
  const page = await open(`/actors/joe-biden?point=${String(first!['week'])}`);
  await page.waitForSelector(`${WHY} .quiet`);
  expect(await page.locator(`${WHY} .figure-body`).innerText()).toBe(
    'Nothing was read in the week before, so there is no change to explain.',
  );
  await page.context().close();
  expect([offOrigin, complaints]).toEqual([[], []]);
});
