import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;

const WIRE = [
  'The harbour board of Westquay voted on Tuesday to raise the old swing bridge by two metres before winter.',
  'Engineers said the ferry to Russia would pause for nine weeks while the piers are cased in new concrete.',
  'Fishing crews asked who will pay for the longer way round, and the board promised an answer within a month.',
  'Ukraine has sent two divers who know such piers from the docks of Odesa.',
].join(' ');

const record = (source: string, path: string, published: string, title: string, body: string) => ({
  url: `https://${source.toLowerCase().replace(' ', '-')}.example/${path}`,
  source,
  published,
  title,
  body,
});

/** One wire report in three sources over three days, and two reports that stand alone. */
const FIRST = [
  record('Quay Post', 'bridge', '2022-03-01', 'Board raises bridge', WIRE),
  record('Mill Herald', 'bridge', '2022-03-02', 'Board raises bridge', WIRE),
  record('Lock Times', 'bridge', '2022-03-02', 'Westquay lifts its bridge', WIRE),
  record('Quay Post', 'bridge-again', '2022-03-03', 'Board raises bridge', `${WIRE} The vote was five to two.`),
  record(
    'Mill Herald',
    'eels',
    '2022-03-04',
    'Eels return',
    'Eels came back to the mill pond, and Russia had no part in it.',
  ),
  record('Lock Times', 'ferry', '2022-03-05', 'Ferry stops', 'The ferry was ninety minutes late. Russia was told.'),
];
const OURS = 'sources=lock-times,mill-herald,quay-post';

const send = async (name: string, body: string | Uint8Array<ArrayBuffer>) => {
  const answer = await fetch(`${server.url}/api/v1/ingest?file=${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  expect(answer.status).toBe(200);
};

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await startDemo();
  await send('wire.jsonl', FIRST.map((one) => JSON.stringify(one)).join('\n'));
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

const answerOf = async (path: string) =>
  (await (await fetch(`${server.url}/api/v1${path}`)).json()) as {
    total: number;
    rows: Record<string, string | number | null>[];
  };

test(
  'stories stand by their reach, and one leads to its articles, to an article and back, by keys alone',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/stories?${OURS}`);
    const rows = page.locator('stories-page tbody tr');
    await rows.first().waitFor();
    expect(
      (await rows.allInnerTexts()).map((text) =>
        text
          .split(/\s*\n\s*|\t/)
          .map((cell) => cell.trim())
          .filter(Boolean),
      ),
    ).toEqual([
      ['1 Mar 2022', 'Board raises bridge', 'Quay Post', '4', '3', '3', '12'],
      ['5 Mar 2022', 'Ferry stops', 'Lock Times', '1', '1', '1', '1'],
      ['4 Mar 2022', 'Eels return', 'Mill Herald', '1', '1', '1', '1'],
    ]);
    expect(await page.locator('.page-head .quiet').innerText()).toBe('3 stories, those of most sources first');
    expect(await page.locator('nav [aria-current="page"]').innerText()).toBe('Stories');
    await rows.first().locator('a.headline').focus();
    await page.keyboard.press('Enter');
    const told = page.locator('story-page tbody tr');
    await told.first().waitFor();
    expect(await page.locator('h1').innerText()).toBe('Board raises bridge');
    expect(await page.locator('.page-head .quiet').innerText()).toBe(
      'first in Quay Post, 4 articles of 3 sources in 3 days',
    );
    const cells = await told.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    );
    expect(cells.map(([day, , source, after]) => [day, source, after])).toEqual([
      ['1 Mar 2022', 'Quay Post', 'first'],
      ['2 Mar 2022', cells[1]![2], '1'],
      ['2 Mar 2022', cells[2]![2], '1'],
      ['3 Mar 2022', 'Quay Post', '2'],
    ]);
    expect(new Set([cells[1]![2], cells[2]![2]])).toEqual(new Set(['Lock Times', 'Mill Herald']));
    // The wire report has 72 words and so 68 sequences of five; six words more are six sequences more: 68 of 74.
    expect(WIRE.split(/\s+/)).toHaveLength(72);
    expect(cells.map((row) => row[4])).toEqual(['', '100\u00a0%', '100\u00a0%', '92\u00a0%']);
    await told.nth(3).locator('a.headline').focus();
    await page.keyboard.press('Enter');
    const copies = page.locator('.copies');
    await copies.waitFor();
    expect(await copies.locator('li').count()).toBe(3);
    await copies.getByRole('link', { name: 'The story in 4 articles' }).focus();
    await page.keyboard.press('Enter');
    await told.first().waitFor();
    await page.getByRole('link', { name: 'All stories of this view' }).click();
    await rows.first().waitFor();
    expect(new URL(page.url()).search).toBe(`?${OURS}`);
    await page.context().close();
  },
);

