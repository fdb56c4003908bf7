import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GOLD_SETS } from '../../../scripts/evaluate/gold-sets.ts';
import {
  cornersOf,
  cutToFloor,
  failuresOf,
  type Floors,
  type GoldNow,
  measured,
  ofHundred,
  tableOf,
  worstOf,
  worstText,
} from '../../../scripts/evaluate/measured.ts';

const on = (set: string) => ({
  set,
  sha256: 'aa',
  measure: 'share',
  n: 12,
  value: 0.92,
  scorer: null,
  date: '2026-01-01',
});
const FLOORS: Floors = {
  'one: share': { floor: 0.9, goal: 0.95, cases: 10, task: 'one', ...on('marked') },
  'two: share': { floor: 0.5, goal: null, cases: 3, task: 'two', ...on('other') },
};
const GOLD: GoldNow = {
  hashes: new Map([
    ['marked', 'aa'],
    ['other', 'aa'],
  ]),
  skipped: new Set(),
};
const worst = { what: 'rule last', value: 0.25, of: 8 };
const ONE = (value: number, of: number) => measured(FLOORS, 'one: share', value, of, 'all', { worst });
const TWO = measured(FLOORS, 'two: share', 0.5, 3, '', { worst });

test('a figure carries its floor and goal, and nothing is measured without a floor', () => {
  expect(ONE(0.92, 12)).toEqual({
    name: 'one: share',
    value: 0.92,
    low: null,
    high: null,
    of: 12,
    floor: 0.9,
    goal: 0.95,
    note: 'all',
    worst,
    scorer: null,
  });
  expect(() => measured(FLOORS, 'three', 1, 1)).toThrow('data/gold/floors.json has no floor for "three"');
});

test('a share has the interval of Wilson, another figure the one that is handed in', () => {
  // Of 10 draws 5: (0.5 + 0.19208 ± 1.96 √(0.025 + 0.009604)) / 1.38416 (Wilson 1927, z = 1.96).
  const half = measured(FLOORS, 'one: share', 0.5, 10, '', { share: true });
  expect([half.low?.toFixed(3), half.high?.toFixed(3)]).toEqual(['0.237', '0.763']);
  const f1 = measured(FLOORS, 'one: share', 0.5, 10, '', { ends: [0.4, 0.7] });
  expect([f1.low, f1.high]).toEqual([0.4, 0.7]);
  expect(measured(FLOORS, 'one: share', 0, 0, '', { share: true })).toMatchObject({ low: null, high: null });
});

test('a figure fails below its floor, over too few cases or none, and when it was not measured at all', () => {
  expect(failuresOf([ONE(0.9, 10), TWO], FLOORS, GOLD)).toEqual([]);
  expect(failuresOf([ONE(0.8999, 9), TWO], FLOORS, GOLD)).toEqual([
    'one: share is 0.8999, below its floor of 0.9000',
    'one: share was counted over 9 cases, not 10',
  ]);
  expect(failuresOf([ONE(0.9, 10)], FLOORS, GOLD)).toEqual(['two: share has a floor and was not measured']);
  expect(failuresOf([ONE(Number.NaN, 10), TWO], FLOORS, GOLD)).toEqual([
    'one: share is NaN, below its floor of 0.9000',
  ]);
  expect(failuresOf([ONE(1, 0), TWO], FLOORS, GOLD)).toEqual(['one: share was counted over nothing']);
});

test('a figure whose gold is not there is no failure, one of another set is', () => {
  const skipped = { ...GOLD, skipped: new Set(['other']) };
  expect(failuresOf([ONE(0.9, 10)], FLOORS, skipped)).toEqual([]);
  expect(failuresOf([TWO], FLOORS, skipped)).toEqual(['one: share has a floor and was not measured']);
});

test('other gold makes the floor void: both hashes are told, and the line that a person may set', () => {
  const changed = { ...GOLD, hashes: new Map([...GOLD.hashes, ['marked', 'bb']]) };
  const line =
    '"one: share": {"task":"one","set":"marked","sha256":"bb","measure":"share","n":12,"value":0.1234,"floor":0.123,' +
    '"goal":0.95,"cases":10,"scorer":null,"date":"?"}';
  expect(failuresOf([ONE(0.12344, 12), TWO], FLOORS, changed)).toEqual([
    `one: share: its floor is void, set on gold aa, while the gold is now bb; set it anew by hand: ${line}`,
  ]);
  // A better figure does not mend it.
  expect(failuresOf([ONE(1, 12), TWO], FLOORS, changed)).toHaveLength(1);
});

