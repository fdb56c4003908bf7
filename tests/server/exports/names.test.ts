import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { fixedClock } from '../../../server/base/clock.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import type { Facts } from '../../../server/contract/facts.ts';
import { answerTo, asked, createAsking } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { openCorrections } from '../../../server/ingest/corrections.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { bare } from '../../support/inputs.ts';
import { at, appOf } from '../../support/app.ts';
import { factsOf, smallCatalogue, warehouseOf } from '../../support/small.ts';
import { inThread } from '../../../server/ingest/analysing.ts';

const clock = fixedClock('2026-01-01T00:00:00Z');

type Told = readonly [surface: string, kind: string];
const P: Told = ['Petra Lund', 'person'];
const Q: Told = ['Quay Nine', 'organisation'];
const F: Told = ['Ferry Row', 'place'];

/** An article in which each sentence has one unknown name, at its head. */
function article(no: number, source: string, day: string | null, told: readonly Told[], rest: string): Facts {
  const facts = factsOf(
    no,
    source,
    day,
    told.map(([surface]) => `${surface} ${rest}.`),
    [],
  );
  return {
    ...facts,
    names: told.map(([surface, kind], sentence) => ({
      sentence: sentence + 1,
      surface,
      start: 0,
      end: surface.length,
      candidates: [],
      kind,
    })),
  };
}

/**
 * Ten weeks from 3 May to 11 July 2021. The last four whole weeks begin on 14 June, the four before on 17 May.
 * Articles 5 and 6 are one story; article 9 has no day.
 */
const ARTICLES: readonly Facts[] = [
  article(1, 'Alpha', '2021-05-04', [P, F], 'opened the old mill race after a long dry spring'),
  article(2, 'Beta', '2021-05-12', [['Petra Lund', 'other'], ['Lund’s', 'other'], F], 'went over nine bridges by noon'),
  article(3, 'Alpha', '2021-06-01', [Q, F], 'sold three barges to a buyer from the hills'),
  article(4, 'Alpha', '2021-06-02', [P, F], 'asked for a second reading of the water bill'),
  article(5, 'Beta', '2021-06-22', [Q, F], 'kept every lock gate shut while the flood went by'),
  article(6, 'Alpha', '2021-06-29', [Q, F], 'kept every lock gate shut while the flood went by'),
  article(7, 'Beta', '2021-07-06', [P, Q], 'drew up a list of all wharves that need repair'),
  article(8, 'Alpha', '2021-07-06', [Q, ['Only Once', 'other']], 'paid out the winter wages two weeks late'),
  article(9, 'Alpha', null, [Q, ['Never Dated', 'other']], 'lost its date on the way to the printers'),
];

async function collection() {
  const warehouse = await warehouseOf(ARTICLES);
  const asking = createAsking(warehouse, clock, 'UTC', smallCatalogue);
  const ask = (filters: Partial<Asked> = {}) => answerTo(asking, '/names', asked(filters));
  return { warehouse, asking, ask };
}

const idOf = (no: number) => no.toString(16).padStart(16, '0');
const counts = async ({ ask }: Awaited<ReturnType<typeof collection>>, filters: Partial<Asked>) =>
  (await ask(filters)).rows.map(({ name, articles, recent, before, growth }) => [
    name,
    articles,
    recent,
    before,
    growth,
  ]);

test('a name opens the dated articles it was counted in, in the same range and beside the same actors', async () => {
  const { asking } = await collection();
  const articlesOf = async (filters: Partial<Asked>) => {
    const { rows, total } = await answerTo(asking, '/articles', asked(filters));
    expect(total).toBe(rows.length);
    return rows.map(({ article: id }) => Number.parseInt(id, 16));
  };
  // Article 9 names it too, and has no day.
  expect(await articlesOf({ name: 'Quay Nine' })).toEqual([7, 8, 6, 5, 3]);
  expect(await articlesOf({ name: 'Quay Nine', from: '2021-06-21', to: '2021-07-04' })).toEqual([6, 5]);
  // A lone family name counts for the longer name in its article.
  expect(await articlesOf({ name: 'Petra Lund' })).toEqual([7, 4, 2, 1]);
  expect(await articlesOf({ name: 'Lund' })).toEqual([]);
});

