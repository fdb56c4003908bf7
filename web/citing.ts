import { day, dayRange } from './charts/format.ts';
import type { Values } from './view.ts';
import { msg, str } from './words.ts';

/** What a view is cited by. */
export type Cited = {
  /** The lede of the view, or the title of its page. */
  readonly title: string;
  /** Where the database is served. */
  readonly where: string;
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly filters: Values;
  readonly snapshot: string | undefined;
  /** The instant at which it was seen. */
  readonly seen: string;
  readonly link: string;
};

/** Told on their own. */
const APART = new Set(['from', 'to', 'last', 'snapshot']);

/** What narrows a view, as its link says it: "actors: nato,russia; unit: articles"; empty where nothing does. */
export const narrowedBy = (filters: Values): string =>
  Object.entries(filters)
    .filter(([key]) => !APART.has(key))
    .map(([key, value]) => `${key}: ${value}`)
    .join('; ');

/** A view as a source in a text: what it says, of which database, days and filters, as of when, and where to see it again. */
export function citation({ title, where, days, filters, snapshot, seen, link }: Cited): string {
  const narrowed = narrowedBy(filters);
  const parts = [
    `“${title.replace(/\.$/, '')}.”`,
    msg(str`Newstally, database at ${where}.`),
    ...(days === null ? [] : [`${dayRange(days.from, days.to)}.`]),
    ...(narrowed === '' ? [] : [msg(str`Filtered by ${narrowed}.`)]),
    snapshot === undefined
      ? msg(str`Seen ${day(seen.slice(0, 10))}.`)
      : msg(str`Snapshot ${snapshot}, seen ${day(seen.slice(0, 10))}.`),
    link,
  ];
  return parts.join(' ');
}
