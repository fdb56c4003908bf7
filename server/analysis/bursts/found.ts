import { burstsOf } from './kleinberg.ts';
import type { Alarm, World } from './watch.ts';

/** A time in which an actor is out of line, by places of steps. */
export type Found = {
  readonly actor: number;
  readonly first: number;
  readonly last: number;
  /** Null for an alarm outside any burst. */
  readonly weight: number | null;
  /** Where its first alarm begins, or goes on from before what is looked at. */
  readonly alarm: number;
  /** Its step in alarm with the most stories; the surer, then the earlier of equals. */
  readonly peak: Alarm;
  /** Its alarm is on in the last step. */
  readonly open: boolean;
};

/** Bursts with an alarm inside, and alarms outside of any, from a step on. What is usual to a burst is the part over these steps. */
export const foundBursts = (world: World, alarms: readonly Alarm[], from: number): Found[] =>
  [...eachFound(world, alarms, from)].flat();

/** The same actor by actor. */
export function* eachFound(
  { all, stretches, named }: World,
  alarms: readonly Alarm[],
  from: number,
): Generator<Found[], undefined> {
  const byActor = new Map<number, Alarm[]>();
  for (const alarm of alarms) {
    if (alarm.step < from) continue;
    const own = byActor.get(alarm.actor);
    if (own === undefined) byActor.set(alarm.actor, [alarm]);
    else own.push(alarm);
  }
  const last = all.length - 1;
  const cut = (series: ArrayLike<number>) => Array.from(series).slice(from);
  const shown = [cut(all), cut(stretches)] as const;
  for (const [actor, own] of byActor) {
    const found = (inside: readonly Alarm[], span: { first: number; last: number }, weight: number | null): Found => ({
      actor,
      ...span,
      weight,
      alarm: inside[0]!.step,
      peak: peakOf(inside, named[actor]!),
      open: inside.at(-1)!.step === last,
    });
    const rows: Found[] = [];
    const held = new Set<Alarm[]>();
    const runs = runsOf(own, stretches);
    for (const burst of burstsOf(cut(named[actor]!), ...shown)) {
      const span = { first: burst.first + from, last: burst.last + from };
      const inside = own.filter(({ step }) => step >= span.first && step <= span.last);
      if (inside.length === 0) continue;
      // An alarm that begins in a burst and goes on after it is told once.
      const touches = (run: readonly Alarm[]) => run[0]!.step <= span.last && run.at(-1)!.step >= span.first;
      for (const run of runs) if (touches(run)) held.add(run);
      rows.push(found(inside, span, burst.weight));
    }
    for (const run of runs) {
      if (held.has(run)) continue;
      rows.push(found(run, { first: run[0]!.step, last: run.at(-1)!.step }, null));
    }
    yield rows;
  }
}

function peakOf(inside: readonly Alarm[], counts: ArrayLike<number>): Alarm {
  return inside.reduce((best, one) => {
    const more = counts[one.step]! - counts[best.step]!;
    return more > 0 || (more === 0 && one.p < best.p) ? one : best;
  });
}

/** Alarms that go on from step to step, each from its beginning to its end. */
function runsOf(own: readonly Alarm[], stretches: ArrayLike<number>): Alarm[][] {
  const runs: Alarm[][] = [];
  for (const alarm of own) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn =
      before !== undefined && before.step === alarm.step - 1 && stretches[before.step] === stretches[alarm.step];
    if (goesOn) run!.push(alarm);
    else runs.push([alarm]);
  }
  return runs;
}
