import { expect, test } from 'vitest';
import type { AnswerTo } from '../../../server/contract/questions/all.ts';
import { articlesIn, countsIn, cubeOf, mostCounted } from '../../../web/charts/cube.ts';
import { randomFrom } from '../../support/random.ts';

const WEEKS = ['2021-05-03', '2021-05-10', '2021-05-17'];

type Lists = readonly (readonly [string, (number | null)[]])[];
const seriesOf = (lists: Lists) =>
  ({
    rows: lists.map(([actor, mentions]) => ({
      actor,
      name: actor.toUpperCase(),
      kind: 'person',
      mentions,
      articles: mentions,
    })),
  }) as unknown as AnswerTo<'/series'>;
const coverageOf = (articles: readonly (number | null)[]) =>
  ({ rows: WEEKS.map((week, at) => ({ week, articles: articles[at] ?? null })) }) as unknown as AnswerTo<'/coverage'>;

test('a range is the sum of its steps, and a step without coverage adds nothing', () => {
  const cube = cubeOf(
    seriesOf([
      ['a', [5, null, 2]],
      ['b', [0, null, 9]],
    ]),
    coverageOf([3, null, 4]),
    WEEKS,
    'mentions',
  )!;
  expect(countsIn(cube, 0, 0).map(({ counted }) => counted)).toEqual([5, 0]);
  expect(countsIn(cube, 0, 2).map(({ counted }) => counted)).toEqual([7, 9]);
  expect(countsIn(cube, 1, 1).map(({ counted }) => counted)).toEqual([0, 0]);
  expect([articlesIn(cube, 0, 1), articlesIn(cube, 2, 2), articlesIn(cube, 0, 2)]).toEqual([3, 4, 7]);
});

test('answers of another axis are no cube', () => {
  expect(cubeOf(seriesOf([['a', [5, 1]]]), coverageOf([3, 1]), WEEKS, 'mentions')).toBeNull();
  expect(cubeOf(undefined, undefined, WEEKS, 'mentions')).toBeNull();
});

test('the most counted come first, equals by slug, and who has nothing is not among them', () => {
  const counts = [
    ['c', 2],
    ['a', 4],
    ['d', 0],
    ['b', 2],
  ] as const;
  const rows = counts.map(([actor, counted]) => ({ actor, name: actor, counted }));
  expect(mostCounted(rows, 3).map(({ actor }) => actor)).toEqual(['a', 'b', 'c']);
  expect(mostCounted(rows, 10)).toHaveLength(3);
});

test('every range of a random cube is what plain loops add up', () => {
  const random = randomFrom(5);
  const buckets = Array.from({ length: 30 }, (_, at) => `step ${String(at).padStart(2, '0')}`);
  const lists: Lists = Array.from({ length: 20 }, (_, no) => [
    `actor-${no}`,
    buckets.map(() => (random() < 0.1 ? null : Math.floor(random() * 50))),
  ]);
  const cube = cubeOf(seriesOf(lists), coverageOf([]), buckets, 'articles')!;
  let places = 0;
  for (let from = 0; from < buckets.length; from += 1) {
    for (let to = from; to < buckets.length; to += 1) {
      const sums = lists.map(([, counts]) =>
        counts.slice(from, to + 1).reduce((sum: number, one) => sum + (one ?? 0), 0),
      );
      expect(countsIn(cube, from, to).map(({ counted }) => counted)).toEqual(sums);
      places += sums.length;
    }
  }
  console.log(`cube: ${places} sums`);
  expect(places).toBe(20 * 465);
});
