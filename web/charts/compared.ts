import type { Note } from '../../server/contract/answer.ts';
import type { Grain } from '../../server/contract/vocabulary.ts';
import { bucketName, count, day, dayRange, many } from './format.ts';
import type { Line, Point } from './lines.ts';
import { addDays, bucketEnd } from './weeks.ts';
import { msg, str } from '../words.ts';

export type Days = { readonly from: string; readonly to: string };

/** The chosen range and the earlier one laid over it, both in whole steps and equally many; `at` is the range's first place on the axis. */
export type Periods = {
  readonly now: Days;
  readonly before: Days;
  readonly buckets: readonly string[];
  readonly at: number;
};

/** The first day of the step of time that holds a day. */
export function bucketStart(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The step that begins so many steps later; earlier when negative. */
export function addSteps(bucket: string, steps: number, grain: Grain): string {
  if (grain !== 'month') return addDays(bucket, grain === 'week' ? steps * 7 : steps);
  const [year = 0, month = 1] = bucket.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + steps, 1)).toISOString().slice(0, 10);
}

/** A year in steps. Days and weeks go back 52 weeks, so that Mondays are held against Mondays. */
const YEAR: Readonly<Record<Grain, number>> = { day: 364, week: 52, month: 12 };

/**
 * What `compare` means for a range on the axis: as many whole steps as the range has there. Own dates say where it begins.
 * Null where nothing is compared or the axis shows nothing of the range.
 */
export function periodsOf(
  compare: string | undefined,
  range: Days | null,
  axis: readonly string[],
  grain: Grain,
): Periods | null {
  if (compare === undefined || range === null) return null;
  const inside = axis.filter((bucket) => bucket <= range.to && bucketEnd(bucket, grain) >= range.from);
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  const begin =
    compare === 'previous'
      ? addSteps(first, -inside.length, grain)
      : compare === 'year'
        ? addSteps(first, -YEAR[grain], grain)
        : bucketStart(compare.slice(0, 10), grain);
  const buckets = inside.map((_, step) => addSteps(begin, step, grain));
  return {
    now: { from: first, to: bucketEnd(last, grain) },
    before: { from: begin, to: bucketEnd(buckets.at(-1) ?? begin, grain) },
    buckets,
    at: axis.indexOf(first),
  };
}

/** "29 Nov – 26 Dec 2021 against 1–28 Nov 2021". */
export const periodsInWords = ({ now, before }: Periods): string =>
  msg(str`${dayRange(now.from, now.to)} against ${dayRange(before.from, before.to)}`);

type Read = { readonly week: string; readonly articles: number | null };

/** Why nothing is drawn: no step of the earlier period was read. Null where some was. */
export function uncovered({ before, buckets }: Periods, coverage: readonly Read[]): Note | null {
  const read = coverage.filter(({ articles }) => (articles ?? 0) > 0).map(({ week }) => week);
  const [first] = read;
  const steps = new Set(buckets);
  if (first === undefined || read.some((week) => steps.has(week))) return null;
  const days = dayRange(before.from, before.to);
  return {
    code: 'compare_uncovered',
    text: msg(str`There is nothing to compare with: no coverage in ${days}. Coverage begins with ${day(first)}.`),
  };
}

/** Says so where only a part of the earlier steps was read: its sums are those of that part. Null where all or none was. */
export function halfRead({ buckets }: Periods, coverage: readonly Read[], grain: Grain): Note | null {
  const read = new Set(coverage.filter(({ articles }) => articles !== null).map(({ week }) => week));
  const held = buckets.filter((bucket) => read.has(bucket)).length;
  if (held === 0 || held === buckets.length) return null;
  return {
    code: 'compare_half_read',
    text: msg(
      str`Of the earlier period only ${count(held)} of ${many(buckets.length, grain, `${grain}s`)} ${held === 1 ? 'was' : 'were'} read.`,
    ),
  };
}

const NOTHING: Point = { value: null, hollow: false, measured: false, text: '' };

/** Lines with the earlier points of the same actors at the places of the range; outside it, and for actors without earlier rows, nothing. */
export function withEarlier(
  lines: readonly Line[],
  earlier: readonly Line[],
  { at, buckets }: Periods,
  grain: Grain,
): Line[] {
  const found = new Map(
    earlier.map(({ actor, points }) => [
      actor,
      points.map((point, step) => ({ ...point, text: `${point.text} (${bucketName(buckets[step] ?? '', grain)})` })),
    ]),
  );
  return lines.map((line) => {
    const own = found.get(line.actor);
    if (own === undefined) return line;
    return {
      ...line,
      before: line.points.map((_, place) =>
        place < at || place >= at + buckets.length ? NOTHING : (own[place - at] ?? NOTHING),
      ),
    };
  });
}
