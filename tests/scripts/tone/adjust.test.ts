import { expect, test } from 'vitest';
import { chanceFrom } from '../../../scripts/bench/chance.ts';
import { calibrate, calibrationError, type Said, surprise, unclearBelow } from '../../../scripts/tone/calibrate.ts';
import {
  conditionOf,
  confusionOf,
  adjustmentOf,
  covarianceOf,
  type Judged,
  weightsOf,
} from '../../../scripts/tone/adjust.ts';
import { adjustmentFor } from '../../../server/analysis/tone/calibration.ts';
import { figuresOf } from '../../../scripts/tone/measure.ts';
import { drawnAnew, inHalves, simulateGroups } from '../../../scripts/tone/simulate.ts';

test('the errors of a scorer are mean chances by true class', () => {
  const judged: Judged[] = [
    { chances: [0.7, 0.2, 0.1], is: 0, sentence: 0 },
    { chances: [0.5, 0.3, 0.2], is: 0, sentence: 1 },
    { chances: [0.1, 0.8, 0.1], is: 1, sentence: 1 },
    { chances: [0, 0.25, 0.75], is: 2, sentence: 2 },
  ];
  const rounded = confusionOf(judged).map((row) => row.map((value) => Math.round(value * 1e6) / 1e6));
  expect(rounded).toEqual([
    [0.6, 0.1, 0],
    [0.25, 0.8, 0.25],
    [0.15, 0.1, 0.75],
  ]);
});

test('what each chance counts undoes the errors: w · M = (−1, 0, 1)', () => {
  expect(
    weightsOf([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]),
  ).toEqual([-1, 0, 1]);
  // By hand: −0.8 a = −1 gives a = 1.25, and the middle column is −0.1 a + 0.1 a = 0.
  const [a, b, c] =
    weightsOf([
      [0.8, 0.1, 0],
      [0.2, 0.8, 0.2],
      [0, 0.1, 0.8],
    ]) ?? [];
  expect([a, b, c].map((value) => Math.round((value ?? NaN) * 1e9) / 1e9 + 0)).toEqual([-1.25, 0, 1.25]);
  expect(
    weightsOf([
      [0.3, 0.3, 0.3],
      [0.3, 0.3, 0.3],
      [0.4, 0.4, 0.4],
    ]),
  ).toBeNull();
});

test('how much a adjustment swells errors is the largest singular value over the least', () => {
  const diagonal = (a: number, b: number, c: number) => [
    [a, 0, 0],
    [0, b, 0],
    [0, 0, c],
  ];
  expect(conditionOf(diagonal(1, 1, 1))).toBeCloseTo(1, 9);
  expect(conditionOf(diagonal(-4, 2, 0.5))).toBeCloseTo(8, 9);
  // Symmetric, 0.6 and 0.2: eigenvalues 0.4, 0.4 and 0.6 + 2 · 0.2 = 1, so 1 over 0.4.
  expect(conditionOf([0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 0.6 : 0.2))))).toBeCloseTo(2.5, 9);
  // [[1, 1], [0, 1]]: MᵀM has eigenvalues (3 ± √5) / 2, whose root of the ratio is (3 + √5) / 2.
  const sheared = [
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  expect(conditionOf(sheared)).toBeCloseTo((3 + Math.sqrt(5)) / 2, 9);
});

test('a adjustment is withheld where its kind has no gold, a class has too little, or errors are too large to undo', () => {
  const judged = even(50);
  const person = adjustmentOf('person', { sets: ['x'], sha256: 'y' }, judged);
  expect(person).toMatchObject({ kind: 'person', n: 150, counts: [50, 50, 50], condition: 2.5 });
  expect(person.M[0]).toEqual([0.6, 0.2, 0.2]);
  // By hand: 0.4 · w + 0.2 · (sum of w) = (−1, 0, 1) gives w = (−2.5, 0, 2.5).
  expect(person.w.map((value) => value + 0)).toEqual([-2.5, 0, 2.5]);
  expect(adjustmentFor([person], 'person')).toBe(person);
  expect(adjustmentFor([person], 'organisation')).toBeNull();
  expect(adjustmentFor([{ ...person, condition: 10 }], 'person')?.condition).toBe(10);
  expect(adjustmentFor([{ ...person, condition: 10.01 }], 'person')).toBeNull();
  expect(adjustmentFor([{ ...person, counts: [49, 51, 50] }], 'person')).toBeNull();
  const blind = judged.map((one) => ({ ...one, chances: [1 / 3, 1 / 3, 1 / 3] }));
  expect(() => adjustmentOf('place', { sets: ['x'], sha256: 'y' }, blind)).toThrow('"place" cannot be undone');
});