test('a floor that names no gold, or gold that there is not, does not hold', () => {
  const bare: Floors = { ...FLOORS, 'one: share': { floor: 0.9, goal: null, cases: 10 } };
  expect(failuresOf([ONE(1, 12), TWO], bare, GOLD)[0]).toMatch(/^one: share: its floor names no gold; set it anew/);
  const away: Floors = { ...FLOORS, 'one: share': { ...FLOORS['one: share']!, set: 'lost' } };
  expect(failuresOf([ONE(1, 12), TWO], away, GOLD)[0]).toMatch(/^one: share: its floor names the gold "lost", which/);
});

test('a task without a worst case fails', () => {
  const plain = measured(FLOORS, 'one: share', 0.95, 12);
  expect(failuresOf([plain, TWO], FLOORS, GOLD)).toEqual(['one has no worst case, so its means can hide one']);
});

test('the worst corner is the lowest of those that are large enough', () => {
  const cases = ['a1', 'a1', 'a0', 'b0', 'c1', 'c0'].map((word) => ({ name: word[0]!, right: word[1] === '1' }));
  const corners = cornersOf(
    cases,
    ({ name }) => name,
    ({ right }) => right,
  );
  expect(corners).toEqual([
    { what: 'a', value: 2 / 3, of: 3 },
    { what: 'b', value: 0, of: 1 },
    { what: 'c', value: 1 / 2, of: 2 },
  ]);
  expect(worstOf(corners, 2).what).toBe('c');
  expect(worstOf(corners, 1).what).toBe('b');
  expect(() => worstOf(corners)).toThrow('of 3 corners none has 5 cases');
});

test('a floor is the figure cut to one decimal of a per cent, never rounded up', () => {
  expect([0.7279, 0.7271, 0.727, 1, 0.9999].map(cutToFloor)).toEqual([0.727, 0.727, 0.727, 1, 0.999]);
  expect(cutToFloor(12.38)).toBe(12.3);
});

test('of a hundred: whole numbers in the middle, one decimal at the ends', () => {
  expect([0.744, 0.745, 0.9949, 1, 0.0472, 0.1, 0].map((share) => ofHundred(share))).toEqual([
    '74',
    '75',
    '99.5',
    '100',
    '4.7',
    '10',
    '0',
  ]);
  // An interval has the decimals of its figure.
  expect([ofHundred(0.93, 0.97), ofHundred(0.9802, 0.97), ofHundred(0.96, 0.9)]).toEqual(['93.0', '98.0', '96']);
});

test('a worst case is told in words', () => {
  expect(worstText({ what: 'rule first_name', value: 0.6842, of: 1234 })).toBe('rule first name, 68 of 100 (n 1,234)');
});

test('the table shows each figure in its line, and the worst cases below', () => {
  const table = tableOf([ONE(0.92, 12), measured(FLOORS, 'two: share', 0.45, 3, '', { ends: [0.25, 0.75] })]);
  expect(table.split('\n')).toEqual([
    'measure      value     low    high   n   floor  over it    goal',
    'one: share  0.9200                  12  0.9000  +0.0200  0.9500  all',
    'two: share  0.4500  0.2500  0.7500   3  0.5000  -0.0500',
    'worst, one: share: rule last, 25 of 100 (n 8)',
  ]);
});

test('every floor on file can be reached, lies under what it counts, and says over how many cases', () => {
  const floors = Object.entries(JSON.parse(readFileSync('data/gold/floors.json', 'utf8')) as Floors);
  for (const [name, { floor, cases, task, set = '', sha256, measure, n = 0, value = 0, date }] of floors) {
    expect([name, task]).toEqual([name, name.split(':')[0]]);
    expect([name, Object.keys(GOLD_SETS).includes(set)]).toEqual([name, true]);
    expect([name, sha256]).toEqual([name, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect([name, date, measure]).toEqual([name, expect.stringMatching(/^\d{4}-\d\d-\d\d$/), expect.any(String)]);
    expect([name, n >= cases, value >= floor]).toEqual([name, true, true]);
    expect(cases).toBeGreaterThanOrEqual(50);
    expect(floor).toBeGreaterThan(0);
    if (!name.includes('a second')) expect(floor).toBeLessThanOrEqual(1);
  }
  console.log(`floors: ${floors.length} figures`);
  expect(floors.length).toBeGreaterThanOrEqual(60);
});
