import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { follow, settled } from '../support/numbers.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;
beforeAll(async () => {
  browser = await openBrowser();
  if (browser !== null) server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});
const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

const FOUR_WEEKS = 'from=2022-01-31&to=2022-02-27&actors=russia,kyiv';
const AGAINST = '31 Jan – 27 Feb 2022 against 3 – 30 Jan 2022';

type Counted = { readonly week: string; readonly actor: string; readonly mentions: number };
type Voice = { readonly actor: string; readonly count: number; readonly share_of_voice: number };
const rowsOf = async <Row>(path: string): Promise<readonly Row[]> =>
  ((await (await fetch(`${server.url}/api/v1${path}`)).json()) as { rows: Row[] }).rows;

const compared = (page: Page) => page.locator('mentions-chart .compared-days');
const chosen = (page: Page) => page.locator('mentions-chart .compare-choice a[aria-current="true"]').innerText();
const clean = (text: string) => text.replace(/\s+/g, ' ').trim();

test(
  'the link of the choice names the real dates, and its table has the earlier steps beside the range',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/?${FOUR_WEEKS}&table=mentions`);
    await settled(page);
    expect(await compared(page).count()).toBe(0);
    await page.locator('.compare-choice a', { hasText: 'the time before' }).click();
    await page.waitForURL(/compare=previous/);
    await settled(page);
    expect(await compared(page).innerText()).toBe(AGAINST);

    // The link is there before the page has begun to ask, so what it asks for is waited for.
    const heads = async () => (await page.locator('mentions-chart thead th').allInnerTexts()).map(clean);
    await expect.poll(heads).toEqual(['Week', 'Russia', 'Kyiv', 'Held against', 'Russia, before', 'Kyiv, before']);
    await settled(page);
    const lines = (
      await page
        .locator('mentions-chart tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...(row as HTMLTableRowElement).cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()),
          ),
        )
    ).filter((cells) => cells[3] !== '');
    const rows = await rowsOf<Counted>('/mentions?from=2022-01-03&to=2022-02-27&actors=russia,kyiv');
    const of = (week: string, actor: string) =>
      String(rows.find((row) => row.week === week && row.actor === actor)?.mentions);
    const steps = [
      ['2022-01-31', '2022-01-03', 'Week of 31 Jan 2022 (2022-W05)', 'Week of 3 Jan 2022 (2022-W01)'],
      ['2022-02-07', '2022-01-10', 'Week of 7 Feb 2022 (2022-W06)', 'Week of 10 Jan 2022 (2022-W02)'],
      ['2022-02-14', '2022-01-17', 'Week of 14 Feb 2022 (2022-W07)', 'Week of 17 Jan 2022 (2022-W03)'],
      ['2022-02-21', '2022-01-24', 'Week of 21 Feb 2022 (2022-W08)', 'Week of 24 Jan 2022 (2022-W04)'],
    ] as const;
    expect(lines).toEqual(
      steps.map(([now, before, title, against]) => [
        title,
        of(now, 'russia'),
        of(now, 'kyiv'),
        against,
        of(before, 'russia'),
        of(before, 'kyiv'),
      ]),
    );

    // An earlier number opens its own sentences.
    await page
      .locator('mentions-chart tbody tr', { hasText: 'Week of 10 Jan' })
      .last()
      .locator('td')
      .nth(3)
      .locator('a')
      .click();
    await settled(page);
    expect(clean(await page.locator('#heading-sentences').innerText())).toBe(
      `The sentences ${of('2022-01-10', 'russia')} mentions`,
    );
    await page.context().close();
  },
);

test(
  'the table of voices has the count before, which opens its sentences, and the change of the share with its interval',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/?${FOUR_WEEKS}&compare=previous`);
    await settled(page);
    const [now, before] = await Promise.all(
      ['from=2022-01-31&to=2022-02-27', 'from=2022-01-03&to=2022-01-30'].map((days) =>
        rowsOf<Voice>(`/share-of-voice?${days}&actors=russia,kyiv&grain=range`),
      ),
    );
    for (const actor of ['russia', 'kyiv']) {
      const [is, was] = [now, before].map((rows) => rows!.find((row) => row.actor === actor)!);
      const change = 100 * (is!.share_of_voice - was!.share_of_voice);
      const cells = page.locator(`share-of-voice-table tr[data-actor="${actor}"] td.before`);
      await cells.nth(1).locator('small').waitFor();
      expect(clean(await cells.nth(0).innerText())).toBe(String(was!.count));
      expect(clean(await cells.nth(1).locator('> span').innerText()).replace(/^[▲▼] /, '')).toBe(
        `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)}`,
      );
      expect(clean(await cells.nth(1).locator('small').innerText())).toMatch(/^[+−]\d+\.\d to [+−]\d+\.\d$/);
    }
    await page.locator('share-of-voice-table tr[data-actor="kyiv"] td.before a').click();
    await page.waitForURL(/from=2022-01-03&to=2022-01-30/);
    await settled(page);
    const was = before!.find(({ actor }) => actor === 'kyiv')!.count;
    expect(clean(await page.locator('#heading-sentences').innerText())).toBe(`The sentences ${was} mentions`);
    await page.context().close();
  },
);

