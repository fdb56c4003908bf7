import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;

beforeAll(async () => {
  browser = await openBrowser();
  // A server of its own: a calibration makes a snapshot.
  if (browser !== null) server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

test(
  'the alarm is calibrated from the page, which says what was measured or why it cannot be',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/bursts');
    await page.getByRole('button', { name: 'Calibrate to this database' }).click();
    await page.locator('.of-alarms [role=status]', { hasText: /\w/ }).waitFor({ timeout: 300_000 });
    expect(await page.locator('.of-alarms [role=status]').innerText()).toMatch(
      /Calibrated on \d+ actors|Too little|at least/i,
    );
    await page.context().close();
  },
);

test('the page asked nobody else', () => {
  expect([offOrigin, complaints]).toEqual([[], []]);
});
