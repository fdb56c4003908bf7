/** The first day that a bound allows: a year-only bound begins with the year, none at all with the first day there is. */
export const firstDay = (bound: string | null | undefined): string =>
  bound == null ? '' : bound.length === 4 ? `${bound}-01-01` : bound;

/** The last day that a bound allows: a year-only bound fits the whole of that year. */
export const lastDay = (bound: string | null | undefined): string =>
  bound == null ? '\uffff' : bound.length === 4 ? `${bound}-12-31` : bound;

/** Days between two bounds, both included. */
export type Days = { readonly first: string; readonly last: string };

/** The days that two bounds allow; null where neither is told, which is always. */
export const daysBetween = (from: string | undefined, to: string | undefined): Days | null =>
  from === undefined && to === undefined ? null : { first: firstDay(from), last: lastDay(to) };
