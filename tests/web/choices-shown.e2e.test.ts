import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFindsInBoth, pagesOf } from '../support/pages.ts';
import { field, inHand, openPicker, options, press, tokens, withMany } from '../support/picking.ts';
import { startWatched, type Watched } from '../support/watched.ts';

const WAIT = { timeout: 40_000 };
const WHOLE = { timeout: 170_000 };

let browser: Browser | null = null;
let watched: Watched;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  watched = await startWatched();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  if (watched !== undefined) await watched.stop();
});

// The server knows none of the invented names, which the page tells and the browser too.
const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => watched.server.url,
  /status of 400/,
);

async function picker(path = '/', width = 1440): Promise<Page> {
  const page = await open('/settings', width);
  await openPicker(page, watched.server.url, path);
  return page;
}

test(
  'as many as are compared can be chosen, watchlists beside them, and the page says why no more',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const seven = Array.from({ length: 7 }, (_, no) => `emile-nowak-${no}`);
    const page = await picker(`/?actors=${seven.join(',')}`);
    const told = page.locator('name-picker .quiet');
    expect(await told.innerText()).toBe('7 of at most 8 chosen.');
    await page.keyboard.type('nowak');
    await press(page, 'Enter');
    await expect.poll(() => told.innerText()).toBe('8 of at most 8 chosen: take one out to choose another.');
    await page.keyboard.type('Émile Nowák 77');
    const option = options(page).first();
    await expect.poll(() => option.innerText()).toContain('Émile Nowák 77');
    expect([await option.getAttribute('aria-disabled'), await option.getAttribute('aria-selected')]).toEqual([
      'true',
      'false',
    ]);
    await press(page, 'Enter');
    await option.click({ force: true });
    expect(await tokens(page)).toHaveLength(8);
    // A chosen one can still be taken back, and a watchlist is free.
    await field(page).fill('the dipl');
    await press(page, 'Enter');
    await expect
      .poll(() => told.innerText())
      .toBe('8 of at most 8 chosen, and 1 watchlist: take one out to choose another.');
    await page.getByRole('button', { name: 'Take out Émile Nowák 3' }).click();
    await expect.poll(() => told.innerText()).toBe('7 of at most 8 chosen, and 1 watchlist.');
    await field(page).fill('Émile Nowák 77');
    await press(page, 'Enter');
    await expect.poll(() => tokens(page)).toHaveLength(9);
    await page.context().close();
  },
);

test(
  'no word that is left in the field is lost: an entry called so is taken, another one is asked about',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await picker();
    const show = page.getByRole('button', { name: 'Show', exact: true });
    await page.keyboard.type('emile now');
    await show.click();
    expect(await page.locator('name-picker [role=alert]').innerText()).toBe(
      '“emile now” is written and not chosen: take it with Enter, or empty the field.',
    );
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await field(page).fill('emile nowak 12');
    await show.click();
    await expect.poll(() => page.evaluate(() => location.search), WAIT).toBe('?actors=emile-nowak-12');
    await page.context().close();
  },
);

test(
  'a watchlist is not kept without the words in its field: known ones are taken, others asked about',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/actors');
    await withMany(page, watched.server.url);
    await page.goto(`${watched.server.url}/settings`);
    await page.getByRole('button', { name: 'New watchlist …' }).click(WAIT);
    const dialog = page.locator('roster-dialog');
    await field(page).waitFor(WAIT);
    await page.locator('#roster-name').fill('Envoys');
    await field(page).fill('Bo Holm');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await dialog.locator('[role=alert]').innerText()).toBe(
      '“Bo Holm” is written and not chosen: take it with Enter, or empty the field.',
    );
    await press(page, 'Enter');
    await expect.poll(() => tokens(page)).toEqual(['Bo Holm']);
    expect(await dialog.locator('[role=alert]').count()).toBe(0);
    await field(page).fill('nowak');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => dialog.count(), WAIT).toBe(0);
    const kept = (await watched.rows<{ watchlist: string; actors: string[] }>('/watchlists')).find(
      ({ watchlist }) => watchlist === 'envoys',
    );
    expect(kept?.actors).toEqual(['bo-holm', 'nowak']);
    await fetch(`${watched.server.url}/api/v1/watchlists/envoys`, { method: 'DELETE' });
    await page.context().close();
  },
);

test(
  'by touch on a small screen names are chosen and taken out, with targets of 24 pixels and more',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const touching = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await touching.newPage();
    await page.goto(watched.server.url);
    await page.getByRole('button', { name: /^Filters/ }).tap(WAIT);
    await page.getByRole('button', { name: '+ actor' }).last().tap(WAIT);
    await field(page).tap(WAIT);
    for (const at of [1, 2, 3]) await options(page).nth(at).tap(WAIT);
    const [first = '', second = '', third = ''] = await tokens(page);
    expect(await tokens(page)).toHaveLength(3);
    await page.getByRole('button', { name: `Take out ${second}`, exact: true }).tap();
    await expect.poll(() => tokens(page)).toEqual([first, third]);
    const sizes = await page
      .locator('choice-box .token button, choice-box [role=option]')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24),
      );
    expect(sizes).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await touching.close();
  },
);

test(
  'axe finds nothing, closed, open, chosen and full; names tell their own direction; forced colours keep all marks',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    let looked = 0;
    for (const width of [1440, 390]) {
      const page = await picker('/', width);
      const sound = async (what: string) => {
        expect([width, what, await axeFindsInBoth(page)]).toEqual([width, what, []]);
        looked += 1;
      };
      await sound('closed');
      await press(page, 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown');
      await expect.poll(() => inHand(page)).toBe('Émile Nowák 1');
      await sound('open');
      for (let no = 1; no < 8; no += 1) await press(page, 'Enter', 'ArrowDown');
      await expect.poll(() => tokens(page)).toHaveLength(8);
      await sound('full');
      await field(page).fill('nobody');
      await sound('nothing fits');
      const dirs = await page
        .locator('choice-box .token > span, choice-box li > span, choice-box input')
        .evaluateAll((all) => all.map((one) => one.getAttribute('dir')));
      expect(new Set(dirs)).toEqual(new Set(['auto']));
      await field(page).fill('');
      await press(page, 'ArrowDown', 'ArrowDown');
      await page.emulateMedia({ forcedColors: 'active' });
      const marks = await page.evaluate(() => ({
        inHand: getComputedStyle(document.querySelector('choice-box [data-active]')!).outlineStyle,
        chosen: getComputedStyle(document.querySelector('choice-box [aria-selected=true]')!, '::before').content,
      }));
      expect(marks).toEqual({ inHand: 'solid', chosen: '"✓"' });
      await page.context().close();
    }
    console.log(`views looked at: ${looked}`);
    expect(looked).toBe(8);
  },
);

test('no page complained, and none left its origin', (context) => {
  if (browser === null) return context.skip();
  expect([complaints, offOrigin]).toEqual([[], []]);
});
