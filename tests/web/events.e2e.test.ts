import { readFileSync } from 'node:fs';
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

const asked: string[] = [];

async function opened(path: string, width = 1440, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await open('/quality', width, scheme);
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.url + path);
  await page.locator('mentions-chart canvas').waitFor(WAIT);
  return page;
}
const link = (page: Page) => decodeURIComponent(page.url().slice(server.url.length)).replaceAll('+', ' ');
/** The main figure as the file that a reader saves. */
async function svgOf(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', WAIT),
    page.locator('figure-tools[name="mentions"] [data-tool="svg"]').click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test(
  'an event is added by keyboard alone, stands in the link, on the figure, in its table and its file; Back takes it off',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await opened('/?actors=ukraine,nato');
    const button = page.locator('figure-tools[name="mentions"] [data-tool="events"]');
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('event-dialog dialog');
    await dialog.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await dialog.locator('[name=text]').focus();
    await page.keyboard.type('Ministers meet');
    await page.keyboard.press('Enter');
    // Without a day it is no event, and the field is named.
    expect(await dialog.locator('.wrong').textContent()).toContain('Choose the day');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('from');
    await dialog.locator('[name=from]').fill('2022-03-24');
    await dialog.locator('[name=tag]').fill('summit');
    await dialog.locator('[name=actor]').selectOption('nato');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Done' }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => link(page), WAIT)
      .toBe('/?actors=ukraine,nato&events=peaks,coverage,own&event=2022-03-24@nato#summit~Ministers meet');
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('mentions-chart .own-events').textContent()).toContain('Ministers meet (NATO) #summit');
    const svg = await svgOf(page);
    expect([svg.includes('Ministers meet (NATO) #summit'), svg.includes('stroke-dasharray')]).toEqual([true, true]);
    await page.locator('figure-tools[name="mentions"] [data-tool="table"]').click();
    const row = page.locator('mentions-chart tbody tr', { hasText: 'Ministers meet' });
    await row.waitFor(WAIT);
    expect([await row.count(), await row.locator('th').textContent()]).toEqual([1, 'Week of 21 Mar 2022 (2022-W12)']);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => link(page), WAIT).toBe('/?actors=ukraine,nato');
    expect(await page.locator('mentions-chart .own-events').count()).toBe(0);
    await page.context().close();
  },
);

test('events are changed and taken off, and what is not shown is told', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await opened('/?actors=ukraine&event=2022-02-24~First&event=2022-03-07..2022-03-20~Second');
  expect(await page.locator('mentions-chart .own-events').textContent()).toContain(
    '2 events of this link are not shown',
  );
  await page.locator('mentions-chart .own-events a').click();
  await expect.poll(() => page.locator('mentions-chart .own-events li').count(), WAIT).toBe(2);
  await page.locator('figure-tools[name="mentions"] [data-tool="events"]').click();
  const dialog = page.locator('event-dialog dialog');
  await dialog.getByRole('button', { name: 'Change Second' }).click();
  await dialog.locator('[name=text]').fill('Two long weeks');
  await dialog.getByRole('button', { name: 'Change', exact: true }).last().click();
  await dialog.getByRole('button', { name: 'Take off First' }).click();
  await dialog.locator('.event-kinds [name=peaks]').uncheck();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect
    .poll(() => link(page), WAIT)
    .toBe('/?actors=ukraine&events=coverage,own&event=2022-03-07..2022-03-20~Two long weeks');
  expect((await svgOf(page)).includes('Two long weeks')).toBe(true);
  await page.locator('.masthead nav a', { hasText: 'Sources' }).click();
  await page.locator('coverage-chart .own-events', { hasText: 'Two long weeks' }).waitFor(WAIT);
  await page.context().close();
});

test(
  'peaks are labelled with the largest story of their time, and off takes every mark away',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { rows } = (await (await fetch(`${server.url}/api/v1/bursts`)).json()) as {
      rows: { name: string; weight: number; top_stories: { title: string }[] }[];
    };
    const first = rows.toSorted((l, r) => r.weight - l.weight)[0]!;
    const label = `${first.name}: ${first.top_stories[0]!.title}`;
    const page = await opened('/');
    await page
      .locator('burst-marks a')
      .first()
      .waitFor({ state: 'attached', ...WAIT });
    expect((await svgOf(page)).replaceAll('&#x27;', "'")).toContain(label.slice(0, 40));
    const off = await opened('/?events=off');
    expect(await svgOf(off)).not.toContain(label.slice(0, 20));
    await off.context().close();
    await page.context().close();
  },
);

test(
  'on a phone and in the dark they stand without a fault that axe finds, and are never asked of the server',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await opened(
      '/?actors=ukraine&events=own&event=2022-02-24~First&event=2022-05-07~Second',
      390,
      'dark',
    );
    await page.locator('mentions-chart .own-events li').first().waitFor(WAIT);
    expect(await axeFinds(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await page.context().close();
    const questions = asked.filter((url) => url.includes('/api/'));
    expect(questions.length).toBeGreaterThan(20);
    expect(questions.filter((url) => /[?&]events?=/.test(url))).toEqual([]);
    expect(offOrigin).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
