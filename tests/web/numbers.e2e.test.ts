import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { follow, type Linked, linkedNumbers, listOpened, settled } from '../support/numbers.ts';
import { pagesOf } from '../support/pages.ts';
import type { Running } from '../support/process.ts';
import { randomFrom } from '../support/random.ts';
import { startDemo, stopDemo } from '../support/served.ts';
import { createViews } from '../support/views.ts';

/** `NEWSTALLY_NUMBERS=200` opens as many; the usual run a part of them. */
const NUMBERS = Number(process.env['NEWSTALLY_NUMBERS'] ?? 30);
const A_VIEW = 3;

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

/** A connection kept from before may be closed just when it is used again. */
const ALONE = { headers: { connection: 'close' } };

type Row = Readonly<Record<string, string>>;
const csvOf = async (path: string): Promise<Row[]> => {
  const response = await fetch(new URL(path, server.url), ALONE);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return parse<Record<string, string>>(await response.text(), { columns: true, bom: true });
};
const count = (text: string) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);
/** Of "50 of 971 articles, newest first" the second number, of "20 mentions of 14 actors" the first. */
const totalSaid = (text: string) => count(/^[\d,]+ of ([\d,]+)/.exec(text)?.[1] ?? text);
/** A ratio of ten and more has no point either. */
const isCount = ({ text, kind }: Linked) => !/[.%×+−]/.test(text) && !kind.includes('pair-lift');
/** How many rows stand behind an address: of a list its lines, of an article its mentions. */
async function lengthOf(path: string): Promise<number> {
  if (path.includes('format=csv')) return (await csvOf(path)).length;
  const { rows } = (await (await fetch(new URL(path, server.url), ALONE)).json()) as {
    rows: [{ read_mentions: unknown[] }];
  };
  return rows[0].read_mentions.length;
}

/** How long the list behind a number must be: a count itself; for a tone, share or ratio the sample that its row of the file names. */
async function expectedOf(number: Linked): Promise<number | null> {
  const among = / ([\d,]+) of [\d,]+$/.exec(number.text)?.[1];
  if (among !== undefined) return count(among);
  if (isCount(number)) return count(number.text);
  const named = /([\d,]+) (?:scored mentions?|articles?|stories|story)/.exec(number.sample)?.[1];
  if (named !== undefined) return count(named);
  const target = new URL(number.href, server.url).searchParams;
  const [bucket = '', actor = ''] = (target.get('point') ?? '').split('@');
  if (number.csv === '') return null;
  const row = (await csvOf(number.csv)).find(
    (one) =>
      (bucket === '' || one['week'] === bucket) &&
      (actor === '' || one['actor'] === undefined || one['actor'] === actor),
  );
  const side = number.column === 1 ? 'a' : 'b';
  const sample = number.kind.includes('pair-tone')
    ? row?.[`scored_${side}`]
    : number.kind.includes('pair-lift')
      ? row?.['together']
      : target.get('tone') === 'scored'
        ? row?.['scored']
        : number.csv.includes('/attention')
          ? row?.['articles'] // in the unit of the view; its stories are those of everybody
          : (row?.[target.get('unit') ?? 'mentions'] ?? row?.['articles']);
  return sample === undefined || sample === '' ? null : Number(sample);
}

test('random numbers of random pages open lists of exactly that length', {
  timeout: 120_000 + NUMBERS * 15_000,
}, async (context) => {
  if (browser === null) return context.skip();
  const random = randomFrom(Number(process.env['NEWSTALLY_SEED'] ?? 20_261_126));
  const views = await createViews(server.url, random);
  const page = await open('/');
  await settled(page);
  const tally = new Map<string, { drawn: number; wrong: string[] }>();
  let drawn = 0;
  for (let tries = 0; drawn < NUMBERS && tries < NUMBERS * 2; tries += 1) {
    const view = views.next();
    await follow(page, view);
    const found = await linkedNumbers(page);
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    for (const kind of kinds) if (!tally.has(kind)) tally.set(kind, { drawn: 0, wrong: [] });
    // Kinds that were drawn least come first, so that none is left out.
    const least = kinds.toSorted((a, b) => tally.get(a)!.drawn - tally.get(b)!.drawn).slice(0, A_VIEW);
    for (const kind of least) {
      if (drawn >= NUMBERS) break;
      const own = found.filter((one) => one.kind === kind);
      const number = own[Math.floor(random() * own.length)]!;
      const wanted = await expectedOf(number);
      await follow(page, number.href);
      const list = await listOpened(page);
      const length = list === null ? null : await lengthOf(list.whole);
      const said = list === null ? null : totalSaid(list.said);
      const entry = tally.get(kind)!;
      entry.drawn += 1;
      drawn += 1;
      if (wanted === null || said !== wanted || length !== wanted)
        entry.wrong.push(
          `${kind} on ${view}: ${number.text} (${wanted}) opens ${number.href}: "${list?.said}", ${length} rows`,
        );
    }
  }
  const lines = [...tally].map(([kind, { drawn: times, wrong }]) => `  ${kind} × ${times} × ${wrong.length}`);
  console.log(`numbers drawn: ${drawn}\nkind × drawn × wrong\n${lines.join('\n')}`);
  await page.context().close();
  expect([...tally.values()].flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(drawn).toBe(NUMBERS);
  if (NUMBERS >= 200) expect([...tally].filter(([, { drawn: times }]) => times === 0)).toEqual([]);
  expect(tally.size).toBeGreaterThan(12);
});

test('nothing left the origin, and no page complained', (context) => {
  if (browser === null) return context.skip();
  expect(offOrigin).toEqual([]);
  expect(complaints).toEqual([]);
});
