import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failuresOf, type Floors, measured, tableOf } from '../../../scripts/evaluate/measured.ts';

const FLOORS: Floors = {
  one: { floor: 0.9, goal: 0.95, cases: 10 },
  two: { floor: 0.5, goal: null, cases: 3 },
};

test('a figure carries its floor and goal, and nothing is measured without a floor', () => {
  expect(measured(FLOORS, 'one', 0.92, 12, 'all')).toEqual({
    name: 'one',
    value: 0.92,
    of: 12,
    floor: 0.9,
    goal: 0.95,
    note: 'all',
  });
  expect(() => measured(FLOORS, 'three', 1, 1)).toThrow('data/gold/floors.json has no floor for "three"');
});

test('a figure fails below its floor, over too few cases, and when it was not measured at all', () => {
  const good = [measured(FLOORS, 'one', 0.9, 10), measured(FLOORS, 'two', 0.5, 3)];
  expect(failuresOf(good, FLOORS)).toEqual([]);
  expect(failuresOf([measured(FLOORS, 'one', 0.8999, 9), good[1]!], FLOORS)).toEqual([
    'one is 0.8999, below its floor of 0.9000',
    'one was counted over 9 cases, not 10',
  ]);
  expect(failuresOf([good[0]!], FLOORS)).toEqual(['two has a floor and was not measured']);
  expect(failuresOf([measured(FLOORS, 'one', Number.NaN, 10), good[1]!], FLOORS)).toEqual([
    'one is NaN, below its floor of 0.9000',
  ]);
});

test('the table shows each figure in its line', () => {
  const table = tableOf([measured(FLOORS, 'one', 0.92, 12, 'all'), measured(FLOORS, 'two', 0.75, 3)]);
  expect(table.split('\n')).toEqual([
    'measure   value   n   floor    goal',
    'one      0.9200  12  0.9000  0.9500  all',
    'two      0.7500   3  0.5000',
  ]);
});

test('every floor on file can be reached, lies under what it counts, and says over how many cases', () => {
  const floors = Object.entries(JSON.parse(readFileSync('data/gold/floors.json', 'utf8')) as Floors);
  for (const [name, { floor, cases }] of floors) {
    expect(cases).toBeGreaterThanOrEqual(50);
    expect(floor).toBeGreaterThan(0);
    if (!name.includes('a second')) expect(floor).toBeLessThanOrEqual(1);
  }
  console.log(`floors: ${floors.length} figures`);
  expect(floors.length).toBeGreaterThanOrEqual(13);
});