test('a name has its articles, stories, sources, days and growth, and its latest sentence', async () => {
  const { ask } = await collection();
  const { rows, total, notes } = await ask();
  expect(total).toBe(3);
  expect(rows).toEqual([
    {
      name: 'Ferry Row',
      kind: 'place',
      articles: 6,
      stories: 5,
      sources: 2,
      first_day: '2021-05-04',
      last_day: '2021-06-29',
      recent: 2,
      before: 2,
      growth: 1,
      sample: 'Ferry Row kept every lock gate shut while the flood went by.',
      article: idOf(6),
      day: '2021-06-29',
      language: 'en',
      like: [],
    },
    {
      name: 'Quay Nine',
      kind: 'organisation',
      articles: 5,
      stories: 4,
      sources: 2,
      first_day: '2021-06-01',
      last_day: '2021-07-06',
      recent: 4,
      before: 1,
      growth: 2.5,
      // Of two on the latest day, that of the smaller id.
      sample: 'Quay Nine drew up a list of all wharves that need repair.',
      article: idOf(7),
      day: '2021-07-06',
      language: 'en',
      like: [],
    },
    {
      name: 'Petra Lund',
      // Three places as a person; two of article 2, of which one is the lone family name, as nothing known.
      kind: 'person',
      articles: 4,
      stories: 4,
      sources: 2,
      first_day: '2021-05-04',
      last_day: '2021-07-06',
      recent: 1,
      before: 1,
      growth: 1,
      sample: 'Petra Lund drew up a list of all wharves that need repair.',
      article: idOf(7),
      day: '2021-07-06',
      language: 'en',
      like: [],
    },
  ]);
  expect(notes.filter(({ code }) => code === 'rare_names')).toEqual([
    { code: 'rare_names', text: '1 name is in one article alone and is not listed.', count: 1 },
  ]);
  expect(notes.find(({ code }) => code === 'undated')?.count).toBe(1);
});

test('growth orders names of three recent articles or more, the others follow by their articles, page by page', async () => {
  const { ask } = await collection();
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ order: 'growth', limit: 1, ...(cursor === undefined ? {} : { cursor }) });
    expect([page.total, page.rows.length, page.query['order']]).toEqual([3, 1, 'growth']);
    names.push(...page.rows.map(({ name }) => name));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(names).toEqual(['Quay Nine', 'Ferry Row', 'Petra Lund']);
});

test('filters narrow the articles, and kinds the names', async () => {
  const house = await collection();
  // Nothing of Beta was read from 17 May to 13 June, so nothing is known of before.
  expect(await counts(house, { sources: 'beta' })).toEqual([
    ['Ferry Row', 2, 1, null, null],
    ['Petra Lund', 2, 1, null, null],
    ['Quay Nine', 2, 2, null, null],
  ]);
  // One week alone is held against the one before it, which stands outside the range.
  expect(await counts(house, { last: '1w' })).toEqual([['Quay Nine', 2, 2, 1, 1.5]]);
  expect(await counts(house, { from: '2021-05-03', to: '2021-06-06' })).toEqual([
    // Five weeks: the last four from 10 May on, the week of 3 May and three without an article before.
    ['Ferry Row', 4, 3, 1, 2],
    ['Petra Lund', 3, 2, 1, 1.5],
  ]);
  // Days that are no whole week have no recent weeks, and nothing to grow from.
  expect(await counts(house, { from: '2021-06-29', to: '2021-07-08', grain: 'day' })).toEqual([
    ['Quay Nine', 3, 0, null, null],
  ]);
  expect(await counts(house, { kinds: 'place' })).toEqual([['Ferry Row', 6, 2, 2, 1]]);
  expect((await house.ask({ kinds: 'place' })).notes.map(({ code }) => code)).toEqual(['undated']);
  expect(await counts(house, { kinds: '-place,-person' })).toEqual([['Quay Nine', 5, 4, 1, 2.5]]);
  expect(await counts(house, { q: '"water bill"' })).toEqual([]);
  expect(await counts(house, { q: 'flood' })).toEqual([
    ['Ferry Row', 2, 2, null, null],
    ['Quay Nine', 2, 2, null, null],
  ]);
  expect(await counts(house, { languages: 'uk' })).toEqual([]);
  expect(await counts(house, { actors: 'russia' })).toEqual([]);
});

