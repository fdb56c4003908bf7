import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFindsInBoth, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;

const record = (source: string, published: string, body: string) => ({
  url: `https://${source.toLowerCase().replace(' ', '-')}.example/${published}`,
  source,
  published,
  title: null,
  body,
});
/** Two strangers: one in three articles of two sources, one in two. */
const RECORDS = [
  record(
    'Quay Post',
    '2022-03-01',
    'On Tuesday Minister Orla Vintner opened the new lock. The old one had leaked for years.',
  ),
  record(
    'Mill Herald',
    '2022-03-02',
    'The swing bridge is late, Minister Orla Vintner said. It needs another coat of paint.',
  ),
  record(
    'Quay Post',
    '2022-03-03',
    'Farmers met Minister Orla Vintner and Minister Tove Karsk at the weir to speak of water.',
  ),
  record('Mill Herald', '2022-03-04', 'Nobody asked Minister Tove Karsk about the eels, which came back to the pond.'),
];
const OURS = 'sources=mill-herald,quay-post';

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await startDemo();
  const answer = await fetch(`${server.url}/api/v1/ingest?file=strangers.jsonl`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: RECORDS.map((one) => JSON.stringify(one)).join('\n'),
  });
  if (!answer.ok) throw new Error(`the records were not taken: ${answer.status}`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open: opened, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

/** The page of names, once its rows are there. */
async function open(path: string, width?: number): Promise<Page> {
  const page = await opened(path, width);
  await page.locator('discovery-page tbody tr').first().waitFor({ timeout: 15_000 });
  return page;
}

const namesOn = (page: Page) =>
  page.locator('discovery-page tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')));

test('names stand with their counts, their latest sentence and the way to their articles', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open(`/discovery?${OURS}`);
  expect(await namesOn(page)).toEqual(['Orla Vintner', 'Tove Karsk']);
  const row = page.locator('tr[data-name="Orla Vintner"]');
  expect(await row.locator('td.number').allInnerTexts()).toEqual(['3', '2']);
  expect(await row.locator('th small').innerText()).toBe('person');
  expect(await row.locator('mark').innerText()).toBe('Orla Vintner');
  expect(await page.locator('nav [aria-current="page"]').innerText()).toBe('Names');
  await row.locator('td.number a').click();
  await page.locator('articles-page tbody tr').first().waitFor();
  expect(await page.locator('articles-page tbody tr').count()).toBe(3);
});

test('the page has no finding of axe and holds its width, wide and narrow, in both colours', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const width of [1440, 390]) {
    const page = await open('/discovery', width);
    expect(await axeFindsInBoth(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  }
});

test(
  'a name is adopted as a new actor, another as a form of it, and both are counted among the actors',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/discovery?${OURS}`);
    await page.getByRole('button', { name: 'Adopt Orla Vintner as a new actor' }).click();
    const dialog = page.locator('dialog.correction');
    await dialog.locator('.effect', { hasText: 'mention' }).waitFor();
    expect(await dialog.locator('.change').innerText()).toBe(
      'Add Orla Vintner (person), found by “Orla Vintner” and “Vintner”.',
    );
    expect(await dialog.locator('.effect').innerText()).toContain('3 mentions in 3 articles');
    await dialog.locator('input[name="by"]').fill('An editor');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.locator('tr[data-name="Orla Vintner"]').waitFor({ state: 'detached' });
    expect(await namesOn(page)).toEqual(['Tove Karsk']);
    await page.getByRole('button', { name: 'Adopt Tove Karsk as a form of an actor' }).click();
    const box = dialog.locator('actor-choice input');
    await box.fill('Orla');
    await page.getByRole('option', { name: /Orla Vintner/ }).click();
    await dialog.locator('.effect', { hasText: 'mention' }).waitFor();
    expect(await dialog.locator('.effect').innerText()).toContain('2 mentions in 2 articles');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('No unknown name is in two articles that fit these filters.').waitFor();
    await page.goto(`${server.url}/actors?${OURS}`);
    const row = page.locator('actors-page tbody tr', { hasText: 'Orla Vintner' });
    await row.waitFor();
    expect(await row.innerText()).toContain('5');
    expect(complaints).toEqual([]);
  },
);
