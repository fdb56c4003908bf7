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

const PATHS = [
  '/?actors=ukraine,nato',
  '/actors',
  '/actors/antony-blinken',
  '/articles',
  '/sources',
  '/quality',
] as const;

async function opened(path: string, width: number): Promise<Page> {
  const page = await open(path, width);
  await page.locator('h1').first().waitFor(WAIT);
  await page.waitForLoadState('networkidle');
  return page;
}
/** How far the page scrolls sideways, and what sticks out of it without a box of its own that scrolls. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Words that are cut off without dots and without a way to scroll to them. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('h1, h2, .tool, .button, .hint, .lede p, th, .choice a, .notes li')]
      .filter(
        (one) =>
          one.checkVisibility() &&
          !one.classList.contains('unseen') &&
          one.closest('.unseen, [popover]:not(:popover-open)') === null,
      )
      .filter((one) => {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
        const cut = (size: number, room: number, overflow: string) => size > room + 2 && /hidden|clip/.test(overflow);
        return (
          textOverflow !== 'ellipsis' &&
          (cut(one.scrollWidth, one.clientWidth, overflowX) || cut(one.scrollHeight, one.clientHeight, overflowY))
        );
      })
      .map((one) => one.textContent?.trim().slice(0, 40)),
  );

test('at 320 px no page scrolls sideways and no word is cut', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const path of PATHS) {
    const page = await opened(path, 320);
    expect([path, await sideways(page), await clipped(page)]).toEqual([path, 0, []]);
    await page.context().close();
  }
});

test('text twice as large is not lost', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const path of PATHS) {
    // A page of 1280 px at 200 % is laid out in 640.
    const page = await opened(path, 640);
    expect([path, await sideways(page), await clipped(page)]).toEqual([path, 0, []]);
    await page.context().close();
  }
});

test('a reader may space letters, words and lines as WCAG 1.4.12 has it, and nothing is cut', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const path of PATHS) {
    const page = await opened(path, 1440);
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    });
    await page.waitForTimeout(300);
    expect([path, await sideways(page), await clipped(page)]).toEqual([path, 0, []]);
    await page.context().close();
  }
});

test('whoever wants no motion gets none', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await opened('/?actors=ukraine,nato', 1440);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName, animationIterationCount } = getComputedStyle(one);
        const lasts = (list: string) => list.split(',').some((time) => Number.parseFloat(time) > 0);
        return (
          lasts(transitionDuration) ||
          (animationName !== 'none' && lasts(animationDuration) && animationIterationCount !== '1')
        );
      })
      .map((one) => `${one.tagName} ${one.className}`),
  );
  expect(moving).toEqual([]);
  await page.context().close();
});

test(
  'in forced colours marks, lines, the range and the focus are still seen, and axe finds nothing',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await opened('/?actors=ukraine,nato', 1440);
    await page.locator('mentions-chart canvas').waitFor(WAIT);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('sentence-list mark').first().waitFor(WAIT);
    const mark = await page
      .locator('sentence-list mark')
      .first()
      .evaluate((one) => {
        const { borderBottomStyle, borderBottomWidth, borderBottomColor, backgroundColor } = getComputedStyle(one);
        return { borderBottomStyle, borderBottomWidth, seen: borderBottomColor !== backgroundColor };
      });
    expect(mark).toEqual({ borderBottomStyle: 'solid', borderBottomWidth: '2px', seen: true });
    // What is drawn on the canvas: more than one colour, and none of them the ground alone.
    const colors = await page.locator('mentions-chart canvas').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data;
      let drawn = 0;
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 128) drawn += 1;
      return drawn;
    });
    expect(colors).toBeGreaterThan(1000);
    await page.locator('figure-tools[name="mentions"] [data-tool="csv"]').focus();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as HTMLElement).outlineStyle);
    expect(outline).toBe('solid');
    expect(await axeFinds(page)).toEqual([]);
    await page.context().close();
    expect(offOrigin).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
