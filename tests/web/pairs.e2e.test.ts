import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFindsInBoth, pagesOf } from '../support/pages.ts';
import { type ReadDemo, readDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: ReadDemo;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await readDemo();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

type Row = Record<string, string | number | boolean | null>;
const rowsOf = async (path: string): Promise<Row[]> =>
  ((await (await fetch(`${server.url}/api/v1${path}`)).json()) as { rows: Row[] }).rows;
const table = (page: Page) => page.locator('table.pairs-table tbody tr');
const settled = (page: Page) => page.locator('.sentences[data-state="ready"] .how-many', { hasText: /\d/ }).waitFor();

test(
  'the list of pairs is that of the API, matrix and network have the whole page, and support narrows all three',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const rows = await rowsOf('/co-occurrence');
    const page = await open('/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Pairs' }).click();
    await table(page).first().waitFor();
    expect(await table(page).count()).toBe(Math.min(50, rows.length));
    expect(await table(page).first().getAttribute('data-pair')).toBe(`${rows[0]!['a']}~${rows[0]!['b']}`);
    expect(await page.locator('table.pairs-table [data-ranked="true"]').count()).toBe(
      rows.slice(0, 50).filter(({ ranked }) => ranked).length,
    );
    await page.locator('table.matrix tbody tr').nth(1).waitFor();
    expect(await page.locator('table.matrix tbody tr').count()).toBeGreaterThan(12);
    const [, , third] = [...new Set(rows.map(({ together }) => Number(together)))].toSorted((l, r) => r - l);
    await page.getByLabel('Together in at least').fill(String(third));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**support=${third}`);
    const left = rows.filter(({ together }) => Number(together) >= third!).length;
    await expect.poll(() => table(page).count(), WAIT).toBe(left);
    await page.getByRole('link', { name: 'Network' }).click();
    await page.locator('co-occurrence-network').waitFor();
    const drawn = await rowsOf(`/network?support=${third}&nodes=200`);
    const edges = drawn.reduce((sum, { edges: own }) => sum + (own as unknown as Row[]).length, 0) / 2;
    await expect.poll(() => page.locator('co-occurrence-network .edge').count(), WAIT).toBe(edges);
    await page.getByRole('link', { name: 'Less than chance' }).click();
    await page.waitForURL('**direction=less**');
    const less = await rowsOf('/co-occurrence?direction=less');
    await expect.poll(() => table(page).count(), WAIT).toBe(Math.min(50, less.length));
    await page.context().close();
  },
);

test('columns sort, and Back undoes it', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const rows = await rowsOf('/co-occurrence');
  const page = await open('/pairs');
  await table(page).first().waitFor();
  await page.locator('table.pairs-table').getByRole('link', { name: 'Together' }).click();
  await page.waitForURL('**sort=-together');
  const most = Math.max(...rows.map(({ together }) => Number(together)));
  await expect.poll(() => table(page).first().locator('td').first().innerText(), WAIT).toBe(String(most));
  await page.goBack();
  await expect
    .poll(() => table(page).first().getAttribute('data-pair'), WAIT)
    .toBe(`${rows[0]!['a']}~${rows[0]!['b']}`);
  await page.context().close();
});

test(
  'one pair over time: head, chart, table and file have one number, and each week opens as many articles',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const [pair] = await rowsOf('/co-occurrence');
    const key = `${pair!['a']}~${pair!['b']}`;
    const page = await open('/pairs');
    await table(page).first().locator('th a').click();
    await page.waitForURL(`**pair=${key}`);
    await settled(page);
    const head = page.locator('one-pair h1');
    await expect.poll(() => head.innerText(), WAIT).toContain(`named together in ${pair!['together']} of`);
    expect(await page.locator('#heading-sentences').innerText()).toContain(`${pair!['together']} articles`);
    await page.locator('pair-charts canvas').first().waitFor();
    await page.getByRole('link', { name: 'Named together per week: table' }).click();
    const weeks = await rowsOf(`/pair?pair=${key}`);
    const cells = page.locator('[data-figure="pair"] table.twin tbody tr');
    await expect.poll(() => cells.count(), WAIT).toBe(weeks.length);
    expect(await cells.evaluateAll((all) => all.map((row) => row.querySelector('td')?.textContent?.trim()))).toEqual(
      weeks.map(({ together }) => (together === null ? '–' : String(together))),
    );
    const at = weeks.findIndex(({ together }) => Number(together) > 1);
    await cells.nth(at).locator('td a').first().click();
    await page.waitForURL(`**point=${String(weeks[at]!['week'])}**`);
    await expect
      .poll(() => page.locator('#heading-sentences').innerText(), WAIT)
      .toContain(`${weeks[at]!['together']} articles`);
    const csv = await (
      await fetch(new URL((await page.locator('[data-figure="pair"] a[download]').getAttribute('href'))!, server.url))
    ).text();
    expect(csv.trimEnd().split('\r\n').length).toBe(weeks.length + 1);
    // What opened last closes first.
    await page.locator('sentence-list .opened > a').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('point')).toBeNull();
    expect(new URL(page.url()).searchParams.get('pair')).toBe(key);
    await page.context().close();
  },
);

test('the keyboard finds a week of a pair and opens it', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const [pair] = await rowsOf('/co-occurrence');
  const page = await open(`/pairs?pair=${pair!['a']}~${pair!['b']}`);
  await page.locator('[data-figure="pair"] .keys').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('point'), WAIT).not.toBeNull();
  expect(new URL(page.url()).searchParams.get('pair')).toBe(`${pair!['a']}~${pair!['b']}`);
  await page.context().close();
});

test('a source has its page, to which its name leads, with as many articles as it says', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const [first] = await rowsOf('/sources');
  const page = await open('/sources');
  await page.locator('tbody .source-name').first().click();
  await page.waitForURL(`**/sources/${String(first!['source'])}`);
  await page.locator('.source-page h1', { hasText: String(first!['name']) }).waitFor();
  expect(await page.locator('.source-page .page-head').innerText()).toContain(`${first!['articles']} dated articles`);
  await page.locator('source-chart canvas').first().waitFor();
  const profile = (await rowsOf(`/sources/${String(first!['source'])}`))[0]! as unknown as {
    actors: { beyond: boolean }[];
  };
  const beyond = profile.actors.filter((one) => one.beyond).length;
  const told = await page.locator('[data-figure="named-apart"]').innerText();
  if (beyond === 0) expect(told).toContain('Nobody is named more or less often');
  else expect(await page.locator('[data-figure="named-apart"] tbody tr').count()).toBe(Math.min(beyond, 20));
  const named = page.locator('[data-figure="named-apart"] tbody tr td a').first();
  if (beyond > 0) {
    const said = Number(/(\d+) articles?/.exec((await named.getAttribute('aria-label'))!)![1]);
    await named.click();
    await page.locator('articles-page .page-head', { hasText: `${said} article` }).waitFor();
  }
  await (await open('/sources/nobody-at-all')).getByRole('link', { name: 'All sources' }).waitFor();
  await page.context().close();
});

test('bursts have a page with their false alarms, their stories and why, in place', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const bursts = await rowsOf('/bursts');
  const page = await open('/');
  await page.getByRole('link', { name: 'all, with their reasons' }).click();
  await page.locator('.bursts-table tbody tr').first().waitFor();
  expect(await page.locator('.bursts-table tbody tr').count()).toBe(Math.min(50, bursts.length));
  expect(await page.locator('.of-alarms').innerText()).toMatch(/false alarms/i);
  await page
    .getByRole('link', { name: /^Why did/ })
    .first()
    .click();
  await page.locator('.why-row .moved, .why-row .quiet').first().waitFor();
  await page.locator('movers-list table').waitFor();
  const link = page.locator('.bursts-table .inside > a').first();
  await link.click();
  await page.locator('#heading-sentences', { hasText: `${bursts[0]!['stories_inside']} stor` }).waitFor();
  await page.context().close();
});

test(
  'the sentences are a feed whose heading has the very number, also page by page, and typical ones can come first',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/');
    await settled(page);
    const feed = page.getByRole('feed');
    const first = feed.locator('article').first();
    expect(await first.getAttribute('aria-posinset')).toBe('1');
    const said = Number((await page.locator('#heading-sentences small').innerText()).replace(/\D/g, ''));
    const list = (await (await fetch(`${server.url}/api/v1/evidence?limit=1`)).json()) as { total: number };
    expect(said).toBe(list.total);
    await first.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).toBe('2');
    await page.getByRole('link', { name: 'Typical' }).click();
    await page.waitForURL('**order=typical');
    await settled(page);
    await page.getByRole('link', { name: 'show as pages' }).click();
    await page.waitForURL('**list=pages');
    await page.locator('.how-many', { hasText: '1 to 50 of' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.locator('.how-many', { hasText: '51 to 100 of' }).waitFor();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.locator('.how-many', { hasText: '1 to 50 of' }).waitFor();
    await page.context().close();
  },
);

for (const width of [1440, 390]) {
  test(`at ${width} px, light and dark, no page overflows and axe finds nothing`, WAIT, async (context) => {
    if (browser === null) return context.skip();
    const [pair] = await rowsOf('/co-occurrence');
    const [source] = await rowsOf('/sources');
    const pages: [path: string, ready: string][] = [
      ['/pairs', 'table.pairs-table tbody tr'],
      ['/pairs?together=network', 'co-occurrence-network .node'],
      ['/pairs?direction=less', '.pairs-tools'],
      [`/pairs?pair=${pair!['a']}~${pair!['b']}`, 'pair-charts canvas'],
      ['/pairs?pair=nobody~noone', '.failed'],
      [`/sources/${String(source!['source'])}`, 'source-chart canvas'],
      ['/bursts', '.bursts-table tbody tr'],
    ];
    for (const [path, ready] of pages) {
      const page = await open(path, width);
      await page.locator(ready).first().waitFor();
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
      expect([path, await axeFindsInBoth(page)]).toEqual([path, []]);
      await page.context().close();
    }
  });
}

test('the pages asked nobody else', () => {
  expect(offOrigin).toEqual([]);
  expect(complaints.filter((text) => !/400|404/.test(text))).toEqual([]);
});
