import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { AppError } from '../../../server/base/errors.ts';
import type { Asked } from '../../../server/contract/filters.ts';
import { questions } from '../../../server/contract/questions/all.ts';
import type { NamedMembers } from '../../../server/contract/roster.ts';
import { answerTo, asked, type Asking, createAsking } from '../../../server/exports/answer.ts';
import { fileOf } from '../../../server/exports/files.ts';
import { writtenText } from '../../support/written.ts';
import { createRosters } from '../../../server/exports/rosters.ts';
import { factsOf, smallCatalogue, smallWarehouse, warehouseOf } from '../../support/small.ts';

const AT = '2026-01-01T00:00:00Z';

/** The small collection with lists of the configuration file; `merged` counts as somebody else. */
async function house(told: readonly NamedMembers[] = [], merged: Readonly<Record<string, string>> = {}) {
  const warehouse = await smallWarehouse();
  const clock = fixedClock(AT);
  const rosters = createRosters({
    stores: warehouse.rosters,
    clock,
    told: { watchlists: told },
    whose: (actor) => merged[actor] ?? actor,
  });
  const none = new Set<number>();
  return {
    warehouse,
    watchlists: rosters.watchlists,
    asking: createAsking(warehouse, clock, 'UTC', smallCatalogue, none, none, rosters),
  };
}

const WEEK = { from: '2021-05-03', to: '2021-05-09' } as const;
const shares = async (asking: Asking, actors: string) =>
  (await answerTo(asking, '/share-of-voice', asked({ ...WEEK, actors }))).rows.map(
    ({ actor, count, count_all, share_of_voice }) => [actor, count, count_all, share_of_voice],
  );
const errorsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError
    ? [error.code, ...error.errors.map(({ key, value, expected }) => [key, value, expected])]
    : [];
};

test('a watchlist stands for its members, alone, with others, and without somebody', async () => {
  const { asking, watchlists } = await house();
  await watchlists.put('rivals', { chosen: ['russia', 'ukraine'] });
  // In the first week: Blinken is named 2 + 2 + 1 times, Ukraine 1 + 1 + 1, Russia 1 + 2.
  expect(await shares(asking, '@rivals')).toEqual([
    ['russia', 3, 6, 0.5],
    ['ukraine', 3, 6, 0.5],
  ]);
  expect(await shares(asking, '@rivals,antony-blinken,-ukraine')).toEqual([
    ['russia', 3, 8, 0.375],
    ['antony-blinken', 5, 8, 0.625],
  ]);
  const { rows } = await answerTo(asking, '/actors', asked({ ...WEEK, actors: '-@rivals' }));
  expect(rows.map(({ actor, mentions }) => [actor, mentions])).toEqual([['antony-blinken', 5]]);
});

test('an answer says what was asked and whom the list meant then; asked again by those it is the same', async () => {
  const { asking, watchlists } = await house();
  await watchlists.put('rivals', { chosen: ['russia', 'ukraine'] });
  const { query, rows } = await answerTo(asking, '/mentions', asked({ ...WEEK, actors: '@rivals,-russia' }));
  expect(query).toMatchObject({
    actors: 'ukraine,-russia',
    asked_actors: '@rivals,-russia',
    '@rivals': 'russia,ukraine',
  });
  const again = await answerTo(asking, '/mentions', asked({ ...WEEK, actors: query['actors'] }));
  expect(again.rows).toEqual(rows);
  expect(Object.keys(again.query).filter((key) => key.includes('asked') || key.startsWith('@'))).toEqual([]);
});

test('who is not in the catalogue is kept and said; who was merged counts as somebody else, once', async () => {
  const { asking, watchlists } = await house([], { 'a-blinken': 'antony-blinken' });
  await watchlists.put('cabinet', { chosen: ['a-blinken', 'ann-moor', 'antony-blinken', 'bo-holm'] });
  const { rows, notes } = await answerTo(asking, '/actors', asked({ ...WEEK, actors: '@cabinet' }));
  expect(rows.map(({ actor, mentions }) => [actor, mentions])).toEqual([['antony-blinken', 5]]);
  expect(notes).toContainEqual({
    code: 'watchlist_missing',
    text: '2 of 4 in @cabinet are not in the catalogue: ann-moor, bo-holm.',
    count: 2,
  });
  const [row] = (await answerTo(asking, '/watchlists', asked())).rows;
  expect(row).toEqual({
    watchlist: 'cabinet',
    name: 'Cabinet',
    actors: ['a-blinken', 'ann-moor', 'antony-blinken', 'bo-holm'],
    members: [{ actor: 'antony-blinken', name: 'Antony Blinken' }],
    missing: ['ann-moor', 'bo-holm'],
    origin: 'app',
    updated_at: AT.replace('Z', '.000Z'),
  });
});

