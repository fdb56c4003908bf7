import { bucketEnd, bucketsBetween, nextBucket, stepGrain } from '../../base/bucket.ts';
import { addDays } from '../../base/week.ts';
import { benjaminiHochberg, changeInterval, g2, pOfG2 } from '../../analysis/statistics.ts';
import type { Settled } from '../../contract/filters.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { LEAST_MOVED, MOST_ROWS, MOVER_Q, thinness } from '../../contract/vocabulary.ts';
import { type Period, storiesOfActors, storiesOfPeriods } from '../../queries/movers.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { chosenAmong } from './chosen.ts';
import { isPartial } from './grid.ts';

type Read = { readonly week: string };
/** Stories of two periods that name an actor, or all of them. */
export type Counts = { readonly stories: number; readonly stories_before: number };
type MoverRow = RowOf<'/movers'>;
/** A change, tested unless too few stories hold it (q is then null). */
export type Tested = {
  readonly actor: KnownActor;
  readonly counts: Counts;
  readonly g2: number;
  readonly q: number | null;
};

/** Two periods to compare; the earlier one may hold no whole step. */
type Periods = { readonly before: Period & { readonly whole: boolean }; readonly after: Period };

/** Who rose and who fell between two periods, surest first; null throughout where one of them was not read. */
export async function movers(rows: readonly Read[], context: Context): Promise<MoverRow[]> {
  const periods = periodsOf(rows, context);
  if (periods === null) {
    context.note({
      code: 'no_period',
      text: 'The range holds no whole step in which anything was read: nothing is compared.',
    });
    return [];
  }
  const { before, after } = periods;
  // What is not whole is told, and not counted.
  const countable = <C extends Counts>(one: C): C => (before.whole ? one : { ...one, stories_before: 0 });
  const [found] = await context.query<Counts>(storiesOfPeriods(context.settled, before, after));
  const all = countable(found ?? { stories: 0, stories_before: 0 });
  if (all.stories_before === 0 && before.whole) {
    context.note({
      code: 'baseline_not_read',
      text: `Nothing was read from ${before.start} to ${before.end}, so there is nothing to compare with: changes are null.`,
    });
  }
  const named = await context.query<Counts & { actor_id: number }>(storiesOfActors(context.settled, before, after));
  const counts = new Map(named.map((row) => [row.actor_id, countable(row)]));
  const listed = ranked(counts, all, context);
  if (listed.length > MOST_ROWS)
    context.note({
      code: 'cut',
      text: `The ${MOST_ROWS} surest of ${listed.length} changes are listed.`,
      count: listed.length - MOST_ROWS,
    });
  return listed.slice(0, MOST_ROWS).map((one) => rowOf(one, all, periods));
}

/** The two periods; null where the range has no whole step that was read. */
function periodsOf(rows: readonly Read[], context: Context): Periods | null {
  const { from, to, baseline } = context.settled;
  const grain = stepGrain(context.settled);
  const read = new Set(rows.map(({ week }) => week));
  const whole = bucketsBetween(from, to, grain).filter((step) => !isPartial(step, context.settled, context));
  const last = whole.findLast((step) => read.has(step));
  if (last === undefined) return null;
  if (baseline === 'step') {
    if (last !== whole.at(-1)) noteSkipped(last, context);
    const step = bucketsBetween(addDays(last, -1), addDays(last, -1), grain)[0]!;
    return { after: { start: last, end: bucketEnd(last, grain) }, before: wholeOf(step, 1, context) };
  }
  const first = whole[0]!;
  const after = { start: first, end: bucketEnd(whole.at(-1)!, grain) };
  return { after, before: wholeOf(stepsBefore(first, whole.length, context.settled), whole.length, context) };
}

const noteSkipped = (last: string, { settled: { grain }, note }: Context): void =>
  note({
    code: 'steps_skipped',
    text: `Nothing was read after the ${grain} of ${last}, which is the last one compared.`,
  });

const stepsBefore = (first: string, count: number, settled: Settled): string => {
  const grain = stepGrain(settled);
  let step = first;
  for (let back = 0; back < count; back += 1) step = bucketsBetween(addDays(step, -1), addDays(step, -1), grain)[0]!;
  return step;
};

