import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Marked } from '../../../web/charts/bursts.ts';
import {
  type EventMark,
  eventDays,
  eventSeries,
  eventWords,
  LANE,
  lanesHeight,
  type OwnEvent,
  ownMarks,
  peakMarks,
  placeMarks,
  wordsAt,
} from '../../../web/charts/event-marks.ts';

const WEEKS = ['2021-05-03', '2021-05-10', '2021-05-17', '2021-05-24'];
const own = (from: string, to = from, more: Partial<OwnEvent> = {}): OwnEvent => ({
  from,
  to,
  actor: null,
  tag: null,
  text: 'Visit',
  ...more,
});
const places = (event: OwnEvent) =>
  ownMarks([event], WEEKS, 'week', () => '').map(({ from, to }) => [Number(from.toFixed(3)), Number(to.toFixed(3))]);

test('a day stands in the middle of its day, several from the first morning to the last evening', () => {
  // Thursday 6 May is the fourth of seven days of the first week: 3.5 / 7.
  expect(places(own('2021-05-06'))).toEqual([[0.5, 0.5]]);
  expect(places(own('2021-05-10', '2021-05-16'))).toEqual([[1, 2]]);
  expect(places(own('2021-05-24', '2021-05-30'))).toEqual([[3, 4]]);
});

test('what lies outside the axis is cut off, or not drawn at all', () => {
  expect(places(own('2021-04-01', '2021-05-09'))).toEqual([[0, 1]]);
  expect(places(own('2021-05-24', '2021-08-01'))).toEqual([[3, 4]]);
  expect([places(own('2021-05-02')), places(own('2021-05-31'))]).toEqual([[], []]);
  expect(ownMarks([own('2021-05-06')], [], 'week', () => '')).toEqual([]);
});

test('months have their own lengths', () => {
  const [mark] = ownMarks([own('2021-02-15', '2021-02-28')], ['2021-02-01', '2021-03-01'], 'month', () => '');
  expect([mark?.from, mark?.to]).toEqual([14 / 28, 1]);
});

test('an event says its words, whom it concerns and its tag', () => {
  const event = own('2021-05-06', '2021-05-09', { actor: 'nato', tag: 'summit' });
  expect(eventWords(event, (actor) => actor.toUpperCase())).toBe('Visit (NATO) #summit');
  expect([eventDays(event), eventDays(own('2021-05-06'))]).toEqual(['6 – 9 May 2021', '6 May 2021']);
});

const burst = (peak: string, weight: number, title: string | null) =>
  ({
    row: { actor: 'nato', name: 'NATO', peak, weight, top_stories: title === null ? [] : [{ title }] },
  }) as unknown as Marked;

test('a peak is labelled with its largest story, the heaviest first; one without a title has no label', () => {
  const marks = peakMarks(
    [burst('2021-05-03', 2, 'Small talk'), burst('2021-05-17', 9, 'Talks begin'), burst('2021-05-10', 5, null)],
    WEEKS,
  );
  expect(marks.map(({ from, text }) => [from, text])).toEqual([
    [2.5, 'NATO: Talks begin'],
    [0.5, 'NATO: Small talk'],
  ]);
});

const mark = (from: number, text: string, to = from): EventMark => ({ kind: 'own', from, to, text, actor: null });

test('words stand beside their stroke, a lane higher where they would cover others, on the other side at the edge', () => {
  const placed = placeMarks(
    [mark(1, 'First event'), mark(1.2, 'Second one'), mark(9.9, 'At the edge')],
    10,
    400,
    false,
  );
  expect(placed.map(({ label }) => label)).toEqual([
    { text: 'First event', lane: 0, side: 'start' },
    { text: 'Second one', lane: 1, side: 'start' },
    { text: 'At the edge', lane: 0, side: 'end' },
  ]);
  expect(lanesHeight(placed)).toBe(2 * LANE);
});

test('on a narrow figure one mark alone has words; the strokes of the others stay', () => {
  const placed = placeMarks([mark(1, 'First event'), mark(8, 'Second one')], 10, 300, true);
  expect(placed.map(({ label }) => label?.text ?? null)).toEqual(['First event', null]);
  expect(lanesHeight(placed)).toBe(LANE);
  expect(lanesHeight([])).toBe(0);
});

test('no two labels ever cover each other, and none leaves the figure', () => {
  let compared = 0;
  const marks = fc.array(
    fc.tuple(fc.double({ min: 0, max: 52, noNaN: true }), fc.string({ minLength: 1, maxLength: 60 })),
    { maxLength: 16 },
  );
  fc.assert(
    fc.property(marks, fc.integer({ min: 120, max: 1200 }), (all, room) => {
      const placed = placeMarks(
        all.map(([from, text]) => mark(from, text)),
        52,
        room,
        false,
      );
      const boxes = placed.flatMap(({ from, label }) => {
        if (label === null) return [];
        const x = (from / 52) * room;
        const wide = [...label.text].length * 6.1;
        const left = label.side === 'start' ? x + 4 : x - 4 - wide;
        expect(left).toBeGreaterThanOrEqual(-0.001);
        expect(left + wide).toBeLessThanOrEqual(room + 0.001);
        return [{ lane: label.lane, left, right: left + wide }];
      });
      for (const [at, one] of boxes.entries())
        for (const other of boxes.slice(at + 1)) {
          compared += 1;
          if (one.lane === other.lane) expect(one.right <= other.left || other.right <= one.left).toBe(true);
        }
    }),
    { numRuns: 1000 },
  );
  console.log(`pairs of labels compared: ${compared}`);
  expect(compared).toBeGreaterThan(1000);
});

test('a step is read with everything that marks it', () => {
  const marks = [mark(0.5, 'A day'), mark(1, 'Two weeks', 3)];
  expect([0, 1, 2, 3].map((at) => wordsAt(marks, at))).toEqual([['A day'], ['Two weeks'], ['Two weeks'], []]);
});

test('an own event is a stroke through the plot with its words, a range is hatched, and a peak ends above its point', () => {
  const placed = placeMarks(
    [mark(1, 'Event'), mark(2, 'Range of days', 4), { ...mark(7.5, 'Peak'), kind: 'peak' }],
    10,
    400,
    false,
  );
  type Shape = { type: string; shape?: { y1: number; y2: number; x1: number; x2: number }; style?: { text?: string } };
  const series = eventSeries(placed, [null, null, 0.5]) as unknown as {
    renderItem: (params: unknown, api: unknown) => { children: Shape[] };
  };
  const drawn = placed.map(
    (_, dataIndex) =>
      series.renderItem(
        { dataIndex, coordSys: { y: 40, height: 200 } },
        { coord: ([at]: [number]) => [40 + (at + 0.5) * 40], size: () => [40] },
      ).children,
  );
  expect(drawn[0]?.map(({ type }) => type)).toEqual(['line', 'text']);
  expect(drawn[0]?.[0]?.shape).toEqual({ x1: 80, y1: 27, x2: 80, y2: 240 });
  expect(drawn[1]?.map(({ type }) => type)).toEqual(['group', 'line', 'line', 'text']);
  expect([drawn[1]?.[1]?.shape?.x1, drawn[1]?.[2]?.shape?.x1]).toEqual([200, 120]);
  // Half way up a plot of 200 px that begins at 40, five pixels above the point.
  expect(drawn[2]?.[0]?.shape?.y2).toBe(135);
});