test('a list of which nobody is left means nobody, not everybody, in every question', async () => {
  const { asking, watchlists } = await house();
  await watchlists.put('strangers', { chosen: ['ann-moor'] });
  await watchlists.put('none', { chosen: [] });
  let checked = 0;
  for (const actors of ['@strangers', '@none', 'ukraine,-ukraine', '@none,@strangers']) {
    const { query, notes } = await answerTo(asking, '/mentions', asked({ ...WEEK, actors }));
    expect([query['actors'], notes.some(({ code }) => code === 'nobody_left')]).toEqual([actors, true]);
    for (const path of [
      '/mentions',
      '/share-of-voice',
      '/sentiment',
      '/actors',
      '/evidence',
      '/co-occurrence',
    ] as const) {
      const { rows } = await answerTo(asking, path, asked({ ...WEEK, actors }));
      expect([path, actors, rows.length]).toEqual([path, actors, 0]);
      checked += 1;
    }
  }
  console.log(`questions without anybody: ${checked}`);
  expect(checked).toBe(24);
});

test('an unknown list is an error with the nearest name', async () => {
  const { asking, watchlists } = await house();
  const ask = (actors: string) => errorsOf(answerTo(asking, '/mentions', asked({ actors })));
  expect(await ask('@rivals')).toEqual([
    'invalid',
    ['actors', '@rivals', 'no watchlist `@rivals`; /watchlists lists them'],
  ]);
  await watchlists.put('rivals', { chosen: [] });
  expect(await ask('-@rivales,ukrain')).toEqual([
    'invalid',
    ['actors', 'ukrain', 'no actor `ukrain`; nearest is `ukraine`'],
    ['actors', '@rivales', 'no watchlist `@rivales`; nearest is `@rivals`'],
  ]);
});

test('of two with the same slug the one of the configuration file counts, and a note says so', async () => {
  const told = [{ slug: 'rivals', name: 'The rivals', chosen: ['russia'] }];
  const { warehouse, asking, watchlists } = await house(told);
  await warehouse.rosters.watchlists.put({ slug: 'rivals', name: 'Mine', chosen: ['ukraine'], updated_at: AT });
  await watchlists.put('own', { name: 'Own', chosen: ['ukraine'] });
  const listed = await answerTo(asking, '/watchlists', asked());
  expect(
    listed.rows.map(({ watchlist, name, origin, updated_at }) => [watchlist, name, origin, updated_at === null]),
  ).toEqual([
    ['own', 'Own', 'app', false],
    ['rivals', 'The rivals', 'file', true],
  ]);
  expect(listed.notes.map(({ code }) => code)).toEqual(['watchlist_hidden']);
  const { rows, notes } = await answerTo(asking, '/actors', asked({ ...WEEK, actors: '@rivals' }));
  expect(rows.map(({ actor }) => actor)).toEqual(['russia']);
  expect(notes.map(({ code }) => code)).toContain('watchlist_hidden');
  const inFile = 'The watchlist "rivals" is in the configuration file; change it there.';
  await expect(watchlists.put('rivals', { chosen: [] })).rejects.toThrow(inFile);
  await expect(watchlists.remove('rivals')).rejects.toThrow(inFile);
});

test('what cannot be a watchlist is refused by key, all at once', async () => {
  const { watchlists } = await house();
  const chosen = ['ukraine', 'Antony Blinken', '@rivals'];
  expect(await errorsOf(watchlists.put('My List', { name: ' ', chosen }))).toEqual([
    'invalid',
    ['watchlist', 'My List', 'a slug in lower case with hyphens, such as `my-list`'],
    ['name', ' ', 'a name of 1 to 100 characters'],
    ['actors.1', 'Antony Blinken', 'the slug of an actor in lower case with hyphens, such as `antony-blinken`'],
    ['actors.2', '@rivals', 'the slug of an actor; a watchlist holds no other watchlist'],
  ]);
  const crowd = Array.from({ length: 1001 }, (_, no) => `actor-${no}`);
  expect(await errorsOf(watchlists.put('crowd', { chosen: crowd }))).toEqual([
    'invalid',
    ['actors', '1001', 'at most 1000 actors'],
  ]);
  await expect(watchlists.remove('crowd')).rejects.toThrow('There is no watchlist `@crowd`; /watchlists lists them.');
});

test('a change is in the next answer, a name stays when none is said, and what is removed comes back as it was', async () => {
  const { asking, watchlists } = await house();
  const named = async () => (await answerTo(asking, '/actors', asked({ ...WEEK, actors: '@pair' }))).rows.length;
  expect(await watchlists.put('pair', { name: 'The pair', chosen: ['ukraine', 'russia', 'ukraine'] })).toMatchObject({
    fresh: true,
    kept: { name: 'The pair', chosen: ['ukraine', 'russia'] },
  });
  expect(await named()).toBe(2);
  expect(await watchlists.put('pair', { chosen: ['ukraine'] })).toMatchObject({
    fresh: false,
    kept: { name: 'The pair' },
  });
  expect(await named()).toBe(1);
  const { name, chosen } = await watchlists.remove('pair');
  await expect(named()).rejects.toThrow('no watchlist `@pair`');
  await watchlists.put('pair', { name, chosen });
  expect(await named()).toBe(1);
});

