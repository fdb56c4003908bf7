import type { Grain } from '../server/contract/vocabulary.ts';
import { addDays, bucketEnd } from './charts/weeks.ts';

export type Days = { readonly from: string; readonly to: string };

/** Whole steps of time moved by so many steps; earlier when negative. */
export function stepped({ from, to }: Days, grain: Grain, by: number): Days {
  if (grain !== 'month') {
    const days = by * (grain === 'week' ? 7 : 1);
    return { from: addDays(from, days), to: addDays(to, days) };
  }
  return { from: monthFrom(from, by), to: bucketEnd(monthFrom(to, by), 'month') };
}

const monthFrom = (day: string, by: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
};

/** Where a range moved by a step would leave what was read: on which side; null where it stays inside. */
export const beyond = ({ from, to }: Days, all: Days): 'before' | 'after' | null =>
  to < all.from ? 'before' : from > all.to ? 'after' : null;
