import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { RowOf } from '../../../server/contract/questions/all.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { at, smallApp } from '../../support/app.ts';
import { factsOf, smallAsking, smallFacts, warehouseOf } from '../../support/small.ts';

type Row = RowOf<'/explain'>;
type Body = { query: Record<string, string>; notes: { code: string; text: string }[]; rows: Row[] };

/** W19 of the worked example against W18, as a program would ask for it. */
const W19 = 'from=2021-05-10&to=2021-05-16';

const total = (rows: readonly Row[], wanted: Partial<Row> = {}): string =>
  rows
    .filter((row) => Object.entries(wanted).every(([key, value]) => row[key as keyof Row] === value))
    .reduce((sum, { value }) => sum + value, 0)
    .toFixed(6);
const effects = (rows: readonly Row[], wanted: Partial<Row> = {}): string[] =>
  (['volume', 'mix', 'rate'] as const).map((effect) => total(rows, { ...wanted, effect }));

async function ask(query: string): Promise<Body> {
  const app = await smallApp();
  const answer = await app.request(at(`/api/v1/explain?${query}`));
  expect([query, answer.status]).toEqual([query, 200]);
  return (await answer.json()) as Body;
}

/** The same as a file, with its numbers read again. */
async function askCsv(query: string): Promise<Row[]> {
  const app = await smallApp();
  const csv = await (await app.request(at(`/api/v1/explain?${query}&format=csv`))).text();
  const lines = parse<Record<string, string>>(csv, { columns: true });
  return lines.map((line) => ({
    ...(line as unknown as Row),
    story: line['story'] === '' ? null : (line['story'] ?? null),
    value: Number(line['value']),
  }));
}

const STORY = (no: number) => String(no).padStart(16, '0');

test('the worked example comes out to the last digit, through the API and as CSV', async () => {
  const query = `actors=antony-blinken&${W19}`;
  const { rows, query: settled } = await ask(query);
  expect(settled).toMatchObject({ against: '2021-05-03', measure: 'count', cut: 'sources', unit: 'mentions' });
  for (const found of [rows, await askCsv(query)]) {
    expect(effects(found, { source: 'alpha' })).toEqual(['-1.833333', '-1.083333', '1.916667']);
    expect(effects(found, { source: 'beta' })).toEqual(['-0.666667', '0.833333', '-2.166667']);
    expect(effects(found)).toEqual(['-2.500000', '-0.250000', '-0.250000']);
    expect(effects(found, { source: 'alpha', story: STORY(1) })).toEqual(['-0.444444', '-0.277778', '-1.277778']);
    expect(effects(found, { source: 'alpha', story: STORY(3) })).toEqual(['-0.222222', '-0.138889', '-0.638889']);
    expect(effects(found, { source: 'alpha', story: STORY(5) })).toEqual(['-1.166667', '-0.666667', '3.833333']);
    expect([total(found, { story: STORY(1) }), total(found)]).toEqual(['-4.000000', '-3.000000']);
    expect(found).toHaveLength(12);
  }
  // The largest story first, with what each part was worked out from.
  expect(rows[0]).toMatchObject({
    effect: 'volume',
    source: 'alpha',
    source_name: 'Alpha',
    story: STORY(1),
    title: null,
    n0: 3,
    n1: 1,
    x0: 2,
    x1: 0,
    all0: 4,
    all1: 2,
  });
});

test('Russia keeps its count, by parts that cancel out', async () => {
  const { rows } = await ask(`actors=russia&${W19}`);
  expect(effects(rows)).toEqual(['-2.083333', '-0.083333', '2.166667']);
  expect(total(rows)).toBe('0.000000');
});

test('the second cut: stories, copies of each, mentions in each', async () => {
  const cut = async (actor: string, more = '') =>
    (await ask(`actors=${actor}&${W19}&cut=copies${more}`)).rows.map(
      ({ effect, x0, n0, x1, n1, value }) => `${effect} ${x0}/${n0} ${x1}/${n1} ${value.toFixed(6)}`,
    );
  expect(await cut('antony-blinken')).toEqual([
    'stories 2/1 1/1 -2.277778',
    'copies 3/2 1/1 -1.361111',
    'mentions_per_article 5/3 2/1 0.638889',
  ]);
  expect(await cut('antony-blinken', '&unit=articles')).toEqual([
    'stories 2/1 1/1 -1.250000',
    'copies 3/2 1/1 -0.750000',
  ]);
  expect(await cut('antony-blinken', '&unit=stories')).toEqual(['stories 2/1 1/1 -1.000000']);
});

test('attention moves by mix and rate, and says on how few stories it rests', async () => {
  const query = `actors=antony-blinken&${W19}&measure=attention`;
  const { rows, notes, query: settled } = await ask(query);
  for (const found of [rows, await askCsv(query)]) {
    expect(effects(found)).toEqual(['0.000000', '-0.083333', '-0.166667']);
    expect(total(found)).toBe('-0.250000');
    // Week 19 holds two stories.
    expect(new Set(found.map(({ thin }) => thin))).toEqual(new Set(['too_few']));
  }
  expect(settled['unit']).toBe('articles');
  expect(notes.map(({ code }) => code)).toEqual(['unit_settled', 'change', 'largest_stories', 'partial', 'thin']);
});

