import { LEAST_REFERENCE, pooledDispersion, REFERENCE, shrunken, sumsOf, usualOf } from './alarm.ts';
import { drawsFrom } from './draws.ts';
import { falseAlarms, per100, type Power, powerOf, quietCounts, type QuietActor, type QuietWorld } from './simulate.ts';
import type { World } from './watch.ts';

/** Limits that are tried, the loosest first. */
export const LIMITS = [0.001, 0.0005, 0.0002, 0.0001, 0.00005] as const;
/** The most false alarms in 100 quiet actor-steps. */
export const MOST_FALSE = 0.5;
const RUNS = 20;
const TRIALS = 1000;
const WATCHED = 26;
/** Usual stories of the actor whose power is told. */
const NAMED = 10;
/** Neighbours more alike than this were not simulated. */
const MOST_CORRELATION = 0.8;

/** What a database is like in quiet: its actors, its size by step, and how alike neighbouring steps are. */
export type Fit = {
  readonly actors: readonly QuietActor[];
  readonly all: readonly number[];
  readonly dispersion: number;
  readonly correlation: number;
};

export type Calibrated = Power & {
  /** The loosest limit that keeps to the most false alarms; the tightest where none does. */
  readonly limit: number;
  readonly rate: number;
};

/**
 * Rate, dispersion and likeness of neighbours, as a database has them. Real bursts are among its weeks and make it look more
 * restless than its quiet is, so that false alarms are over- rather than understated. Null with too few steps or nobody named.
 */
export function fitOf({ all, stretches, named }: World): Fit | null {
  const steps = all.length;
  if (steps <= LEAST_REFERENCE || named.length === 0) return null;
  const sums = named.map((counts) => sumsOf(counts, all));
  const meanShare = sums.reduce((total, { x, n }) => total + x / n, 0) / sums.length;
  const fitted = sums.map((one) => ({ sums: one, usual: usualOf(one, meanShare) }));
  const dispersion = pooledDispersion(fitted);
  const actors = fitted.map(({ usual }) => ({ rate: usual.rate, dispersion: shrunken(usual, dispersion) }));
  return { actors, all: Array.from(all), dispersion, correlation: correlationOf({ all, stretches, named }, actors) };
}

/** How alike the levels of neighbouring steps are, over everybody: what they vary together by what they vary. */
function correlationOf({ all, stretches, named }: World, actors: readonly QuietActor[]): number {
  let [together, alone] = [0, 0];
  named.forEach((counts, actor) => {
    const { rate, dispersion } = actors[actor]!;
    for (let at = 1; at < all.length; at += 1) {
      if (stretches[at] !== stretches[at - 1]) continue;
      const [before, now] = [rate * all[at - 1]!, rate * all[at]!];
      together += (counts[at - 1]! - before) * (counts[at]! - now);
      alone += dispersion * before * now;
    }
  });
  return alone === 0 ? 0 : Math.min(MOST_CORRELATION, Math.max(0, together / alone));
}

/** The sizes of so many steps: the last ones of the database, again from the first of them where there are too few. */
const sizesOf = (all: readonly number[], steps: number): number[] => {
  const last = all.slice(-steps);
  return Array.from({ length: steps }, (_, at) => last[at % last.length]!);
};

/**
 * Simulates quiet steps of a database's own actors and takes the loosest limit at which alarms stay rare. `pause` is awaited
 * between simulations, which together take some seconds.
 */
export async function calibrate(
  { actors, all, dispersion, correlation }: Fit,
  {
    seed,
    pause = async () => {},
    runs = RUNS,
    trials = TRIALS,
  }: { seed: number; pause?: () => Promise<unknown>; runs?: number; trials?: number },
): Promise<Calibrated> {
  const world: QuietWorld = { actors, all: sizesOf(all, REFERENCE + WATCHED), correlation, before: REFERENCE };
  const counts = LIMITS.map(() => ({ alarms: 0, watched: 0 }));
  const draw = drawsFrom(seed);
  for (let run = 0; run < runs; run += 1) {
    const quiet = quietCounts(world, draw);
    for (const [at, limit] of LIMITS.entries()) {
      const { alarms, watched } = falseAlarms(quiet, REFERENCE, limit);
      counts[at]!.alarms += alarms;
      counts[at]!.watched += watched;
      await pause();
    }
  }
  const rates = counts.map(per100);
  const first = rates.findIndex((rate) => rate <= MOST_FALSE);
  const at = first < 0 ? LIMITS.length - 1 : first;
  const limit = LIMITS[at]!;
  const mean = world.all.reduce((sum, one) => sum + one, 0) / world.all.length;
  const usual = { rate: Math.min(1, NAMED / mean), dispersion };
  await pause();
  return { limit, rate: rates[at]!, ...powerOf(usual, world, { limit, trials, seed: seed + 1 }) };
}
