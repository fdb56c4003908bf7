import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
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

// An unknown collection is refused, which the page tells and the browser too.
const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => watched.server.url,
  /status of 400/,
);

const searchOf = (page: Page) => page.evaluate(() => location.search);
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
  );
const collections = () =>
  watched.rows<{ collection: string; name: string; sources: string[]; missing: string[] }>('/collections');

/** Chooses by its name, written in full: that entry is then the one that Enter takes. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.locator('choice-box [role=option][data-active]', { hasText: name }).waitFor(WAIT);
  await page.keyboard.press('Enter');
}

test('with the keys alone a collection is made, edited, deleted and brought back', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/settings');
  const section = page.locator('roster-section[kind=collections]');
  const said = () => section.locator('.list-said').innerText();
  await page.getByRole('button', { name: 'New collection …' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('roster-dialog dialog');
  await dialog.locator('choice-box').waitFor(WAIT);
  await page.locator('#roster-name').press('Home');
  await page.keyboard.type('The wires');
  await page.keyboard.press('Enter');
  expect(await page.locator('#wrong-roster-name').innerText()).toContain('There is a collection “The wires” already');
  await page.locator('#roster-name').fill('The coast');
  expect(await page.locator('#roster-link').innerText()).toBe('links say it as sources=@the-coast');
  await page.keyboard.press('Tab');
  await choose(page, 'Harbour Dispatch');
  await page.keyboard.press('Escape'); // the list of names alone
  // One of which nothing was read is written by name.
  await page.keyboard.type('Cliff Herald');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.innerText()).toContain('2 sources.');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect.poll(said, WAIT).toBe('“The coast” is kept: filters say it as @the-coast.');
  const row = section.locator('[data-roster="the-coast"]');
  await expect.poll(() => row.innerText(), WAIT).toContain('1 of 2 was not read yet: cliff-herald');
  expect(await row.innerText()).toContain('Harbour Dispatch');
  expect(await focused(page)).toBe('New collection …');

  await page.getByRole('button', { name: 'Delete: The coast' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete “The coast”?' });
  expect(await question.innerText()).toContain('sources=@the-coast will find nothing of that name.');
  await question.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect.poll(said, WAIT).toBe('Deleted “The coast”. Undo');
  await expect.poll(() => focused(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(said, WAIT).toBe('“The coast” is back.');
  const kept = (await collections()).find(({ collection }) => collection === 'the-coast');
  expect([kept?.name, kept?.sources]).toEqual(['The coast', ['harbour-dispatch', 'cliff-herald']]);
  // The configuration file's is shown, and cannot be changed here.
  const told = section.locator('[data-roster="wires"]');
  expect(await told.innerText()).toContain('from the configuration file');
  expect(await told.locator('button').count()).toBe(0);
  await page.context().close();
});

test(
  'chosen sources are saved as a collection from their picker, which then offers it as one',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/?last=52w');
    const opener = page.locator('.bar .sources');
    await opener.click();
    const picker = page.locator('name-picker');
    await picker.locator('choice-box').waitFor(WAIT);
    expect(await picker.getByRole('button', { name: 'Save as collection' }).count()).toBe(0);
    await choose(page, 'Baltic Ledger');
    await choose(page, 'Radio Steppe');
    await page.keyboard.press('Escape');
    const save = picker.getByRole('button', { name: 'Save as collection' });
    await save.click();
    const dialog = page.locator('roster-dialog');
    await dialog.locator('choice-box').waitFor(WAIT);
    // Who thinks better of it has what was chosen still.
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => picker.locator('.token').count(), WAIT).toBe(2);
    await save.click();
    await dialog.locator('choice-box').waitFor(WAIT);
    await page.locator('#roster-name').fill('The east');
    await page.keyboard.press('Enter');
    await expect.poll(() => searchOf(page), WAIT).toBe('?last=52w&sources=@the-east');
    await expect.poll(() => opener.innerText(), WAIT).toContain('The east (2)');
    const [first] = (await collections()).filter(({ collection }) => collection === 'the-east');
    expect(first?.sources).toEqual(['baltic-ledger', 'radio-steppe']);
    // The page counts what the program does for the two.
    const spelt = await watched.rows<{ articles: number }>('/sources?last=52w&sources=baltic-ledger,radio-steppe');
    const named = await watched.rows<{ articles: number }>('/sources?last=52w&sources=@the-east');
    expect([named.length, named]).toEqual([2, spelt]);

    await opener.click();
    await picker.locator('choice-box').waitFor(WAIT);
    expect(await picker.locator('.token').allInnerTexts()).toEqual([
      expect.stringContaining('The east – collection of 2 sources'),
    ]);
    expect(await picker.locator('[role=status]').allInnerTexts()).toContain(
      '0 of at most 50 chosen, and 1 collection.',
    );
    await choose(page, 'Continental Wire');
    await page.keyboard.press('Escape');
    await picker.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => searchOf(page), WAIT).toBe('?last=52w&sources=@the-east,continental-wire');
    await expect.poll(() => opener.innerText(), WAIT).toContain('The east (2) +1');
    await page.goBack();
    await expect.poll(() => searchOf(page)).toBe('?last=52w&sources=@the-east');
    await page.context().close();
  },
);

test('the palette leads to a collection, and the page of a source says in which it stands', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/sources/continental-wire');
  const group = page.getByRole('group', { name: 'Collections of Continental Wire' });
  await group.waitFor(WAIT);
  expect(await group.innerText()).toContain('The wires');
  expect(await group.innerText()).toContain('from the configuration file');
  await group.getByRole('button', { name: 'Add Continental Wire to The coast' }).press('Enter');
  await group.getByRole('button', { name: 'Take Continental Wire out of The coast' }).waitFor(WAIT);
  const coast = (await collections()).find(({ collection }) => collection === 'the-coast');
  expect(coast?.sources).toEqual(['harbour-dispatch', 'cliff-herald', 'continental-wire']);
  await page.keyboard.press('Control+k');
  await page.locator('command-palette input').waitFor(WAIT);
  await page.keyboard.type('the wires');
  await page.locator('command-palette [role=option][aria-selected=true]', { hasText: 'The wires' }).waitFor(WAIT);
  await page.keyboard.press('Enter');
  await expect.poll(() => searchOf(page), WAIT).toBe('?sources=@wires');
  // The answer names the member of which nothing was read.
  await expect
    .poll(() => page.locator('main').innerText(), WAIT)
    .toContain('1 of 2 in @wires was not read yet: tide-table.');
  await page.context().close();
});

test(
  'settings, picker, dialog and the page of a source are sound at both widths and in both themes',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    let looked = 0;
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await open('/settings', width, scheme);
      const sound = async (what: string) => {
        expect([width, scheme, what, await axeFinds(page)]).toEqual([width, scheme, what, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        looked += 1;
      };
      await page.locator('roster-section[kind=collections] tbody tr').first().waitFor(WAIT);
      await sound('settings');
      await page.getByRole('button', { name: 'Edit: The coast' }).click();
      await page.locator('roster-dialog choice-box').waitFor(WAIT);
      await sound('dialog');
      await page.goto(`${watched.server.url}/sources/continental-wire`);
      await page.locator('.in-rosters').waitFor(WAIT);
      await sound('source');
      await page.goto(`${watched.server.url}/?sources=@the-east,@wires`);
      if (width === 390) await page.getByRole('button', { name: /^Filters/ }).click();
      await page.locator(width === 390 ? '.sheet .sources' : '.bar .sources').click();
      await page.locator('name-picker .token').first().waitFor(WAIT);
      await sound('picker');
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
