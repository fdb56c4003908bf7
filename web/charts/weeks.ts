import type { Grain } from '../../server/contract/vocabulary.ts';
import { msg } from '../words.ts';

const DAY_MS = 86_400_000;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day `count` days later; earlier when negative. */
export const addDays = (day: string, count: number): string => dayOf(dayNumber(day) + count);

/** The last day of the step of time that begins on `bucket`. */
export function bucketEnd(bucket: string, grain: Grain): string {
  if (grain === 'day') return bucket;
  if (grain === 'week') return addDays(bucket, 6);
  const [year, month] = bucket.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

/** The ISO label of a Monday, as in 2021-W18: year and number are those of the week's Thursday. */
export function isoWeek(monday: string): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const no = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(no).padStart(2, '0')}`;
}

/** The place of a day among ascending buckets: the last that begins on or before it, held inside; -1 when there is none. */
export function placeOf(buckets: readonly string[], day: string): number {
  let place = buckets.length === 0 ? -1 : 0;
  for (const [index, bucket] of buckets.entries()) if (bucket <= day) place = index;
  return place;
}

/** One label of the time axis: which bucket it stands at and what it says. */
export type Tick = { readonly at: number; readonly text: string };

const MONTHS = [
  msg('Jan'),
  msg('Feb'),
  msg('Mar'),
  msg('Apr'),
  msg('May'),
  msg('Jun'),
  msg('Jul'),
  msg('Aug'),
  msg('Sep'),
  msg('Oct'),
  msg('Nov'),
  msg('Dec'),
];
/** Months between two labels: the divisors of a year, so that January always gets one. */
const STRIDES = [1, 2, 3, 6, 12] as const;

/**
 * Labels for ascending buckets, at most `most`: the first bucket of a month, every second, third … month when it gets
 * crowded; days of one month or two are labelled by day. The year stands at the first label and at each January.
 */
export function timeTicks(buckets: readonly string[], most: number): Tick[] {
  const starts = buckets.flatMap((bucket, at) =>
    at > 0 && bucket.slice(0, 7) === buckets[at - 1]?.slice(0, 7) ? [] : [at],
  );
  if (starts.length <= 2) return dayTicks(buckets, most);
  const monthNo = (at: number) => Number(buckets[at]?.slice(5, 7)) - 1;
  // A range that begins in the middle of a month has no room for that month's label beside the next one.
  const whole = starts.filter((at) => at > 0 || Number(buckets[0]?.slice(8)) <= 7);
  const chosen =
    STRIDES.map((stride) => whole.filter((at) => monthNo(at) % stride === 0)).find((ticks) => ticks.length <= most) ??
    everyNth(
      whole.filter((at) => monthNo(at) === 0),
      most,
    );
  return chosen.map((at, index) => {
    const year = buckets[at]?.slice(0, 4) ?? '';
    const month = MONTHS[monthNo(at)] ?? '';
    return { at, text: index === 0 || monthNo(at) === 0 ? `${month} ${year}` : month };
  });
}

function dayTicks(buckets: readonly string[], most: number): Tick[] {
  return everyNth([...buckets.keys()], most).map((at, index) => {
    const bucket = buckets[at] ?? '';
    const day = `${Number(bucket.slice(8))} ${MONTHS[Number(bucket.slice(5, 7)) - 1] ?? ''}`;
    return { at, text: index === 0 ? `${day} ${bucket.slice(0, 4)}` : day };
  });
}

function everyNth(places: readonly number[], most: number): number[] {
  const stride = Math.max(1, Math.ceil(places.length / Math.max(1, most)));
  return places.filter((_, index) => index % stride === 0);
}
