import { expect, test } from 'vitest';
import {
  benjaminiHochberg,
  changeInterval,
  expected,
  g2,
  jaccard,
  jackknife,
  lift,
  meanInterval,
  npmi,
  pOfG2,
  shareInterval,
  wilson,
} from '../../../server/analysis/statistics.ts';

// The values of the method page's micro-example, worked out there by an independent script.
test('the tone of Blinken over the range has its jackknife interval', () => {
  const [s, m]: [number[], number[]] = [
    [1.2, 0, 0.3],
    [4, 1, 2],
  ];
  const n = 7;
  const mean = 1.5 / n;
  const sum = s.reduce((total, value, at) => total + ((value - mean * m[at]!) / (1 - m[at]! / n)) ** 2, 0);
  expect(jackknife(n, 3, sum)).toBeCloseTo(0.00999864, 7);
  const { low, high } = meanInterval(mean, n, 3, 21, sum);
  expect(low).toBeCloseTo(-0.504824, 5);
  expect(high).toBeCloseTo(0.933396, 5);
});

test('one story, or no variance at all, gives no interval', () => {
  expect(meanInterval(0.5, 4, 1, 16, 0)).toEqual({ low: null, high: null });
  expect(meanInterval(0.5, 4, 2, 8, 0)).toEqual({ low: null, high: null });
});

const parts = (x: readonly number[], m: readonly number[]) => {
  const n = m.reduce((sum, value) => sum + value, 0);
  const weighed = m.map((value) => 1 / (1 - value / n));
  const sum = (of: (at: number) => number) => m.reduce((total, _, at) => total + of(at), 0);
  return {
    x: x.reduce((total, value) => total + value, 0),
    n,
    stories: m.length,
    m2: sum((at) => m[at]! ** 2),
    all_hh: sum((at) => (m[at]! * weighed[at]!) ** 2),
    own_xh: sum((at) => x[at]! * m[at]! * weighed[at]! ** 2),
    own_xx: sum((at) => (x[at]! * weighed[at]!) ** 2),
  };
};

test('attention of Blinken in articles has its effective Wilson interval', () => {
  const { low, high } = shareInterval(parts([2, 1, 0, 1], [2, 1, 2, 1]), false);
  expect(low).toBeCloseTo(0.0643, 4);
  expect(high).toBeCloseTo(0.9831, 4);
});

test('share of voice of Blinken over the range has its effective Wilson interval', () => {
  const { low, high } = shareInterval(parts([4, 1, 0, 2], [6, 3, 4, 4]), false);
  expect(low).toBeCloseTo(0.09, 4);
  expect(high).toBeCloseTo(0.8321, 4);
});

test('in unit stories the interval is plain Wilson', () => {
  const { low, high } = wilson(3 / 4, 4);
  expect(low).toBeCloseTo(0.3006, 4);
  expect(high).toBeCloseTo(0.9544, 4);
});

test.each([
  // pair and unit, cells, expected, lift, Jaccard, NPMI, signed G2
  ['B-U articles', { n11: 4, n1: 4, n2: 4, n: 6 }, 2.666667, 1.5, 1, 1, 7.63817],
  ['B-U stories', { n11: 3, n1: 3, n2: 3, n: 4 }, 2.25, 1.333333, 1, 1, 4.498681],
  ['B-U sentences', { n11: 3, n1: 7, n2: 4, n: 12 }, 2.333333, 1.285714, 0.375, 0.181285, 0.711602],
  ['B-R articles', { n11: 2, n1: 4, n2: 4, n: 6 }, 2.666667, 0.75, 0.333333, -0.26186, -2.092993],
  ['B-R stories', { n11: 2, n1: 3, n2: 3, n: 4 }, 2.25, 0.888889, 0.5, -0.169925, -0.679596],
  ['B-R sentences', { n11: 1, n1: 7, n2: 6, n: 12 }, 3.5, 0.285714, 0.083333, -0.504149, -10.893904],
  ['U-R sentences', { n11: 1, n1: 4, n2: 6, n: 12 }, 2, 0.5, 0.111111, -0.278943, -1.551839],
])('%s has the association of the micro-example', (_name, cells, e, l, j, information, signed) => {
  expect(expected(cells)).toBeCloseTo(e, 6);
  expect(lift(cells)).toBeCloseTo(l, 6);
  expect(jaccard(cells)).toBeCloseTo(j, 6);
  expect(npmi(cells)).toBeCloseTo(information, 6);
  expect(g2(cells)).toBeCloseTo(signed, 6);
});

test('p is the upper tail of chi-squared', () => {
  expect(pOfG2(4.498681)).toBeCloseTo(0.033921, 6);
  expect(pOfG2(-0.679596)).toBeCloseTo(0.409726, 6);
  expect(pOfG2(0)).toBe(1);
  expect(pOfG2(200)).toBeLessThan(1e-40);
});

