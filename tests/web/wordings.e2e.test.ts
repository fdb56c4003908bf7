import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 300_000 };

let browser: Browser | null = null;
let server: Running;

/** A report that goes on after what is written anew: 280 words. */
const REST = Array.from({ length: 280 }, (_, at) => `pier${at}`).join(' ');
const wording = (title: string, published: string, body: string) => ({
  url: 'https://lock-times.example/ferry',
  source: 'Lock Times',
  published,
  title,
  body: `${body}\n\n${REST}.`,
});
/** One article that was written anew twice, at last with another headline and another day. */
const FERRY = [
  wording('Ferry runs late', '2022-03-05', 'The ferry was nine minutes late. Russia was told.'),
  wording('Ferry runs late', '2022-03-05', 'The ferry was ninety minutes late. Russia was told.'),
  wording('Ferry stops', '2022-03-06', 'The ferry was ninety minutes late and stopped. Russia was told.'),
];

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
  for (const [at, one] of FERRY.entries()) await send(`ferry-${at + 1}.jsonl`, JSON.stringify(one));
});
afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await stopDemo(server);
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

/** The id of the article that was written anew. */
async function revised(): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/articles?sources=lock-times&q=ninety`);
  return ((await answer.json()) as { rows: { article: string }[] }).rows[0]!.article;
}

test(
  'each wording shows what came and what went, the latest first, and the earlier ones can be read whole',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const page = await open(`/articles/${await revised()}`);
    const wordings = page.locator('wording-list section > details');
    await wordings.first().waitFor();
    expect(await page.locator('#heading-wordings').innerText()).toBe('3 wordings');
    const summaries = await wordings.locator('> summary').allInnerTexts();
    expect(summaries.map((text) => text.replace(/taken in .* UTC/, 'taken in'))).toEqual([
      'Wording 3, the latest taken in',
      'Wording 2 taken in',
      'Wording 1, the first taken in',
    ]);
    for (const text of summaries) expect(text).toMatch(/taken in \d{1,2} \w{3} \d{4} \d\d:\d\d UTC$/);
    const changes = (no: number, of: string) => page.locator(`[data-wording="${no}"] ${of}`).allInnerTexts();
    expect(await changes(3, 'dd del')).toEqual(['runs late', '5']);
    expect(await changes(3, 'dd ins')).toEqual(['stops', '6']);
    expect(await changes(3, '.changes del')).toEqual([]);
    expect((await changes(3, '.changes ins')).map((one) => one.trim())).toEqual(['and stopped']);
    // Of the long report below it, which stayed, only a little is shown, and the rest is counted.
    expect(await changes(3, '.changes .skipped')).toEqual([
      expect.stringMatching(/^… 1,\d{3} characters as before …$/),
    ]);
    // By keys: the summary opens its wording.
    await wordings.nth(1).locator('> summary').focus();
    await page.keyboard.press('Enter');
    await wordings.nth(1).locator('.changes').waitFor();
    expect([await changes(2, '.changes del'), await changes(2, '.changes ins')]).toEqual([['nine'], ['ninety']]);
    await wordings.nth(1).locator('.in-full > summary').click();
    expect(await wordings.nth(1).locator('.in-full .old').innerText()).toBe(FERRY[1]!.body);
    await wordings.nth(2).locator('> summary').click();
    expect(await wordings.nth(2).locator('.old').innerText()).toBe(FERRY[0]!.body);
    // Not by colour alone: what came is underlined, what went is struck through, and both are told apart in words.
    const drawn = await wordings
      .nth(1)
      .locator('.changes')
      .evaluate((text) =>
        ['ins', 'del'].map((name) => {
          const one = text.querySelector(name)!;
          return [getComputedStyle(one).textDecorationLine, getComputedStyle(one, '::before').content];
        }),
      );
    expect(drawn).toEqual([
      ['underline', '" came: "'],
      ['line-through', '" went: "'],
    ]);
    await page.context().close();
  },
);

test('letters that were lost in reading are shown with the run', WAIT, async (context) => {
  if (browser === null) return context.skip();
  const broken = Buffer.from(
    `${JSON.stringify({ ...FERRY[0], url: 'https://lock-times.example/tide', body: 'Über dem Köhlerkai – ## stood the tide; Russia watched.' })}\n`,
  );
  const at = broken.indexOf('##');
  broken[at] = 0xff;
  broken[at + 1] = 0xfe;
  await send('damaged.jsonl', new Uint8Array(broken));
  const { rows } = (await (await fetch(`${server.url}/api/v1/runs?limit=1`)).json()) as {
    rows: Record<string, unknown>[];
  };
  expect([rows[0]!['input'], rows[0]!['added'], rows[0]!['lost_letters']]).toEqual(['damaged.jsonl', 1, 2]);
  const page = await open('/quality');
  const run = page.locator('tr', { hasText: 'damaged.jsonl' });
  await run.waitFor();
  const heads = await page.locator('[data-figure="runs"] thead th').allInnerTexts();
  expect(await run.locator('> *').nth(heads.indexOf('Letters lost')).innerText()).toBe('2');
  await page.context().close();
});

const LOOKS = [
  [1440, 'light'],
  [390, 'dark'],
] as const;

test(
  'axe finds nothing on an article with all its wordings open, in light and dark, wide and narrow',
  WAIT,
  async (context) => {
    if (browser === null) return context.skip();
    const path = `/articles/${await revised()}`;
    for (const [width, scheme] of LOOKS) {
      const page = await open(path, width, scheme);
      const summaries = page.locator('wording-list section > details > summary');
      await summaries.first().waitFor();
      await summaries.nth(1).click();
      await summaries.nth(2).click();
      await expect.poll(() => page.locator('wording-list .old').count(), WAIT).toBe(2);
      expect([path, width, scheme, await axeFinds(page)]).toEqual([path, width, scheme, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width, wide <= width]).toEqual([path, width, true]);
      await page.context().close();
    }
  },
);

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
