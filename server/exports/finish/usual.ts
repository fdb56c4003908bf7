import { ratioInterval } from '../../analysis/statistics.ts';
import { addDays } from '../../base/week.ts';
import { LEAST_USUAL_WEEKS, MOVER_Q, USUAL_WEEKS } from '../../contract/vocabulary.ts';
import { covered } from '../../queries/coverage.ts';
import { storiesOfActors, storiesOfPeriods } from '../../queries/movers.ts';
import type { Context } from '../context.ts';
import { type Counts, ranked, type Tested } from './movers.ts';

/** How often an actor is named against what is usual: its share of all stories over that of the weeks before. */
export type AgainstUsual = {
  readonly actor: Tested['actor'];
  /** Share now over share before; null where it was not named before. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Beyond the noise, over all actors that could be tested. */
  readonly isMoved: boolean;
  readonly stories: number;
};

/** What the range is held against, and how every actor that can be tested stands, the surest change first. */
export type Usual = {
  readonly start: string;
  readonly end: string;
  readonly weeks: number;
  readonly all: readonly AgainstUsual[];
};

/** The range against the weeks before it, in stories, because copies are not independent; null where too few of those weeks were read. */
export async function againstUsual(context: Context): Promise<Usual | null> {
  const { settled, query } = context;
  const before = { start: addDays(settled.from, -7 * USUAL_WEEKS), end: addDays(settled.from, -1) };
  const after = { start: settled.from, end: settled.to };
  const weeks = (await query(covered({ ...settled, grain: 'week', from: before.start, to: before.end }))).length;
  if (weeks < LEAST_USUAL_WEEKS) return null;
  const [all = { stories: 0, stories_before: 0 }] = await query<Counts>(storiesOfPeriods(settled, before, after));
  const named = await query<Counts & { actor_id: number }>(storiesOfActors(settled, before, after));
  const tested = ranked(new Map(named.map((row) => [row.actor_id, row])), all, context).filter(({ q }) => q !== null);
  return { ...before, weeks, all: tested.map((one) => against(one, all)) };
}

function against({ actor, counts, q }: Tested, all: Counts): AgainstUsual {
  const [now, before] = [counts.stories / all.stories, counts.stories_before / all.stories_before];
  const ends = ratioInterval(counts.stories_before, all.stories_before, counts.stories, all.stories);
  return {
    actor,
    ratio: before === 0 ? null : now / before,
    ...ends,
    isMoved: q !== null && q <= MOVER_Q,
    stories: counts.stories,
  };
}
