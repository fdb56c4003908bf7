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

const drawn = (page: Page) => page.locator('chart-plot canvas');
const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d.-]/g, ''));

test(
  'the overview draws its four figures from the demo, and names the sentences beside them',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/');
    await page.locator('co-occurrence-matrix table.matrix').waitFor();
    await page.locator('share-of-voice-table table tbody tr').first().waitFor();
    await expect.poll(() => drawn(page).count(), WAIT).toBeGreaterThanOrEqual(5);
    expect(await page.locator('h1').count()).toBe(1);
    const headings = await page.locator('h2').allTextContents();
    for (const heading of [
      'Mentions per week',
      'Share of voice and tone',
      'Named together',
      'Tone per week',
      'The sentences',
    ]) {
      expect(headings.join(' | ')).toContain(heading);
    }
    await page.context().close();
  },
);

test('the number in the table, the API and the length of the list behind it are one number', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?actors=antony-blinken&from=2022-01-17&to=2022-01-23');
  const cell = page.locator('share-of-voice-table tbody tr', { hasText: 'Antony Blinken' });
  await cell.waitFor();
  const answer = (await (
    await fetch(`${server.url}/api/v1/actors?actors=antony-blinken&from=2022-01-17&to=2022-01-23`)
  ).json()) as { rows: { mentions: number }[] };
  const list = (await (
    await fetch(`${server.url}/api/v1/evidence?actors=antony-blinken&from=2022-01-17&to=2022-01-23&limit=1000`)
  ).json()) as { rows: unknown[]; total: number };
  const mentions = answer.rows[0]!.mentions;
  expect(mentions).toBeGreaterThan(5);
  expect([list.rows.length, list.total]).toEqual([mentions, mentions]);
  expect(await cell.textContent()).toContain(String(mentions));
  await expect
    .poll(async () => (await page.locator('sentence-list').textContent()) ?? '', WAIT)
    .toContain(`${mentions} mentions`);
  await page.context().close();
});

test(
  'attention over the fixed panel and standardised are choices, and their table twins show the columns of the answer',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?actors=ukraine&unit=articles&table=mentions');
    const choice = page.locator('mentions-chart .choice');
    const { rows, notes } = (await (
      await fetch(`${server.url}/api/v1/attention?actors=ukraine&unit=articles`)
    ).json()) as { rows: Record<string, number | null>[]; notes: { code: string; text: string }[] };
    const panel = notes.find(({ code }) => code === 'panel')!.text;
    const cells = page.locator('mentions-chart table tbody td');
    for (const [name, column, heading] of [
      ['Fixed panel', 'attention_panel', 'Attention, fixed panel, per week (articles)'],
      ['Standardised', 'attention_standardised', 'Attention, standardised, per week (articles)'],
      ['Attention', 'attention', 'Attention per week (articles)'],
    ] as const) {
      await choice.getByRole('link', { name, exact: true }).click();
      await expect.poll(async () => await page.locator('mentions-chart h2').textContent(), WAIT).toContain(heading);
      const wanted = rows.map((row) => {
        const value = row[column] ?? null;
        return value === null ? '–' : `${(100 * value).toFixed(1)} %`;
      });
      expect(wanted.filter((value) => value !== '–').length).toBeGreaterThan(20);
      await expect
        .poll(async () => (await cells.allTextContents()).map((text) => text.trim().replaceAll('\u00a0', ' ')), WAIT)
        .toEqual(wanted);
      // Who is in the panel is said where it is drawn.
      expect((await page.locator('mentions-chart').textContent())?.includes(panel)).toBe(column !== 'attention');
    }
    await page.context().close();
  },
);

test('the table twin shows the numbers of the CSV', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?actors=ukraine&table=mentions');
  const twin = page.locator('mentions-chart table');
  await twin.waitFor();
  const csv = await (await fetch(`${server.url}/api/v1/mentions?actors=ukraine&format=csv`)).text();
  const counts = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[4]);
  expect(counts.length).toBe(28);
  // The table stands before its rows do.
  const cells = twin.locator('tbody tr td:nth-of-type(1)');
  await expect.poll(() => cells.count(), WAIT).toBe(counts.length);
  expect((await cells.allTextContents()).map((text) => String(numberIn(text)))).toEqual(counts);
  await page.context().close();
});

test('moving a handle of the range changes the link once, and Back takes it back', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/');
  const handle = page.locator('range-brush [role=slider]').first();
  await handle.waitFor();
  await expect.poll(() => drawn(page).count(), WAIT).toBeGreaterThanOrEqual(5);
  const before = page.url();
  await handle.focus();
  for (let pressed = 0; pressed < 6; pressed += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).searchParams.get('from'), WAIT).toBe('2022-01-10');
  await page.goBack();
  await expect.poll(() => page.url(), WAIT).toBe(before);
  await page.context().close();
});

test('a sentence leads to its article, where mentions are marked and what was cut is shown', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const { rows } = (await (await fetch(`${server.url}/api/v1/articles?actors=antony-blinken&limit=200`)).json()) as {
    rows: { article: string; title: string; mentions: number }[];
  };
  const page = await open(`/articles/${rows[0]!.article}`);
  await page.locator('article-reader a.mark').first().waitFor();
  expect(await page.locator('article-reader a.mark').count()).toBeGreaterThanOrEqual(1);
  // Whom a form of a headline means is told to those who listen, behind the form.
  const heading = await page.locator('h1').evaluate((element) => {
    const printed = element.cloneNode(true) as HTMLElement;
    for (const told of printed.querySelectorAll('.unseen')) told.remove();
    return printed.textContent;
  });
  expect(heading).toBe(rows[0]!.title);
  await page.context().close();
});

test('a wrong key in a link becomes a note, and the page still stands', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?actors=ukraine&colour=blue');
  await page.locator('share-of-voice-table tbody tr').first().waitFor();
  expect(await page.locator('body').textContent()).toContain('colour');
  await page.context().close();
});

const PAGES = ['/', '/actors', '/actors/antony-blinken', '/articles', '/sources'];

test.for(PAGES)('axe finds nothing on %s, in light and dark, wide and narrow', async (path, context) => {
  if (browser === null) return context.skip();
  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    const page = await open(path, width, scheme);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([path, width, await axeFinds(page)]).toEqual([path, width, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, wide <= width]).toEqual([path, true]);
    await page.context().close();
  }
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
