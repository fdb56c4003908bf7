import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
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

/** Every page with figures, and the figures that it must show with the demo. */
const PAGES: readonly (readonly [string, readonly string[]])[] = [
  ['/?actors=ukraine,nato&point=2022-03-07@ukraine', ['mentions', 'movers', 'explain', 'voice', 'together', 'tone']],
  ['/?together=network', ['mentions', 'movers', 'voice', 'network', 'tone']],
  ['/actors/antony-blinken', ['mentions', 'explain', 'tone', 'company', 'where', 'forms', 'quotes', 'says', 'said-of']],
  ['/actors', ['actors']],
  ['/sources', ['sources', 'coverage']],
  ['/quality', ['runs', 'refused', 'undated', 'snapshots', 'corrections', 'learned']],
];
const TOOLS = ['csv', 'png', 'svg', 'link', 'citation'] as const;

const figure = (page: Page, name: string): Locator => page.locator(`[data-figure="${name}"]`);
const tool = (page: Page, name: string, which: string): Locator =>
  page.locator(`figure-tools[name="${name}"] [data-tool="${which}"]`);
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function opened(path: string, width = 1440): Promise<Page> {
  const page = await open(path, width);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  await page.waitForLoadState('networkidle');
  return page;
}

/** The downloaded bytes of a figure. */
async function saved(page: Page, name: string, type: 'png' | 'svg'): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download', WAIT), tool(page, name, type).click()]);
  expect(download.suggestedFilename()).toBe(`newstally-${name}.${type}`);
  return readFileSync(await download.path());
}

let surveyed = 0;

test.for(PAGES)('every figure of %s has every tool, and each does its work', WAIT, async ([path, names], context) => {
  if (browser === null) return context.skip();
  const page = await opened(path);
  for (const name of names)
    await figure(page, name)
      .locator('figure-tools')
      .first()
      .waitFor({ state: 'attached', ...WAIT });
  const shown = await page
    .locator('[data-figure]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['figure']));
  // A figure that is not on the list above would slip through.
  expect([path, new Set(shown), shown.length]).toEqual([path, new Set(names), names.length]);
  for (const name of names) {
    const heading = (await page.locator(`figure-tools[name="${name}"]`).getAttribute('heading'))!;
    expect([name, heading.length > 3]).toEqual([name, true]);
    await expect.poll(() => figure(page, name).getAttribute('data-state'), WAIT).not.toBe('loading');
    const own = page.locator(`figure-tools[name="${name}"]`);
    // In half a page the tools stand behind one button; a click on it opens them.
    const more = own.locator('.more-tools');
    const folded = await more.isVisible();
    const unfold = async () => {
      if (folded && !(await own.locator('.tool-list').isVisible())) await more.click();
    };
    await unfold();
    for (const which of TOOLS)
      expect([name, which, await tool(page, name, which).isVisible()]).toEqual([name, which, true]);
    expect([name, 'help', await own.locator('figure-help > button').isVisible()]).toEqual([name, 'help', true]);
    const csv = await (await fetch(server.url + (await tool(page, name, 'csv').getAttribute('href')))).text();
    expect([name, csv.split('\r\n').length >= 2]).toEqual([name, true]);
    await tool(page, name, 'link').click();
    await expect.poll(() => copied(page), WAIT).toBe(`${server.url}${path}#figure-${name}`);
    await unfold();
    await tool(page, name, 'citation').click();
    await expect
      .poll(() => copied(page), WAIT)
      .toMatch(
        new RegExp(
          `^Newstally, “${heading.replace(/[?]/g, '\\?')}”\\. .*[0-9]+ sources?\\. snapshot \\S+\\. http\\S+snapshot=\\S+#figure-${name} \\(read `,
          's',
        ),
      );
    const table = own.locator('[data-tool="table"]');
    const isEmpty = (await figure(page, name).locator('table').count()) === 0 && (await table.count()) === 0;
    if (!isEmpty) {
      await unfold();
      const svg = (await saved(page, name, 'svg')).toString();
      expect([name, svg.startsWith('<svg'), svg.includes('</text>')]).toEqual([name, true, true]);
      await unfold();
      const png = await saved(page, name, 'png');
      expect([name, png.subarray(1, 4).toString(), png.length > 2000]).toEqual([name, 'PNG', true]);
    }
    surveyed += 1;
  }
  await page.context().close();
});

test('every twin and every table has a caption and heads that say what they are of', WAIT, async (context) => {
  if (browser === null) return context.skip();
  let tables = 0;
  for (const path of [
    '/?actors=ukraine,nato&table=mentions,tone,explain&point=2022-03-07@ukraine',
    '/?together=network&table=network',
    '/actors/antony-blinken?table=mentions,tone',
    '/sources?table=coverage',
    '/actors',
  ]) {
    const page = await opened(path);
    await page.locator('[data-figure] table tbody tr').first().waitFor(WAIT);
    const wrong = await page.locator('[data-figure] table').evaluateAll((all) =>
      all.flatMap((table) => {
        const heads = [...table.querySelectorAll('th')];
        const name = table.closest('[data-figure]')?.getAttribute('data-figure');
        return [
          ...(table.querySelector('caption')?.textContent?.trim() ? [] : [`${name}: no caption`]),
          ...(heads.length > 0 ? [] : [`${name}: no heads`]),
          ...heads
            .filter((head) => !['col', 'row'].includes(head.getAttribute('scope') ?? ''))
            .map((head) => `${name}: ${head.textContent}`),
        ];
      }),
    );
    expect([path, wrong]).toEqual([path, []]);
    tables += await page.locator('[data-figure] table').count();
    await page.context().close();
  }
  console.log(`tables: ${tables}`);
  expect(tables).toBeGreaterThanOrEqual(15);
});

/** Numbers of a column that are not written like the others, and hyphens that stand for a minus. */
const unlike = (page: Page) =>
  page.locator('[data-figure] table').evaluateAll((all) =>
    all.flatMap((table) => {
      const name = table.closest('[data-figure]')?.getAttribute('data-figure');
      const { tHead, tBodies } = table as HTMLTableElement;
      return [...(tHead?.rows[0]?.cells ?? [])].flatMap((head, at) => {
        const words = [...(tBodies[0]?.rows ?? [])].map((row) => {
          const copy = row.cells[at]?.cloneNode(true) as HTMLElement | undefined;
          for (const small of copy?.querySelectorAll('.unseen, small') ?? []) small.remove();
          return copy?.textContent?.trim() ?? '';
        });
        const decimals = new Set(
          words.flatMap((text) => {
            const number = /^[+−]?[\d,]+(\.\d+)?(?=\s|$|\u00a0|%)/.exec(text);
            return number === null ? [] : [(number[1] ?? '.').length - 1];
          }),
        );
        return [
          ...(head.classList.contains('number') && decimals.size > 1
            ? [`${name}, ${head.textContent?.trim()}: ${[...decimals].join(' and ')} decimals`]
            : []),
          ...words.filter((text) => /(?:^|\s)-\d/.test(text)).map((text) => `${name}: ${text}`),
        ];
      });
    }),
  );

test(
  'a column has one precision, a minus is a minus, and an arrow stands only outside the noise',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    let columns = 0;
    for (const path of [
      '/?actors=bucha,finland,nato&from=2022-05-02&to=2022-06-12&baseline=range&table=mentions,tone',
      '/?measure=attention&together=network&table=mentions,network',
      '/actors/antony-blinken?table=mentions,tone,explain',
      '/sources?table=coverage',
      '/actors',
    ]) {
      const page = await opened(path);
      await page.locator('[data-figure] table tbody tr').first().waitFor(WAIT);
      await expect.poll(() => page.locator('[data-state="loading"]').count(), WAIT).toBe(0);
      expect([path, await unlike(page)]).toEqual([path, []]);
      const lines = page.locator('movers-list tbody tr');
      for (const line of await lines.all())
        expect(await line.locator('.arrow').count()).toBe((await line.getAttribute('data-noise')) === 'false' ? 1 : 0);
      columns += await page.locator('[data-figure] table th[scope="col"].number').count();
      await page.context().close();
    }
    console.log(`columns of numbers: ${columns}`);
    expect(columns).toBeGreaterThanOrEqual(40);
  },
);

