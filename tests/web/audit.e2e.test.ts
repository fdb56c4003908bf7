import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };
const LOOKS = [
  [1440, 'light'],
  [390, 'dark'],
] as const;

let browser: Browser | null = null;
let server: Running;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await startDemo();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

type Rows = readonly Record<string, unknown>[];
const rowsOf = async (path: string) =>
  ((await (await fetch(`${server.url}/api/v1${path}`)).json()) as { rows: Rows }).rows;
const dialogOf = (page: Page) => page.locator('dialog.correction');
const effectOf = (page: Page) => dialogOf(page).locator('.effect').innerText();
const toldOf = (page: Page) => page.locator('aside.corrected').innerText();

async function apply(page: Page): Promise<void> {
  await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).fill('Ada Quill');
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => dialogOf(page).count(), WAIT).toBe(0);
}

test('the tone of a sentence is set from its label, says who set it, and is undone there', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const before = await rowsOf('/evidence?actors=liz-truss&limit=1000');
  const page = await open('/actors/liz-truss?order=newest');
  const label = page.locator('.sentence-items tone-menu .tone-button').first();
  await label.waitFor();
  await label.focus();
  await page.keyboard.press('Enter');
  const menu = page.locator('.tones-to-set:popover-open');
  await menu.getByRole('button', { name: 'Negative' }).waitFor();
  expect(await menu.getByRole('button').allInnerTexts()).toEqual([
    'Negative',
    'Neutral',
    'Positive',
    'No tone can be read',
  ]);
  await menu.getByRole('button', { name: 'Negative' }).press('Enter');
  await expect
    .poll(() => effectOf(page), WAIT)
    .toMatch(/^Sets the tone of 1 mention in 1 article, week of .*\. Mean tone of the actor in that week .* → .*\.$/);
  await dialogOf(page).getByLabel('Why').fill('A drill.');
  await apply(page);
  await expect.poll(() => toldOf(page), WAIT).toContain('has a negative tone.');
  await expect.poll(() => label.innerText(), WAIT).toBe('−1.00✎');
  const after = await rowsOf('/evidence?actors=liz-truss&limit=1000');
  expect(after.filter(({ scorer }) => scorer === 'correction')).toMatchObject([{ p_neg: 1, sentiment: -1 }]);

  // The reader shows the same, and the way back.
  const [set] = after.filter(({ scorer }) => scorer === 'correction');
  await page.goto(`${server.url}/articles/${String(set?.['article'])}?mention=${String(set?.['mention'])}`);
  await page.locator('.opened-mention .tone-button').click();
  const opened = page.locator('.tones-to-set:popover-open');
  await expect.poll(() => opened.locator('.provenance').innerText(), WAIT).toMatch(/^Set by Ada Quill/);
  expect(await opened.locator('.provenance').innerText()).toContain('A drill.');
  expect(await opened.getByRole('button', { name: 'Negative' }).isDisabled()).toBe(true);
  await opened.getByRole('button', { name: /^Undo correction/ }).click();
  await expect.poll(() => page.locator('.opened-mention .tone-button[data-said]').count(), WAIT).toBe(0);
  expect(await rowsOf('/evidence?actors=liz-truss&limit=1000')).toEqual(before);
  await page.context().close();
});

test(
  'a form opens its sentences; one is called right with one press, one is rejected, and both are counted',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const before = await rowsOf('/actors/liz-truss');
    // Pronouns are found too, and listed behind what counts.
    const forms = (before[0]!['forms'] as { surface: string; via: string; mentions: number }[]).filter(
      ({ via }) => via !== 'pronoun',
    );
    const total = forms.reduce((sum, { mentions }) => sum + mentions, 0);
    const [form] = forms;
    const page = await open('/actors/liz-truss');
    await expect
      .poll(() => page.locator('.checks-of-actor').innerText(), WAIT)
      .toContain('Nobody checked a mention yet');
    const toggle = page.locator('.form-toggle').first();
    await toggle.press('Enter');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    const items = page.locator('form-audit .audit-items li');
    await items.first().waitFor();
    expect(await page.locator('form-audit .quiet').first().innerText()).toContain(`${form!.mentions} mention`);
    expect(await items.first().locator('mark').innerText()).toBe(form!.surface);
    // The first time this browser is asked who checks; from then on one press is enough.
    await items
      .first()
      .getByRole('button', { name: /^Right/ })
      .click();
    await expect.poll(() => effectOf(page), WAIT).toMatch(/^Marks as checked 1 mention .* No number changes\.$/);
    await apply(page);
    await expect
      .poll(() => page.locator('.checks-of-actor').innerText(), WAIT)
      .toContain(`1 of ${total} checked, none wrong`);
    await expect.poll(() => items.first().locator('.checked').count(), WAIT).toBe(1);
    await items
      .nth(1)
      .getByRole('button', { name: /^Right/ })
      .click();
    await expect
      .poll(() => page.locator('.checks-of-actor').innerText(), WAIT)
      .toContain(`2 of ${total} checked, none wrong`);
    await items.nth(2).getByRole('button', { name: 'Not a mention …' }).click();
    await expect.poll(() => effectOf(page), WAIT).toMatch(/^Takes out 1 mention/);
    await apply(page);
    await expect
      .poll(() => page.locator('.checks-of-actor').innerText(), WAIT)
      .toContain(`3 of ${total} checked, 1 wrong`);
    expect(await rowsOf('/checked?actors=liz-truss')).toMatchObject([
      { via: form!.via, right: 2, wrong: 1, precision: 2 / 3 },
    ]);
    for (const [width, scheme] of LOOKS) {
      const look = await open('/actors/liz-truss', width, scheme);
      await look.locator('.form-toggle').first().click();
      await look.locator('form-audit .audit-items li').first().waitFor();
      expect([width, await axeFinds(look)]).toEqual([width, []]);
      expect(await look.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await look.context().close();
    }
    for (const { correction, undone_at } of await rowsOf('/corrections'))
      if (undone_at === null)
        await fetch(`${server.url}/api/v1/corrections/${String(correction)}/undo`, { method: 'POST' });
    expect(await rowsOf('/actors/liz-truss')).toEqual(before);
    await page.context().close();
  },
);