test(
  'the key c goes through what a range can be held against, on the overview and the page of an actor',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    for (const path of [`/?${FOUR_WEEKS}`, '/actors/russia?from=2022-01-31&to=2022-02-27']) {
      const page = await open(path);
      await settled(page);
      const seen = [await chosen(page)];
      for (let times = 0; times < 3; times += 1) {
        await page.keyboard.press('c');
        await settled(page);
        seen.push(await chosen(page));
        if (times === 0) expect(await compared(page).innerText()).toBe(AGAINST);
      }
      expect(seen).toEqual(['nothing', 'the time before', 'a year ago', 'nothing']);
      await page.context().close();
    }
  },
);

test('own dates say where the earlier period begins, which is as long as the range', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open(`/?${FOUR_WEEKS}`);
  await settled(page);
  await page.getByLabel('First day of the earlier period').fill('2021-12-08');
  await page.waitForURL(/compare=2021-12-08\.\.2021-12-08/);
  await settled(page);
  expect(await compared(page).innerText()).toBe('31 Jan – 27 Feb 2022 against 6 Dec 2021 – 2 Jan 2022');
  await page.context().close();
});

test(
  'where nothing was read before, that is said with where coverage begins, and nothing is drawn',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/?${FOUR_WEEKS}&compare=year&table=mentions`);
    await settled(page);
    expect(await page.locator('mentions-chart .notes').innerText()).toContain(
      'There is nothing to compare with: no coverage in 1 – 28 Feb 2021. Coverage begins with 29 Nov 2021.',
    );
    expect((await page.locator('mentions-chart thead th').allInnerTexts()).map(clean)).toEqual([
      'Week',
      'Russia',
      'Kyiv',
    ]);
    expect(await page.locator('share-of-voice-table td.before').count()).toBe(0);
    // Three of these four weeks lie after coverage begins.
    await follow(page, '/?from=2021-12-20&to=2022-01-16&actors=russia&compare=previous');
    expect(await page.locator('mentions-chart .notes').innerText()).toContain(
      'Of the earlier period only 3 of 4 weeks were read.',
    );
    await page.context().close();
  },
);

test(
  'a page that compares has no finding of axe and holds its width, wide and narrow, in both colours',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    for (const width of [1440, 390]) {
      for (const colours of ['light', 'dark'] as const) {
        const page = await open(`/?${FOUR_WEEKS}&compare=previous`, width, colours);
        await settled(page);
        await page.locator('mentions-chart canvas').waitFor();
        expect([width, colours, await axeFinds(page)]).toEqual([width, colours, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.context().close();
      }
    }
  },
);

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect([offOrigin, complaints]).toEqual([[], []]);
});