test('the CSV holds the whole list in the order of the answer', async () => {
  const { asking } = await collection();
  const { parts } = await fileOf(asking, '/names', asked({ format: 'csv' }), null);
  const whole = await writtenText(parts);
  const lines = whole.trim().split('\r\n');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['name', 'Ferry Row', 'Quay Nine', 'Petra Lund']);
});

test('a revision takes its names with it', async () => {
  const house = await collection();
  const run = await house.warehouse.beginRun('again');
  const revised = article(7, 'Beta', '2021-07-06', [Q], 'struck two wharves off the list that needs repair');
  await house.warehouse.ingest({ id: 'again', run, facts: [revised] });
  expect(await counts(house, {})).toEqual([
    ['Ferry Row', 6, 2, 2, 1],
    ['Quay Nine', 5, 4, 1, 2.5],
    ['Petra Lund', 3, 0, 1, 0.5],
  ]);
});

test('the orders of other lists are refused', async () => {
  const { asking } = await collection();
  const app = appOf(asking);
  expect((await app.request(at('/api/v1/names?order=growth'))).status).toBe(200);
  expect((await app.request(at('/api/v1/names?order=newest'))).status).toBe(400);
  expect((await app.request(at('/api/v1/evidence?order=growth'))).status).toBe(400);
});

const TEXTS = [
  ['Alpha', '2021-05-12', 'Ukraine thanked its guests. Kim Holt, a baker, was pleased.'],
  ['Beta', '2021-05-13', 'A minister met Kim Holt in Ukraine. He criticised Kim Holt and the roads.'],
  ['Beta', '2021-05-14', 'On Monday Kim Holt spoke. On Tuesday Nora Brandt spoke.'],
  ['Alpha', '2021-05-15', 'On Friday Nora Brandt left for Ukraine.'],
] as const;

test('a name that a correction adopts has no row, and comes back with its undoing', async () => {
  const warehouse = await warehouseOf([]);
  const corrections = await openCorrections({
    warehouse,
    clock,
    shipped: smallCatalogue,
    analyserOf: (changes) =>
      inThread(createAnalyser({ catalogue: smallCatalogue, scorer: createLexiconScorer(), changes })),
  });
  await ingest(
    (async function* () {
      for (const [no, [source, published, body]] of TEXTS.entries()) {
        const url = `https://${source.toLowerCase()}.example/${no}`;
        const article = bare({ input: `test:${no}`, url, source, published, body, language: 'en' });
        yield { kind: 'article', bytes: 1, article } as const;
      }
    })(),
    { warehouse, analyse: corrections.analyse, clock, timezone: 'UTC' },
    { input: 'test', source: null, published: null },
  );
  const asking = createAsking(warehouse, clock, 'UTC', smallCatalogue);
  const listed = async () =>
    (await answerTo(asking, '/names', asked())).rows.map(({ name, articles }) => [name, articles]);
  const before = [
    ['Kim Holt', 3],
    ['Nora Brandt', 2],
  ];
  expect(await listed()).toEqual(before);
  const said = { by: 'an analyst', why: '' };
  const added = await corrections.make({ does: 'add_actor', name: 'Kim Holt', kind: 'person', forms: [] }, said);
  expect(added.effect).toMatchObject({ mentions: 4, articles: 3 });
  expect(await listed()).toEqual([['Nora Brandt', 2]]);
  const form = await corrections.make(
    { does: 'add_alias', actor: 'kim-holt', form: 'Nora Brandt', type: 'full' },
    said,
  );
  expect(await listed()).toEqual([]);
  await corrections.undo(form.correction);
  await corrections.undo(added.correction);
  expect(await listed()).toEqual(before);
});
