import {
  LEAST_REFERENCE,
  LEAST_STORIES,
  limitFor,
  pooledDispersion,
  REFERENCE,
  STAYS_ON,
  type Sums,
  testOf,
  type Usual,
  usualOf,
} from './alarm.ts';

/** Whole steps in which something was read, in their order, and how often each actor is named in them. */
export type World = {
  /** All stories of each step. */
  readonly all: ArrayLike<number>;
  /** The number of the stretch that each step belongs to: where a step in between was not read, a new one begins. */
  readonly stretches: ArrayLike<number>;
  /** Stories that name each actor, by actor and step. */
  readonly named: readonly ArrayLike<number>[];
};

/** A step in which an actor's alarm is on. */
export type Alarm = {
  readonly actor: number;
  readonly step: number;
  /** It began here. */
  readonly begins: boolean;
  readonly usual: number;
  readonly p: number;
};

export type Watched = {
  readonly alarms: readonly Alarm[];
  /** The p of every test from `from` on, for the control of false discoveries; empty where it was not wanted. */
  readonly tested: readonly number[];
  /** Actors that were tested in the last step. */
  readonly last: readonly number[];
};

export type Watching = {
  /** A new alarm begins below this chance. */
  readonly limit: number;
  /** The first step whose every p is wanted; without one, only what an alarm needs is worked out. */
  readonly from?: number;
};

type Standing = { readonly actor: number; readonly sums: Sums; usual: Usual };

/**
 * Watches every actor step by step and tells when one is named out of line. Tested are those with at least five stories in the
 * step and its reference. Steps in alarm leave the references after them, the latest first, at most a quarter of each, so that
 * a level that stays becomes usual. An alarm ends with the first quiet step, and where steps were not read.
 */
export function watch(world: World, watching: Watching): Watched {
  const steps = watchSteps(world, watching);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same step by step, for those who let others go on in between: years of days take seconds. */
export function* watchSteps(
  world: World,
  { limit, from = Number.POSITIVE_INFINITY }: Watching,
): Generator<undefined, Watched> {
  const { all, named, stretches } = world;
  const on = named.map(() => new Uint8Array(all.length));
  const sums = named.map(() => 0);
  const alarms: Alarm[] = [];
  const tested: number[] = [];
  let last: readonly number[] = [];
  for (let step = 0; step < all.length; step += 1) {
    yield;
    const known = Math.min(step, REFERENCE);
    const standing: Standing[] = [];
    named.forEach((counts, actor) => {
      sums[actor]! += counts[step]!;
      if (step > REFERENCE) sums[actor]! -= counts[step - REFERENCE - 1]!;
      if (known < LEAST_REFERENCE || sums[actor]! < LEAST_STORIES) return;
      const reference = referenceOf(counts, all, on[actor]!, step, known);
      standing.push({ actor, sums: reference, usual: usualOf(reference, 1) });
    });
    last = standing.map(({ actor }) => actor);
    if (standing.length === 0) continue;
    const meanShare = shareOf(standing);
    for (const one of standing) one.usual = usualOf(one.sums, meanShare);
    const pooled = pooledDispersion(standing);
    for (const {
      actor,
      sums: { steps },
      usual,
    } of standing) {
      const count = named[actor]![step]!;
      const goesOn = step > 0 && stretches[step] === stretches[step - 1] && on[actor]![step - 1] === 1;
      if (count < LEAST_STORIES && !goesOn && step < from) continue;
      const found = testOf(usual, pooled, count, all[step]!);
      if (step >= from) tested.push(found.p);
      const begins = !goesOn && count >= LEAST_STORIES && found.p < limitFor(steps, limit);
      if (!begins && !(goesOn && found.p < STAYS_ON)) continue;
      on[actor]![step] = 1;
      alarms.push({ actor, step, begins, ...found });
    }
  }
  return { alarms, tested, last };
}

/** The part of all stories that the tested actors have on average; where nobody was named before, as if one of them had been once. */
function shareOf(standing: readonly Standing[]): number {
  let total = 0;
  for (const { sums } of standing) total += sums.x / sums.n;
  return Math.max(total / standing.length, 1 / standing[0]!.sums.n);
}

/** Sums over the steps before, without the latest of those in alarm: at most a quarter, and never so many that too few are left. */
function referenceOf(
  x: ArrayLike<number>,
  n: ArrayLike<number>,
  on: ArrayLike<number>,
  step: number,
  known: number,
): Sums {
  let leaving = Math.min(known >> 2, known - LEAST_REFERENCE);
  const sums = { steps: 0, x: 0, n: 0, xx: 0, xn: 0, nn: 0 };
  for (let at = step - 1; at >= step - known; at -= 1) {
    if (on[at] === 1 && leaving > 0) {
      leaving -= 1;
      continue;
    }
    const [one, of] = [x[at]!, n[at]!];
    sums.steps += 1;
    sums.x += one;
    sums.n += of;
    sums.xx += one * one;
    sums.xn += one * of;
    sums.nn += of * of;
  }
  return sums;
}
