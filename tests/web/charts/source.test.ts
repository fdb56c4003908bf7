import { expect, test } from 'vitest';
import { count } from '../../../web/charts/format.ts';
import {
  type AgainstRest,
  drawSource,
  type JudgedWeek,
  namedApart,
  outOfLine,
  ratioWords,
  weekWords,
} from '../../../web/charts/source.ts';

const BUCKETS = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24'];
const week = (at: number, articles: number, mark: JudgedWeek['mark'], known = true): JudgedWeek => ({
  week: BUCKETS[at]!,
  articles,
  mark,
  expected: known ? 10 : null,
  low: known ? 4 : null,
  high: known ? 18 : null,
});
const WEEKS = [week(0, 9, null, false), week(1, 40, 'surge'), week(2, 1, 'quiet'), week(3, 30, 'rise')];
const line = {
  actor: 'articles',
  name: 'Articles',
  points: WEEKS.map(({ articles }) => ({
    value: articles,
    hollow: false,
    measured: true,
    text: `${articles} articles`,
  })),
};
const sheet = { buckets: BUCKETS, width: 800, named: false, counting: true, asText: count, what: 'Articles' };

test('weeks out of line are marked on the band of what was to be expected, and said where the cursor stands', () => {
  const drawing = drawSource(line, WEEKS, { ...sheet, grain: 'week' });
  const series = drawing.option['series'] as { id?: string; name?: string; data: unknown[] }[];
  const marks = series.find(({ id }) => id === 'out of line')!.data as (
    | '-'
    | { value: number; symbolRotate: number }
  )[];
  expect(marks.map((one) => (one === '-' ? one : [one.value, one.symbolRotate]))).toEqual([
    '-',
    [40, 0],
    [1, 180],
    '-',
  ]);
  expect(series.find(({ name }) => name === 'another level')!.data).toEqual([[3]]);
  expect(series.find(({ name }) => name === 'interval')!.data).toEqual([[1, 4, 18]]);
  expect(drawing.lines[0]!.readings.map(({ text }) => text)).toEqual([
    '9 articles',
    '40 articles; 10 expected, 4 to 18 within the ordinary; surge',
    '1 articles; 10 expected, 4 to 18 within the ordinary; quiet',
    '30 articles; 10 expected, 4 to 18 within the ordinary; the level rose',
  ]);
  expect(drawing.summary).toContain('Surges: 1; quiet weeks: 1; changes of level: 1.');
});

test('by day nothing is judged', () => {
  const drawing = drawSource(line, WEEKS, { ...sheet, grain: 'day' });
  expect((drawing.option['series'] as { id?: string }[]).some(({ id }) => id === 'out of line')).toBe(false);
});

test('the latest weeks out of line are told first', () => {
  expect(outOfLine(WEEKS, 2)).toEqual([
    { week: '2021-05-24', words: '24 May 2021: the level rose, 30 where 10 were expected' },
    { week: '2021-05-17', words: '17 May 2021: quiet, 1 where 10 were expected' },
  ]);
  expect(weekWords([WEEKS[0]!])).toBe('No week is out of line.');
});

test('only what is beyond the noise is told as named apart', () => {
  const one = (actor: string, ratio: number | null, beyond: boolean): AgainstRest => ({
    actor,
    name: actor,
    kind: 'person',
    articles: 5,
    articles_all: 50,
    rest: 5,
    rest_all: 100,
    stories: 5,
    q: 0.01,
    ratio,
    low: ratio === null ? null : ratio / 2,
    high: ratio === null ? null : ratio * 2,
    beyond,
  });
  const { more, less } = namedApart([
    one('ada', 3, true),
    one('bo', 0.4, true),
    one('cy', 9, false),
    one('di', null, false),
  ]);
  expect([more.map(({ actor }) => actor), less.map(({ actor }) => actor)]).toEqual([['ada'], ['bo']]);
  expect([ratioWords(one('ada', 3, true)), ratioWords(one('di', null, false))]).toEqual(['3 (1.5 to 6)', '–']);
});
