import { expect, test } from 'vitest';
import { barOf, type BurstRow, burstSeries, markedBursts, whoIsOut } from '../../../web/charts/bursts.ts';
import { drawLines, type Sheet } from '../../../web/charts/lines.ts';
import { pictureOfPlots } from '../../../web/charts/picture.ts';

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

const WEEKS = ['2021-03-01', '2021-03-08', '2021-03-15', '2021-03-22'];

test('a bar lies over its steps, is never too thin to see, and begins no earlier than the axis', () => {
  const bar = (start: string, end: string, width = 400) =>
    barOf(markedBursts([burst('ann', start, end)], [], 'week')[0]!, WEEKS, width);
  expect(bar('2021-03-08', '2021-03-21')).toEqual({ left: 100, width: 200 });
  expect(bar('2021-03-22', '2021-03-28')).toEqual({ left: 300, width: 100 });
  expect(bar('2021-03-08', '2021-03-14', 8)).toEqual({ left: 2, width: 6 });
  expect(bar('2021-02-22', '2021-03-07')).toEqual({ left: 0, width: 100 });
});

/** The bars that a series draws on a plotting area, each with the colour it was given. */
function barsOf(series: ReturnType<typeof burstSeries>, area: { x: number; y: number; width: number }) {
  const { data, renderItem } = series as unknown as {
    data: { value: number[]; itemStyle: { color: string } }[];
    renderItem: (params: unknown, api: unknown) => { shape: object; style: { fill: string } };
  };
  return data.map(({ value, itemStyle }) => {
    const api = { value: (at: number) => value[at], visual: () => itemStyle.color };
    const { shape, style } = renderItem({ coordSys: { ...area, height: 200 } }, api);
    return { ...shape, ...style };
  });
}

test('bars stand in the margin above the plot, one lane below the other, in the colours of their lines', () => {
  const marked = markedBursts(
    [burst('ann', '2021-03-01', '2021-03-14'), burst('bo', '2021-03-08', '2021-03-14')],
    ['bo'],
    'week',
  );
  expect([whoIsOut(marked), whoIsOut([])]).toEqual([' · bars: out of line (ANN, BO)', '']);
  expect(barsOf(burstSeries(marked, WEEKS, 14), { x: 44, y: 20, width: 400 })).toEqual([
    { x: 44, y: 7, width: 200, height: 3, fill: 'var(--other)' },
    { x: 144, y: 11, width: 100, height: 3, fill: 'var(--actor-1)' },
  ]);
});

test('the page and its picture draw the same bars; a figure without bursts has no such series', () => {
  const bursts = markedBursts([burst('ann', '2021-03-08', '2021-03-14')], ['ann'], 'week');
  const points = WEEKS.map((_, at) => ({ value: at + 1, hollow: false, measured: true, text: '' }));
  const sheet = (width: number): Sheet => ({
    buckets: WEEKS,
    grain: 'week',
    width,
    named: true,
    counting: true,
    asText: String,
    what: 'Mentions per week',
    bursts,
  });
  const draw = (width: number) => drawLines([{ actor: 'ann', name: 'ANN', points }], sheet(width));
  const seriesOf = (option: unknown) =>
    (option as { series: ReturnType<typeof burstSeries>[] }).series.filter(({ name }) => name === 'bursts');
  const picture = pictureOfPlots([{ title: '', draw }], 'Mentions per week', 'March');
  const area = { x: 64, y: 58, width: 704 };
  const onPage = seriesOf(draw(920).option).map((series) => barsOf(series, area));
  expect(onPage).toEqual([[{ x: 240, y: 45, width: 176, height: 3, fill: 'var(--actor-1)' }]]);
  expect(seriesOf(picture.option).map((series) => barsOf(series, area))).toEqual(onPage);
  expect(seriesOf(drawLines([], { ...sheet(920), bursts: [] }).option)).toEqual([]);
});
