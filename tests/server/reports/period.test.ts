import { expect, test } from 'vitest';
import { courseOf } from '../../../server/reports/period.ts';

test('the course around a week is 13 weeks, and begins with what was read', () => {
  const week = { from: '2021-05-17', to: '2021-05-23' };
  expect(courseOf(week, '2020-01-06')).toEqual({ from: '2021-02-22', to: '2021-05-23' });
  expect(courseOf(week, '2021-05-03')).toEqual({ from: '2021-05-03', to: '2021-05-23' });
  expect(courseOf(week, '2021-05-17')).toEqual(week);
});

test('a longer range is its own course, and one before anything was read stays as it was asked for', () => {
  const half = { from: '2021-01-04', to: '2021-07-04' };
  expect(courseOf(half, '2020-01-06')).toEqual(half);
  expect(courseOf(half, '2021-03-01')).toEqual(half);
});
