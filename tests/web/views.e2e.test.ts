import { parse as parseCsv } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstSentence, secondSentence, type Clause } from '../../web/lede.ts';
import { asked } from '../../web/query.ts';
import { parse } from '../../web/view.ts';
import { openBrowser } from '../support/browser.ts';
import { follow, settled } from '../support/numbers.ts';
import { pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { randomFrom } from '../support/random.ts';
import { startDemo, stopDemo } from '../support/served.ts';
import { expectedOf, foundIn, type Row, tablesOf } from '../support/shown.ts';
import { createViews } from '../support/views.ts';

/** `NEWSTALLY_VIEWS=100` looks at as many; the usual run at a part of them. */
const VIEWS = Number(process.env['NEWSTALLY_VIEWS'] ?? 13);

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

type Answer = {
  readonly rows: readonly Row[];
  readonly total?: number;
  readonly query: { readonly from: string; readonly to: string };
};

async function get(path: string): Promise<Response> {
  const response = await fetch(new URL(path, server.url), { headers: { connection: 'close' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** An answer, and what its file says otherwise. */
async function answered(csv: string): Promise<{ answer: Answer; values: number; wrong: string[] }> {
  const answer = (await (await get(csv.replace(/[?&]format=csv/, ''))).json()) as Answer;
  const lines = parseCsv<Record<string, string>>(await (await get(csv)).text(), { columns: true, bom: true });
  // A list answers page by page, its file is whole.
  const all = answer.total ?? answer.rows.length;
  const wrong = all === lines.length ? [] : [`${csv}: ${all} rows, ${lines.length} in its file`];
  let values = 0;
  answer.rows.forEach((row, at) => {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value === 'object' && value !== null) continue;
      values += 1;
      const [said, written] = [value === null ? '' : String(value), lines[at]?.[column]];
      if (said !== written && !(typeof value === 'number' && Number(written) === value))
        wrong.push(`${csv}: row ${at + 1} has ${column} ${said}, its file ${written}`);
    }
  });
  return { answer, values, wrong };
}

test('the figures of random views say what the API and the files say', {
  timeout: 120_000 + VIEWS * 20_000,
}, async (context) => {
  if (browser === null) return context.skip();
  const random = randomFrom(Number(process.env['NEWSTALLY_SEED'] ?? 20_261_127));
  const views = await createViews(server.url, random);
  const page = await open('/');
  await settled(page);
  const tally = new Map<string, { shown: number; inFiles: number }>();
  const wrong: string[] = [];
  const add = (kind: string, shown: number, inFiles: number) => {
    const now = tally.get(kind) ?? { shown: 0, inFiles: 0 };
    tally.set(kind, { shown: now.shown + shown, inFiles: now.inFiles + inFiles });
  };
  for (let at = 0; at < VIEWS; at += 1) {
    const link = views.next();
    await follow(page, link);
    const view = parse(link);
    const { tables, lede } = await tablesOf(page);
    for (const table of tables) {
      const file = await answered(table.csv);
      const wanted = expectedOf(table, view, file.answer.rows);
      if (wanted === null) continue;
      wrong.push(...file.wrong.map((line) => `${link}: ${line}`));
      const found = foundIn(table);
      let compared = 0;
      for (const [place, value] of found) {
        const said = wanted.get(place);
        // A column that no file has, such as a strip of bars, is none of its numbers; a step without a row is a gap.
        if (said === undefined && !table.look.includes('twin')) continue;
        compared += 1;
        if (value !== (said ?? '–'))
          wrong.push(`${link}: ${table.figure}, ${place}: ${value} on the page, ${said ?? 'nothing'} in the answer`);
      }
      add(
        table.look.includes('twin') ? `${table.figure}, as a table` : `${table.figure} ${table.look}`,
        compared,
        file.values,
      );
    }
    if (lede === '' || view.page === 'actor') continue;
    const file = await answered(`/api/v1/summary?${asked(view)}${asked(view) === '' ? '' : '&'}format=csv`);
    wrong.push(...file.wrong);
    const clauses = file.answer.rows as unknown as Clause[];
    const pieces = firstSentence(clauses)
      .map(({ text }) => text)
      .join('');
    const said = `${pieces}${pieces.endsWith('.') ? '' : '.'} ${secondSentence(clauses, file.answer.query)}`;
    const plain = (text: string) => text.replace(/\s+/g, '');
    if (plain(lede) !== plain(said)) wrong.push(`${link}: the lede says "${lede}", the answer "${said}"`);
    add('lede', (lede.match(/\d[\d,.]*/g) ?? []).length, file.values);
  }
  const sum = [...tally.values()].reduce(
    (all, { shown, inFiles }) => ({ shown: all.shown + shown, inFiles: all.inFiles + inFiles }),
    { shown: 0, inFiles: 0 },
  );
  console.log(
    `views: ${VIEWS}, numbers on pages: ${sum.shown}, values in files: ${sum.inFiles}, wrong: ${wrong.length}\n${[...tally].map(([kind, { shown, inFiles }]) => `  ${kind} × ${shown} × ${inFiles}`).join('\n')}`,
  );
  await page.context().close();
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(sum.shown).toBeGreaterThan(VIEWS * 40);
  expect(tally.size).toBeGreaterThan(8);
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
