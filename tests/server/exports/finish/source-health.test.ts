import { expect, test } from 'vitest';
import {
  expectedOf,
  flagOf,
  lastWholeWeek,
  refusedBySource,
  silenceOf,
} from '../../../../server/exports/finish/source-health.ts';

test.each([
  // 2√7.375 = 5.4314; ± 3.09 gives 2.3414 and 8.5214, back as counts 0.9955 and 17.7785, rounded outwards.
  [[7, 7, 7, 7], { expected: 7, low: 0, high: 18 }],
  // 2√8.375 = 5.7879 gives 1.4447 and 19.3294: a source of eight a week that brings none is quiet.
  [[8, 8, 8, 8], { expected: 8, low: 1, high: 20 }],
  // One odd week moves nothing: the median deviation is 0, so chance alone makes the band. 2√20.375 = 9.0277: 8.4392 and 36.3349.
  [[20, 20, 20, 20, 400], { expected: 20, low: 8, high: 37 }],
  // Uneven weeks widen it: deviations on the scale 4.58, 1.99, 0, 1.69, 3.17; 1.9950 × 1.4826 × 3.09 = 9.1394: 0.5117 and 101.2528.
  [[10, 20, 30, 40, 50], { expected: 30, low: 0, high: 102 }],
  // 2√1.375 = 2.3452 would begin below nothing; it ends at 7.0104.
  [[1, 1, 1, 1], { expected: 1, low: 0, high: 8 }],
  // 2√4.375 = 4.1833; deviations 0.51, 0, 0, 0.45 are less than chance makes, so 1.0933 and 7.2733: 0 and 12.8502.
  [[3, 4, 4, 5], { expected: 4, low: 0, high: 13 }],
])('weeks of %j make a range of %j', (weeks, range) => {
  expect(expectedOf(weeks)).toEqual(range);
});

test('fewer than four weeks expect nothing, and only the last 26 are remembered', () => {
  expect(expectedOf([9, 9, 9])).toBeNull();
  expect(expectedOf([...Array<number>(40).fill(500), ...Array<number>(26).fill(8)])).toEqual({
    expected: 8,
    low: 1,
    high: 20,
  });
});

test.each([
  ['2021-05-16', '2026-01-01', '2021-05-10'], // a Sunday ends its week
  ['2021-05-15', '2026-01-01', '2021-05-03'],
  ['2021-05-17', '2026-01-01', '2021-05-10'],
  ['2021-05-30', '2021-05-16', '2021-05-03'], // that Sunday is not over yet
  ['2021-05-30', '2021-05-17', '2021-05-10'],
])('a collection up to %s, seen on %s, has %s as its last whole week', (last, today, week) => {
  expect(lastWholeWeek(last, today)).toBe(week);
});

test('an empty collection has no whole week', () => {
  expect(lastWholeWeek(null, '2026-01-01')).toBeNull();
});

test('a week at the edge of the range is ordinary, one beyond it is not; young sources are new, thin ones nothing', () => {
  const range = { expected: 8, low: 1, high: 20 };
  const flags = [0, 1, 20, 21].map((articles) =>
    flagOf({ articles, silent: 0, longest: 0 }, range, '2020-01-06', '2021-05-10'),
  );
  expect(flags).toEqual(['quiet', 'steady', 'steady', 'surge']);
  const some = { articles: 5, silent: 0, longest: 0 };
  expect(flagOf(some, null, '2021-04-19', '2021-05-10')).toBe('new');
  expect(flagOf(some, null, '2021-04-12', '2021-05-10')).toBeNull();
});

test('rejections belong to the one source of a run, to nobody in a mixed one, and are 0 where a mixed run refused none', () => {
  const refused = refusedBySource([
    { source_id: 1, run: 1, inputs: 10, rejected: 2, articles: 7 },
    { source_id: 1, run: 2, inputs: 20, rejected: 0, articles: 5 },
    { source_id: 2, run: 2, inputs: 20, rejected: 0, articles: 15 },
    { source_id: 3, run: 3, inputs: 9, rejected: 1, articles: 4 },
    { source_id: 4, run: 3, inputs: 9, rejected: 1, articles: 4 },
  ]);
  expect(refused.get(1)).toEqual({ rejected: 2, rejected_share: 2 / 15 });
  expect(refused.get(2)).toEqual({ rejected: 0, rejected_share: 0 });
  expect(refused.get(3)).toEqual({ rejected: null, rejected_share: null });
  expect(refused.get(4)).toEqual({ rejected: null, rejected_share: null });
});

test.each([
  // Two a week: three empty weeks miss 6, four miss 8.
  [3, 0, 'steady'],
  [4, 0, 'quiet'],
  // It was once silent for four weeks before, so four are nothing new and five are.
  [4, 4, 'steady'],
  [5, 4, 'quiet'],
])('a source of two a week, silent for %i weeks and for %i at most before, is %s', (silent, longest, flag) => {
  const range = { expected: 2, low: 0, high: 10 };
  expect(flagOf({ articles: 0, silent, longest }, range, '2020-01-06', '2021-05-10')).toBe(flag);
});

test('silence is counted in whole weeks between weeks with articles', () => {
  expect(silenceOf(['2021-04-05', '2021-04-12', '2021-05-03'], '2021-05-10')).toEqual({ silent: 1, longest: 2 });
  expect(silenceOf(['2021-05-10'], '2021-05-10')).toEqual({ silent: 0, longest: 0 });
});
