import { day, dayRange, many } from './charts/format.ts';
import type { Facts } from './figure-facts.ts';
import { changed, format, type Values, type View } from './view.ts';
import { msg, str } from './words.ts';

/** The link to a figure of a view: opening it scrolls to the figure. */
export const figureLink = (origin: string, view: View, name: string): string =>
  `${origin}${format({ ...view, problems: [] })}#figure-${name}`;

/** The same as it is known now, for ever. */
export const citedLink = (origin: string, view: View, name: string, snapshot: string): string =>
  figureLink(origin, changed(view, { snapshot }), name);

/** What is said of the filters: dates and snapshot have words of their own. */
const SAID_OTHERWISE = new Set(['from', 'to', 'last', 'snapshot']);

const filtersInWords = (filters: Values): string =>
  Object.entries(filters)
    .filter(([key]) => !SAID_OTHERWISE.has(key))
    .map(([key, value]) => `${key} ${value.replaceAll(',', ', ')}`)
    .join('; ');

/** A figure as it is cited: what it shows, of what, how it was narrowed, as of when, and where it is. */
export function citationOf(
  { heading, filters, facts, link }: { heading: string; filters: Values; facts: Facts; link: string },
  today: string,
): string {
  const { from, to, articles, sources, snapshot } = facts;
  const narrowed = filtersInWords(filters);
  return [
    msg(str`Newstally, “${heading}”`),
    ...(narrowed === '' ? [] : [narrowed]),
    ...(from === null || to === null ? [] : [dayRange(from, to)]),
    msg(str`${many(articles, 'article', 'articles')} of ${many(sources, 'source', 'sources')}`),
    msg(str`snapshot ${snapshot}`),
    msg(str`${link} (read ${day(today)})`),
  ].join('. ');
}
