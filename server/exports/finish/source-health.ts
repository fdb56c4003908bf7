import { addDays, dayNumber, weekOf } from '../../base/week.ts';
import type { Flag } from '../../contract/vocabulary.ts';

/** Fewer whole weeks with articles than this say nothing about the next one. */
export const LEAST_WEEKS = 4;
/** An old size says little about today. */
const REMEMBERED = 26;
/** Robust standard deviations on either side: about one week in a thousand by chance. */
const WIDTH = 3.09;
/** So many articles expected and none there is one case in a thousand by chance: e^−7. */
export const MISSED = 7;
/** The median absolute deviation of normal numbers times this is their standard deviation. */
const MAD_TO_SD = 1.4826;

export type Expected = { readonly expected: number; readonly low: number; readonly high: number };

/** The Monday of the last week that had ended both today and in the database; null when there is none. */
export function lastWholeWeek(last_day: string | null, today: string): string | null {
  if (last_day === null) return null;
  const whole = (week: string) => addDays(week, 6) < today && addDays(week, 6) <= last_day;
  const week = weekOf(last_day < today ? last_day : today);
  return whole(week) ? week : addDays(week, -7);
}

/** Counts of chance have an even spread on this scale, whatever their size (Anscombe 1948). */
const evened = (count: number): number => 2 * Math.sqrt(count + 3 / 8);
const counted = (even: number): number => (Math.max(even, 0) / 2) ** 2 - 3 / 8;

/**
 * How many articles a week are within the ordinary, from the weeks before: their median, and a band whose width is robust
 * against single odd weeks but never narrower than chance alone makes it. Null with too few weeks.
 */
export function expectedOf(weeks: readonly number[]): Expected | null {
  if (weeks.length < LEAST_WEEKS) return null;
  const last = weeks.slice(-REMEMBERED);
  const even = last.map(evened);
  const middle = median(even);
  const spread = Math.max(1, MAD_TO_SD * median(even.map((one) => Math.abs(one - middle))));
  return {
    expected: median(last),
    low: Math.max(0, Math.floor(counted(middle - WIDTH * spread))),
    high: Math.ceil(counted(middle + WIDTH * spread)),
  };
}

/** How a source stands in its last whole week: the articles of it, and for how many weeks up to it none came, now and at most before. */
export type Standing = { readonly articles: number; readonly silent: number; readonly longest: number };

/** The flag of a source's last whole week; null where too few weeks were read to say, and the source is not new. */
export function flagOf(
  { articles, silent, longest }: Standing,
  expected: Expected | null,
  firstWeek: string,
  lastWeek: string,
): Flag | null {
  if (expected === null) return firstWeek > addDays(lastWeek, -7 * LEAST_WEEKS) ? 'new' : null;
  // One empty week says little of a small source; many do, where it was never silent for so long.
  const tooLong = silent > longest && silent * expected.expected >= MISSED;
  if (articles < expected.low || (silent > 1 && tooLong)) return 'quiet';
  return articles > expected.high ? 'surge' : 'steady';
}

/** For how many weeks up to the last one nothing came, and the longest such time before; weeks in their order. */
export function silenceOf(weeks: readonly string[], lastWeek: string): Omit<Standing, 'articles'> {
  const between = (from: string, to: string) => (dayNumber(to) - dayNumber(from)) / 7;
  const gaps = weeks.slice(1).map((week, at) => between(weeks[at]!, week) - 1);
  const last = weeks.at(-1);
  return { silent: last === undefined ? 0 : between(last, lastWeek), longest: Math.max(0, ...gaps) };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((l, r) => l - r);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What one source brought in one run that ended. */
export type Brought = {
  readonly source_id: number;
  readonly run: number;
  readonly inputs: number;
  readonly rejected: number;
  readonly articles: number;
};

export type Refused = { readonly rejected: number | null; readonly rejected_share: number | null };

/**
 * Rejections by source. A record that is refused names no source, so its run must: a run that brought one source alone is that
 * source's own. A run that brought several and refused none refused none of theirs; where it refused some, nobody knows whose.
 */
export function refusedBySource(brought: readonly Brought[]): Map<number, Refused> {
  const sourcesOf = new Map<number, number>();
  for (const { run } of brought) sourcesOf.set(run, (sourcesOf.get(run) ?? 0) + 1);
  const sums = new Map<number, { rejected: number; inputs: number; known: boolean }>();
  for (const { source_id, run, inputs, rejected, articles } of brought) {
    const sum = sums.get(source_id) ?? { rejected: 0, inputs: 0, known: true };
    sums.set(source_id, sum);
    const own = sourcesOf.get(run) === 1;
    if (own) sum.rejected += rejected;
    else if (rejected > 0) sum.known = false;
    sum.inputs += own ? inputs : articles;
  }
  return new Map(
    [...sums].map(([source, { rejected, inputs, known }]) => [
      source,
      known
        ? { rejected, rejected_share: inputs === 0 ? null : rejected / inputs }
        : { rejected: null, rejected_share: null },
    ]),
  );
}