test('tone is split by who speaks and by how', async () => {
  const { rows } = await ask(`actors=antony-blinken&${W19}&measure=sentiment`);
  // W18: alpha 0.6 over 3 mentions (0.2, 0.4, 0.0), beta 0.6 over 2; W19: alpha 0.3 over 2. So 1.2/5 and 0.3/2.
  expect(total(rows)).toBe('-0.090000');
  // Beta has no mention in W19, so its tone stays 0.3 and all of it is mix: -2/5 * 0.3.
  expect([total(rows, { source: 'beta', effect: 'mix' }), total(rows, { source: 'beta', effect: 'rate' })]).toEqual([
    '-0.120000',
    '0.000000',
  ]);
  // Alpha: 3/5 -> 1 of the mentions at (0.2 + 0.15) / 2, and 0.2 -> 0.15 at (0.6 + 1) / 2.
  expect([total(rows, { source: 'alpha', effect: 'mix' }), total(rows, { source: 'alpha', effect: 'rate' })]).toEqual([
    '0.070000',
    '-0.040000',
  ]);
});

test('a story belongs to the source of its earliest article in each period', async () => {
  const { rows } = await ask(`actors=antony-blinken&${W19}&unit=stories`);
  // W18: s1, s2, s3 all of alpha; W19: s4 of alpha, s3 of beta, which does not name him.
  expect(total(rows)).toBe('-1.000000');
  expect(new Set(rows.map(({ source, n0, n1 }) => `${source} ${n0} ${n1}`))).toEqual(new Set(['alpha 3 1']));
});

test('the change and the three largest stories are told in words that claim no cause', async () => {
  const { notes } = await ask(`actors=antony-blinken&${W19}`);
  const texts = Object.fromEntries(notes.map(({ code, text }) => [code, text]));
  expect(texts['change']).toBe(
    'Antony Blinken: 5 mentions in the week of 2021-05-03, 2 in the week of 2021-05-10; a change of −3, which came from volume −2.50, mix −0.25, rate −0.25.',
  );
  expect(texts['largest_stories']).toBe(
    `The largest parts by story came from untitled (${STORY(1)}) −4; untitled (${STORY(5)}) +2; untitled (${STORY(3)}) −1.`,
  );
  expect(texts['partial']).toBe(
    'Only a part was read of the week of 2021-05-03 and that of 2021-05-10: articles are from 2021-05-05 to 2021-05-13. The change may be that of what was read.',
  );
  expect(JSON.stringify(notes)).not.toMatch(/because of|caused|led to/);
});

test('with a limit the other stories are one row a source and effect, and the rows still add up', async () => {
  const { rows, notes } = await ask(`actors=antony-blinken&${W19}&limit=1`);
  expect(rows.map(({ story, source, effect }) => `${story} ${source} ${effect}`)).toEqual([
    ...['volume', 'mix', 'rate'].map((effect) => `${STORY(1)} alpha ${effect}`),
    ...['volume', 'mix', 'rate'].map((effect) => `${STORY(1)} beta ${effect}`),
    ...['volume', 'mix', 'rate'].map((effect) => `null alpha ${effect}`),
  ]);
  expect([rows.at(-1)?.x0, rows.at(-1)?.x1]).toEqual([1, 2]);
  expect(total(rows)).toBe('-3.000000');
  expect(notes.find(({ code }) => code === 'list_cut')?.text).toMatch(/^The 1 largest of 3 stories/);
});

test('what cannot be explained is refused with the key, the value and what would do', async () => {
  const app = await smallApp();
  const refused = async (query: string) => {
    const answer = await app.request(at(`/api/v1/explain?${query}`));
    const { errors = [] } = (await answer.json()) as { errors?: { key: string; value: string; expected: string }[] };
    return [answer.status, ...errors.map(({ key, value, expected }) => `${key}=${value}: ${expected}`)];
  };
  const one = 'exactly one actor, such as antony-blinken';
  expect(await refused(W19)).toEqual([400, `actors=: ${one}`]);
  expect(await refused(`actors=russia,ukraine&${W19}`)).toEqual([400, `actors=russia,ukraine: ${one}`]);
  expect(await refused('actors=russia&from=2025-12-29&to=2026-01-04')).toEqual([
    400,
    'to=2026-01-04: a period that has ended: the last whole week ends on 2025-12-28',
  ]);
  expect(await refused(`actors=russia&${W19}&against=2021-05-11`)).toEqual([
    400,
    'against=2021-05-11: the first day of an earlier period, on or before 2021-05-03: the periods must not overlap',
  ]);
  expect(await refused(`actors=russia&${W19}&measure=attention&cut=copies`)).toEqual([
    400,
    'cut=copies: sources: attention has no copies; they are of measure=count',
  ]);
  expect(await refused('actors=russia&from=2021-05-03&to=2021-05-09')).toEqual([
    400,
    'against=2021-04-26: a period in which articles of this filter were read: from 2021-04-26 to 2021-05-02 none was; articles were read from 2021-05-05 to 2021-05-13',
  ]);
  expect(await refused('actors=russia&from=2021-05-17&to=2021-05-23')).toEqual([
    400,
    'from=2021-05-17: a period in which articles of this filter were read: from 2021-05-17 to 2021-05-23 none was; articles were read from 2021-05-05 to 2021-05-13',
  ]);
});

