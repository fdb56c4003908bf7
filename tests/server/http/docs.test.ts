import { Validator } from '@seriousme/openapi-schema-validator';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { questions } from '../../../server/contract/questions/all.ts';
import { FORMATS, MOST_ROWS } from '../../../server/contract/vocabulary.ts';
import { mediaType } from '../../../server/contract/formats.ts';
import type { Document } from '../../../server/http/describe.ts';
import { at, smallApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';
import { listening } from '../../support/endless.ts';
import { axeFinds, pagesOf } from '../../support/pages.ts';

let browser: Browser | null = null;
let served: Awaited<ReturnType<typeof listening>>;
beforeAll(async () => {
  browser = await openBrowser();
  served = await listening(await smallApp());
});
afterAll(async () => {
  await browser?.close();
  served.server.closeAllConnections();
  served.server.close();
});

const described = async () => (await (await (await smallApp()).request(at('/api/openapi.json'))).json()) as Document;

test('the description is valid, and has formats, limits, headers, an example and each problem of every question', async () => {
  const document = await described();
  expect(await new Validator().validate(document as unknown as Record<string, unknown>)).toMatchObject({ valid: true });
  for (const { path, keyset } of questions as readonly { path: string; keyset?: unknown }[]) {
    const operation = document.paths[`/api/v1${path}`]!['get']!;
    const { 200: good, ...others } = operation.responses;
    expect([path, Object.keys(good!.content!)]).toEqual([path, [...new Set(FORMATS.map(mediaType))]]);
    expect([path, good!.content!['application/json']!.example]).toEqual([
      path,
      expect.objectContaining({ rows: expect.any(Array) }),
    ]);
    expect(Object.keys(good!.headers!)).toEqual(expect.arrayContaining(['ETag', 'Link', 'RateLimit', 'X-Request-Id']));
    for (const status of ['304', '400', '403', '406', '429', '500', '503'])
      expect([path, status, others[status as never] !== undefined]).toEqual([path, status, true]);
    const limit = operation.parameters?.find(({ name }) => name === 'limit');
    if (keyset !== undefined) expect([path, limit?.schema['maximum']]).toEqual([path, MOST_ROWS]);
  }
});

test('more rows than a page may have are refused, and never cut', async () => {
  const app = await smallApp();
  const lists = (questions as readonly { path: string; keyset?: unknown }[]).filter(
    ({ keyset }) => keyset !== undefined,
  );
  for (const { path } of lists) {
    const { status, errors } = (await (await app.request(at(`/api/v1${path}?limit=${MOST_ROWS + 1}`))).json()) as {
      status: number;
      errors: { expected: string }[];
    };
    expect([path, status, errors[0]?.expected]).toEqual([path, 400, expect.stringContaining(String(MOST_ROWS))]);
  }
  expect(lists.length).toBeGreaterThanOrEqual(8);
});

test('a page shows all of it, with nothing from elsewhere and no script', async () => {
  const text = await (await (await smallApp()).request(at('/docs'))).text();
  for (const { path } of questions) expect(text).toContain(`/api/v1${path}`);
  expect(text).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|url\(|@import/);
  expect(text.match(/<h3 /g)!.length).toBeGreaterThanOrEqual(60);
  if (browser === null) return;
  const pages = pagesOf(
    () => browser!,
    () => served.url,
  );
  for (const width of [1440, 390]) {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await pages.open('/docs', width, scheme);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect([width, wide]).toEqual([width, false]);
      if (process.env['DOCS_PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['DOCS_PICTURES']}/docs-${width}-${scheme}.png` });
      if (width === 390) expect(await axeFinds(page)).toEqual([]);
    }
  }
  expect([pages.offOrigin, pages.complaints]).toEqual([[], []]);
});
