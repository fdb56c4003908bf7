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
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

type Row = { actor: string; name: string; x: number | null; edges: { actor: string; together: number }[] };
const answered = async (): Promise<Row[]> =>
  ((await (await fetch(`${server.url}/api/v1/network`)).json()) as { rows: Row[] }).rows;
const figure = (page: Page) => page.locator('co-occurrence-network');
const drawn = async (page: Page) => {
  await figure(page).locator('svg .node').first().waitFor();
  await figure(page).scrollIntoViewIfNeeded();
};

test('the matrix turns into a network of what the API answers, and back', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const rows = await answered();
  const page = await open('/');
  await page.locator('co-occurrence-matrix').getByRole('link', { name: 'Network' }).click();
  await drawn(page);
  expect(new URL(page.url()).search).toBe('?together=network');
  const tied = rows.filter(({ x }) => x !== null);
  expect(await figure(page).locator('.node').count()).toBe(tied.length);
  expect(await figure(page).locator('.edge').count()).toBe(rows.reduce((sum, { edges }) => sum + edges.length, 0) / 2);
  const said = await figure(page).innerText();
  expect(said).toContain('Position and distance are not measures.');
  // Who has no edge is listed by name, and colours are told in words.
  for (const { name } of rows) expect(said).toContain(name);
  await figure(page).getByRole('link', { name: 'Matrix' }).click();
  await page.locator('co-occurrence-matrix table.matrix').waitFor();
  await page.context().close();
});

test(
  'the keyboard goes from actor to pair and opens the sentences of the pair, as many as the line says',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const rows = await answered();
    const page = await open('/?together=network');
    await drawn(page);
    const first = rows.find(({ x }) => x !== null)!;
    await figure(page).locator(`[data-node="${first.actor}"]`).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    const strongest = first.edges[0]!;
    const pair = [first.actor, strongest.actor].toSorted().join('~');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-edge'))).toBe(pair);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      `${strongest.together} articles`,
    );
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('pair')).toBe(pair);
    await expect
      .poll(() => page.locator('sentence-list').innerText(), WAIT)
      .toContain(`${strongest.together} articles`);
    // One stop of the Tab key for the whole picture.
    expect(await figure(page).locator('svg [tabindex="0"]').count()).toBe(1);
    await page.context().close();
  },
);

test('a circle opens its actor', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?together=network');
  await drawn(page);
  const node = figure(page).locator('.node').first();
  const actor = await node.getAttribute('data-node');
  await node.click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/actors/${actor}`);
  await page.context().close();
});

test('the table twin has the same actors and pairs, each of which opens its sentences', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const rows = await answered();
  const page = await open('/?together=network&table=network');
  const table = figure(page).locator('table.network-table');
  await table.locator('tbody tr').first().waitFor();
  expect(await table.locator('tbody tr').count()).toBe(rows.length);
  expect(await table.locator('.partner').count()).toBe(rows.reduce((sum, { edges }) => sum + edges.length, 0));
  await table.locator('.partner a').first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('pair')).not.toBeNull();
  await page.context().close();
});

for (const width of [1440, 390]) {
  test(
    `at ${width} px, light and dark, no name lies on another, nothing overflows and axe finds nothing`,
    WAIT,
    async (context) => {
      if (browser === null) return context.skip();
      const page = await open('/?together=network', width);
      await drawn(page);
      const boxes = await figure(page)
        .locator('svg text')
        .evaluateAll((texts) =>
          texts.map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            return { words: text.textContent, left, right, top: top + 2, bottom: bottom - 2 };
          }),
        );
      const crossing = boxes.flatMap((one, at) =>
        boxes
          .slice(at + 1)
          .filter(
            (other) =>
              one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
          )
          .map((other) => `${one.words} on ${other.words}`),
      );
      expect(crossing).toEqual([]);
      const nodes = await figure(page).locator('.node').count();
      console.log(`network: ${boxes.length} of ${nodes} names at ${width} px`);
      expect(boxes.length).toBeGreaterThanOrEqual(width > 600 ? nodes : nodes - 2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await axeFindsInBoth(page)).toEqual([]);
      await page.context().close();
    },
  );
}

test('the pages asked nobody else, and complained of nothing', () => {
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