test('without a range it is the last whole week against the one before; ranges are compared with as long a one', async () => {
  const later = factsOf(7, 'Alpha', '2021-05-23', ['Nobody is named here.'], []);
  const asking = await smallAsking('UTC', [later]);
  const { query } = await answerTo(asking, '/explain', asked({ actors: 'russia' }));
  expect([query['from'], query['to'], query['against']]).toEqual(['2021-05-17', '2021-05-23', '2021-05-10']);
  const range = { actors: 'russia', from: '2021-05-17', to: '2021-05-30' };
  const two = await answerTo(asking, '/explain', asked(range));
  expect(two.query['against']).toBe('2021-05-03');
  expect(total(two.rows)).toBe('-6.000000');
  // Of the four weeks the last was not read, and coverage ends before it.
  expect(two.notes.find(({ code }) => code === 'gaps')?.text).toBe(
    'No source was read in 1 of the 4 weeks that are compared.',
  );
  const months = { actors: 'russia', grain: 'month', from: '2021-05-01', to: '2021-05-31' } as const;
  await expect(answerTo(asking, '/explain', asked(months))).rejects.toThrow(/^against=2021-04-01: /);
  const days = { actors: 'russia', grain: 'day', from: '2021-05-09', to: '2021-05-09', against: '2021-05-07' } as const;
  const { rows } = await answerTo(asking, '/explain', asked(days));
  expect([total(rows), rows[0]?.n0, rows[0]?.n1]).toEqual(['1.000000', 1, 1]);
});

test('a source that was read in one period alone is coverage, and a note names it', async () => {
  const gamma = factsOf(
    7,
    'Gamma',
    '2021-05-12',
    ['Blinken spoke.'],
    [['antony-blinken', 'Blinken', 1, 0.1, 0.5, 0.4]],
  );
  const asking = await smallAsking('UTC', [gamma]);
  const filters = { actors: 'antony-blinken', from: '2021-05-10', to: '2021-05-16' };
  const { rows, notes } = await answerTo(asking, '/explain', asked(filters));
  expect(effects(rows)).toEqual(['-2.500000', '-0.250000', '-0.250000']);
  expect([total(rows, { effect: 'coverage', source: 'gamma' }), total(rows)]).toEqual(['1.000000', '-2.000000']);
  expect(notes.find(({ code }) => code === 'came_or_went')?.text).toBe(
    '1 source was read in one of the periods alone, and what it holds is coverage: Gamma (later).',
  );
});

test('a source that was read but has nothing in the filter moves by mix, not by coverage', async () => {
  const other = factsOf(7, 'Beta', '2021-05-12', ['Blinken spoke here today.'], [], 'UTC', 'uk');
  const facts = smallFacts().filter(({ article }) => article.source !== 'Beta' || article.day! < '2021-05-10');
  const warehouse = await warehouseOf([...facts, other]);
  const asking = { ...(await smallAsking()), warehouse, database: warehouse };
  const filters = { actors: 'antony-blinken', from: '2021-05-10', to: '2021-05-16', languages: 'en' };
  const { rows } = await answerTo(asking, '/explain', asked(filters));
  expect([total(rows, { effect: 'coverage' }), total(rows, { source: 'beta', effect: 'rate' })]).toEqual([
    '0.000000',
    '0.000000',
  ]);
  expect(total(rows)).toBe('-3.000000');
});

test('as of a snapshot a change is split as it was known then', async () => {
  const asking = await smallAsking();
  const filters = { actors: 'antony-blinken', from: '2021-05-10', to: '2021-05-16' };
  const before = await answerTo(asking, '/explain', asked(filters));
  const late = factsOf(
    7,
    'Beta',
    '2021-05-11',
    ['Blinken came back.'],
    [['antony-blinken', 'Blinken', 1, 0.1, 0.5, 0.4]],
  );
  const run = await asking.warehouse.beginRun('late');
  await asking.warehouse.ingest({ id: 'late', run, facts: [late] });
  const now = await answerTo(asking, '/explain', asked(filters));
  expect([total(before.rows), total(now.rows)]).toEqual(['-3.000000', '-2.000000']);
  const then = await answerTo(asking, '/explain', asked({ ...filters, snapshot: before.snapshot }));
  expect([then.rows, then.notes]).toEqual([before.rows, before.notes]);
});
