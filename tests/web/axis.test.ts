import { expect, test } from 'vitest';
import type { AnswerTo } from '../../server/contract/questions/all.ts';
import { axisOf } from '../../web/pages/axis.ts';
import { parse } from '../../web/view.ts';

const DAY_MS = 86_400_000;
const weeks = (count: number) =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(2000, 0, 3) + at * 7 * DAY_MS).toISOString().slice(0, 10));
const coverageOf = (count: number) =>
  ({ rows: weeks(count).map((week) => ({ week, articles: 1 })) }) as unknown as AnswerTo<'/coverage'>;

test('sixteen years of weeks are drawn whole, and of thirty the latest 1,100 weeks', () => {
  const state = parse('/sources');
  expect(axisOf(state, coverageOf(828))?.buckets.length).toBe(828);
  const axis = axisOf(state, coverageOf(1560));
  expect(axis?.buckets).toEqual(weeks(1560).slice(-1100));
  expect(axis?.to).toBe('2029-11-25');
});

test('nothing read is no axis, and a span of the link is kept to', () => {
  expect(axisOf(parse('/sources'), { rows: [] } as unknown as AnswerTo<'/coverage'>)).toBeNull();
  const axis = axisOf(parse('/sources?span=2000-01-10..2000-01-24'), coverageOf(52));
  expect(axis?.buckets).toEqual(['2000-01-10', '2000-01-17', '2000-01-24']);
});
