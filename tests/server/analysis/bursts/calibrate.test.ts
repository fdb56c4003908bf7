import { expect, test } from 'vitest';
import { calibrate, fitOf, LIMITS, MOST_FALSE } from '../../../../server/analysis/bursts/calibrate.ts';
import { drawsFrom } from '../../../../server/analysis/bursts/draws.ts';
import { falseAlarms, per100, quietCounts, type QuietWorld } from '../../../../server/analysis/bursts/simulate.ts';

const world = (dispersion: number, correlation: number): QuietWorld => ({
  actors: Array.from({ length: 60 }, (_, at) => ({ rate: (5 + (at % 20)) / 400, dispersion })),
  all: Array.from({ length: 104 }, () => 400),
  correlation,
  before: 26,
});

test('what a collection is like in quiet is found again: rates, dispersion, likeness of neighbours', () => {
  for (const [dispersion, correlation] of [
    [0.1, 0],
    [0.3, 0.5],
  ] as const) {
    const made = world(dispersion, correlation);
    const fit = fitOf(quietCounts(made, drawsFrom(11)))!;
    const worst = Math.max(...fit.actors.map(({ rate }, at) => Math.abs(rate / made.actors[at]!.rate - 1)));
    expect(worst).toBeLessThan(0.45);
    expect(Math.abs(fit.dispersion / dispersion - 1)).toBeLessThan(0.2);
    expect(Math.abs(fit.correlation - correlation)).toBeLessThan(0.12);
  }
});

test('with eight steps, or with nobody named, there is nothing to fit', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(fitOf({ all: eight, stretches: eight, named: [eight] })).toBeNull();
  expect(fitOf({ all: [...eight, 9], stretches: eight, named: [] })).toBeNull();
});

test('the loosest limit at which alarms stay rare is taken, and a new simulation agrees with its rate', async () => {
  const fit = fitOf(quietCounts(world(0.3, 0), drawsFrom(12)))!;
  let pauses = 0;
  const options = { seed: 5, runs: 8, trials: 200, pause: async () => void (pauses += 1) };
  const found = await calibrate(fit, options);
  expect(await calibrate(fit, options)).toEqual(found);
  expect(pauses).toBeGreaterThan(8);
  expect(found.rate).toBeLessThanOrEqual(MOST_FALSE);
  expect(LIMITS).toContain(found.limit);
  const rateAt = (limit: number) => {
    const draw = drawsFrom(99);
    const many = Array.from({ length: 8 }, () =>
      falseAlarms(quietCounts({ ...fit, all: fit.all.slice(0, 52), before: 26 }, draw), 26, limit),
    );
    return per100({
      alarms: many.reduce((sum, { alarms }) => sum + alarms, 0),
      watched: many.reduce((sum, { watched }) => sum + watched, 0),
    });
  };
  expect(Math.abs(rateAt(found.limit) - found.rate)).toBeLessThan(0.15);
  const looser = LIMITS[LIMITS.indexOf(found.limit as 0.001) - 1];
  if (looser !== undefined) expect(rateAt(looser)).toBeGreaterThan(MOST_FALSE - 0.15);
  expect(found.doubled).toBeLessThan(found.tripled);
  expect(found.tripled).toBeLessThan(found.fivefold);
  console.log(
    `calibrated: limit ${found.limit}, rate ${found.rate.toFixed(2)}, power ${found.doubled}, ${found.tripled}, ${found.fivefold}`,
  );
}, 60_000);