test('an article leaves its story and is joined with it again, by words of a title', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const before = await rowsOf('/stories?limit=1000');
  const [story] = before as [{ story: string; title: string; articles_all: number }];
  expect(story.articles_all).toBeGreaterThan(1);
  const page = await open(`/stories/${story.story}`);
  const articles = page.locator('.story-articles tbody tr');
  await articles.first().waitFor();
  await expect.poll(() => articles.count(), WAIT).toBe(story.articles_all);
  await articles
    .last()
    .getByRole('button', { name: /^Not this story/ })
    .click();
  await expect
    .poll(() => effectOf(page), WAIT)
    .toMatch(/^Moves 1 article with [\d,]+ mentions?, week of .* to another story\.$/);
  await apply(page);
  await expect.poll(() => articles.count(), WAIT).toBe(story.articles_all - 1);
  await expect.poll(async () => (await rowsOf('/stories?limit=1000')).length, WAIT).toBe(before.length + 1);

  const known = new Set(before.map((row) => row['story']));
  const parted = (await rowsOf('/stories?limit=1000')).find((row) => !known.has(row['story']))!;
  await page.goto(`${server.url}/stories/${String(parted['story'])}`);
  await page.getByRole('button', { name: 'Join with another story …' }).click();
  await expect.poll(() => dialogOf(page).innerText(), WAIT).toContain('Choose the other story.');
  const words = story.title
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 4)
    .join(' ');
  await page.keyboard.type(words);
  const offered = dialogOf(page).locator('.stories-to-join label');
  await offered.filter({ hasText: story.title }).first().locator('input').check();
  await expect.poll(() => effectOf(page), WAIT).toMatch(/^Moves \d+ articles? with/);
  for (const [width, scheme] of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    // Colours may still be on their way from the other scheme.
    await expect.poll(() => axeFinds(page), WAIT).toEqual([]);
  }
  await apply(page);
  await expect.poll(() => articles.count(), WAIT).toBe(story.articles_all);
  expect(await rowsOf('/stories?limit=1000')).toEqual(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.context().close();
});

test('a form is retired from a day on, and one is added with its days', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open('/actors/liz-truss');
  await page.getByRole('button', { name: 'Correct “Liz Truss”' }).click();
  await page
    .getByRole('button', { name: /^Retire this form/ })
    .and(page.locator(':visible'))
    .click();
  await dialogOf(page).locator('input[name="from"]').fill('7 September');
  await expect.poll(() => dialogOf(page).innerText(), WAIT).toContain('Write a day such as 2023-07-24');
  await dialogOf(page).locator('input[name="from"]').fill('1999-01-01');
  await expect
    .poll(() => dialogOf(page).locator('.change').innerText(), WAIT)
    .toBe('Find Liz Truss no more by “Liz Truss” from 1999-01-01 on; earlier articles keep it.');
  await expect.poll(() => effectOf(page), WAIT).toMatch(/^Takes out or moves \d+ mentions/);
  await apply(page);
  await expect.poll(() => toldOf(page), WAIT).toContain('from 1999-01-01 on');
  await expect.poll(() => page.locator('.aliases').innerText(), WAIT).toContain('? – 1998-12-31');
  await page
    .getByRole('button', { name: /^Undo correction/ })
    .first()
    .click();
  await expect.poll(() => toldOf(page), WAIT).toContain('was undone.');

  await page.getByRole('button', { name: 'Correct Liz Truss' }).click();
  await page.getByRole('button', { name: /^Add a written form/ }).click();
  await dialogOf(page).locator('input[name="form"]').fill('The Drill Name');
  await dialogOf(page).locator('input[name="from"]').fill('2022');
  await dialogOf(page).locator('input[name="to"]').fill('2021');
  await expect.poll(() => dialogOf(page).locator('.wrong').innerText(), WAIT).toContain('would end before it begins');
  await dialogOf(page).locator('input[name="to"]').fill('2022-10-25');
  await expect
    .poll(() => dialogOf(page).locator('.change').innerText(), WAIT)
    .toBe('Find Liz Truss also by “The Drill Name” (full, from 2022, up to 2022-10-25).');
  await expect.poll(() => effectOf(page), WAIT).toContain('no mention');
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await page.context().close();
});

test('no page complained', (context) => {
  if (browser === null) return context.skip();
  // What the server refuses is told on the page; the browser tells it as well.
  expect(complaints.filter((line) => !/status of 400/.test(line))).toEqual([]);
});
