import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

/** axe-core as a script to be evaluated in a page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages that stand without a name in their link. */
export const PAGES: readonly string[] =
  '/ /actors /pairs /articles /stories /discovery /sources /reports /bursts /quality /accuracy /settings'.split(' ');

/** Pages of a running product, with everything that leaves its origin or is complained about written down. */
export function pagesOf(browser: () => Browser, url: () => string, expected: RegExp | null = null) {
  const offOrigin: string[] = [];
  const complaints: string[] = [];
  return {
    offOrigin,
    complaints,
    async open(
      path: string,
      width = 1440,
      colorScheme: 'light' | 'dark' = 'light',
      language: string | null = null,
    ): Promise<Page> {
      const context = await browser().newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: false });
      if (language !== null)
        await context.addInitScript((chosen) => {
          try {
            // Only where nothing is kept yet: the page may change it.
            if (localStorage.getItem('language') === null) localStorage.setItem('language', chosen);
          } catch {
            // A frame without an origin of its own keeps nothing.
          }
        }, language);
      // Against what hangs: a busy machine may take long for a click.
      context.setDefaultTimeout(180_000);
      const page = await context.newPage();
      page.on('request', (request) => {
        if (!request.url().startsWith(url()) && !/^(?:data|blob):/.test(request.url())) offOrigin.push(request.url());
      });
      page.on('console', (message) => {
        if (message.type() === 'error' && expected?.test(message.text()) !== true)
          complaints.push(`${message.text()} ${message.location().url}`.trim());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(url() + path);
      return page;
    },
  };
}

type Axe = {
  configure(spec: { noHtml: boolean }): void;
  run(options: object): Promise<{ violations: { id: string; nodes: { element?: Element }[] }[] }>;
};

/**
 * What axe finds wrong with a page as it stands, by all its rules or some: the rule, and where it is broken first. What every
 * element that is right looks like is half of axe's report and nobody's question: only broken ones are told of, with their markup.
 */
export async function axeFinds(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    axe.configure({ noHtml: true });
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      selectors: false,
      elementRef: true,
      ...(only === undefined ? {} : { runOnly: only }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.element?.outerHTML.slice(0, 200)}`);
  }, rules);
}

/**
 * The same in light and dark: after all rules in the colours it has, the page is switched to the other ones and read for its
 * contrasts, since nothing else of it changes.
 */
export async function axeFindsInBoth(page: Page): Promise<string[]> {
  const found = await axeFinds(page);
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const before = await ink();
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  });
  if ((await ink()) === before) throw new Error('the page has the same ink in light and in dark');
  const other = await axeFinds(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  return [...found, ...other.map((one) => `in ${isDark ? 'light' : 'dark'}: ${one}`)];
}
