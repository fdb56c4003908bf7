import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { AppError } from '../../../server/base/errors.ts';
import type { NamedMembers } from '../../../server/contract/roster.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import { answerTo, asked, type Asking, createAsking, stateOf } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { createRosters } from '../../../server/exports/rosters.ts';
import { emptyLedger } from '../../../server/ingest/ingest.ts';
import { writtenText } from '../../support/written.ts';
import { factsOf, smallCatalogue, smallWarehouse } from '../../support/small.ts';

const AT = '2026-01-01T00:00:00Z';

/** A third source: one article of the first week, which names Russia once. */
const gamma = factsOf(7, 'Gamma', '2021-05-04', ['Russia waits.'], [['russia', 'Russia', 1, 0.2, 0.6, 0.2]]);

/** The small collection of articles, with Gamma or without, and with collections of the configuration file. */
async function house({ told = [], third = true }: { told?: readonly NamedMembers[]; third?: boolean } = {}) {
  const warehouse = await smallWarehouse('UTC', third ? [gamma] : []);
  const clock = fixedClock(AT);
  const rosters = createRosters({ stores: warehouse.rosters, clock, told: { collections: told } });
  const none = new Set<number>();
  const asking = createAsking(warehouse, clock, 'UTC', smallCatalogue, none, none, rosters);
  return { warehouse, ...rosters, asking };
}

const WEEK = { from: '2021-05-03', to: '2021-05-09' } as const;

/** Who is named how often in the first week, in so many articles of the sources. */
const counted = async (asking: Asking, sources: string) => {
  const { rows } = await answerTo(asking, '/actors', asked({ ...WEEK, sources }));
  const { rows: read } = await answerTo(asking, '/sources', asked({ ...WEEK, sources }));
  return [
    ...rows.map(({ actor, mentions }) => `${actor} ${mentions}`).toSorted(),
    ...read.map(({ source, articles }) => `${source} ${articles}`).toSorted(),
  ];
};

const errorsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError
    ? [error.code, ...error.errors.map(({ key, value, expected }) => [key, value, expected])]
    : [];
};

test('a collection stands for its sources, alone, with others, and without one', async () => {
  const { asking, collections } = await house();
  await collections.put('regional', { chosen: ['beta', 'gamma'] });
  // Beta has the first article again, Gamma one of its own; Alpha the first, the third and the fourth.
  expect(await counted(asking, '@regional')).toEqual([
    'antony-blinken 2',
    'russia 1',
    'ukraine 1',
    'beta 1',
    'gamma 1',
  ]);
  expect(await counted(asking, '-@regional')).toEqual(['antony-blinken 3', 'russia 3', 'ukraine 2', 'alpha 3']);
  expect(await counted(asking, 'alpha,@regional,-gamma')).toEqual([
    'antony-blinken 5',
    'russia 3',
    'ukraine 3',
    'alpha 3',
    'beta 1',
  ]);
  expect(await counted(asking, '@regional,-beta')).toEqual(['russia 1', 'gamma 1']);
});

test('an answer says what was asked and which sources were meant then; asked again by those it is the same', async () => {
  const { asking, collections, watchlists } = await house();
  await collections.put('east', { chosen: ['gamma', 'alpha'] });
  await watchlists.put('east', { chosen: ['ukraine'] });
  const { query, rows } = await answerTo(
    asking,
    '/mentions',
    asked({ ...WEEK, actors: '@east', sources: '@east,-gamma' }),
  );
  expect(query).toMatchObject({
    actors: 'ukraine',
    asked_actors: '@east',
    '@east': 'ukraine',
    sources: 'alpha,-gamma',
    asked_sources: '@east,-gamma',
    'sources@east': 'gamma,alpha',
  });
  expect(rows.map(({ actor, mentions }) => [actor, mentions])).toEqual([['ukraine', 2]]);
  const again = await answerTo(
    asking,
    '/mentions',
    asked({ ...WEEK, actors: query['actors'], sources: query['sources'] }),
  );
  expect(again.rows).toEqual(rows);
  expect(Object.keys(again.query).filter((key) => key.includes('asked') || key.includes('@'))).toEqual([]);
});

