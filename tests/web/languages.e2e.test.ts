import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, PAGES, pagesOf } from '../support/pages.ts';
import { type ReadDemo, readDemo } from '../support/served.ts';
import { root } from '../support/sources.ts';

// The figures of accuracy are sentences of the server.
const PATHS = [...PAGES.filter((path) => path !== '/accuracy'), '/actors/antony-blinken', '/pairs?pair=russia~ukraine'];
const UKRAINIAN = JSON.parse(readFileSync(join(root, 'web', 'languages', 'uk.json'), 'utf8')) as Record<string, string>;

let browser: Browser | null = null;
let server: ReadDemo;
beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await readDemo();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.left();
});

const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => server.url,
);

/** A page whose figures are all there. */
async function settled(page: Page): Promise<Page> {
  await page.locator('app-foot footer').waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('main section, main h1') !== null &&
      document.querySelector('[data-state=loading], [data-state=waiting], .skeleton') === null,
  );
  return page;
}

/** What a page says, text by text and attribute by attribute, but for what is in a language of its own. */
const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const own = 'script, style, code, kbd, option, [lang]:not(html), [dir=auto]';
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      if (element.closest(own) !== null) return [];
      const texts = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.nodeValue ?? ''] : []));
      const attributes = ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '');
      return [...texts, ...attributes].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
    });
  });

test('every page is Ukrainian: no text that has a translation is said in English, and its numbers are written so', async (context) => {
  if (browser === null) return context.skip();
  let seen = 0;
  for (const [at, path] of PATHS.entries()) {
    const page = await settled(await open(path, at % 2 === 0 ? 1440 : 390, at % 3 === 0 ? 'dark' : 'light', 'uk'));
    const said = await saidOn(page);
    seen += said.length;
    const english = said.filter((text) => (UKRAINIAN[text] ?? text) !== text);
    expect([path, [...new Set(english)]]).toEqual([path, []]);
    expect([path, await page.locator('html').getAttribute('lang')]).toEqual([path, 'uk']);
    expect([path, await axeFinds(page)]).toEqual([path, []]);
    await page.context().close();
  }
  console.log(`said in Ukrainian: ${seen} texts on ${PATHS.length} pages`);
  expect(seen).toBeGreaterThan(3000);
  const page = await settled(await open('/', 1440, 'light', 'uk'));
  const { rows } = (await (await fetch(`${server.url}/api/v1/summary`)).json()) as {
    rows: { clause: string; value: number; subject_name: string }[];
  };
  const [first] = rows;
  const number = new Intl.NumberFormat('uk').format(first!.value);
  expect(await page.locator('h1').innerText()).toMatch(
    new RegExp(`^${first!.subject_name} — названо ${number} (?:раз|рази|разів); тональність [−+]?\\d,\\d\\d`),
  );
  expect(await page.locator('#main .quiet').first().innerText()).toMatch(
    /лист\. 2021 – .*черв\. 2022: .* статей, 8 джерел/,
  );
});

/** What stands outside the page, or is cut off inside its own box. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const cut = [...document.querySelectorAll<HTMLElement>('button, summary, label, h1, h2, h3, nav a')]
      .filter((element) => element.offsetParent !== null && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .map((element) => element.outerHTML.slice(0, 160));
    return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...cut];
  });

test('with words a third longer nothing is cut off and no page grows too wide', async (context) => {
  if (browser === null) return context.skip();
  for (const path of PATHS)
    for (const width of [390, 1440]) {
      const page = await settled(await open(path, width, 'light', 'en-XA'));
      expect([path, width, await faultsOf(page)]).toEqual([path, width, []]);
      if (path === '/') expect(await page.locator('h1').innerText()).toContain('wàs ñàméd');
      await page.context().close();
    }
});

test('from right to left: the frame is mirrored, time and numbers are not', async (context) => {
  if (browser === null) return context.skip();
  for (const path of PATHS)
    for (const width of [390, 1440]) {
      const page = await settled(await open(path, width, 'light', 'ar-XB'));
      expect([path, width, await faultsOf(page)]).toEqual([path, width, []]);
      await page.context().close();
    }
  const page = await settled(await open('/', 1440, 'light', 'ar-XB'));
  const middle = async (selector: string) => {
    const box = (await page.locator(selector).first().boundingBox())!;
    return box.x + box.width / 2;
  };
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
  expect(await middle('.brand')).toBeGreaterThan(1100);
  expect(await middle('sentence-list')).toBeLessThan(400);
  expect(await middle('mentions-chart .plot')).toBeGreaterThan(700);
  // The chart itself: the first handle of the range is left of the last, and dragging to the right goes on in time.
  expect(await middle('.handle[data-side=from]')).toBeLessThan(await middle('.handle[data-side=to]'));
  // A sign stands before its number, whichever way the line runs.
  const tone = page.locator('share-of-voice-table a.tone').first();
  expect(await tone.innerText()).toMatch(/^\u2066[−+]\d\.\d\d\u2069$/);
  expect(await axeFinds(page)).toEqual([]);
});

test('a language is chosen at the foot of a page, kept, and changed back; the view stays', async (context) => {
  if (browser === null) return context.skip();
  const page = await settled(await open('/actors?last=13w'));
  expect(await page.locator('h1').innerText()).toBe('Actors');
  await page.getByRole('button', { name: 'Українська' }).click();
  await page.locator('html[lang=uk]').waitFor();
  await settled(page);
  expect([await page.locator('h1').innerText(), new URL(page.url()).search]).toEqual(['Актори', '?last=13w']);
  await page.goto(`${server.url}/quality`);
  await settled(page);
  expect(await page.locator('h1').innerText()).toBe('Якість даних');
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
  await settled(page);
  expect(await page.locator('h1').innerText()).toBe('Data quality');
});

test('a browser that asks for Ukrainian gets it, and everything works by keyboard there', async (context) => {
  if (browser === null) return context.skip();
  const asking = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'uk-UA' });
  const page = await asking.newPage();
  await page.goto(server.url);
  await settled(page);
  expect(await page.locator('nav[aria-label="Сторінки"] a').first().innerText()).toBe('Огляд');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Налашт');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: 'Налаштування' }).waitFor();
  await asking.close();
});

test('no page complained, and nothing left the origin', (context) => {
  if (browser === null) return context.skip();
  expect(complaints).toEqual([]);
  expect(offOrigin).toEqual([]);
});
