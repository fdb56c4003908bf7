import type { Browser } from 'playwright-core';
import { PAGES } from '../../tests/support/pages.ts';

/** Widths at which the first view of every page is watched. */
const WIDTHS = [390, 768, 1440];
/** What comes later than this after the last request is no part of the first view. */
const AFTER_MS = 1000;

/** The worst first view of all pages at all widths: where it is, and the sum of its layout shifts. */
export type Shifts = { readonly views: number; readonly worst: number; readonly where: string };

/** Counts shifts from before the first byte. */
export const WATCH_SHIFTS = `
  globalThis.watched = { shift: 0, long: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) watched.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });
`;

/** Opens each page anew at each width, and sums what moved under a reader until all of it was there. */
export async function measureShifts(browser: Browser, url: string): Promise<Shifts> {
  let [worst, where, views] = [0, '', 0];
  for (const width of WIDTHS)
    for (const path of PAGES) {
      const context = await browser.newContext({ viewport: { width, height: width < 720 ? 844 : 1000 } });
      await context.addInitScript(WATCH_SHIFTS);
      const page = await context.newPage();
      await page.goto(url + path, { waitUntil: 'networkidle' });
      await page.waitForTimeout(AFTER_MS);
      const shift = Number(await page.evaluate('watched.shift'));
      views += 1;
      if (shift > worst) [worst, where] = [shift, `${path} at ${width} px`];
      await context.close();
    }
  return { views, worst, where };
}