/** So many steps from one on, without those that coverage begins or ends inside of; a note says so where that leaves fewer. */
function wholeOf(first: string, count: number, context: Context): Periods['before'] {
  const grain = stepGrain(context.settled);
  const steps: string[] = [];
  for (let step = first; steps.length < count; step = nextBucket(step, grain)) steps.push(step);
  const whole = steps.filter((step) => !isPartial(step, context.settled, context));
  if (whole.length < count) {
    context.note({
      code: 'baseline_cut',
      text: `${count - whole.length} of the ${count} ${grain}s before are not whole and take no part.`,
      count: count - whole.length,
    });
  }
  const kept = whole.length === 0 ? steps : whole;
  return { start: kept[0]!, end: bucketEnd(kept.at(-1)!, grain), whole: whole.length > 0 };
}

/** Everybody with enough stories is tested, also those who were not chosen; those who were chosen are listed whatever they have. */
export function ranked(
  counts: ReadonlyMap<number, Counts>,
  all: Counts,
  { settled, directory }: Pick<Context, 'settled' | 'directory'>,
): Tested[] {
  const solid = thinness(Math.min(all.stories, all.stories_before)) === null;
  const g2Of = ({ stories, stories_before }: Counts) =>
    g2({ n11: stories, n1: all.stories, n2: stories + stories_before, n: all.stories + all.stories_before });
  const isTested = ({ stories, stories_before }: Counts) => solid && Math.max(stories, stories_before) >= LEAST_MOVED;
  const qOf = benjaminiHochberg([...counts.values()].filter(isTested).map((one) => pOfG2(g2Of(one))));
  const ids = new Set([...counts.keys(), ...settled.actors.only]);
  const fitting = chosenAmong(
    [...ids].flatMap((id) => directory.actorsById.get(id) ?? []),
    settled,
  );
  return fitting
    .map((actor): Tested => {
      const own = counts.get(actor.actor_id) ?? { stories: 0, stories_before: 0 };
      return { actor, counts: own, g2: g2Of(own), q: isTested(own) ? qOf(pOfG2(g2Of(own))) : null };
    })
    .filter(({ actor, q }) => q !== null || settled.actors.only.includes(actor.actor_id))
    .sort(
      (l, r) =>
        Number(l.q === null) - Number(r.q === null) ||
        Math.abs(r.g2) - Math.abs(l.g2) ||
        r.counts.stories - l.counts.stories ||
        (l.actor.actor < r.actor.actor ? -1 : 1),
    );
}

function rowOf(
  { actor: { actor, name, kind }, counts, g2: signed, q }: Tested,
  all: Counts,
  { before, after }: Periods,
): MoverRow {
  const compared = all.stories > 0 && all.stories_before > 0;
  const thin = compared ? thinness(Math.min(all.stories, all.stories_before)) : null;
  const told = compared && thin !== 'too_few';
  const share = all.stories === 0 ? null : counts.stories / all.stories;
  const shareBefore = all.stories_before === 0 ? null : counts.stories_before / all.stories_before;
  const { low, high } = told
    ? changeInterval(counts.stories_before, all.stories_before, counts.stories, all.stories)
    : { low: null, high: null };
  const open = ({ start, end }: Period) => `actors=${actor}&from=${start}&to=${end}&unit=stories`;
  return {
    actor,
    name,
    kind,
    start: after.start,
    end: after.end,
    before_start: before.start,
    before_end: before.end,
    stories: all.stories === 0 ? null : counts.stories,
    stories_all: all.stories === 0 ? null : all.stories,
    stories_before: all.stories_before === 0 ? null : counts.stories_before,
    stories_all_before: all.stories_before === 0 ? null : all.stories_before,
    attention: thinness(all.stories) === 'too_few' ? null : share,
    attention_before: thinness(all.stories_before) === 'too_few' ? null : shareBefore,
    change: told ? share! - shareBefore! : null,
    low,
    high,
    g2: told ? signed : null,
    p: told ? pOfG2(signed) : null,
    q,
    noise: q === null ? null : q > MOVER_Q,
    thin,
    evidence: all.stories === 0 ? null : open(after),
    evidence_before: all.stories_before === 0 ? null : open(before),
  };
}
