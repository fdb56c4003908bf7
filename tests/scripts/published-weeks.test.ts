import { expect, test } from 'vitest';
import { besideOurs, correlations, plainName } from '../../scripts/measures/published-weeks.ts';
import { ranks, spearman } from '../../scripts/measures/spearman.ts';

test('equals share the mean of their ranks', () => {
  expect(ranks([10, 20, 20, 5, 20])).toEqual([2, 4, 4, 1, 4]);
});

test('the rank correlation is that of the textbook, 1 for the same order, -1 for the opposite, and null where there is none', () => {
  // IQ and hours of television of ten persons, the common example: rho = -29/165.
  const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
  const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
  const pairs = iq.map((one, at): readonly [number, number] => [one, hours[at]!]);
  expect(spearman(pairs)).toBeCloseTo(-29 / 165, 12);
  const line = (sign: number) => [1, 2, 3, 4].map((x): readonly [number, number] => [x, sign * x * x]);
  expect([spearman(line(1)), spearman(line(-1))]).toEqual([1, -1]);
  expect([spearman(line(1).slice(0, 2)), spearman(line(0))]).toEqual([null, null]);
});

test('a published week is compared with the same seven days, whichever weekday it begins on', () => {
  // A Sunday; our week would begin a day later.
  const published = [
    { from: '2019-01-06', name: 'Ann Harlow', count: 30 },
    { from: '2019-01-06', name: 'Julián Voss', count: 10 },
    { from: '2019-01-13', name: 'Ann Harlow', count: 5 },
    { from: '2018-12-16', name: 'Ann Harlow', count: 7 },
    { from: '2019-01-06', name: 'Nobody Known', count: 99 },
  ];
  const daily = [
    { day: '2019-01-05', name: 'Ann Harlow', articles: 100 },
    { day: '2019-01-06', name: 'Ann Harlow', articles: 2 },
    { day: '2019-01-12', name: 'Ann Harlow', articles: 4 },
    { day: '2019-01-13', name: 'Ann Harlow', articles: 100 },
    { day: '2019-01-08', name: 'Julian Voss', articles: 2 },
  ];
  expect(besideOurs(published, daily, '2019-01-15')).toEqual([
    { from: '2019-01-06', name: 'Ann Harlow', theirs: 30, ours: 6, theirShare: 0.75, ourShare: 0.75 },
    { from: '2019-01-06', name: 'Julián Voss', theirs: 10, ours: 2, theirShare: 0.25, ourShare: 0.25 },
  ]);
  expect(besideOurs(published, daily, '2019-01-19')).toHaveLength(3);
  expect(plainName("Beto O'Rourke")).toBe('beto orourke');
});

test('each correlation says of how many pairs it is', () => {
  const rows = ['2019-01-06', '2019-01-13', '2019-01-20'].flatMap((from, week) =>
    ['a', 'b', 'c'].map((name, at) => ({
      from,
      name,
      theirs: 10 * at + week,
      ours: at + 20,
      theirShare: at / 3,
      ourShare: at / 3,
    })),
  );
  const said = correlations(rows);
  expect(said.map(({ n }) => n)).toEqual([9, 9, 9, 3, 3, 0]);
  expect(said[1]!.rho).toBeCloseTo(1, 12);
  expect(said.slice(3).map(({ rho }) => rho)).toEqual([1, 1, null]);
});
