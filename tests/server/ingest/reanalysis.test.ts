import { expect, test } from 'vitest';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { readOtherwise } from '../../../server/exports/read-otherwise.ts';
import { everything, tablesOf } from '../../support/everything.ts';
import { AFTER, BEFORE, openRereading, reports, type Rereading } from '../../support/reread.ts';

const SAID = { by: 'an analyst', why: 'a test' };
const ARTICLES = 260;

test('history read anew by an imported catalogue is that of a database that never knew another', async () => {
  const house = await openRereading();
  await house.take(reports(ARTICLES));
  const before = await everything(house.asking);
  const version = await house.versions.bring(AFTER, SAID);
  expect(version).toMatchObject({ version: 2, state: 'waiting', origin: 'imported' });
  expect(await everything(house.asking)).toBe(before);
  const snapshot = await house.warehouse.snapshot();
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  expect(await house.reanalysis.state()).toMatchObject({
    state: 'ended',
    version: 2,
    done: ARTICLES,
    of: ARTICLES,
    trouble: null,
  });
  expect((await house.versions.all()).map(({ version: no, state }) => [no, state])).toEqual([
    [2, 'active'],
    [1, 'past'],
  ]);
  expect(await house.warehouse.snapshot()).not.toBe(snapshot);
  const fresh = await openRereading({ shipped: AFTER });
  await fresh.take(reports(ARTICLES));
  const tables = await tablesOf(house.warehouse);
  expect(tables).toEqual(await tablesOf(fresh.warehouse));
  const after = await everything(house.asking);
  expect(after).toBe(await everything(fresh.asking));
  expect(after).not.toBe(before);
  console.log(
    `rows compared: ${Object.values(tables).reduce((sum, rows) => sum + rows.length, 0)}, bytes of answers: ${after.length}`,
  );
  // And back again, to the last byte.
  await house.versions.take(1, SAID);
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  expect(await everything(house.asking)).toBe(before);
});

test('where nothing differs nothing is read, unless all is asked for', async () => {
  const house = await openRereading();
  await house.take(reports(30));
  const before = await everything(house.asking);
  await expect(house.reanalysis.start(false)).rejects.toThrow(/^Nothing differs: all articles are read by version 1\./);
  await house.reanalysis.start(true);
  await house.reanalysis.idle();
  expect(await everything(house.asking)).toBe(before);
  await expect(house.versions.bring(BEFORE, SAID)).rejects.toThrow(/active catalogue, version 1: nothing differs/);
});