test(
  'a filter says how many of a story it holds, and screen, API and file have the same stories',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open('/stories?sources=mill-herald');
    const rows = page.locator('stories-page tbody tr');
    await rows.first().waitFor();
    expect(await rows.first().locator('td').nth(2).innerText()).toBe('4 1 here');
    await page.goto(`${server.url}/stories`);
    await rows.first().waitFor();
    const { total, rows: answered } = await answerOf('/stories?limit=50');
    expect(await page.locator('.page-head .quiet').innerText()).toContain(`${total.toLocaleString('en-GB')} stories`);
    expect(await rows.locator('a.headline').allInnerTexts()).toEqual(answered.map(({ title }) => title));
    const href = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
    const lines = parse<Record<string, string>>(await (await fetch(server.url + href!)).text(), { columns: true });
    expect(lines).toHaveLength(total);
    expect(lines.slice(0, 50).map(({ story, articles_all }) => [story, articles_all])).toEqual(
      answered.map(({ story, articles_all }) => [story, String(articles_all)]),
    );
    await page.context().close();
  },
);

test('the list of articles leads from an article that has copies to its story', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open(`/articles?${OURS}`);
  const links = page.locator('articles-page tbody th small a');
  await links.first().waitFor();
  // Four of the six tell the story; the newest stands first.
  expect(await links.allInnerTexts()).toEqual([
    'in a story of 4',
    'in a story of 4',
    'in a story of 4',
    'first in a story of 4',
  ]);
  await links.first().click();
  await expect.poll(() => page.locator('story-page tbody tr').count(), WAIT).toBe(4);
  await page.context().close();
});

test('a list that holds nothing shows the way out, and one that failed another try', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const page = await open(`/stories?${OURS}&q=nowhere-to-be-read`);
  await page.locator('.no-result').waitFor();
  await page.locator('nothing-found a', { hasText: 'words (nowhere-to-be-read)' }).click();
  await page.locator('stories-page tbody tr').first().waitFor();
  await page.route('**/api/v1/stories/*', (route) => route.abort());
  await page.locator('stories-page a.headline').first().click();
  await page.locator('.failed').waitFor();
  await page.unroute('**/api/v1/stories/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => page.locator('story-page tbody tr').count(), WAIT).toBe(4);
  expect(complaints.splice(0).filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);
  await page.context().close();
});

const LOOKS = [
  [1440, 'light'],
  [390, 'dark'],
] as const;

test(
  'axe finds nothing on the pages of stories and of an article with copies, in light and dark, wide and narrow',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const { rows } = await answerOf(`/stories?${OURS}`);
    const paths = [`/stories?${OURS}`, `/stories/${rows[0]!['story']}`, `/articles/${rows[0]!['story']}`];
    for (const path of paths) {
      for (const [width, scheme] of LOOKS) {
        const page = await open(path, width, scheme);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, width, scheme, await axeFinds(page)]).toEqual([path, width, scheme, []]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([path, width, wide <= width]).toEqual([path, width, true]);
        await page.context().close();
      }
    }
  },
);

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
