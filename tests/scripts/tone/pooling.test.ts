import { expect, test } from 'vitest';
import { chanceFrom } from '../../../scripts/bench/chance.ts';
import type { Lesson } from '../../../scripts/tone/examples.ts';
import { createPooling } from '../../../scripts/tone/pooling.ts';
import {
  CLAUSES,
  NETWORK_PARTS,
  type NetworkPart,
  PLACES,
  POOLS,
  sizesOf,
} from '../../../server/analysis/tone/network.ts';
import { createViewer, unitAt } from '../../../server/analysis/tone/view.ts';

const FILTERS = 4;
const course = {
  filters: FILTERS,
  passes: 1,
  batch: 1,
  rate: 0,
  moving: 0,
  drop: 0,
  dropUnits: 0,
  draws: 1,
  smooth: 0,
};

/** Numbers between −0.5 and 0.5 for each part. */
function drawnParts(seed: number): Record<NetworkPart, Float32Array> {
  const chance = chanceFrom(seed);
  const sizes = sizesOf(FILTERS);
  const lists = NETWORK_PARTS.map((part) => [part, Float32Array.from({ length: sizes[part] }, () => chance() - 0.5)]);
  return Object.fromEntries(lists) as Record<NetworkPart, Float32Array>;
}
const noughts = (): Record<NetworkPart, Float32Array> =>
  Object.fromEntries(
    Object.entries(drawnParts(1)).map(([part, { length }]) => [part, new Float32Array(length)]),
  ) as Record<NetworkPart, Float32Array>;

test('what goes back to filters and weights is the slope of the error', () => {
  const text = 'Lind said that Kerr lost, but Voss won the prize there.';
  const spans = ['Lind', 'Kerr', 'Voss'].map((name) => ({
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length,
  }));
  const view = createViewer().view({ no: 1, start: 0, end: text.length, text }, spans)!;
  const span = { from: 0, to: view.count };
  const lesson = { view, unit: unitAt(view, spans[1]!), score: 1, is: 0, wanted: [0.7, 0.2, 0.1] } as unknown as Lesson;
  const weights = drawnParts(3);
  const chance = chanceFrom(7);
  const before = Float32Array.from({ length: view.count * FILTERS }, () => 2 * chance() - 1);
  const read = () => {
    const [gradient, back] = [noughts(), new Float32Array(before.length)];
    createPooling(weights, gradient, course, chanceFrom(1))(lesson, span, before, back, 0, 1);
    // What was said stands in the error of the last constants: said − wanted.
    const error = lesson.wanted.reduce(
      (sum, wanted, c) => sum - wanted * Math.log((gradient.outBias[c] ?? NaN) + wanted),
      0,
    );
    return { gradient, back, error };
  };
  const { gradient, back } = read();
  let compared = 0;
  const slopeAt = (values: Float32Array, at: number): number => {
    const kept = values[at] as number;
    const step = 1e-3;
    values[at] = kept + step;
    const above = read().error;
    values[at] = kept - step;
    const below = read().error;
    values[at] = kept;
    return (above - below) / (2 * step);
  };
  const compare = (values: Float32Array, slopes: Float32Array) => {
    for (let at = 0; at < values.length; at += 1) {
      compared += 1;
      expect(slopes[at]).toBeCloseTo(slopeAt(values, at), 3);
    }
  };
  compare(before, back);
  for (const part of ['places', 'clauses', 'attention', 'attentionByPlace', 'out', 'outBias'] as const) {
    compare(weights[part], gradient[part]);
  }
  console.log(`slopes compared: ${compared}`);
  expect(compared).toBe(
    view.count * FILTERS + (PLACES + CLAUSES + 1) * FILTERS + PLACES + (POOLS * FILTERS + 1) * 3 + 3,
  );
  expect(Math.max(...back.map(Math.abs))).toBeGreaterThan(0.05);
});