test('a reader who asks without end sees only the old numbers or only the new ones', async () => {
  const house = await openRereading();
  await house.take(reports(ARTICLES));
  // Answers of one query, and of several whose numbers must fit each other.
  const asks = (['/mentions', '/summary', '/co-occurrence', '/evidence', '/actors'] as const).map(
    (path) => async () => {
      // Without what is remembered, so that each is asked of the tables.
      house.asking.remembered.clear();
      const { rows, snapshot } = await answerTo(house.asking, path, asked());
      return { rows: JSON.stringify(rows), snapshot };
    },
  );
  const all = () => Promise.all(asks.map((ask) => ask()));
  const old = await all();
  await house.versions.bring(AFTER, SAID);
  let going = true;
  const seen: Awaited<ReturnType<typeof all>>[number][][] = asks.map(() => []);
  const readers = asks.map(async (ask, at) => {
    while (going) seen[at]!.push(await ask());
  });
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  // Everybody asks at least once more.
  const until = seen.map((answers) => answers.length + 2);
  while (seen.some((answers, at) => answers.length < until[at]!))
    await new Promise((resolve) => setTimeout(resolve, 5));
  going = false;
  await Promise.all(readers);
  const fresh = await all();
  const counts = asks.map((_, at) => {
    for (const answer of seen[at]!) expect([old[at], fresh[at]]).toContainEqual(answer);
    expect(old[at]!.rows).not.toBe(fresh[at]!.rows);
    return seen[at]!.filter(({ rows }) => rows === old[at]!.rows).length;
  });
  const total = seen.reduce((sum, answers) => sum + answers.length, 0);
  console.log(`answers seen: ${total}, of which old: ${counts.join(' ')}`);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test('articles that come, change or are corrected meanwhile are right afterwards', async () => {
  let meanwhile: (() => void) | null = null;
  let read = 0;
  const house = await openRereading({
    before: () => {
      read += 1;
      if (read === 100) meanwhile?.();
    },
  });
  await house.take(reports(ARTICLES));
  read = 0;
  const works: Promise<unknown>[] = [];
  meanwhile = () => {
    works.push(house.take(reports(120, ARTICLES)));
    works.push(house.corrections.make({ does: 'merge', actor: 'jon-vale', into: 'norland' }, SAID));
    works.push(house.corrections.make({ does: 'exclude', actor: 'norland', form: 'Norland', source: 'beta' }, SAID));
    works.push(
      house.corrections.make({ does: 'add_alias', actor: 'ida-moor', form: 'wonderful harbour', type: 'full' }, SAID),
    );
    works.push(
      house.corrections.make({ does: 'add_actor', name: 'A School', kind: 'organisation', forms: ['school'] }, SAID),
    );
    works.push(house.corrections.make({ does: 'rename', actor: 'ida-moor', name: 'President Moor' }, SAID));
  };
  await house.versions.bring(AFTER, SAID);
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  expect(works).toHaveLength(6);
  await Promise.all(works);
  expect(await house.reanalysis.state()).toMatchObject({ state: 'ended', trouble: null });

  const fresh = await openRereading({ shipped: AFTER });
  await fresh.take(reports(ARTICLES + 120));
  for (const { change } of await house.corrections.log()) await fresh.corrections.make(change, SAID);
  expect(await tablesOf(house.warehouse)).toEqual(await tablesOf(fresh.warehouse));
  expect(await everything(house.asking)).toBe(await everything(fresh.asking));
  // And each can be undone under the new catalogue.
  for (const { correction } of (await house.corrections.log()).toReversed()) await house.corrections.undo(correction);
  for (const { correction } of (await fresh.corrections.log()).toReversed()) await fresh.corrections.undo(correction);
  expect(await everything(house.asking)).toBe(await everything(fresh.asking));
});

test('a catalogue that lacks an actor of whom a correction speaks is refused, with the corrections', async () => {
  const house = await openRereading();
  await house.take(reports(20));
  await house.corrections.make({ does: 'merge', actor: 'ida-morr', into: 'ida-moor' }, SAID);
  await expect(house.versions.bring(AFTER, SAID)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('correction 1 (merge) speaks of ida-morr') as string,
  });
  expect(await house.versions.all()).toHaveLength(1);
  await house.corrections.undo(1);
  await house.versions.bring(AFTER, SAID);
  // One that is made while history is read breaks it off, and loses nothing.
  await house.reanalysis.start(false);
  await house.corrections.make({ does: 'rename', actor: 'ida-morr', name: 'I. Morr' }, SAID);
  await house.reanalysis.idle();
  expect(await house.reanalysis.state()).toMatchObject({
    state: 'broken_off',
    trouble: expect.stringContaining('correction 2 (rename) speaks of ida-morr') as string,
  });
  await expect(house.reanalysis.start(false)).rejects.toMatchObject({ code: 'conflict' });
  await house.corrections.undo(2);
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  expect(await house.reanalysis.state()).toMatchObject({ state: 'ended', trouble: null });
});

test('one that was left off goes on, also with another scorer, and a cancelled one leaves all as it was', async () => {
  const house = await openRereading();
  await house.take(reports(ARTICLES));
  const old = await everything(house.asking);
  await house.versions.bring(AFTER, SAID);
  const first = await house.reanalysis.start(false);
  expect(await house.reanalysis.start(false)).toMatchObject({ state: 'running', started_at: first.started_at });
  await expect(house.versions.bring(BEFORE, SAID)).rejects.toThrow(/being read by version 2/);
  expect(await house.reanalysis.cancel()).toMatchObject({ state: 'cancelled' });
  expect(await everything(house.asking)).toBe(old);
  await house.reanalysis.start(false);
  await house.reanalysis.stop();
  expect(await house.reanalysis.state()).toMatchObject({ state: 'broken_off' });

  let read = 0;
  const later = await openRereading({ warehouse: house.warehouse, turned: true, before: () => void (read += 1) });
  expect((await answerTo(later.asking, '/mentions', asked())).notes).toContainEqual({
    code: 'read_otherwise',
    text: expect.stringMatching(/^260 articles were read by another catalogue, scorer or rules/) as string,
    count: ARTICLES,
  });
  await later.reanalysis.resume();
  await later.reanalysis.idle();
  expect(read).toBe(ARTICLES);
  const fresh = await openRereading({ shipped: AFTER, turned: true });
  await fresh.take(reports(ARTICLES));
  expect(await tablesOf(later.warehouse)).toEqual(await tablesOf(fresh.warehouse));
  expect(await everything(later.asking)).toBe(await everything(fresh.asking));
});

test('whom a person added and a new catalogue brings is one actor, with the forms of both', async () => {
  const house = await openRereading();
  await house.take(reports(40));
  await house.corrections.make({ does: 'add_actor', name: 'Kim Holt', kind: 'other', forms: ['a baker'] }, SAID);
  const before = await mentionsOf(house.asking, 'kim-holt');
  await house.versions.bring(AFTER, SAID);
  await house.reanalysis.start(false);
  await house.reanalysis.idle();
  expect(house.corrections.actors().filter(({ id }) => id === 'kim-holt')).toMatchObject([
    {
      kind: 'person',
      aliases: [{ text: 'Kim Holt' }, { text: 'Holt', type: 'surname' }, { text: 'a baker', type: 'full' }],
    },
  ]);
  // "Kim Holt" and "a baker", as before: the catalogue's "Holt" alone stands in no report.
  expect([before, await mentionsOf(house.asking, 'kim-holt')]).toEqual([before, before]);
  expect(before).toBeGreaterThan(20);
});

test('how many articles were read otherwise is counted once for each state of the data', async () => {
  const house = await openRereading();
  await house.take(reports(20));
  const later = await openRereading({ warehouse: house.warehouse, turned: true });
  const { readings } = later.warehouse;
  const first = readings.otherwise();
  // The same promise: nothing is asked a second time.
  expect(readings.otherwise() === first).toBe(true);
  expect(await first).toBe(20);
  await later.take(reports(5, 20));
  // What came since was read by what is used now.
  expect(await readings.otherwise()).toBe(20);
  await later.reanalysis.start(false);
  await later.reanalysis.idle();
  expect(await readings.otherwise()).toBe(0);
  const asks = 20_000;
  const began = performance.now();
  for (let no = 0; no < asks; no += 1) await readOtherwise(readings);
  console.log(`the note costs ${(((performance.now() - began) * 1000) / asks).toFixed(2)} µs a question`);
});

const mentionsOf = async (asking: Rereading['asking'], actor: string): Promise<number> => {
  const { rows } = await answerTo(asking, '/mentions', asked({ actors: actor }));
  return rows.reduce((sum, { mentions }) => sum + (mentions ?? 0), 0);
};
