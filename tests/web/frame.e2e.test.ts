import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { type ReadDemo, readDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };
const SOON = { timeout: 20_000 };

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

const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? '');
const query = (page: Page) => new URL(page.url()).searchParams;
const ready = (page: Page) => page.locator('the-lede h1 a').first().waitFor();
const shot = async (page: Page, name: string) => {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/frame-${name}.png` });
};

test(
  'by keyboard alone an actor is found by another of its forms, and the focus comes back where it was',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/');
    await ready(page);
    await page.locator('.masthead .brand').focus();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /^Find/ });
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('brand');

    await page.keyboard.press('/');
    await page.keyboard.type('north atlantic tr');
    const option = page.getByRole('option', { name: /North Atlantic Tr.*mentions/ });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/actors/nato');
    await expect.poll(() => focused(page), SOON).toContain('<main');
    await page.context().close();
  },
);

test(
  'the palette finds sources, stories by their headlines, pages and actions; arrows go round',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { rows } = (await (await fetch(`${server.url}/api/v1/stories?limit=1`)).json()) as {
      rows: { story: string; title: string }[];
    };
    const story = rows[0]!;
    const page = await open('/articles?last=26w');
    const find = async (typed: string) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(typed);
    };
    await find(story.title);
    await page.getByRole('option').filter({ hasText: story.title }).first().click();
    await expect.poll(() => new URL(page.url()).pathname, SOON).toBe(`/stories/${story.story}`);
    await find('qualit');
    await page.getByRole('option', { name: 'Quality' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname, SOON).toBe('/quality');
    await find('dark');
    await page.getByRole('option', { name: /^Dark theme/ }).click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.keyboard.press('Control+k');
    const last = page.getByRole('option').last();
    await last.waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await last.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.type('zzzz');
    await page.getByText('Nothing is called “zzzz”').waitFor();
    await page.context().close();
  },
);

test(
  'keys pressed before the page has its app open the palette once it has, with all letters',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/quality');
    await page.locator('h1').waitFor();
    let through: () => void = () => {};
    const gate = new Promise<void>((resolve) => (through = resolve));
    await page.route(/\/assets\/app-/, async (route) => {
      await gate;
      await route.continue();
    });
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('qualit');
    expect(await page.locator('command-palette').count()).toBe(0);
    through();
    await page.getByRole('option', { name: 'Quality' }).waitFor();
    expect(await page.locator('command-palette input').inputValue()).toBe('qualit');
    await page.context().close();
  },
);

test('letters typed while the palette is still loading reach it, and do nothing else', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?from=2022-01-17&to=2022-01-30');
  await ready(page);
  const asked: string[] = [];
  let through: () => void = () => {};
  const gate = new Promise<void>((resolve) => (through = resolve));
  await page.route(/command-palette/, async (route) => {
    asked.push(route.request().url());
    await gate;
    await route.continue();
  });
  const { href } = new URL(page.url());
  await page.keyboard.press('Control+k');
  // "t", "e" and "[" would turn a table, fetch a file and move the range.
  await page.keyboard.type('te[x');
  await page.keyboard.press('Backspace');
  await expect.poll(() => asked.length, SOON).toBe(1);
  through();
  const field = page.getByRole('combobox', { name: /^Find/ });
  await field.waitFor();
  await page.keyboard.type('o');
  expect(await field.inputValue()).toBe('te[o');
  expect(page.url()).toBe(href);
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.keyboard.press('[');
  await expect.poll(() => query(page).get('from'), SOON).toBe('2022-01-10');
  await page.context().close();
});

test(
  'single keys move the range, turn the table and export; switched off, and in fields, they do nothing',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?from=2022-01-17&to=2022-01-30&actors=ukraine');
    await ready(page);
    await page.keyboard.press(']');
    await expect
      .poll(() => [query(page).get('from'), query(page).get('to')], SOON)
      .toEqual(['2022-01-24', '2022-02-06']);
    await page.locator('.app-said', { hasText: '24 Jan – 6 Feb 2022' }).waitFor();
    await ready(page);
    await expect.poll(() => page.locator('.button.days').first().innerText(), SOON).toContain('24 Jan – 6 Feb 2022');
    await page.keyboard.press('[');
    await expect.poll(() => query(page).get('from'), SOON).toBe('2022-01-17');
    await page.keyboard.press('t');
    await page.locator('mentions-chart table').waitFor();
    expect(query(page).get('table')).toBe('mentions');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
    expect(file.suggestedFilename()).toMatch(/^newstally-mentions-2022-01-17_2022-01-30-.*\.csv$/);
    const csv = await (
      await fetch(`${server.url}/api/v1/mentions?from=2022-01-17&to=2022-01-30&actors=ukraine&format=csv`)
    ).text();
    expect(readFileSync(await file.path(), 'utf8')).toBe(csv);

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys and help' });
    await help.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await shot(page, 'help');
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Find/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(query(page).get('table')).toBe('mentions');
    await page.getByRole('button', { name: 'Keys and help' }).click();
    await help.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.locator('.bar search-field input').focus();
    await page.keyboard.type('t');
    await expect.poll(() => query(page).get('q'), SOON).toBe('t');
    expect(query(page).get('table')).toBe('mentions');
    await page.context().close();
  },
);

test('Escape closes what is open beside the charts, then the range', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?from=2022-01-17&to=2022-01-30&actors=ukraine&point=2022-01-17@ukraine');
  await ready(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url(), SOON).toBe(`${server.url}/?from=2022-01-17&to=2022-01-30&actors=ukraine`);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url(), SOON).toBe(`${server.url}/?actors=ukraine`);
  await page.context().close();
});

test('a view is handed on as link, pinned link, citation, file and address', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?actors=nato&colour=red&unit=stories');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('the-lede h1 a').first().waitFor();
  const snapshot = await page.locator('.foot code').innerText();
  const lede = (await page.title()).replace(' – Newstally', '');
  const copied = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.locator('share-panel').getByRole('button', { name }).click();
    await page.locator('.app-said', { hasText: 'copied' }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied(/^Copy link shows what/)).toBe(`${server.url}/?actors=nato&unit=stories`);
  expect(await copied(/^Copy link to this snapshot/)).toBe(
    `${server.url}/?actors=nato&unit=stories&snapshot=${snapshot}`,
  );
  expect(await copied(/^Copy API address/)).toBe(`${server.url}/api/v1/mentions?actors=nato&unit=stories`);
  const cited = await copied(/^Copy citation/);
  expect(cited.startsWith(`“${lede}.” Newstally, database at 127.0.0.1:`)).toBe(true);
  expect(cited.endsWith(`/?actors=nato&unit=stories&snapshot=${snapshot}`)).toBe(true);
  await page.getByRole('button', { name: 'Cite this view' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), SOON).toBe(cited);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('share-panel a[download]').click()]);
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')[0]).toContain('stories');
  await page.context().close();
});

test('a view is saved, known again, renamed, taken to a file and back, opened and deleted', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?last=13w&actors=nato');
  await ready(page);
  const menu = page.getByRole('button', { name: 'Saved', exact: true });
  const panel = page.locator('saved-panel');
  await menu.click();
  await panel.getByLabel('Save this view as').fill('Monday memo');
  await page.keyboard.press('Enter');
  await panel.locator('li[data-here]', { hasText: 'Monday memo' }).waitFor();
  await panel.getByRole('button', { name: 'Rename Monday memo' }).click();
  await page.keyboard.type('Friday memo');
  await page.keyboard.press('Enter');
  await panel.getByRole('link', { name: /^Friday memo/ }).waitFor();
  expect(await focused(page)).toContain('Rename Friday memo');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export as file' }).click(),
  ]);
  const path = await file.path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    newstally_views: 1,
    views: [{ name: 'Friday memo', link: '/?last=13w&actors=nato' }],
  });
  await panel.getByRole('button', { name: 'Delete Friday memo' }).click();
  await panel.getByText('None is saved yet.').waitFor();
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'views.json', mimeType: 'application/json', buffer: readFileSync(path) });
  await panel.getByText('1 of views.json added.').waitFor();
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await panel.getByText('odd.json was not read. It holds no saved views').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.goto(`${server.url}/sources`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('friday');
  await page.getByRole('option', { name: /^Friday memo/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url(), SOON).toBe(`${server.url}/?last=13w&actors=nato`);
  await page.context().close();
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
