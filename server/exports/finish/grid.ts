import { type Cut, stepEnd, stepsOf } from '../../base/bucket.ts';
import { covered } from '../../queries/coverage.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { stepsOfHearing } from '../hearing.ts';

/** Articles and stories of the filter in a step. */
export type Covered = { readonly week: string; readonly articles: number; readonly stories: number };

/** One place of the grid: an actor in a step of time, and what was read in it (null: nothing, so nothing was measured). */
export type Place = {
  readonly week: string;
  readonly actor: KnownActor;
  readonly read: Covered | null;
  readonly partial: boolean;
};

/** A step is partial while it is open, or where all coverage begins or ends inside it. */
export function isPartial(
  step: string,
  cut: Cut,
  { first_day, last_day, today }: Pick<Context, 'first_day' | 'last_day' | 'today'>,
): boolean {
  const end = stepEnd(step, cut);
  if (end >= today) return true;
  if (first_day === null || last_day === null) return false;
  return (first_day > step && first_day <= end) || (last_day >= step && last_day < end);
}

/** What was read in each step; a step in which no source was heard has nothing, one whose sources were silent has zeros. */
export async function readsOf({ settled, timezone, query }: Pick<Context, 'settled' | 'timezone' | 'query'>) {
  const reads = new Map((await query<Covered>(covered(settled))).map((row) => [row.week, row]));
  const missing = stepsOf(settled).filter((step) => !reads.has(step));
  if (missing.length === 0) return reads;
  const heard = await stepsOfHearing({ settled, timezone, query });
  for (const week of missing) if (heard.has(week)) reads.set(week, { week, articles: 0, stories: 0 });
  return reads;
}

/** Says in how many steps nothing was read. */
export function noteGaps(
  reads: ReadonlyMap<string, Covered>,
  { settled, note }: Pick<Context, 'settled' | 'note'>,
): void {
  const steps = stepsOf(settled);
  const gaps = steps.filter((step) => !reads.has(step)).length;
  if (gaps === 0) return;
  note({
    code: 'gaps',
    text: `No source was read in ${gaps} of ${steps.length} ${settled.grain}s: their numbers are null.`,
    count: gaps,
  });
}

/** Every compared actor in every step of the range, so that silence (0) and not having read (null) can be told apart. */
export async function grid(context: Context): Promise<Place[]> {
  const { settled, directory, listed } = context;
  const reads = await readsOf(context);
  const weeks = stepsOf(settled);
  noteGaps(reads, context);
  const actors = listed.map((id) => directory.actorsById.get(id)).filter((actor) => actor !== undefined);
  return weeks.flatMap((week) => {
    const partial = isPartial(week, settled, context);
    return actors.map((actor) => ({ week, actor, read: reads.get(week) ?? null, partial }));
  });
}

/** Rows by step and actor, for filling the grid. */
export const byPlace = <Row extends { week: string; actor: string | null }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [placeKey(row.week, row.actor), row]));

export const placeKey = (week: string, actor: string | null): string => `${week} ${actor}`;
