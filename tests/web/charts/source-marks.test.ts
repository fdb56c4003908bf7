import { expect, test } from 'vitest';
import { drawLines } from '../../../web/charts/lines.ts';
import { changeSeries, marksHint, NO_MARKS, sourceMarks, titleWith } from '../../../web/charts/source-marks.ts';

const weeks = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24'];
const step = (
  at: number,
  coverage: number | null,
  came: number,
  went: number,
  turnover: number | null,
  covered = 4,
) => ({
  week: weeks[at]!,
  coverage,
  sources_covered: covered,
  sources_came: came,
  sources_went: went,
  turnover,
});

test('a step is marked where what came or went is a twentieth of the usual reading, and hatched where a fifth is missing', () => {
  const rows = [step(0, 1, 0, 0, 0), step(1, 0.79, 2, 0, 0.05), step(2, 0.8, 1, 0, 0.049), step(3, 0, 0, 3, null, 0)];
  expect(sourceMarks(rows, weeks)).toEqual({ changes: [{ at: 1, came: 2, went: 0 }], low: [1] });
  // Another axis has other places; a step that it does not hold is not marked.
  expect(sourceMarks(rows, weeks.slice(1, 2))).toEqual({ changes: [{ at: 0, came: 2, went: 0 }], low: [0] });
  expect(sourceMarks([], weeks)).toEqual(NO_MARKS);
});

test('the title of a step and the hint of a figure say in words what the marks mean', () => {
  const marks = { changes: [{ at: 0, came: 1, went: 2 }], low: [0, 2] };
  expect(titleWith('May', marks, 0)).toBe('May · 1 source came · 2 sources went · usual sources missing');
  expect(titleWith('May', marks, 1)).toBe('May');
  expect(marksHint(marks)).toBe('▲ sources came, ▼ went · thinly hatched: usual sources missing');
  expect(marksHint(NO_MARKS)).toBe('');
});

test('a mark points up where sources came and down where they went, under the axis, side by side where both did', () => {
  const drawn = (came: number, went: number) => {
    const series = changeSeries([{ at: 2, came, went }], 'var(--ink-3)') as unknown as {
      renderItem: (params: unknown, api: unknown) => { children: { shape: { points: number[][] } }[] };
    };
    const values = [2, came, went];
    return series
      .renderItem(
        { coordSys: { y: 10, height: 100 } },
        { coord: ([at]: [number]) => [at * 50, 0], value: (at: number) => values[at], visual: () => 'grey' },
      )
      .children.map(({ shape }) => shape.points);
  };
  expect(drawn(1, 0)).toEqual([
    [
      [96, 118],
      [104, 118],
      [100, 112],
    ],
  ]);
  expect(drawn(0, 2)).toEqual([
    [
      [96, 112],
      [104, 112],
      [100, 118],
    ],
  ]);
  expect(drawn(1, 1).map(([, , tip]) => tip)).toEqual([
    [96, 112],
    [104, 118],
  ]);
});

test('a figure without marks draws what it drew, and one with marks draws them last and tells them in its titles', () => {
  const sheet = {
    buckets: weeks,
    grain: 'week',
    width: 900,
    named: false,
    counting: true,
    asText: String,
    what: 'Mentions per week',
  } as const;
  const points = weeks.map(() => ({ value: 1, hollow: false, measured: true, text: '1' }));
  const line = { actor: 'nato', name: 'NATO', points };
  const series = (marks?: Parameters<typeof marksHint>[0]) => {
    const { option, bucketTitles } = drawLines([line], marks === undefined ? sheet : { ...sheet, marks });
    return [(option['series'] as { name: string; data: unknown[] }[]).map(({ name }) => name), bucketTitles[3]];
  };
  expect(series()).toEqual([['no data', 'NATO'], 'Week of 24 May 2021 (2021-W21)']);
  expect(series({ changes: [{ at: 3, came: 1, went: 0 }], low: [0] })).toEqual([
    ['no data', 'NATO', 'usual sources missing', 'sources came or went'],
    'Week of 24 May 2021 (2021-W21) · 1 source came',
  ]);
});
