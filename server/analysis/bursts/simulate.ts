import { type Draw, drawsFrom, levels, poisson } from './draws.ts';
import { watch, type World } from './watch.ts';

/** An actor of a quiet world: its part of all stories, and how much its counts vary beyond chance. */
export type QuietActor = { readonly rate: number; readonly dispersion: number };

/** A world in which nothing happens: whatever alarms there is false. */
export type QuietWorld = {
  readonly actors: readonly QuietActor[];
  /** All stories of each step. */
  readonly all: readonly number[];
  /** How alike neighbouring steps of one actor are. */
  readonly correlation: number;
  /** Steps before the first that is watched. */
  readonly before: number;
};

/** Alarms that began in watched steps, of so many actor-steps. */
export type FalseAlarms = { readonly alarms: number; readonly watched: number };

/** The counts of one actor of a quiet world. */
function countsOf({ rate, dispersion }: QuietActor, all: readonly number[], correlation: number, draw: Draw) {
  const level = levels(all.length, dispersion, correlation, draw);
  return Float64Array.from(all, (n, at) => Math.min(n, poisson(rate * n * level[at]!, draw)));
}

/** A quiet world's counts, to be watched. */
export const quietCounts = ({ actors, all, correlation }: QuietWorld, draw: Draw): World => ({
  all,
  stretches: new Uint8Array(all.length),
  named: actors.map((actor) => countsOf(actor, all, correlation, draw)),
});

/** How many alarms begin in a quiet world after its first steps. */
export function falseAlarms(counts: World, before: number, limit: number): FalseAlarms {
  const { alarms } = watch(counts, { limit });
  return {
    alarms: alarms.filter(({ begins, step }) => begins && step >= before).length,
    watched: counts.named.length * (counts.all.length - before),
  };
}

/** Alarms in a hundred quiet actor-steps. */
export const per100 = ({ alarms, watched }: FalseAlarms): number => (watched === 0 ? 0 : (100 * alarms) / watched);

/** How many times the usual rate an actor is named, for telling how often that is caught. */
export const TIMES = [2, 3, 5] as const;

export type Power = { readonly doubled: number; readonly tripled: number; readonly fivefold: number };

/**
 * In which part of steps an alarm begins when an actor is named two, three and five times as often as usual, for `actor` among
 * the actors of a quiet world, and never in more stories than there are. Each trial has a world of its own.
 */
export function powerOf(
  actor: QuietActor,
  world: QuietWorld,
  { limit, trials, seed }: { limit: number; trials: number; seed: number },
): Power {
  const draw = drawsFrom(seed);
  const all = world.all.slice(0, world.before + 1);
  const last = all.length - 1;
  // The others only tell what is usual for everybody: some hundred of them are enough for that.
  const others = world.actors.slice(0, 100);
  const caught = TIMES.map(() => 0);
  for (let trial = 0; trial < trials; trial += 1) {
    const { named } = quietCounts({ ...world, actors: others, all }, draw);
    const own = countsOf(actor, all, world.correlation, draw);
    TIMES.forEach((times, at) => {
      const [level] = levels(1, actor.dispersion, 0, draw);
      const moved = own.slice();
      moved[last] = Math.min(all[last]!, poisson(actor.rate * times * all[last]! * level!, draw));
      const { alarms } = watch({ all, stretches: new Uint8Array(all.length), named: [moved, ...named] }, { limit });
      if (alarms.some((one) => one.actor === 0 && one.step === last)) caught[at]! += 1;
    });
  }
  const [doubled = 0, tripled = 0, fivefold = 0] = caught.map((count) => count / trials);
  return { doubled, tripled, fivefold };
}
