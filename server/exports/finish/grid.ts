import { bucketEnd, bucketsBetween } from '../../base/bucket.ts';
import { covered } from '../../queries/coverage.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';

type Covered = { readonly week: string; readonly articles: number; readonly stories: number; readonly sources: number };

/** One place of the grid: an actor in a step of time, and what was read in it (null: nothing, so nothing was measured). */
export type Place = {
  readonly week: string;
  readonly actor: KnownActor;
  readonly read: Covered | null;
  readonly partial: boolean;
};

/** A step is partial while it is open, or where all coverage begins or ends inside it. */
export function isPartial(week: string, { settled, first_day, last_day, today }: Context): boolean {
  const end = bucketEnd(week, settled.grain);
  if (end >= today) return true;
  if (first_day === null || last_day === null) return false;
  return (first_day > week && first_day <= end) || (last_day >= week && last_day < end);
}

/** Every compared actor in every step of the range, so that silence (0) and not having read (null) can be told apart. */
export async function grid(context: Context): Promise<Place[]> {
  const { settled, directory, listed } = context;
  const reads = new Map((await context.query<Covered>(covered(settled))).map((row) => [row.week, row]));
  const weeks = bucketsBetween(settled.from, settled.to, settled.grain);
  const gaps = weeks.filter((week) => !reads.has(week)).length;
  if (gaps > 0)
    context.note({
      code: 'gaps',
      text: `No source was read in ${gaps} of ${weeks.length} ${settled.grain}s: their numbers are null.`,
      count: gaps,
    });
  const actors = listed.map((id) => directory.actorsById.get(id)).filter((actor) => actor !== undefined);
  return weeks.flatMap((week) => {
    const partial = isPartial(week, context);
    return actors.map((actor) => ({ week, actor, read: reads.get(week) ?? null, partial }));
  });
}

/** Rows by step and actor, for filling the grid. */
export const byPlace = <Row extends { week: string; actor: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [placeKey(row.week, row.actor), row]));

export const placeKey = (week: string, actor: string): string => `${week} ${actor}`;
