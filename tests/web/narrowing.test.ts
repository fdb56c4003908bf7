import { expect, test } from 'vitest';
import { narrowings, nearest } from '../../web/narrowing.ts';

test('each filter is told in words, days as one; how something is counted narrows nothing', () => {
  expect(
    narrowings({
      from: '2021-05-03',
      to: '2021-05-30',
      sources: 'post',
      voice: 'reporter',
      unit: 'stories',
      grain: 'day',
    }),
  ).toEqual([
    { words: 'dates (3 – 30 May 2021)', without: { from: null, to: null, last: null } },
    { words: 'sources (post)', without: { sources: null } },
    { words: 'words outside quotes only', without: { voice: null } },
  ]);
  expect(narrowings({ last: '4w' })[0]?.words).toBe('dates (the last 4w)');
  expect(narrowings({ from: '2021-05-03' })[0]?.words).toBe('dates (from 2021-05-03)');
  expect(narrowings({ to: '2021-05-03' })[0]?.words).toBe('dates (until 2021-05-03)');
  expect(narrowings({ unit: 'stories', snapshot: '41' })).toEqual([]);
});

const ROWS = [
  { week: '2021-05-03', articles: 4 },
  { week: '2021-05-10', articles: null },
  { week: '2021-05-17', articles: 0 },
  { week: '2021-05-24', articles: 2 },
];

test('the nearest steps that were read are the last before a range and the first behind it', () => {
  expect(nearest(ROWS, { from: '2021-05-10', to: '2021-05-23' }, 'week')).toEqual([
    { from: '2021-05-03', to: '2021-05-09' },
    { from: '2021-05-24', to: '2021-05-30' },
  ]);
  expect(nearest(ROWS, { from: '2020-01-06', to: '2020-01-12' }, 'week')).toEqual([
    { from: '2021-05-03', to: '2021-05-09' },
  ]);
});

test('where something of a range was read, its dates are not what is wrong', () => {
  expect(nearest(ROWS, { from: '2021-05-17', to: '2021-05-30' }, 'week')).toEqual([]);
});
