import { expect, test } from 'vitest';
import { beyond, stepped } from '../../web/range-steps.ts';

test.each([
  ['week', 1, '2021-05-03', '2021-05-30', '2021-05-10', '2021-06-06'],
  ['week', -1, '2021-01-04', '2021-01-10', '2020-12-28', '2021-01-03'],
  ['day', 1, '2020-02-28', '2020-02-28', '2020-02-29', '2020-02-29'],
  ['month', -1, '2021-03-01', '2021-03-31', '2021-02-01', '2021-02-28'],
  ['month', 1, '2021-11-01', '2021-12-31', '2021-12-01', '2022-01-31'],
] as const)('a range by %s moved by %i goes from %s – %s to %s – %s', (grain, by, from, to, first, last) => {
  expect(stepped({ from, to }, grain, by)).toEqual({ from: first, to: last });
});

test('a range that holds nothing of what was read is told by its side', () => {
  const all = { from: '2021-01-04', to: '2021-06-27' };
  expect(beyond({ from: '2020-12-21', to: '2021-01-03' }, all)).toBe('before');
  expect(beyond({ from: '2020-12-21', to: '2021-01-04' }, all)).toBe(null);
  expect(beyond({ from: '2021-06-28', to: '2021-07-04' }, all)).toBe('after');
});
