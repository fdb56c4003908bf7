import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
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

const rowsOf = (page: Page): Promise<string[]> =>
  page
    .locator('share-of-voice-table tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.getAttribute('data-actor')} ${row.querySelector('.bar-cell a')?.textContent?.trim()}`),
    );

/** A page whose counts of the axis have come, with the place of the brush. */
async function readyToDrag(path: string) {
  const page = await open(path);
  const series = page.waitForResponse((response) => response.url().includes('/api/v1/series'), { timeout: 300_000 });
  await page.locator('share-of-voice-table tbody tr').first().waitFor(WAIT);
  await (await series).finished();
  await page.waitForTimeout(300); // until the answer is read
  const box = (await page.locator('mentions-chart range-brush').boundingBox())!;
  return { page, at: (part: number) => box.x + box.width * part, y: box.y + box.height / 2 };
}

const api = async (query: string) =>
  (
    (await (await fetch(`${server.url}/api/v1/actors?${query}`)).json()) as {
      rows: { actor: string; mentions: number }[];
    }
  ).rows;

test(
  'while the hand drags, the table and the lede say the sums of its range, and nothing is asked or drawn',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { page, at, y } = await readyToDrag('/');
    const before = await rowsOf(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const canvas = page.locator('mentions-chart canvas').first();
    await canvas.evaluate((element: HTMLCanvasElement) => {
      const drawing = element.getContext('2d')!;
      const counted = globalThis as unknown as { strokes: number };
      counted.strokes = 0;
      const stroke = drawing.stroke.bind(drawing);
      drawing.stroke = (...path: []) => {
        counted.strokes += 1;
        stroke(...path);
      };
    });
    await page.mouse.move(at(0.3), y);
    await page.mouse.down();
    for (let step = 1; step <= 40; step += 1) await page.mouse.move(at(0.3 + step * 0.008), y);
    await expect.poll(() => rowsOf(page), WAIT).not.toEqual(before);
    const label = (await page.locator('mentions-chart .selection-label').textContent()) ?? '';
    const lede = (await page.locator('the-lede h1').textContent())?.replace(/\s+/g, ' ') ?? '';
    const during = await rowsOf(page);
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => (globalThis as unknown as { strokes: number }).strokes)).toBe(0);

    await page.mouse.up();
    await page.waitForURL(/from=/, WAIT);
    const link = new URL(page.url());
    const range = `from=${link.searchParams.get('from')}&to=${link.searchParams.get('to')}`;
    const exact = (await api(range))
      .slice(0, before.length)
      .map((row) => `${row.actor} ${row.mentions.toLocaleString('en-GB')}`);
    expect(label).not.toBe('');
    expect(during).toEqual(exact);
    expect(lede).toContain(`was named ${exact[0]!.split(' ')[1]} times`);
    // The exact answers take the place of the sums.
    await expect.poll(() => page.locator('share-of-voice-table [data-dragged]').count(), WAIT).toBe(0);
    expect(await rowsOf(page)).toEqual(exact);
    await page.context().close();
  },
);

test(
  'chosen actors stay in the table whatever the range, and a drag that is broken off changes nothing',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { page, at, y } = await readyToDrag('/?actors=antony-blinken,ukraine');
    const before = await rowsOf(page);
    const link = page.url();
    await page.mouse.move(at(0.5), y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step += 1) await page.mouse.move(at(0.5 + step * 0.02), y);
    await expect.poll(() => rowsOf(page), WAIT).not.toEqual(before);
    expect((await rowsOf(page)).map((row) => row.split(' ')[0] ?? '').sort((a, b) => a.localeCompare(b))).toEqual([
      'antony-blinken',
      'ukraine',
    ]);
    await page.keyboard.press('Escape');
    await expect.poll(() => rowsOf(page), WAIT).toEqual(before);
    await page.mouse.up();
    expect(page.url()).toBe(link);
    await page.context().close();
  },
);

test('a handle moved by keys shows its sums before the answers come', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const { page } = await readyToDrag('/');
  await page.locator('mentions-chart .handle[data-side="from"]').focus();
  const before = await rowsOf(page);
  await page.keyboard.press('PageUp');
  expect(await page.locator('share-of-voice-table [data-dragged]').count()).toBe(1);
  expect(await rowsOf(page)).not.toEqual(before);
  await page.waitForURL(/from=/, WAIT);
  await expect.poll(() => page.locator('share-of-voice-table [data-dragged]').count(), WAIT).toBe(0);
  await page.context().close();
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect([offOrigin, complaints]).toEqual([[], []]);
});
