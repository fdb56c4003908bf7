import { expect, test } from 'vitest';
import { alike, likeness, printOf, storyRule } from '../../../server/text/likeness.ts';

/** Words that occur once: w0 w1 … */
const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `w${from + at}`).join(' ');

test('a text of n different words has n - 4 shingles; shorter ones have one, empty ones none', () => {
  for (const [count, shingles] of [
    [12, 8],
    [5, 1],
    [3, 1],
    [1, 1],
    [0, 0],
  ] as const) {
    const print = printOf(null, words(0, count));
    expect([count, print.shingles.length]).toEqual([count, shingles]);
    // Whatever has a shingle can be found.
    expect(print.sample.length > 0).toBe(shingles > 0);
  }
});

test('case, marks and breaks make no other text', () => {
  const plain = printOf(null, 'Talks in Riga end without a deal').shingles;
  for (const copy of ['TALKS IN RIGA END WITHOUT A DEAL', '“Talks,\n\nin – Riga”: end without a deal!'])
    expect(printOf(null, copy).shingles).toEqual(plain);
  expect(printOf(null, 'Talks in Riga end with a deal').shingles).not.toEqual(plain);
  expect(printOf(null, 'Переговори в Ризі').shingles).toEqual(printOf(null, 'ПЕРЕГОВОРИ В РИЗІ!').shingles);
});

test('likeness is counted in shared members, of all and of the smaller set', () => {
  expect(likeness(Uint32Array.of(1, 2, 3, 4), Uint32Array.of(3, 4, 5))).toEqual({
    resemblance: 2 / 5,
    containment: 2 / 3,
  });
  expect(likeness(Uint32Array.of(1), Uint32Array.of(2))).toEqual({ resemblance: 0, containment: 0 });
  expect(likeness(Uint32Array.of(), Uint32Array.of())).toEqual({ resemblance: 0, containment: 0 });
});

const report = words(0, 104); // 100 shingles

test.each([
  ['the same text', report, report, false, 1],
  // 100 and 100 shingles, 66 in common of 134: just under half.
  ['a little less than half of all shingles', report, words(34, 138), false, null],
  // 67 in common of 133.
  ['a little more than half of all shingles', report, words(33, 137), false, 67 / 133],
  // All 60 shingles of a wire report within a page of 396.
  ['a wire report inside a long page', words(40, 104), words(0, 400), false, 60 / 396],
  // All 46 shingles, but fewer than 50: it may be a quotation.
  ['a quotation inside a long page', words(40, 90), words(0, 400), false, null],
])('%s', (_, one, other, sameSource, resemblance) => {
  const found = alike(printOf('A', one), printOf('B', other), sameSource);
  expect(found).toBe(resemblance);
  expect(alike(printOf('B', other), printOf('A', one), sameSource)).toBe(found);
});

test('a third of the text under a like headline is an update, at one source only', () => {
  // 100 and 200 shingles, 40 in common.
  const [early, late] = [report, words(60, 264)];
  const told = (one: string, other: string, sameSource: boolean) =>
    alike(printOf(one, early), printOf(other, late), sameSource);
  const [first, second] = ['Fire in the harbour of Norland', 'Two hurt in harbour fire of Norland'];
  expect(told(first, second, true)).toBe(40 / 260);
  expect(told(first, second, false)).toBeNull();
  expect(told(first, 'Council votes for a bridge', true)).toBeNull();
  expect(alike(printOf(null, early), printOf(null, late), true)).toBeNull();
});

test('the name of the rule holds every limit', () => {
  expect(storyRule.name).toBe('alike@1 0.5 0.8 50 0.25/0.33 14');
});
