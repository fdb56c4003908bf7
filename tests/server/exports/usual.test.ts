import { expect, test } from 'vitest';
import { ratioInterval } from '../../../server/analysis/statistics.ts';
import { addDays } from '../../../server/base/week.ts';
import { type Asking, answerTo, asked } from '../../../server/exports/answer.ts';
import { type PlantedWeek, plantedActor, plantedAsking } from '../../support/planted.ts';

const FIRST = '2021-01-04';
const ACTORS = ['ann', 'bo', 'cy'].map((id) => plantedActor(id));
const weeks = (count: number, stories: number, named: Record<string, number>, from = 0): PlantedWeek[] =>
  Array.from({ length: count }, (_, at) => ({ monday: addDays(FIRST, 7 * (from + at)), stories, named }));

const lede = async (asking: Asking, filters: Record<string, string>) =>
  (await answerTo(asking, '/summary', asked(filters))).rows.filter(
    ({ clause }) => clause === 'count' || clause === 'change',
  );
const saidOf = async (asking: Asking, filters: Record<string, string>) =>
  (await lede(asking, filters)).map(({ text }) => text);

/** The tenth week against nine before it: ann 2 in 20 and then 10 in 20, bo 12 throughout, cy never before. */
const world = () =>
  plantedAsking(
    [...weeks(9, 20, { ann: 2, bo: 12 }), ...weeks(1, 20, { ann: 10, bo: 12, cy: 9 }, 9), ...weeks(1, 20, {}, 10)],
    ACTORS,
  );
const TENTH = { from: '2021-03-08', to: '2021-03-14' };

test('a change beyond the noise is said with its ratio, in stories, and proved by them', async () => {
  const asking = await world();
  const [, change] = await lede(asking, { ...TENTH, actors: 'ann' });
  // 10 of 20 over 18 of 180.
  expect(change).toMatchObject({
    clause: 'change',
    subject: 'ann',
    value: 5,
    n: 10,
    unit: 'stories',
    evidence: 'actors=ann&unit=stories',
    text: '5 times the usual share of stories (26 weeks before)',
  });
  const half = 1.959964 * Math.sqrt(1 / 10 - 1 / 20 + 1 / 18 - 1 / 180);
  expect(change!.low).toBeCloseTo(5 * Math.exp(-half), 4);
  expect(change!.high).toBeCloseTo(5 * Math.exp(half), 4);
});

test('inside the noise it is about as often as usual, and who was not there before is said to be so', async () => {
  const asking = await world();
  expect(await saidOf(asking, { ...TENTH, actors: 'bo' })).toEqual([
    'BO was named 12 times',
    'about as often as usual (26 weeks before)',
  ]);
  expect(await saidOf(asking, { ...TENTH, actors: 'cy' })).toEqual([
    'CY was named 9 times',
    'not named in the 26 weeks before',
  ]);
});

test('of all or of several actors the lede is about the one whose change is surest, not the most named', async () => {
  const asking = await world();
  expect((await saidOf(asking, TENTH))[0]).toBe('CY was named 9 times');
  expect((await saidOf(asking, { ...TENTH, actors: 'ann,bo' }))[0]).toBe('ANN was named 10 times');
});

test('of less than eight weeks before nothing is said, and the most named leads', async () => {
  const asking = await plantedAsking(
    [...weeks(7, 20, { ann: 2, bo: 12 }), ...weeks(1, 20, { ann: 10, bo: 12 }, 7), ...weeks(1, 20, {}, 8)],
    ACTORS,
  );
  expect(await saidOf(asking, { from: '2021-02-22', to: '2021-02-28' })).toEqual(['BO was named 12 times']);
});

test('a ratio with no story on one side has no interval', () => {
  expect(ratioInterval(0, 10, 5, 10)).toEqual({ low: null, high: null });
  expect(ratioInterval(5, 10, 0, 10)).toEqual({ low: null, high: null });
});
