import { type AskedGrain, type Grain, WHOLE_RANGE } from '../contract/vocabulary.ts';
import { addDays, monthOf, weekOf } from './week.ts';

/** The first day of the step of time that a day falls into. */
export const bucketOf = (day: string, grain: Grain): string =>
  grain === 'day' ? day : grain === 'week' ? weekOf(day) : monthOf(day);

/** The first day of the step after it. */
export const nextBucket = (bucket: string, grain: Grain): string =>
  grain === 'day' ? addDays(bucket, 1) : grain === 'week' ? addDays(bucket, 7) : monthOf(addDays(bucket, 31));

/** The last day of the step of time that a day falls into. */
export const bucketEnd = (day: string, grain: Grain): string => addDays(nextBucket(bucketOf(day, grain), grain), -1);

/** First days of all steps from that of `from` to that of `to`, both included; empty when `to` is earlier. */
export function bucketsBetween(from: string, to: string, grain: Grain): string[] {
  const buckets: string[] = [];
  for (let bucket = bucketOf(from, grain); bucket <= to; bucket = nextBucket(bucket, grain)) buckets.push(bucket);
  return buckets;
}

/** A range of days and how it is cut into steps of time. */
export type Cut = { readonly from: string; readonly to: string; readonly grain: AskedGrain };

/** First days of the steps of a range: one for the range as a whole. */
export const stepsOf = ({ from, to, grain }: Cut): string[] =>
  grain === WHOLE_RANGE ? [from] : bucketsBetween(from, to, grain);

/** The last day of a step of a range. */
export const stepEnd = (step: string, { to, grain }: Cut): string =>
  grain === WHOLE_RANGE ? to : bucketEnd(step, grain);

/** The step of a question that takes no range as a whole. */
export function stepGrain({ grain }: Pick<Cut, 'grain'>): Grain {
  if (grain === WHOLE_RANGE) throw new Error('this question has steps');
  return grain;
}
