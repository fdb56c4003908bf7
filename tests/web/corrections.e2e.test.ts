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

// What the server refuses is told on the page; the browser tells it as well.
const { open, complaints } = pagesOf(
  () => browser!,
  () => server.url,
  /status of 4(?:00|09)/,
);

type Answered = { readonly rows: readonly Record<string, unknown>[] };
const rowsOf = async (path: string) => ((await (await fetch(`${server.url}/api/v1${path}`)).json()) as Answered).rows;
const mentionsOf = (rows: Answered['rows'], actor: string) =>
  rows.find((row) => row['actor'] === actor)?.['mentions'] ?? 0;
const dialogOf = (page: Page) => page.locator('dialog.correction');
const effectOf = (page: Page) => dialogOf(page).locator('.effect').innerText();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

test(
  'two actors are merged from a page by the keys alone, with the effect shown before; undone from the log, every row is back',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const [before, pairs] = [await rowsOf('/actors'), await rowsOf('/co-occurrence')];
    const [from, into] = [mentionsOf(before, 'liz-truss'), mentionsOf(before, 'boris-johnson')];
    expect([Number(from) > 0, Number(into) > 0]).toEqual([true, true]);

    const page = await open('/actors/liz-truss');
    await page.getByRole('button', { name: 'Correct Liz Truss' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Merge into another actor/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => dialogOf(page).innerText(), WAIT).toContain('Choose whom the mentions belong to.');
    await page.locator('actor-choice choice-box').waitFor();
    await page.keyboard.type('Boris Johnson');
    await page.locator('choice-box [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => effectOf(page), WAIT).toMatch(/^Moves [\d,]+ mentions in [\d,]+ articles, weeks /);
    expect(await dialogOf(page).locator('.change').innerText()).toBe(
      'Merge Liz Truss into Boris Johnson: every mention of Liz Truss counts as Boris Johnson.',
    );
    // Nothing has changed by looking.
    expect(await rowsOf('/actors')).toEqual(before);
    await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).fill('Ada Quill');
    await dialogOf(page).getByLabel('Why').fill('A drill: <b>not</b> so.');
    await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).press('Enter');

    await expect
      .poll(() => page.locator('aside.corrected').innerText(), WAIT)
      .toContain('Correction 1: Merge Liz Truss');
    expect(await dialogOf(page).count()).toBe(0);
    expect(await focused(page)).toContain('Correct');
    await expect.poll(() => page.locator('h1').innerText(), WAIT).toContain('Liz Truss is not named in this range.');
    const merged = await rowsOf('/actors');
    expect(mentionsOf(merged, 'liz-truss')).toBe(0);
    expect(mentionsOf(merged, 'boris-johnson')).toBe(Number(from) + Number(into));
    // The page of either says what was done to it.
    expect(await page.locator('correction-log tbody tr').innerText()).toContain('Merge Liz Truss into Boris Johnson');

    await page.getByRole('link', { name: 'All corrections', exact: true }).click();
    const row = page.locator('.corrections tbody tr');
    await row.waitFor();
    expect(await row.locator('th').innerText()).toContain('Why: A drill: <b>not</b> so.');
    expect(await row.innerText()).toContain('Ada Quill');
    expect(await row.innerText()).toContain('in force');
    await row.getByRole('button', { name: /^Undo correction 1: Merge/ }).press('Enter');
    await expect.poll(() => row.innerText(), WAIT).toContain('undone');
    expect(await row.getByRole('button').count()).toBe(0);
    expect(await focused(page)).toBe('Corrections');
    expect(await rowsOf('/actors')).toEqual(before);
    expect(await rowsOf('/co-occurrence')).toEqual(pairs);
    // Who corrects is remembered.
    await page.getByRole('link', { name: 'Actors', exact: true }).click();
    await page.getByRole('link', { name: 'Liz Truss' }).first().click();
    await page.getByRole('button', { name: 'Correct Liz Truss' }).click();
    await page.getByRole('button', { name: /^Rename/ }).click();
    expect(await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).inputValue()).toBe('Ada Quill');
    expect(await dialogOf(page).getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialogOf(page).count()).toBe(0);
    expect(await focused(page)).toContain('Correct');
    await page.context().close();
  },
);

test('a mention is rejected in the reader, then given to somebody else, and each is undone', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const [sentence] = await rowsOf('/evidence?actors=liz-truss&order=newest&limit=1');
  const { article, mention } = sentence as { article: string; mention: number };
  const readOf = async () => (await rowsOf(`/articles/${article}`))[0]!['read_mentions'] as { name: string }[];
  const before = await readOf();
  const page = await open(`/articles/${article}?mention=${mention}`);
  await page.getByRole('button', { name: 'Not a mention …' }).click();
  await expect.poll(() => effectOf(page), WAIT).toMatch(/^Takes out 1 mention in 1 article, week of /);
  await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).fill('Ada Quill');
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => page.locator('aside.corrected').innerText(), WAIT).toContain('is not a mention.');
  await expect.poll(() => page.locator('a.mark').count(), WAIT).toBe(before.length - 1);
  // The number of the mention means another one now: it is not left open.
  expect(new URL(page.url()).searchParams.has('mention')).toBe(false);
  expect(await readOf()).toHaveLength(before.length - 1);
  await page.getByRole('button', { name: /^Undo correction/ }).click();
  await expect.poll(() => page.locator('a.mark').count(), WAIT).toBe(before.length);
  expect(await readOf()).toEqual(before);

  await page.goto(`${server.url}/articles/${article}?mention=${mention}`);
  await page.getByRole('button', { name: 'Someone else …' }).click();
  await page.locator('actor-choice choice-box').waitFor();
  await page.keyboard.type('Nobody at all');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => dialogOf(page).locator('.wrong').innerText(), WAIT)
    .toContain('There is no actor "nobody-at-all".');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Angela Merkel');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => effectOf(page), WAIT).toMatch(/^Moves 1 mention in 1 article/);
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => page.locator('.opened-mention h2').innerText(), WAIT).toBe('Angela Merkel');
  expect((await readOf()).filter(({ name }) => name === 'Angela Merkel')).toHaveLength(
    before.filter(({ name }) => name === 'Angela Merkel').length + 1,
  );
  await page.getByRole('button', { name: /^Undo correction/ }).click();
  await expect.poll(() => page.locator('.opened-mention h2').innerText(), WAIT).toBe('Liz Truss');
  expect(await readOf()).toEqual(before);
  await page.context().close();
});