test('a CSV of watchlists has the columns of the question', async () => {
  const { asking, watchlists } = await house();
  await watchlists.put('pair', { name: 'The pair, both', chosen: ['ukraine', 'bo-holm'] });
  const { parts } = await fileOf(asking, '/watchlists', asked({ format: 'csv' }), null);
  expect(await writtenText(parts)).toBe(
    'watchlist,name,actors,members,missing,origin,updated_at\r\n' +
      'pair,"The pair, both","[""ukraine"",""bo-holm""]","[{""actor"":""ukraine"",""name"":""Ukraine""}]","[""bo-holm""]",app,2026-01-01T00:00:00.000Z\r\n',
  );
});

test('every question that narrows by actors obeys a watchlist as it obeys its members', async () => {
  const { asking, watchlists } = await house();
  await watchlists.put('rivals', { chosen: ['russia', 'ukraine'] });
  let compared = 0;
  for (const { path, filters } of questions) {
    // A change is one actor's.
    if (!('actors' in filters.shape) || path.includes('{id}') || path === '/explain') continue;
    for (const unit of ['mentions', 'articles', 'stories'] as const) {
      for (const [list, spelt] of [
        ['@rivals', 'russia,ukraine'],
        ['-@rivals', '-russia,-ukraine'],
        ['@rivals,antony-blinken,-russia', 'ukraine,antony-blinken,-russia'],
      ] as const) {
        const ask = async (actors: string, more: Partial<Asked> = {}) =>
          (await answerTo(asking, path, asked({ ...WEEK, unit, actors, ...more }))).rows;
        expect([path, unit, list, await ask(list)]).toEqual([path, unit, list, await ask(spelt)]);
        compared += 1;
      }
    }
  }
  console.log(`answers compared: ${compared}`);
  expect(compared).toBeGreaterThanOrEqual(100);
});

/** Forty actors in one article of one day: actor no. n is named n + 1 times, 820 times in all. */
async function crowded() {
  const names = Array.from({ length: 40 }, (_, no) => `actor-${String(no).padStart(2, '0')}`);
  const actors = names.map((id) => ({ ...smallCatalogue.actors[0]!, id, name: id.toUpperCase() }));
  const warehouse = await warehouseOf([]);
  await warehouse.putActors(actors);
  const facts = factsOf(1, 'Alpha', '2021-05-05', ['One.'], [['antony-blinken', 'One', 1, 0.2, 0.5, 0.3]]);
  const [one] = facts.mentions;
  const mentions = names.flatMap((actor, no) => Array.from({ length: no + 1 }, () => ({ ...one!, actor })));
  await warehouse.ingest({ id: 'crowd', run: await warehouse.beginRun('crowd'), facts: [{ ...facts, mentions }] });
  const asking = createAsking(warehouse, fixedClock(AT), 'UTC', { actors, titles: [] });
  await asking.rosters.watchlists.put('crowd', { chosen: names });
  return asking;
}

test('a list too long for one answer keeps its most counted, names the rest, and shares stay shares of all of it', async () => {
  const asking = await crowded();
  // 1,826 days: the 10,000 places of an answer hold 5 actors.
  const filters = { from: '2021-01-01', to: '2025-12-31', grain: 'day', actors: '@crowd' } as const;
  const counted = await answerTo(asking, '/mentions', asked(filters));
  const actors = [...new Set(counted.rows.map(({ actor }) => actor))];
  expect(actors).toEqual(['actor-39', 'actor-38', 'actor-37', 'actor-36', 'actor-35']);
  expect(counted.query['actors']).toBe(actors.join(','));
  const cut = counted.notes.find(({ code }) => code === 'list_cut');
  const rest = Array.from({ length: 35 }, (_, no) => `ACTOR-${String(no).padStart(2, '0')}`).join(', ');
  expect([cut?.count, cut?.text]).toEqual([
    35,
    `The 5 most counted of the 40 actors that were asked for have rows. Left out: ${rest}.`,
  ]);
  const voice = await answerTo(asking, '/share-of-voice', asked(filters));
  const day = voice.rows.filter(({ week }) => week === '2021-05-05');
  expect(day.map(({ actor, count, count_all }) => [actor, count, count_all])).toEqual([
    ['actor-39', 40, 820],
    ['actor-38', 39, 820],
    ['actor-37', 38, 820],
    ['actor-36', 37, 820],
    ['actor-35', 36, 820],
  ]);
  expect(voice.notes.find(({ code }) => code === 'list_cut')?.text).toContain('Shares are of all of them.');
  const spelt = counted.query['@crowd'];
  await expect(answerTo(asking, '/mentions', asked({ ...filters, actors: spelt }))).rejects.toThrow(
    'at most 5 actors over 1826 steps',
  );
});

test('the shares of a list of forty add up to one over the whole list', async () => {
  const asking = await crowded();
  const { rows, notes } = await answerTo(asking, '/share-of-voice', asked({ ...WEEK, actors: '@crowd' }));
  expect([rows.length, notes.some(({ code }) => code === 'list_cut')]).toEqual([40, false]);
  expect(rows.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(820);
  expect(rows.every(({ count_all }) => count_all === 820)).toBe(true);
});