test('a source of which nothing was read is kept and said, and counts from its first article on', async () => {
  const { asking, collections, warehouse } = await house({ third: false });
  await collections.put('regional', { name: 'Regional press', chosen: ['gamma', 'beta', 'delta'] });
  const regional = () => answerTo(asking, '/actors', asked({ ...WEEK, sources: '@regional' }));
  const before = await regional();
  expect(before.rows.map(({ actor, mentions }) => `${actor} ${mentions}`)).toEqual(['antony-blinken 2', 'ukraine 1']);
  expect(before.notes).toContainEqual({
    code: 'collection_missing',
    text: '2 of 3 in @regional were not read yet: gamma, delta.',
    count: 2,
  });
  await warehouse.ingest({ id: 'later', run: await warehouse.beginRun('later'), facts: [gamma] });
  const after = await regional();
  expect(after.rows.map(({ actor, mentions }) => `${actor} ${mentions}`)).toContain('russia 1');
  expect(after.notes).toContainEqual({
    code: 'collection_missing',
    text: '1 of 3 in @regional was not read yet: delta.',
    count: 1,
  });
  expect((await answerTo(asking, '/collections', asked())).rows).toEqual([
    {
      collection: 'regional',
      name: 'Regional press',
      sources: ['gamma', 'beta', 'delta'],
      members: [
        { source: 'gamma', name: 'Gamma' },
        { source: 'beta', name: 'Beta' },
      ],
      missing: ['delta'],
      origin: 'app',
      updated_at: AT.replace('Z', '.000Z'),
    },
  ]);
});

test('as of a snapshot a collection means the sources it has now, where they were read by then', async () => {
  const { asking, collections, warehouse } = await house({ third: false });
  const then = String(warehouse.history.last());
  await warehouse.ingest({ id: 'later', run: await warehouse.beginRun('later'), facts: [gamma] });
  await collections.put('regional', { chosen: ['beta', 'gamma'] });
  const { rows, notes, query } = await answerTo(
    asking,
    '/actors',
    asked({ ...WEEK, sources: '@regional', snapshot: then }),
  );
  expect(rows.map(({ actor, mentions }) => `${actor} ${mentions}`)).toEqual(['antony-blinken 2', 'ukraine 1']);
  expect([query['sources'], query['sources@regional']]).toEqual(['beta', 'beta']);
  expect(notes.map(({ text }) => text)).toContain('1 of 2 in @regional was not read yet: gamma.');
});

test('a collection of which no source is left means none, not all, in every question', async () => {
  const { asking, collections } = await house();
  await collections.put('unread', { chosen: ['delta'] });
  await collections.put('none', { chosen: [] });
  let checked = 0;
  for (const sources of ['@unread', '@none', 'alpha,-alpha', '@none,@unread']) {
    const { query, notes } = await answerTo(asking, '/mentions', asked({ ...WEEK, sources }));
    expect([query['sources'], notes.some(({ code }) => code === 'no_source_left')]).toEqual([sources, true]);
    for (const path of ['/actors', '/sources', '/evidence', '/articles', '/stories', '/co-occurrence'] as const) {
      const { rows } = await answerTo(asking, path, asked({ ...WEEK, sources }));
      expect([path, sources, rows.length]).toEqual([path, sources, 0]);
      checked += 1;
    }
    // Nothing was read of nobody: that is no count, and above all no zero.
    const gaps = await answerTo(asking, '/mentions', asked({ ...WEEK, sources, actors: 'ukraine' }));
    expect(gaps.rows.map(({ mentions }) => mentions)).toEqual([null]);
  }
  console.log(`questions without a source: ${checked}`);
  expect(checked).toBe(24);
});

test('an unknown collection is an error with the nearest name, and a watchlist is none', async () => {
  const { asking, collections, watchlists } = await house();
  const ask = (sources: string) => errorsOf(answerTo(asking, '/mentions', asked({ sources })));
  await watchlists.put('regional', { chosen: ['ukraine'] });
  expect(await ask('@regional')).toEqual([
    'invalid',
    ['sources', '@regional', 'no collection `@regional`; /collections lists them'],
  ]);
  await collections.put('regional', { chosen: [] });
  expect(await ask('-@regionel,alfa')).toEqual([
    'invalid',
    ['sources', 'alfa', 'no source `alfa`; nearest is `alpha`'],
    ['sources', '@regionel', 'no collection `@regionel`; nearest is `@regional`'],
  ]);
});

test('of two with the same slug the one of the configuration file counts, and a note says so', async () => {
  const told = [{ slug: 'regional', name: 'The regional ones', chosen: ['beta'] }];
  const { warehouse, asking, collections } = await house({ told });
  await warehouse.rosters.collections.put({ slug: 'regional', name: 'Mine', chosen: ['alpha'], updated_at: AT });
  await collections.put('own', { name: 'Own', chosen: ['alpha'] });
  const listed = await answerTo(asking, '/collections', asked());
  expect(listed.rows.map(({ collection, name, origin, updated_at }) => [collection, name, origin, updated_at])).toEqual(
    [
      ['own', 'Own', 'app', AT.replace('Z', '.000Z')],
      ['regional', 'The regional ones', 'file', null],
    ],
  );
  expect(listed.notes.map(({ code }) => code)).toEqual(['collection_hidden']);
  const { rows, notes } = await answerTo(asking, '/sources', asked({ ...WEEK, sources: '@regional' }));
  expect(rows.map(({ source }) => source)).toEqual(['beta']);
  expect(notes.map(({ code }) => code)).toContain('collection_hidden');
  const inFile = 'The collection "regional" is in the configuration file; change it there.';
  await expect(collections.put('regional', { chosen: [] })).rejects.toThrow(inFile);
  await expect(collections.remove('regional')).rejects.toThrow(inFile);
});

