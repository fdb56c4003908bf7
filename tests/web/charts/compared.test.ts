import { expect, test } from 'vitest';
import { halfRead, periodsInWords, periodsOf, uncovered, withEarlier } from '../../../web/charts/compared.ts';
import { drawLines } from '../../../web/charts/lines.ts';

const weeks = ['2021-11-22', '2021-11-29', '2021-12-06', '2021-12-13', '2021-12-20', '2021-12-27'];
const range = { from: '2021-11-29', to: '2021-12-26' };
const previous = periodsOf('previous', range, weeks, 'week')!;

test.each([
  ['previous', 'week', range, weeks, '2021-11-01', '2021-11-28'],
  ['year', 'week', range, weeks, '2020-11-30', '2020-12-27'],
  ['2021-06-09..2021-06-09', 'week', range, weeks, '2021-06-07', '2021-07-04'],
  [
    'previous',
    'month',
    { from: '2021-03-01', to: '2021-04-30' },
    ['2021-02-01', '2021-03-01', '2021-04-01'],
    '2021-01-01',
    '2021-02-28',
  ],
  ['year', 'month', { from: '2021-02-01', to: '2021-02-28' }, ['2021-02-01', '2021-03-01'], '2020-02-01', '2020-02-29'],
  [
    'previous',
    'day',
    { from: '2021-03-01', to: '2021-03-02' },
    ['2021-02-28', '2021-03-01', '2021-03-02'],
    '2021-02-27',
    '2021-02-28',
  ],
  ['year', 'day', { from: '2021-03-01', to: '2021-03-01' }, ['2021-03-01'], '2020-03-02', '2020-03-02'],
] as const)('%s by %s is as many whole steps of earlier time', (compare, grain, days, axis, from, to) => {
  const periods = periodsOf(compare, days, axis, grain)!;
  expect(periods.before).toEqual({ from, to });
  expect(periods.now).toEqual(days);
});

test('nothing is compared where nothing is asked, or where the axis shows nothing of the range', () => {
  expect(periodsOf(undefined, range, weeks, 'week')).toBe(null);
  expect(periodsOf('previous', null, weeks, 'week')).toBe(null);
  expect(periodsOf('previous', { from: '2022-03-07', to: '2022-03-13' }, weeks, 'week')).toBe(null);
});

test('the label has the real dates of both periods', () => {
  expect(periodsInWords(previous)).toBe('29 Nov – 26 Dec 2021 against 1 – 28 Nov 2021');
});

test('an earlier period without coverage says where coverage begins; one read step is enough to compare', () => {
  const read = (week: string, articles: number | null) => ({ week, articles });
  expect(uncovered(previous, [read('2021-11-01', 0), read('2021-11-29', 4)])?.text).toBe(
    'There is nothing to compare with: no coverage in 1 – 28 Nov 2021. Coverage begins with 29 Nov 2021.',
  );
  expect(uncovered(previous, [read('2021-11-22', 1), read('2021-11-29', 4)])).toBe(null);
});

test('an earlier period that was read in part says in how many of its steps', () => {
  const read = (week: string, articles: number | null) => ({ week, articles });
  const all = ['2021-11-01', '2021-11-08', '2021-11-15', '2021-11-22'];
  // A step that was read and brought nothing was read; one before coverage begins has no row.
  expect(halfRead(previous, [read('2021-11-15', null), read('2021-11-22', 0)], 'week')?.text).toBe(
    'Of the earlier period only 1 of 4 weeks was read.',
  );
  expect(
    halfRead(
      previous,
      all.slice(1).map((week) => read(week, 3)),
      'week',
    )?.text,
  ).toBe('Of the earlier period only 3 of 4 weeks were read.');
  expect(
    halfRead(
      previous,
      all.map((week) => read(week, 3)),
      'week',
    ),
  ).toBe(null);
  expect(halfRead(previous, [read('2021-11-29', 4)], 'week')).toBe(null);
});

const point = (value: number | null) => ({
  value,
  hollow: false,
  measured: value !== null,
  text: value === null ? 'no source was read' : `${value} mentions`,
});
const nato = { actor: 'nato', name: 'NATO', points: [9, 1, 2, 3, 4, 9].map(point) };
const un = { actor: 'un', name: 'UN', points: [0, 0, 0, 0, 0, 0].map(point) };
const before = { actor: 'nato', name: 'NATO', points: [5, null, 7, 8].map(point) };

test('earlier points stand at the steps of the range alone, gaps stay gaps, and an actor without earlier rows has none', () => {
  const [laid, other] = withEarlier([nato, un], [before], previous, 'week');
  expect(laid?.before?.map(({ value }) => value)).toEqual([null, 5, null, 7, 8, null]);
  expect(laid?.before?.[1]?.text).toBe('5 mentions (week of 1 Nov 2021)');
  expect(other?.before).toBe(undefined);
});

test('the earlier line is thinner and paler, under the lines, and the readout names it', () => {
  const lines = withEarlier([nato, un], [before], previous, 'week');
  const sheet = {
    buckets: weeks,
    grain: 'week',
    width: 900,
    named: true,
    counting: true,
    asText: String,
    what: 'Mentions per week',
  } as const;
  const drawing = drawLines(lines, sheet);
  const series = (drawing.option['series'] as { id?: string; z?: number; data: unknown[]; lineStyle?: object }[]).find(
    ({ id }) => id === 'nato~before',
  );
  expect(series?.data).toEqual(['-', { value: 5, symbol: 'circle', symbolSize: 6 }, '-', 7, 8, '-']);
  expect(series?.lineStyle).toMatchObject({ width: 1.25, opacity: 0.55 });
  expect(series?.z).toBe(2);
  expect(drawing.lines[0]?.readings.map(({ text }) => text)).toEqual([
    '9 mentions',
    '1 mentions, before: 5 mentions (week of 1 Nov 2021)',
    '2 mentions, before: no source was read (week of 8 Nov 2021)',
    '3 mentions, before: 7 mentions (week of 15 Nov 2021)',
    '4 mentions, before: 8 mentions (week of 22 Nov 2021)',
    '9 mentions',
  ]);
});
