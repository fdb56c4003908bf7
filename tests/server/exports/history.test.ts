import { expect, test } from 'vitest';
import { fixedClock } from '../../../server/base/clock.ts';
import { answerTo, asked } from '../../../server/exports/answer.ts';
import { correctable, named, SAID } from '../../support/corrected.ts';
import { openRereading, reports } from '../../support/reread.ts';

const catalogue = {
  actors: [
    named('ann-holt', 'Ann Holt', [{ text: 'Ann Holt', type: 'full' }]),
    named('bo-lund', 'Bo Lund', [{ text: 'Bo Lund', type: 'full' }]),
  ],
  titles: [],
};

const house = async () => {
  const made = await correctable(catalogue);
  await made.take([
    ['Alpha', '2021-05-03', 'Ann Holt met Bo Lund at the harbour.'],
    ['Beta', '2021-05-10', 'Bo Lund slept through the whole meeting.'],
  ]);
  return made;
};
const numberOf = (snapshot: string) => Number.parseInt(snapshot, 10);

test('each run and correction is a snapshot with what it did, the latest first', async () => {
  const { corrections, take, rows, warehouse } = await house();
  await corrections.make({ does: 'merge', actor: 'bo-lund', into: 'ann-holt' }, SAID);
  await corrections.make({ does: 'rename', actor: 'ann-holt', name: 'Ann B. Holt' }, SAID);
  await take([['Alpha', '2021-05-12', 'Ann Holt opened a new bridge over the river.']]);
  const listed = await rows('/snapshots');
  expect(listed.map((row) => [row.made_by, row.run, row.correction, row.articles_added, row.articles_changed])).toEqual(
    [
      ['articles', 2, null, 1, 0],
      ['correction', null, 2, 0, 0],
      // The article that named two names one.
      ['correction', null, 1, 0, 1],
      ['articles', 1, null, 2, 0],
    ],
  );
  expect(listed.map((row) => [row.mentions_added, row.mentions_closed, row.actors_renamed])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
    [2, 2, 0],
    [3, 0, 0],
  ]);
  expect(listed[0]!.no).toBe(numberOf(await warehouse.snapshot()));
  expect(listed.map(({ articles_moved }) => articles_moved)).toEqual([0, 0, 0, 0]);
  expect(listed[0]!.made_at).toBe('2026-01-01T00:00:00.000Z');
});

test('an article that gets a day is moved into its week', async () => {
  const { take, rows } = await correctable(catalogue);
  const words = 'Ann Holt opened a new bridge over the river.';
  const url = 'https://alpha.example/bridge';
  const one = (published: string | null) => take([['Alpha', published, words, url]]);
  await one(null);
  await one('2021-05-12');
  const [moved] = await rows('/snapshots');
  expect(moved).toMatchObject({ articles_added: 0, articles_changed: 1, articles_moved: 1 });
  expect(await rows('/changes')).toMatchObject([
    { week: '2021-05-10', actor: 'ann-holt', mentions_before: 0, mentions: 1 },
  ]);
});

test('between two snapshots the cells are listed whose numbers are others, and no more', async () => {
  const { corrections, rows, warehouse, asking } = await house();
  const before = await warehouse.snapshot();
  const merged = await corrections.make({ does: 'merge', actor: 'bo-lund', into: 'ann-holt' }, SAID);
  const after = await warehouse.snapshot();
  const cells = async (filters: { since?: string; snapshot?: string }) =>
    (await rows('/changes', filters)).map((row) => [
      row.week,
      row.actor,
      row.mentions_before,
      row.mentions,
      row.articles_before,
      row.articles,
    ]);
  const moved = [
    ['2021-05-03', 'ann-holt', 1, 2, 1, 1],
    ['2021-05-03', 'bo-lund', 1, 0, 1, 0],
    ['2021-05-10', 'ann-holt', 0, 1, 0, 1],
    ['2021-05-10', 'bo-lund', 1, 0, 1, 0],
  ];
  expect(await cells({ since: before })).toEqual(moved);
  await corrections.undo(merged.correction);
  expect(await cells({ since: before })).toEqual([]);
  expect(await cells({ since: before, snapshot: after })).toEqual(moved);
  const { query } = await answerTo(asking, '/changes', asked({ since: before, snapshot: after }));
  expect(query).toMatchObject({ since: String(numberOf(before)), snapshot: String(numberOf(after)) });
  await expect(rows('/changes', { since: after, snapshot: before })).rejects.toThrow(/^since=.*: a snapshot not after/);
});

test('what differs between two snapshots is what answers as of them differ by', async () => {
  const { asking, take, warehouse } = await openRereading();
  await take(reports(40));
  const since = await warehouse.snapshot();
  await take(reports(40, 25));
  const counted = async (snapshot: string) => {
    const { rows } = await answerTo(asking, '/mentions', asked({ snapshot }));
    return new Map(
      rows.flatMap(({ week, actor, mentions, articles }) =>
        mentions === null || mentions === 0 ? [] : [[`${week} ${actor}`, [mentions, articles]]],
      ),
    );
  };
  const [then, now] = [await counted(since), await counted(await warehouse.snapshot())];
  const wanted = [...new Set([...then.keys(), ...now.keys()])]
    .map((cell) => [cell, ...(then.get(cell) ?? [0, 0]), ...(now.get(cell) ?? [0, 0])] as const)
    .filter(([, mentions, articles, later, more]) => mentions !== later || articles !== more)
    .map((cell) => cell.join(' '));
  const { rows, total } = await answerTo(asking, '/changes', asked({ since, limit: 1000 }));
  const found = rows.map((row) =>
    [row.week, row.actor, row.mentions_before, row.articles_before, row.mentions, row.articles].join(' '),
  );
  expect(found.sort()).toEqual(wanted.sort());
  expect(total).toBe(wanted.length);
  expect(wanted.length).toBeGreaterThan(20);
  console.log(`changes: ${wanted.length} cells, as answers of both snapshots differ`);
});

test('answers of then have the clock of then: a week that was open stays open', async () => {
  const { asking, take, warehouse } = await openRereading();
  await take(reports(20));
  expect(warehouse.changedAt()).toBe('2026-01-01T00:00:00.000Z');
  const late = { ...asking, clock: fixedClock('2031-07-01T00:00:00Z') };
  const [then, now] = [await answerTo(asking, '/mentions', asked()), await answerTo(late, '/mentions', asked())];
  expect(now).toEqual(then);
});
