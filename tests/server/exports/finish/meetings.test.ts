import { expect, test } from 'vitest';
import { meetings, namings } from '../../../../server/exports/finish/meetings.ts';
import { randomFrom } from '../../../support/random.ts';

const COMPANIES = [
  { actors: [1, 2, 5], units: 3 },
  { actors: [2, 5], units: 1 },
  { actors: [1], units: 4 },
];

test('namings count each unit once for each actor it names', () => {
  expect([...namings(COMPANIES)]).toEqual([
    [1, 7],
    [2, 4],
    [5, 4],
  ]);
  expect(namings([]).size).toBe(0);
});

test('meetings count the units that name both, and nothing else', () => {
  const met = meetings(COMPANIES, [1, 2], [2, 5, 9]);
  // 1 with 2, 5 and 9; then 2 with itself, 5 and 9.
  expect([met(0, 0), met(0, 1), met(0, 2)]).toEqual([3, 3, 0]);
  expect([met(1, 0), met(1, 1), met(1, 2)]).toEqual([0, 4, 0]);
});

test('a thousand random companies are counted as plain loops count them', () => {
  const chance = randomFrom(7);
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1));
  const companies = Array.from({ length: 1000 }, () => ({
    actors: Array.from({ length: 12 }, (_, actor) => actor).filter(() => whole(0, 2) === 0),
    units: whole(1, 3),
  }));
  const all = Array.from({ length: 12 }, (_, actor) => actor);
  const met = meetings(companies, all, all);
  let compared = 0;
  for (const a of all) {
    for (const b of all) {
      if (a === b) continue;
      let units = 0;
      for (const company of companies)
        if (company.actors.includes(a) && company.actors.includes(b)) units += company.units;
      expect(met(a, b)).toBe(units);
      compared += 1;
    }
  }
  console.log(`meetings: ${compared} pairs compared`);
});
