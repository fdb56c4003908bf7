import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/pages.ts';
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

// An unknown list is refused, which the page tells and the browser too.
const { open, complaints, offOrigin } = pagesOf(
  () => browser!,
  () => watched.server.url,
  /status of 400/,
);

const rowOf = (page: Page, watchlist: string) => page.locator(`.rosters [data-roster="${watchlist}"]`);
const said = (page: Page) => page.locator('roster-section[kind=watchlists] .list-said').innerText();
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
  );

/** Chooses by its name, written in full: that entry is then the one that Enter takes. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.locator('choice-box [role=option][data-active]', { hasText: name }).waitFor(WAIT);
  await page.keyboard.press('Enter');
}

test('with the keys alone a watchlist is made, renamed, edited, deleted and brought back', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/settings');
  await page.getByRole('button', { name: 'New watchlist …' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('roster-dialog dialog');
  await dialog.locator('choice-box').waitFor(WAIT);
  // Without a name it is not kept, and says so at the field.
  await page.keyboard.press('Enter');
  expect(await page.locator('#wrong-roster-name').innerText()).toBe('Give it a name.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('roster-name');
  await page.keyboard.type('My rivals');
  expect(await page.locator('#roster-link').innerText()).toBe('links say it as actors=@my-rivals');
  await page.keyboard.press('Tab');
  await choose(page, 'Ukraine');
  await page.keyboard.press('Escape'); // the list of names alone
  expect(await dialog.innerText()).toContain('1 actor.');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect.poll(() => said(page), WAIT).toBe('“My rivals” is kept: filters say it as @my-rivals.');
  await expect.poll(() => rowOf(page, 'my-rivals').innerText(), WAIT).toContain('1 actor');
  expect(await focused(page)).toBe('New watchlist …');

  await page.getByRole('button', { name: 'Edit: My rivals' }).press('Enter');
  await dialog.locator('choice-box').waitFor(WAIT);
  await page.locator('#roster-name').fill('The diplomats');
  await page.keyboard.press('Enter');
  expect(await page.locator('#wrong-roster-name').innerText()).toContain(
    'There is a watchlist “The diplomats” already',
  );
  await page.locator('#roster-name').fill('Rivals, old and new');
  await page.keyboard.press('Tab');
  await choose(page, 'Sergei Lavrov');
  await page.keyboard.press('Escape');
  // One whom no article names is written by name.
  await page.keyboard.type('Bo Holm');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.innerText()).toContain('3 actors.');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  const row = rowOf(page, 'my-rivals');
  await expect.poll(() => row.innerText(), WAIT).toContain('Rivals, old and new');
  expect(await row.innerText()).toContain('Ukraine, Sergei Lavrov');
  expect(await row.innerText()).toContain('1 of 3 is not in the catalogue: bo-holm');
  expect(await focused(page)).toBe('Edit: Rivals, old and new');

  await page.getByRole('button', { name: 'Delete: Rivals, old and new' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Delete “Rivals, old and new”?' });
  expect(await question.innerText()).toContain('Nothing that was counted changes.');
  await page.keyboard.press('Escape');
  await expect.poll(() => question.count()).toBe(0);
  await expect.poll(() => focused(page)).toBe('Delete: Rivals, old and new');
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect.poll(() => said(page), WAIT).toBe('Deleted “Rivals, old and new”. Undo');
  await expect.poll(() => row.count(), WAIT).toBe(0);
  await expect.poll(() => focused(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page), WAIT).toBe('“Rivals, old and new” is back.');
  await expect.poll(() => row.innerText(), WAIT).toContain('3 actors');
  const [kept] = (await watched.rows<{ watchlist: string; name: string; actors: string[] }>('/watchlists')).filter(
    ({ watchlist }) => watchlist === 'my-rivals',
  );
  expect([kept?.name, kept?.actors]).toEqual(['Rivals, old and new', ['ukraine', 'sergei-lavrov', 'bo-holm']]);
  // The configuration file's is shown, and cannot be changed here.
  const told = rowOf(page, 'diplomats');
  expect(await told.innerText()).toContain('from the configuration file');
  expect(await told.locator('button').count()).toBe(0);
  await page.context().close();
});

test('chosen actors are saved as a watchlist, which then stands in their place', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/?actors=ukraine,russia&last=13w');
  await page.getByRole('button', { name: 'Save as watchlist' }).first().click();
  await page.locator('roster-dialog choice-box').waitFor(WAIT);
  await page.locator('#roster-name').fill('Both sides');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.search), WAIT).toBe('?last=13w&actors=@both-sides');
  expect(await page.getByRole('button', { name: 'Save as watchlist' }).count()).toBe(0);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => location.search)).toBe('?actors=ukraine,russia&last=13w');
  await page.context().close();
});

test('the page of an actor says in which lists it stands, and one click changes that', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  await watched.put('envoys', 'Envoys', ['antony-blinken']);
  const page = await open('/actors/antony-blinken');
  const lists = page.getByRole('group', { name: 'Watchlists of Antony Blinken' });
  await lists.waitFor(WAIT);
  expect(await lists.innerText()).toContain('The diplomats');
  expect(await lists.innerText()).toContain('from the configuration file');
  const out = lists.getByRole('button', { name: 'Take Antony Blinken out of Envoys' });
  await out.press('Enter');
  const into = lists.getByRole('button', { name: 'Add Antony Blinken to Envoys' });
  await into.waitFor(WAIT);
  await expect.poll(() => focused(page), WAIT).toBe('Add Antony Blinken to Envoys');
  const envoys = async () =>
    (await watched.rows<{ watchlist: string; actors: string[] }>('/watchlists')).find(
      ({ watchlist }) => watchlist === 'envoys',
    )?.actors;
  expect(await envoys()).toEqual([]);
  await page.keyboard.press('Enter');
  await out.waitFor(WAIT);
  expect(await envoys()).toEqual(['antony-blinken']);
  await page.context().close();
});

test('no page complained, and none left its origin', (context) => {
  if (browser === null) return context.skip();
  expect([complaints, offOrigin]).toEqual([[], []]);
});
