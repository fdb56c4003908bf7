import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlOf } from '../../server/reports/html.ts';
import { openBrowser } from '../support/browser.ts';
import { hostile, PAYLOADS } from '../support/hostile.ts';
import { axeFinds, pagesOf } from '../support/pages.ts';
import { pagesOfPdf } from '../support/pdf.ts';
import type { Running } from '../support/process.ts';
import { startDemo, stopDemo } from '../support/served.ts';

const WAIT = { timeout: 600_000 };

let browser: Browser | null = null;
let server: Running;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser === null) return;
  server = await startDemo();
});

afterAll(async () => {
  await browser?.close();
  if (browser !== null) await stopDemo(server);
});

const { open, offOrigin, complaints } = pagesOf(
  () => browser!,
  () => server.url,
);

const ready = '.reports[data-state="ready"]';

test(
  'the page shows what each report holds, one of them in sight, and hands it out in each format',
  WAIT,
  async ({ skip }) => {
    if (browser === null) return skip();
    const page = await open('/reports');
    await page.locator(ready).waitFor();
    expect(await page.locator('.report-entry b').allTextContents()).toEqual([
      'Weekly brief',
      'Actor brief',
      'Comparison',
      'Source health',
      'This view',
    ]);
    const frame = page.frameLocator('iframe.report-preview');
    expect(await frame.locator('h1').textContent()).toBe('Weekly brief');
    expect(await frame.locator('.lede').textContent()).toMatch(/was named \d+ times?/);
    const begins = { html: '<!doc', pdf: '%PDF-', xlsx: 'PK', csv: 'PK' };
    for (const [format, first] of Object.entries(begins)) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`.tool[data-format="${format}"]`).click(),
      ]);
      expect([format, readFileSync(await download.path(), 'latin1').startsWith(first)]).toEqual([format, true]);
      expect(download.suggestedFilename()).toMatch(/^newstally-weekly-brief-\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d-snapshot-/);
    }
  },
);

test('a report of one actor says what it needs, and is written once the actor is chosen', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/reports?report=actor-brief');
  await page.locator(ready).waitFor();
  expect(await page.locator('.report-missing').textContent()).toBe('Choose the actor above.');
  expect(await page.locator('.tool[data-format]').count()).toBe(0);
  await page.goto(`${server.url}/reports?report=actor-brief&actors=antony-blinken`);
  const heading = page.frameLocator('iframe.report-preview').locator('h1');
  await heading.waitFor();
  expect(await heading.textContent()).toBe('Antony Blinken');
});

test('what cannot be written is told by the page, with a way out', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const silent = pagesOf(
    () => browser!,
    () => server.url,
    /status of 404/,
  );
  const page = await silent.open('/reports?from=1999-01-04&to=1999-01-10&languages=xx');
  await page.locator(`${ready} [role="alert"]`).waitFor();
  expect(await page.locator(`${ready} [role="alert"]`).textContent()).toContain('There is nothing to report');
  expect(await page.locator('iframe').count()).toBe(0);
});

test('from any page with figures its report is one step away, by hand and by keyboard', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/pairs?last=26w');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('link', { name: /^Report from this view/ }).click();
  await page.locator(ready).waitFor();
  expect(new URL(page.url()).search).toBe('?last=26w&report=view&of=%2Fpairs');
  const heading = page.frameLocator('iframe.report-preview').locator('h1');
  expect(await heading.textContent()).toBe('Pairs');
  await page.goto(`${server.url}/actors/ukraine`);
  await page.locator('actor-page h1').waitFor();
  await page.keyboard.press('Control+k');
  // What is typed before it is there goes to the page.
  await page.locator('.palette input').waitFor();
  await page.keyboard.type('report from');
  await page.getByRole('option', { name: /Report from this view/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(ready).waitFor();
  expect(new URL(page.url()).searchParams.get('of')).toBe('/actors/ukraine');
  expect(await heading.textContent()).toBe('Ukraine');
});

test('a view that was saved is a report of the reader’s own', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/reports');
  await page.evaluate(() => {
    const views = [
      { name: 'The talks', link: '/?last=13w&actors=ukraine,russia' },
      { name: 'Mended names', link: '/settings' },
    ];
    localStorage.setItem('saved-views', JSON.stringify(views));
  });
  await page.reload();
  await page.locator(ready).waitFor();
  expect(await page.locator('.report-entry.own').allTextContents()).toEqual(['The talks']);
  await page.locator('.report-entry.own').click();
  await page.locator(`${ready} .report-entry.own[aria-current="true"]`).waitFor();
  expect(new URL(page.url()).search).toBe('?last=13w&actors=ukraine,russia&report=view&of=%2F');
});

test(
  'axe finds nothing on the page and in a report, in either theme and width, and nothing is wider than the screen',
  WAIT,
  async ({ skip }) => {
    if (browser === null) return skip();
    let cases = 0;
    const report = await (await fetch(`${server.url}/api/v1/reports/weekly-brief`)).text();
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [1440, 390]) {
        const page = await open('/reports', width, scheme);
        await page.locator(ready).waitFor();
        expect([width, scheme, await axeFinds(page)]).toEqual([width, scheme, []]);
        await page.goto(`${server.url}/reports?report=actor-brief`);
        await page.locator(ready).waitFor();
        expect([width, scheme, await axeFinds(page)]).toEqual([width, scheme, []]);
        await page.goto('about:blank');
        await page.setContent(report);
        expect([width, scheme, await axeFinds(page)]).toEqual([width, scheme, []]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([width, scheme, beyond]).toEqual([width, scheme, 0]);
        cases += 3;
        await page.context().close();
      }
    }
    console.log(`cases: ${cases}`);
    expect(cases).toBe(12);
  },
);