/** A scorer that gives its own class 0.6 and the others 0.2 each; three classes, `each` sentences a class. */
const even = (each: number): Judged[] =>
  [0, 1, 2].flatMap((is) =>
    Array.from({ length: each }, (_, at) => ({
      chances: [0, 1, 2].map((c) => (c === is ? 0.6 : 0.2)),
      is,
      sentence: is * each + at,
    })),
  );

test('gold that always says the same leaves nothing unsure, and its adjustment is exact', () => {
  const judged = even(20);
  for (const row of covarianceOf(judged, 50, chanceFrom(1))) for (const value of row) expect(value).toBeCloseTo(0, 12);
  const group = simulateGroups(judged, 20, 100, chanceFrom(2), inHalves);
  // Each mention is read as 0.4 times its tone; corrected it is its tone.
  expect(group.groups).toBe(100);
  expect(group.rmseCorrected).toBeCloseTo(0, 9);
  expect(group.rmseRaw).toBeGreaterThan(0.05);
  expect([group.wrongRaw, group.wrongCorrected]).toEqual([0, 0]);
});

test('figures of three classes, by hand', () => {
  const classes = [0, 0, 1, 2];
  const chances = [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [0, 0, 1],
  ];
  // negative: 1 of 2 found, none wrong, 2/3; neutral 1; positive: 1 found, 1 wrong, 2/3.
  const { n, macroF1, accuracy, flips } = figuresOf(chances, classes);
  expect([n, accuracy, flips]).toEqual([4, 75, 25]);
  expect(macroF1).toBeCloseTo((100 * (2 / 3 + 1 + 2 / 3)) / 3, 9);
});

test('how far sureness is from being right, and from where on four of five words are right', () => {
  expect(
    calibrationError(
      [
        [0.9, 0.1, 0],
        [0.9, 0, 0.1],
      ],
      [0, 1],
    ),
  ).toBeCloseTo(0.4, 9); // sure 1.8, right 1, of 2
  const chances = [
    [0.5, 0.4, 0.1],
    [0.6, 0.3, 0.1],
    [0.7, 0.2, 0.1],
  ];
  expect(unclearBelow(chances, [1, 0, 0], 0.8)).toBe(0.51);
  expect(unclearBelow(chances, [1, 1, 1], 0.8)).toBe(1);
});

test('calibration finds how sure a model should be', () => {
  // It says 9 to 1 where it is right in 3 of 4: twice as sure as it should be, as log 3 / log 9 is a half.
  const said = (is: number): Said => ({
    byLinear: [Math.log(0.45), Math.log(0.05), Math.log(0.5)],
    byNetworks: [Math.log(0.9), Math.log(0.05), Math.log(0.05)],
    is,
    sentence: 0,
  });
  const all = [said(0), said(0), said(0), said(0), said(0), said(0), said(1), said(2)];
  const found = calibrate(all, 0);
  expect(surprise(found, all)).toBeLessThan(surprise({ linear: 0, sureness: 1, offsets: [0, 0, 0] }, all));
  // The best that can be said is 6/8, 1/8, 1/8: its mean surprise is the entropy of that.
  expect(surprise(found, all)).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.125)), 3);
});

test('gold is cut by sentence, and drawn anew by sentence', () => {
  const judged: Judged[] = [0, 0, 1, 2, 3].map((sentence) => ({ chances: [1, 0, 0], is: 0, sentence }));
  const { measuring, drawnFrom } = inHalves(judged, chanceFrom(3));
  expect(measuring.length + drawnFrom.length).toBe(5);
  expect(measuring.filter(({ sentence }) => drawnFrom.some((one) => one.sentence === sentence))).toEqual([]);
  const again = drawnAnew(judged, chanceFrom(3));
  expect(again.drawnFrom).toBe(judged);
  expect(new Set(again.measuring.map(({ sentence }) => sentence)).size).toBe(4);
});
