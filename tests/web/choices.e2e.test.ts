import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/pages.ts';
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
  'the keys walk a list of five thousand, of which a hundred are drawn, and choose and take back',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await picker();
    const box = field(page);
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await options(page).count()).toBe(0);
    await press(page, 'ArrowDown');
    await expect.poll(() => box.getAttribute('aria-expanded')).toBe('true');
    const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`);
    expect([await list.getAttribute('role'), await list.getAttribute('aria-multiselectable')]).toEqual([
      'listbox',
      'true',
    ]);
    expect(await options(page).count()).toBe(100);
    // One watchlist of the configuration file stands before the names.
    expect(await page.locator('choice-box [role=status]').innerText()).toBe('… and 4,902 more: type on to find them');
    expect(await inHand(page)).toBe('The diplomats – list of 3 actors');
    const walk: [key: string, to: string][] = [
      ['ArrowDown', 'Émile Nowák 0'],
      ['PageDown', 'Émile Nowák 8'],
      ['ArrowUp', 'Émile Nowák 7'],
      ['PageUp', 'The diplomats – list of 3 actors'],
      ['ArrowUp', 'Émile Nowák 98'],
      ['ArrowDown', 'The diplomats – list of 3 actors'],
      ['End', 'Émile Nowák 98'],
      ['Home', 'The diplomats – list of 3 actors'],
      ['ArrowDown', 'Émile Nowák 0'],
      ['Enter', 'Émile Nowák 0 ✓'],
      ['ArrowDown', 'Émile Nowák 1'],
      ['Enter', 'Émile Nowák 1 ✓'],
      ['Enter', 'Émile Nowák 1'],
    ];
    for (const [key, to] of walk) {
      await press(page, key);
      await expect.poll(async () => [key, await inHand(page)]).toEqual([key, to]);
    }
    console.log(`keys: ${walk.length}`);
    expect(await tokens(page)).toEqual(['Émile Nowák 0']);
    // What is in hand is in sight.
    await press(page, 'End');
    await expect.poll(() => inHand(page)).toBe('Émile Nowák 98');
    const inSight = () =>
      page.evaluate(() => {
        const list = document.querySelector('choice-box ul')!.getBoundingClientRect();
        const option = document.querySelector('choice-box [data-active]')!.getBoundingClientRect();
        return option.top >= list.top && option.bottom <= list.bottom;
      });
    await expect.poll(inSight).toBe(true);
    await page.context().close();
  },
);

test(
  'typing finds whatever the case and marks, the name in full first, and never chooses twice',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await picker();
    // It is the last of all, and the words are in every name.
    await page.keyboard.type('NOWAK');
    await expect.poll(() => inHand(page)).toBe('Nowák');
    expect(await options(page).count()).toBe(100);
    await press(page, 'Enter');
    expect(await tokens(page)).toEqual(['Nowák']);
    expect(await field(page).inputValue()).toBe('');
    await page.keyboard.type('emile nowak 4999');
    await expect.poll(() => options(page).allInnerTexts()).toHaveLength(1);
    // Home is for the caret while words are written.
    await press(page, 'Home');
    await page.keyboard.type('É');
    expect(await field(page).inputValue()).toBe('Éemile nowak 4999');
    await expect.poll(() => page.locator('choice-box [role=status]').innerText()).toBe('No entry is called so.');
    await press(page, 'Enter');
    expect(await tokens(page)).toEqual(['Nowák']);
    await press(page, 'Backspace', 'Enter');
    await expect.poll(() => tokens(page)).toEqual(['Nowák', 'Émile Nowák 4999']);
    await page.keyboard.type('nowak');
    await press(page, 'Enter');
    await expect.poll(() => tokens(page)).toEqual(['Émile Nowák 4999']);
    await press(page, 'Backspace');
    await expect.poll(() => tokens(page)).toEqual([]);
    await press(page, 'Backspace');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.context().close();
  },
);

test(
  'Escape closes the list first and the dialog after it; Tab and a click elsewhere close the list alone',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await picker();
    const dialog = page.locator('name-picker dialog');
    const isOpen = () => field(page).getAttribute('aria-expanded');
    await press(page, 'ArrowDown');
    await expect.poll(isOpen).toBe('true');
    await press(page, 'Tab');
    await expect.poll(isOpen).toBe('false');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await field(page).click();
    await expect.poll(isOpen).toBe('true');
    await dialog.locator('.quiet').click();
    await expect.poll(isOpen).toBe('false');
    expect(await dialog.isVisible()).toBe(true);
    // The button moves up as the list goes, and its click is not lost for that.
    await field(page).click();
    await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(isOpen).toBe('true');
    await press(page, 'Escape');
    await expect.poll(isOpen).toBe('false');
    expect(await dialog.isVisible()).toBe(true);
    await press(page, 'Escape');
    await expect.poll(() => page.locator('name-picker').count()).toBe(0);
    await page.getByRole('button', { name: '+ actor' }).click();
    await field(page).click(WAIT);
    await options(page).nth(1).click(WAIT);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await expect.poll(isOpen).toBe('true');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => page.evaluate(() => location.search), WAIT).toBe('?actors=emile-nowak-0');
    await page.context().close();
  },
);

test('names that come late are waited for in words, and the field has the focus then', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/settings');
  let come = () => {};
  await withMany(page, watched.server.url, new Promise<void>((resolve) => (come = resolve)));
  await page.goto(watched.server.url);
  await page.getByRole('button', { name: '+ actor' }).click(WAIT);
  await expect.poll(() => page.locator('name-picker [role=status]').first().innerText(), WAIT).toBe('Loading …');
  come();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), WAIT).toBe('combobox');
  await page.context().close();
});

test('no page complained, and none left its origin', (context) => {
  if (browser === null) return context.skip();
  expect([complaints, offOrigin]).toEqual([[], []]);
});