test('a form is split off into a new actor, and one is excluded in one source alone', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const before = await rowsOf('/actors');
  const formsOf = async (actor: string) =>
    ((await rowsOf(`/actors/${actor}`))[0]!['forms'] as { surface: string; mentions: number }[]).filter(
      ({ surface }) => surface === 'Truss',
    );
  const [{ mentions } = { mentions: 0 }] = await formsOf('liz-truss');
  const page = await open('/actors/liz-truss');
  await page.getByRole('button', { name: 'Correct “Truss”' }).click();
  await page
    .getByRole('button', { name: /^Belongs to another actor/ })
    .and(page.locator(':visible'))
    .click();
  expect(await dialogOf(page).getByRole('checkbox', { name: 'Truss', exact: true }).isChecked()).toBe(true);
  await dialogOf(page).getByLabel('Name of whom they mean').fill('Tess Truss');
  await expect.poll(() => effectOf(page), WAIT).toContain(`Moves ${mentions} mentions`);
  await dialogOf(page).getByRole('textbox', { name: 'Who', exact: true }).fill('Ada Quill');
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => page.locator('aside.corrected').innerText(), WAIT).toContain('a new actor.');
  expect(mentionsOf(await rowsOf('/actors'), 'tess-truss')).toBe(mentions);
  expect(await formsOf('liz-truss')).toEqual([]);
  await page
    .getByRole('button', { name: /^Undo correction/ })
    .first()
    .click();
  await expect.poll(() => page.locator('aside.corrected').innerText(), WAIT).toContain('was undone.');
  expect(await rowsOf('/actors')).toEqual(before);

  const inSource = async (source: string) => (await rowsOf(`/actors?sources=${source}&actors=liz-truss`))[0];
  const sources = (await rowsOf('/actors/liz-truss'))[0]!['by_source'] as { source: string; source_name: string }[];
  const [one, other] = sources as [(typeof sources)[0], (typeof sources)[0]];
  const untouched = await inSource(other.source);
  await page.getByRole('button', { name: 'Correct “Liz Truss”' }).click();
  await page
    .getByRole('button', { name: /^Not this actor/ })
    .and(page.locator(':visible'))
    .click();
  await dialogOf(page).getByLabel('Where').selectOption(one.source);
  await expect
    .poll(() => dialogOf(page).locator('.change').innerText(), WAIT)
    .toBe(`“Liz Truss” does not mean Liz Truss in ${one.source_name}.`);
  const told = async () => Number(/^Takes out ([\d,]+)/.exec(await effectOf(page))?.[1] ?? 0);
  await expect.poll(told, WAIT).toBeGreaterThan(0);
  const takes = await told();
  const whole = Number(mentionsOf(before, 'liz-truss'));
  await dialogOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect.poll(async () => mentionsOf(await rowsOf('/actors'), 'liz-truss'), WAIT).toBe(whole - takes);
  expect(await inSource(other.source)).toEqual(untouched);
  await page.goto(`${server.url}/quality`);
  await page.getByRole('button', { name: /^Undo correction/ }).click();
  await expect.poll(async () => mentionsOf(await rowsOf('/actors'), 'liz-truss'), WAIT).toBe(whole);
  await page.context().close();
});

test('menu, dialog and log are accessible and fit, wide and narrow, light and dark', WAIT, async (context) => {
  if (browser === null) return context.skip();
  for (const [width, scheme] of LOOKS) {
    const page = await open('/actors/liz-truss', width, scheme);
    await page.getByRole('button', { name: 'Correct “Liz Truss”' }).click();
    expect([width, scheme, 'menu', await axeFinds(page)]).toEqual([width, scheme, 'menu', []]);
    await page
      .getByRole('button', { name: /^Belongs to another actor/ })
      .and(page.locator(':visible'))
      .click();
    await dialogOf(page).waitFor();
    expect([width, scheme, 'dialog', await axeFinds(page)]).toEqual([width, scheme, 'dialog', []]);
    const { x = 0, width: wide = 0 } = (await dialogOf(page).boundingBox()) ?? {};
    expect([x >= 0, x + wide <= width]).toEqual([true, true]);
    await page.goto(`${server.url}/quality`);
    await page.locator('.corrections tbody tr').first().waitFor();
    expect([width, scheme, 'log', await axeFinds(page)]).toEqual([width, scheme, 'log', []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});

test('no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(complaints).toEqual([]);
});