test('edges: never together, everywhere together, never named, nothing read', () => {
  expect(npmi({ n11: 0, n1: 3, n2: 2, n: 9 })).toBe(-1);
  expect(npmi({ n11: 5, n1: 5, n2: 5, n: 5 })).toBeNull();
  expect(lift({ n11: 0, n1: 0, n2: 2, n: 9 })).toBeNull();
  expect(jaccard({ n11: 0, n1: 0, n2: 0, n: 9 })).toBeNull();
  expect(g2({ n11: 0, n1: 0, n2: 0, n: 0 })).toBe(0);
  expect(g2({ n11: 1, n1: 2, n2: 2, n: 4 })).toBe(0);
});

// The sum over four cells worked out with sixty digits.
test.each([
  [{ n11: 1, n1: 245, n2: 245, n: 60_000 }, -1.7498886167670521e-7],
  [{ n11: 8, n1: 700, n2: 700, n: 61_249 }, -2.182082949250065e-9],
  [{ n11: 3000, n1: 30_000, n2: 6001, n: 60_013 }, 1.665657884368619e-5],
])('a difference that is nearly none in a large collection has its ratio to 12 digits: %j', (cells, signed) => {
  expect(Math.abs(g2(cells) / signed - 1)).toBeLessThan(1e-12);
});

test('q follows Benjamini and Hochberg, in the order given', () => {
  const ps = [0.012, 0.001, 0.3, 0.008, 0.04];
  expect(ps.map(benjaminiHochberg(ps))).toEqual([0.02, 0.005, 0.3, 0.02, 0.05]);
  // Equal p have equal q: the better of the two ranks.
  expect([0.02, 0.02, 1].map(benjaminiHochberg([0.02, 0.02, 1]))).toEqual([0.03, 0.03, 1]);
  expect(benjaminiHochberg([])(0.5)).toBe(1);
});

test.each([
  // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
  [81, 263, '0.2553', '0.3662'],
  [15, 148, '0.0624', '0.1605'],
  [0, 20, '0.0000', '0.1611'],
  [1, 29, '0.0061', '0.1718'],
])('the interval of Wilson for %i of %i is the published one', (x, n, low, high) => {
  const interval = wilson(x / n, n);
  expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toEqual([low, high]);
});

test.each([
  // Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", table 2: both, first alone, second alone, neither.
  ['the swiss', 110, 2442, 111, 29114, '270.72'],
  ['can be', 29, 13, 123, 31612, '263.90'],
  ['previous year', 31, 23, 139, 31584, '256.84'],
  ['mineral water', 10, 0, 3, 31764, '167.23'],
  ['at the', 76, 104, 2476, 29121, '157.21'],
])('the log-likelihood ratio of "%s" is the published one', (_pair, both, first, second, neither, published) => {
  const n = both + first + second + neither;
  expect(g2({ n11: both, n1: both + first, n2: both + second, n }).toFixed(2)).toBe(published);
});

test('the 15 p of Benjamini and Hochberg 1995 have four rejections at 0.05, where a test of each alone has nine', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const qs = ps.map(benjaminiHochberg(ps));
  expect(qs.filter((q) => q <= 0.05)).toHaveLength(4);
  expect(ps.filter((p) => p <= 0.05)).toHaveLength(9);
  // 15 p / rank, and no more than any behind it: the sixth takes that of the seventh.
  expect(qs.slice(0, 7).map((q) => q.toFixed(6))).toEqual([
    '0.001500',
    '0.003000',
    '0.009500',
    '0.035625',
    '0.060300',
    '0.063857',
    '0.063857',
  ]);
  expect(qs.at(-1)).toBe(1);
});

test('normalised pointwise mutual information is 1 for who always meet, 0 for chance and -1 for who never meet (Bouma 2009)', () => {
  expect(npmi({ n11: 30, n1: 30, n2: 30, n: 1000 })).toBe(1);
  expect(npmi({ n11: 6, n1: 60, n2: 100, n: 1000 })).toBeCloseTo(0, 12);
  expect(npmi({ n11: 0, n1: 60, n2: 100, n: 1000 })).toBe(-1);
  // Log base 2: p(xy) 1/8, p(x) 1/4, p(y) 1/4, so pmi 1 and normalised by 3.
  expect(npmi({ n11: 4, n1: 8, n2: 8, n: 32 })).toBeCloseTo(1 / 3, 12);
});

test('a change between two shares has the interval of the worked example, and the one that Newcombe published', () => {
  const small = changeInterval(2, 3, 1, 2);
  expect(small.low).toBeCloseTo(-0.654829, 6);
  expect(small.high).toBeCloseTo(0.445781, 6);
  // Newcombe 1998, table II, method 10: 56/70 against 48/80, 9/10 against 3/10, 10/10 against 0/20.
  const published: [number, number, number, number, number, number][] = [
    [48, 80, 56, 70, 0.0524, 0.3339],
    [3, 10, 9, 10, 0.1705, 0.809],
    [0, 20, 10, 10, 0.6791, 1],
  ];
  for (const [k0, n0, k1, n1, low, high] of published) {
    const found = changeInterval(k0, n0, k1, n1);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  }
  expect(changeInterval(0, 0, 1, 2)).toEqual({ low: null, high: null });
});