test(
  'a report is printed with page numbers, as lines and letters, light whatever the screen is',
  WAIT,
  async ({ skip }) => {
    if (browser === null) return skip();
    const page = await open('/reports', 1440, 'dark');
    await page.goto('about:blank');
    await page.setContent(await (await fetch(`${server.url}/api/v1/reports/comparison?actors=ukraine,russia`)).text());
    const pages = pagesOfPdf(await page.pdf({ format: 'A4' }));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const [at, { text }] of pages.entries())
      expect(text.replace(/\s/g, '')).toContain(`Page${at + 1}of${pages.length}`);
    expect(pages.reduce((sum, { pixels }) => sum + pixels, 0)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 26, 23)');
  },
);

test('nothing that an article says runs in a report, or asks for anything', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/reports');
  await page.goto('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().startsWith('data:') || asked.push(request.url())));
  page.on('dialog', (dialog) => void asked.push(dialog.message()));
  let cases = 0;
  for (const payload of PAYLOADS) {
    // The policy of the file is the second lock: here the first one is tried alone.
    await page.setContent(htmlOf(hostile(payload)).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    const seen = await page.evaluate(() => ({
      ran: 'ran' in globalThis,
      added: document.querySelectorAll('script, iframe, img, object, embed, form, details, video, marquee, math')
        .length,
      hidden: getComputedStyle(document.body).display === 'none',
    }));
    expect([payload, seen]).toEqual([payload, { ran: false, added: 0, hidden: false }]);
    cases += 1;
  }
  console.log(`cases: ${cases}`);
  expect(cases).toBeGreaterThanOrEqual(60);
  expect(asked).toEqual([]);
});

test('nothing leaves the origin, and the browser complains of nothing', ({ skip }) => {
  if (browser === null) return skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});

test(
  'a report in sight is sent again and again: scheduled, made dry, sent, looked at and removed',
  WAIT,
  async ({ skip }) => {
    if (browser === null) return skip();
    const page = await open('/reports?actors=ukraine');
    const section = page.locator('sending-section section[data-state="ready"]');
    await section.waitFor();
    expect(await section.locator('table').count()).toBe(0);
    await section.getByLabel('Name of weekly-brief').fill('Monday brief');
    await section.getByLabel('When in words').fill('now and then');
    await section.getByRole('button', { name: 'Send this report' }).click();
    expect(await section.locator('.wrong').textContent()).toContain('cron expression');
    await section.getByLabel('When in words').fill('mondays at 06:00');
    await section.getByRole('button', { name: 'Send this report' }).click();
    const row = section.locator('tr[data-sending="monday-brief"]');
    await row.waitFor();
    expect(await row.textContent()).toContain('weekly-brief as html, pdf, actors=ukraine');
    await row.getByRole('button', { name: 'Dry run: Monday brief' }).click();
    await expect
      .poll(() => section.locator('.said').textContent())
      .toMatch(/2 files made, sent nowhere; monday-brief_.*\.html, \d+ KB/);
    await row.getByRole('button', { name: 'Send now: Monday brief' }).click();
    await expect.poll(() => row.textContent()).toContain('arrived at files');
    await row.getByRole('button', { name: 'All sendings of Monday brief' }).click();
    await expect.poll(() => row.locator('.runs li').count()).toBe(2);
    expect(await axeFinds(page)).toEqual([]);
    await row.getByRole('button', { name: 'Remove: Monday brief' }).click();
    await row.waitFor({ state: 'detached' });
  },
);

test('a view is sent again and again as it is narrowed, and something is watched for', WAIT, async ({ skip }) => {
  if (browser === null) return skip();
  const page = await open('/reports?actors=ukraine&last=4w&report=view&of=/pairs');
  const section = page.locator('sending-section section[data-state="ready"]');
  await section.waitFor();
  await section.getByLabel('Name of view').fill('Pairs of the month');
  await section.getByLabel('When in words').fill('0 6 1 * *');
  await section.getByRole('button', { name: 'Send this report' }).click();
  const view = section.locator('tr[data-sending="pairs-of-the-month"]');
  await view.waitFor();
  expect(await view.textContent()).toMatch(/view as html, pdf, last=4w, actors=ukraine, of=\/pairs/);
  await view.getByRole('button', { name: 'Dry run: Pairs of the month' }).click();
  await expect.poll(() => section.locator('.said').textContent()).toMatch(/2 files made, sent nowhere/);

  await section.getByText('Watch for something').click();
  const form = section.locator('alert-form');
  await form.getByLabel('Name').fill('Tone of Ukraine');
  await form.getByLabel('Tell me when').selectOption('tone');
  await form.getByRole('button', { name: 'Watch for it' }).click();
  expect(await form.locator('.wrong').textContent()).toContain('a tone from -1 to 1');
  await form.getByLabel('Below').fill('-0.3');
  expect(await axeFinds(page)).toEqual([]);
  await form.getByRole('button', { name: 'Watch for it' }).click();
  const alert = section.locator('tr[data-sending="tone-of-ukraine"]');
  await alert.waitFor();
  // An alert is about what is still to come, so it takes no dates along.
  expect(await alert.textContent()).toMatch(/tone below -0.3, actors=ukraine\s/);
  expect(await section.locator('.said').textContent()).toBe('Tone of Ukraine is watched for from now on.');
  for (const [row, name] of [
    [view, 'Pairs of the month'],
    [alert, 'Tone of Ukraine'],
  ] as const) {
    await row.getByRole('button', { name: `Remove: ${name}` }).click();
    await row.waitFor({ state: 'detached' });
  }
});