test('what cannot be a collection is refused by key, all at once', async () => {
  const { collections } = await house();
  const chosen = ['alpha', 'Daily Harbour', '@regional'];
  expect(await errorsOf(collections.put('My Papers', { name: ' ', chosen }))).toEqual([
    'invalid',
    ['collection', 'My Papers', 'a slug in lower case with hyphens, such as `my-papers`'],
    ['name', ' ', 'a name of 1 to 100 characters'],
    ['sources.1', 'Daily Harbour', 'the slug of a source in lower case with hyphens, such as `daily-harbour`'],
    ['sources.2', '@regional', 'the slug of a source; a collection holds no other collection'],
  ]);
  const crowd = Array.from({ length: 1001 }, (_, no) => `source-${no}`);
  expect(await errorsOf(collections.put('crowd', { chosen: crowd }))).toEqual([
    'invalid',
    ['sources', '1001', 'at most 1000 sources'],
  ]);
  await expect(collections.remove('crowd')).rejects.toThrow(
    'There is no collection `@crowd`; /collections lists them.',
  );
});

test('a change is in the next answer, and what is removed comes back as it was', async () => {
  const { asking, collections } = await house();
  const read = async () => (await answerTo(asking, '/sources', asked({ ...WEEK, sources: '@pair' }))).rows.length;
  await collections.put('pair', { name: 'The pair', chosen: ['alpha', 'beta', 'alpha'] });
  expect(await read()).toBe(2);
  await collections.put('pair', { chosen: ['alpha'] });
  expect(await read()).toBe(1);
  const { name, chosen } = await collections.remove('pair');
  await expect(read()).rejects.toThrow('no collection `@pair`');
  expect((await collections.put('pair', { name, chosen })).kept).toMatchObject({ name: 'The pair', chosen: ['alpha'] });
  expect(await read()).toBe(1);
});

test('a CSV of collections has the columns of the question', async () => {
  const { asking, collections } = await house();
  await collections.put('pair', { name: 'The pair, both', chosen: ['alpha', 'delta'] });
  const { parts } = await fileOf(asking, '/collections', asked({ format: 'csv' }), null);
  expect(await writtenText(parts)).toBe(
    'collection,name,sources,members,missing,origin,updated_at\r\n' +
      'pair,"The pair, both","[""alpha"",""delta""]","[{""source"":""alpha"",""name"":""Alpha""}]","[""delta""]",app,2026-01-01T00:00:00.000Z\r\n',
  );
});

test('every question that narrows by sources obeys a collection as it obeys its members', async () => {
  const { asking, collections } = await house();
  await collections.put('regional', { chosen: ['gamma', 'beta'] });
  let compared = 0;
  for (const { path, filters } of questions) {
    // A change is one actor's.
    if (!('sources' in filters.shape) || path.includes('{id}') || path === '/explain') continue;
    const unit = path === '/mentions' ? 'articles' : 'mentions';
    for (const [list, spelt] of [
      ['@regional', 'gamma,beta'],
      ['-@regional', '-gamma,-beta'],
      ['@regional,alpha,-gamma', 'beta,alpha,-gamma'],
    ] as const) {
      const ask = async (sources: string) =>
        (await answerTo(asking, path, asked({ ...WEEK, unit, sources, ...(path === '/pair' ? PAIR : {}) }))).rows;
      expect([path, list, await ask(list)]).toEqual([path, list, await ask(spelt)]);
      compared += 1;
    }
  }
  console.log(`answers compared: ${compared}`);
  expect(compared).toBeGreaterThanOrEqual(50);
});

const PAIR = { pair: 'antony-blinken~ukraine' } as const;

test('where a question reads runs or checks too, its state hangs on them and on the collection', async () => {
  const { asking, collections, warehouse } = await house();
  await collections.put('regional', { chosen: ['beta'] });
  const paths = questions.flatMap(({ path, filters, ...one }) =>
    'sources' in filters.shape && 'reads' in one && one.reads !== 'history' ? [path] : [],
  );
  const states = () => Promise.all(paths.map((path) => stateOf(asking, path, { sources: '@regional' })));
  const before = await states();
  await collections.put('regional', { chosen: ['gamma'] });
  const other = await states();
  expect(other.filter((state, at) => state === before[at])).toEqual([]);
  const addressed = await warehouse.beginRun('https://gamma.example/feed');
  await warehouse.endRun(addressed, emptyLedger(), []);
  const later = await states();
  console.log(`states compared: ${paths.length}`);
  expect([paths.length > 0, later.filter((state, at) => state === other[at])]).toEqual([true, []]);
});
