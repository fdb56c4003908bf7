import { expect, test } from 'vitest';
import { type BurstRow, markedBursts } from '../../../web/charts/bursts.ts';

const burst = (actor: string, start: string, end: string, more: Partial<BurstRow> = {}): BurstRow => ({
  actor,
  name: actor.toUpperCase(),
  kind: 'person',
  start,
  end,
  steps: 1,
  weight: 9,
  alarm: start,
  peak: start,
  stories: 24,
  stories_all: 60,
  usual: 5.2345,
  p: 1e-6,
  q: 1e-4,
  open: false,
  stories_inside: 24,
  top_stories: [],
  evidence: '',
  ...more,
});

test('the four heaviest are marked, in the order of time, in the colours of their lines', () => {
  const rows = [
    burst('cy', '2021-05-03', '2021-05-09'),
    burst('ann', '2021-03-01', '2021-03-14'),
    burst('bo', '2021-06-07', '2021-06-13'),
    burst('di', '2021-01-04', '2021-01-10'),
    burst('ed', '2021-02-01', '2021-02-07'),
  ];
  const marked = markedBursts(rows, ['ann', 'bo'], 'week');
  expect(marked.map(({ row, color }) => [row.actor, color])).toEqual([
    ['di', 'var(--other)'],
    ['ann', 'var(--actor-1)'],
    ['cy', 'var(--other)'],
    ['bo', 'var(--actor-2)'],
  ]);
  expect(marked.map(({ lane }) => lane)).toEqual([0, 0, 0, 0]);
});

test('bursts at the same time stand in lanes of their own, and go back when one is free', () => {
  const rows = [
    burst('ann', '2021-03-01', '2021-03-28'),
    burst('bo', '2021-03-08', '2021-03-14'),
    burst('cy', '2021-03-15', '2021-03-21'),
    burst('di', '2021-03-29', '2021-04-04'),
  ];
  expect(markedBursts(rows, [], 'week').map(({ lane }) => lane)).toEqual([0, 1, 1, 0]);
});

test('its days, its peak and what is usual are told in words', () => {
  const told = (more: Partial<BurstRow>, grain: 'week' | 'day' = 'week') =>
    markedBursts([burst('ann', '2021-03-01', '2021-03-14', more)], [], grain)[0]!;
  expect(told({}).days).toBe('1 – 14 Mar 2021');
  expect(told({}).told).toBe('24 stories in the week of 1 Mar 2021; usual: 5.2');
  expect(told({ usual: 0.04 }).told).toBe('24 stories in the week of 1 Mar 2021; usual: next to none');
  expect(told({ usual: 31.6, stories: 1 }).told).toBe('1 story in the week of 1 Mar 2021; usual: 32');
  expect(told({ end: '2021-03-01' }, 'day')).toMatchObject({
    days: '1 Mar 2021',
    told: '24 stories on 1 Mar 2021; usual: 5.2',
  });
});
