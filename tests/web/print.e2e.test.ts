import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { pagesOfPdf } from '../support/pdf.ts';
import { pagesOf } from '../support/pages.ts';
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

/** Each page: what must be read on paper, and the least number of strokes and areas that its charts draw. */
const PAGES: readonly (readonly [string, readonly string[], number])[] = [
  [
    '/?actors=ukraine,nato&events=own&event=2022-04-04~Ministers+meet',
    ['Mentions per week', 'Ministers meet', 'Ukraine', 'Share of voice and tone', 'Tone per week', 'Mar'],
    250,
  ],
  ['/?together=network', ['Named together', 'Position and distance are not measures', 'Vladimir Putin'], 250],
  ['/actors', ['Actors', 'Vladimir Putin', 'First week'], 100],
  ['/actors/antony-blinken', ['Mentions per week', 'Named together with', 'By which words', 'Jan 2022'], 250],
  ['/articles', ['Articles'], 10],
  ['/stories', ['Stories'], 10],
  ['/sources', ['Articles per week', 'Continental Wire', 'Expected a week'], 100],
  ['/quality', ['Data quality', 'Runs', 'Snapshots'], 10],
  ['/accuracy', ['How true'], 20],
];

let sheets = 0;

test.for(PAGES)(
  '%s goes on paper as letters and lines, from a dark screen too, and says where it is from',
  WAIT,
  async ([path, words, strokes], context) => {
    if (browser === null) return context.skip();
    const page = await open(path, 1440, 'dark');
    await page.waitForLoadState('networkidle');
    for (const plot of await page.locator('chart-plot').all()) await plot.locator('canvas').waitFor(WAIT);
    // Late enough for what is drawn last; a figure that is still loading would be printed as such.
    await expect.poll(() => page.locator('[data-state="loading"]').count(), WAIT).toBe(0);
    const printed = pagesOfPdf(await page.pdf({ format: 'A4' }));
    const text = printed.map((one) => one.text).join(' ');
    for (const word of words) expect([path, word, text.includes(word)]).toEqual([path, word, true]);
    expect([path, printed.reduce((sum, one) => sum + one.strokes, 0) >= strokes]).toEqual([path, true]);
    // Not one chart as pixels, and no page without anything.
    expect([path, printed.map((one) => one.pixels)]).toEqual([path, printed.map(() => 0)]);
    for (const [at, one] of printed.entries()) {
      expect([path, at, one.text.includes(`Page ${at + 1} of ${printed.length}`)]).toEqual([path, at, true]);
      expect([path, at, one.text.includes(server.url)]).toEqual([path, at, true]);
      expect([path, at, one.text.length > 120]).toEqual([path, at, true]);
    }
    const snapshot = await page.locator('.foot code').textContent();
    expect([path, text.includes(`snapshot ${snapshot}`)]).toEqual([path, true]);
    for (const chrome of ['+ actor', 'CSV', 'How to read', 'Copy the link', 'Overview'])
      expect([path, chrome, text.includes(chrome)]).toEqual([path, chrome, false]);
    // What was made for the paper is gone again.
    expect(await page.locator('.printed').count()).toBe(0);
    sheets += printed.length;
    await page.context().close();
  },
);

test(
  'on paper every figure shows something, in the colours of paper, and none is torn apart',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    let figures = 0;
    for (const path of ['/?actors=ukraine,nato', '/?together=network', '/actors/antony-blinken', '/sources']) {
      const page = await open(path, 1440, 'dark');
      await page.waitForLoadState('networkidle');
      for (const plot of await page.locator('chart-plot').all()) await plot.locator('canvas').waitFor(WAIT);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const seen = await page.evaluate(() => {
        dispatchEvent(new Event('beforeprint'));
        return [...document.querySelectorAll<HTMLElement>('chart-frame .figure')].map((figure) => {
          const body = figure.querySelector<HTMLElement>('.figure-body')!;
          const drawn = [...body.querySelectorAll('.printed path, .printed text, svg.network line')].length;
          const shown = [...body.querySelectorAll('canvas')].filter((canvas) => canvas.checkVisibility()).length;
          return {
            name: figure.dataset['figure'],
            something: drawn > 10 || body.innerText.trim().length > 20,
            high: body.getBoundingClientRect().height >= 16,
            shown,
            kept: getComputedStyle(figure).breakInside,
            ink: getComputedStyle(figure).color,
          };
        });
      });
      for (const { name, something, high, shown, kept, ink } of seen)
        expect([path, name, something, high, shown, kept, ink]).toEqual([
          path,
          name,
          true,
          true,
          0,
          'avoid',
          'rgb(27, 26, 23)',
        ]);
      const charts = await page.locator('chart-frame:has(chart-plot)').count();
      expect([path, await page.locator('.printed svg').count()]).toEqual([path, charts]);
      const colors = await page.locator('.printed').evaluateAll((all) => all.map((one) => one.innerHTML).join(''));
      // The dark ink and the dark paper are on no line of it.
      expect([path, /rgb\(236, ?232, ?223\)|#ece8df/i.test(colors)]).toEqual([path, false]);
      figures += seen.length;
      await page.context().close();
    }
    console.log(`figures on paper: ${figures}`);
    expect(figures).toBeGreaterThanOrEqual(18);
  },
);

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  console.log(`pages printed: ${PAGES.length} on ${sheets} sheets`);
  expect(sheets).toBeGreaterThan(PAGES.length);
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
