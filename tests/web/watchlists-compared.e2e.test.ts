import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { startWatched, type Watched } from '../support/watched.ts';

const WAIT = { timeout: 40_000 };
const WHOLE = { timeout: 170_000 };

let browser: Browser | null = null;
let watched: Watched;
/** The forty most named of the demo. */
let crowd: string[] = [];
let names: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  watched = await startWatched();
  const named = (await watched.rows<{ actor: string; name: string }>('/actors')).slice(0, 40);
  crowd = named.map(({ actor }) => actor);
  names = named.map(({ name }) => name);
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

/** Chooses by its name, written in full: that entry is then the one that Enter takes. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.locator('choice-box [role=option][data-active]', { hasText: name }).waitFor(WAIT);
  await page.keyboard.press('Enter');
}

test(
  'a watchlist is chosen before all actors, is one token in the bar, and its members are in the charts',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/');
    await page.getByRole('button', { name: '+ actor' }).click();
    const box = page.locator('name-picker choice-box');
    await box.waitFor(WAIT);
    await page.keyboard.press('ArrowDown');
    const items = page.locator('choice-box [role=option]');
    await items.first().waitFor(WAIT);
    const lists = (await watched.rows<{ name: string }>('/watchlists')).map(({ name }) => name);
    const texts = await items.allInnerTexts();
    expect(texts.slice(0, lists.length + 1).map((text) => text.replace(/ – .*/, '').split('\n')[0])).toEqual([
      ...lists,
      names[0],
    ]);
    await choose(page, 'The diplomats – list of 3 actors');
    await page.keyboard.press('Escape');
    expect(await page.locator('name-picker .quiet').innerText()).toBe('0 of at most 8 chosen, and 1 watchlist.');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => page.evaluate(() => location.search), WAIT).toBe('?actors=@diplomats');
    const lines = page.locator('mentions-chart line-names a');
    await expect
      .poll(async () => (await lines.allInnerTexts()).toSorted(), WAIT)
      .toEqual(['Antony Blinken', 'Sergei Lavrov']);
    const bar = page.locator('.bar .token');
    expect((await bar.allInnerTexts()).map((text) => text.replaceAll('\n', ' '))).toEqual([
      expect.stringContaining('The diplomats (2)'),
    ]);
    await expect
      .poll(() => page.locator('the-lede .notes').innerText(), WAIT)
      .toContain('1 of 3 in @diplomats is not in the catalogue: ida-holm.');
    // The parts of the table are parts of the whole list.
    await expect.poll(() => page.locator('share-of-voice-table tbody tr').count(), WAIT).toBe(2);
    expect(await page.locator('share-of-voice-table .hint').innerText()).toBe('of the 2 compared');
    // One of them is left out, then the list.
    await page.goto(`${watched.server.url}/?actors=@diplomats,-sergei-lavrov`);
    await expect.poll(() => lines.allInnerTexts(), WAIT).toEqual(['Antony Blinken']);
    await page.getByRole('link', { name: 'Take out The diplomats (2)' }).first().click();
    await expect.poll(() => page.evaluate(() => location.search)).toBe('?actors=-sergei-lavrov');
    await page.context().close();
  },
);

test(
  'of a list of forty eight are drawn, the others are named, and every measure shows the same eight',
  WHOLE,
  async (context) => {
    if (browser === null) return context.skip();
    expect(await watched.put('crowd', 'A crowd', crowd)).toBe(201);
    const page = await open('/?actors=@crowd');
    const drawn = page.locator('mentions-chart line-names a');
    const actors = async () =>
      (await drawn.evaluateAll((all) => all.map((one) => one.getAttribute('data-actor') ?? ''))).toSorted();
    await expect.poll(actors, WAIT).toEqual(crowd.slice(0, 8).toSorted());
    const note = page.locator('mentions-chart [data-code="not_drawn"]');
    // What stands below a figure that is on its way waits unseen.
    await expect
      .poll(() => note.innerText(), WAIT)
      .toBe(`The 8 most counted of the 40 compared are drawn. Left out: ${names.slice(8).join(', ')}.`);
    await expect
      .poll(() => page.locator('co-occurrence-matrix [data-code="not_drawn"]').innerText(), WAIT)
      .toContain('The 12 most counted of the 40');
    expect(await page.locator('share-of-voice-table .hint').innerText()).toBe('of the 40 compared');
    for (const measure of ['Share of voice', 'Attention']) {
      await page.locator('mentions-chart .choice').getByRole('link', { name: measure }).click();
      await expect.poll(() => page.locator('mentions-chart h2').innerText(), WAIT).toContain(measure);
      await expect.poll(actors, WAIT).toEqual(crowd.slice(0, 8).toSorted());
    }
    // The share is one of all forty: what is asked is the list.
    const csv = await page
      .goto(`${watched.server.url}/?actors=@crowd&measure=share_of_voice`)
      .then(() => page.locator('mentions-chart a.tool[download]').first().getAttribute('href'));
    expect(csv).toContain('actors=@crowd');
    await page.context().close();
  },
);

test('an unknown list, and one that means nobody, are told in words', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  await watched.put('strangers', 'Strangers', ['bo-holm']);
  const page = await open('/?actors=@stranger');
  await expect.poll(() => page.locator('the-lede').innerText(), WAIT).toContain('nearest is `@strangers`');
  await page.goto(`${watched.server.url}/?actors=@strangers`);
  await expect
    .poll(() => page.locator('the-lede .notes').innerText(), WAIT)
    .toContain('Nobody is left of the actors that were asked for, so nobody is counted.');
  await expect
    .poll(() => page.locator('mentions-chart [data-state]').first().getAttribute('data-state'), WAIT)
    .toBe('ready');
  await page.context().close();
});

test('the new parts are accessible and fit, wide and narrow, light and dark', WHOLE, async (context) => {
  if (browser === null) return context.skip();
  await watched.put('crowd', 'A crowd', crowd);
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
    await page.locator('.rosters tbody tr').first().waitFor(WAIT);
    await sound('settings');
    await page.getByRole('button', { name: 'Delete: A crowd' }).click();
    await sound('question');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit: A crowd' }).click();
    await page.locator('roster-dialog choice-box').waitFor(WAIT);
    await sound('dialog');
    await page.goto(`${watched.server.url}/actors/antony-blinken`);
    await page.locator('.in-rosters').waitFor(WAIT);
    await sound('actor');
    await page.goto(`${watched.server.url}/?actors=@crowd,@diplomats`);
    await page.locator('mentions-chart [data-code="not_drawn"]').waitFor(WAIT);
    if (width === 390) {
      await page.getByRole('button', { name: /^Filters/ }).click();
      expect(await page.locator('.sheet .token').count()).toBe(2);
      expect(await page.locator('.sheet').getByRole('button', { name: 'Save as watchlist' }).isVisible()).toBe(true);
    }
    await sound('overview');
    await page.context().close();
  }
  console.log(`views looked at: ${looked}`);
  expect(looked).toBe(10);
});

test('no page complained, and none left its origin', (context) => {
  if (browser === null) return context.skip();
  expect([complaints, offOrigin]).toEqual([[], []]);
});
