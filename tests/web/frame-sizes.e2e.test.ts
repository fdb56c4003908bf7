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
});
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

const shot = async (page: Page, name: string) => {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/frame-${name}.png` });
};

const TARGETS = '.masthead a:not(.skip), .masthead button, filter-bar :is(a, button, summary), .foot :is(a, button)';

test.for([1440, 820, 390, 320])(
  'frame, palette and menus stand at %i px in both colours, with large targets and nothing wrong',
  WAIT,
  async (width, context) => {
    if (browser === null) return context.skip();
    const page = await open('/sources?actors=antony-blinken,ukraine,nato,germany,russia&last=13w', width);
    await page.locator('sources-page tbody tr').first().waitFor();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(width);
    const small = await page.evaluate(
      (targets) =>
        [...document.querySelectorAll<HTMLElement>(targets)]
          .filter((one) => one.checkVisibility())
          .map((one) => ({ box: one.getBoundingClientRect(), html: one.outerHTML.slice(0, 80) }))
          .filter(({ box }) => box.width < 24 || box.height < 24)
          .map(({ html }) => html),
      TARGETS,
    );
    expect(small).toEqual([]);
    await page.locator('.find').click();
    await page.getByRole('option').first().waitFor();
    await page.keyboard.type('ukraine');
    await page
      .getByRole('option', { name: /^Ukraine/ })
      .first()
      .waitFor();
    expect(await axeFindsInBoth(page)).toEqual([]);
    await shot(page, `palette-${width}`);
    await page.keyboard.press('Escape');
    for (const name of ['Saved', 'Share']) {
      await page.getByRole('button', { name, exact: true }).click();
      const menu = page.locator('.view-popover:popover-open');
      await menu.locator('li, form').first().waitFor();
      const box = await menu.boundingBox();
      expect(box!.x >= 0 && box!.x + box!.width <= width).toBe(true);
      expect([name, await axeFindsInBoth(page)]).toEqual([name, []]);
      await shot(page, `${name.toLowerCase()}-${width}`);
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  },
);

test('what has the focus is never under the filter bar, forwards and backwards', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const width of [1440, 390]) {
    const page = await open('/actors?last=13w', width);
    await page.locator('actors-page tbody tr').nth(20).waitFor();
    await page.locator('actors-page tbody tr').nth(20).locator('a').first().focus();
    let looked = 0;
    for (const key of [...Array.from({ length: 12 }, () => 'Tab'), ...Array.from({ length: 30 }, () => 'Shift+Tab')]) {
      await page.keyboard.press(key);
      const under = await page.evaluate(() => {
        const focus = document.activeElement;
        const bar = document.querySelector('filter-bar');
        if (focus === null || bar === null || bar.contains(focus) || !document.querySelector('main')?.contains(focus))
          return null;
        return focus.getBoundingClientRect().top < bar.getBoundingClientRect().bottom - 1;
      });
      if (under !== null) looked += 1;
      expect(under ?? false).toBe(false);
    }
    expect(looked).toBeGreaterThan(30);
    await page.context().close();
  }
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
