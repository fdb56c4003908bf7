import { nextBucket, stepGrain } from '../../base/bucket.ts';
import { LEAST_STORIES } from '../../analysis/bursts/alarm.ts';
import type { World } from '../../analysis/bursts/watch.ts';
import { storiesByStep } from '../../queries/bursts.ts';
import type { Context } from '../context.ts';
import { isPartial } from './grid.ts';

/** What was read of one step. */
export type Read = { readonly week: string; readonly stories: number };

/** A world with the days and the numbers of actors behind its places. */
export type Counted = { readonly world: World; readonly steps: readonly string[]; readonly ids: readonly number[] };

/** Whole steps that were read, and the actors named often enough to be tested in any of them. */
export async function counted(
  rows: readonly Read[],
  context: Pick<Context, 'settled' | 'query' | 'first_day' | 'last_day' | 'today'>,
): Promise<Counted> {
  const grain = stepGrain(context.settled);
  const read = rows.filter(({ week }) => !isPartial(week, context.settled, context));
  const steps = read.map(({ week }) => week);
  const places = new Map(steps.map((step, at) => [step, at]));
  let stretch = 0;
  const stretches = steps.map((step, at) =>
    at === 0 || nextBucket(steps[at - 1]!, grain) === step ? stretch : ++stretch,
  );
  const found = await context.query<{ week: string; actor_id: number; stories: number }>(
    storiesByStep(context.settled),
  );
  const series = new Map<number, Uint32Array>();
  for (const { week, actor_id, stories } of found) {
    const place = places.get(week);
    if (place === undefined) continue;
    let own = series.get(actor_id);
    if (own === undefined) series.set(actor_id, (own = new Uint32Array(steps.length)));
    own[place] = stories;
  }
  const often = [...series]
    .filter(([, own]) => own.reduce((sum, one) => sum + one, 0) >= LEAST_STORIES)
    .sort(([l], [r]) => l - r);
  return {
    world: { all: read.map(({ stories }) => stories), stretches, named: often.map(([, own]) => own) },
    steps,
    ids: often.map(([id]) => id),
  };
}