test('on a phone the tools fold into one menu, and none is dropped', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await opened('/?actors=ukraine', 390);
  const tools = page.locator('figure-tools[name="mentions"]');
  await expect.poll(() => figure(page, 'mentions').getAttribute('data-state'), WAIT).toBe('ready');
  expect(await tools.locator('.tool-list').isVisible()).toBe(false);
  await tools.locator('.more-tools').click();
  const boxes = await tools.locator('.tool-list .tool').evaluateAll((all) =>
    all.map((one) => {
      const { width, height, left, right } = one.getBoundingClientRect();
      return {
        word: one.textContent?.trim(),
        big: width >= 24 && height >= 24,
        inside: left >= 0 && right <= innerWidth,
      };
    }),
  );
  expect(boxes).toEqual(
    ['Table', 'CSV', 'PNG', 'SVG', 'Link', 'Cite', 'Events', 'How to read'].map((word) => ({
      word,
      big: true,
      inside: true,
    })),
  );
  expect(await axeFinds(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await tools.locator('.more-tools').evaluate((button) => button === document.activeElement)).toBe(true);
  await page.context().close();
});

test('the link to a figure brings it into sight, with the focus on its heading', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const [path, name] of [
    ['/#figure-tone', 'tone'],
    ['/actors/antony-blinken#figure-where', 'where'],
  ] as const) {
    const page = await opened(path);
    const top = () => figure(page, name).evaluate((one) => Math.round(one.getBoundingClientRect().top));
    await expect
      .poll(async () => (await top()) >= 0 && (await top()) < 600 && (await page.evaluate(() => scrollY)) > 200, WAIT)
      .toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`heading-${name}`);
    await page.context().close();
  }
});

test('the help of a figure tells of what data it was made, as its own answer has it', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await opened('/?from=2022-01-03&to=2022-01-30');
  await page.locator('figure-tools[name="movers"] figure-help > button').click();
  const told = page.locator('figure-tools[name="movers"] .facts-told');
  const { rows, snapshot } = (await (
    await fetch(`${server.url}/api/v1/sources?from=2022-01-03&to=2022-01-30`)
  ).json()) as { rows: { articles: number }[]; snapshot: string };
  const articles = rows.reduce((sum, row) => sum + row.articles, 0);
  expect(articles).toBeGreaterThan(20);
  await expect
    .poll(() => told.textContent(), WAIT)
    .toContain(
      `${articles} dated articles of ${rows.filter((row) => row.articles > 0).length} sources, 3 – 30 Jan 2022`,
    );
  expect(await told.textContent()).toContain(`Snapshot ${snapshot}.`);
  expect(await page.locator('figure-tools[name="movers"] .help h3').allTextContents()).toEqual([
    'How to read',
    'Method',
    'Data',
    'Limits',
  ]);
  await page.context().close();
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  console.log(`figures: ${surveyed}`);
  expect(surveyed).toBe(PAGES.reduce((sum, [, names]) => sum + names.length, 0));
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
