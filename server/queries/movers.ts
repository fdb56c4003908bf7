import type { Settled } from '../contract/filters.ts';
import { FIRST_TRUSTED_YEAR } from '../contract/vocabulary.ts';
import { date, type Sql, sql } from '../warehouse/sql.ts';
import { covered } from './coverage.ts';
import { articleActor, everybody, matchingActors, matchingArticles } from './matching.ts';

/** First and last day, both included. */
export type Period = { readonly start: string; readonly end: string };

/** The same filter from the first trusted day on: what was before a range tells what is usual in it. */
export const sinceEver = (filters: Settled): Settled => ({ ...filters, from: `${FIRST_TRUSTED_YEAR}-01-01` });

/** Which steps up to the end of the range were read? The periods that are compared are chosen afterwards. */
export const movers = (filters: Settled): Sql => covered(sinceEver(filters));

const within = ({ start, end }: Period): Sql => sql`day BETWEEN ${date(start)} AND ${date(end)}`;

const inPeriod = (filters: Settled, { start, end }: Period): Settled => ({ ...filters, from: start, to: end });

/** In how many stories of two periods is each actor named, chosen or not? One who is named in neither has no row. */
export const storiesOfActors = (filters: Settled, before: Period, after: Period): Sql => {
  const both = inPeriod(everybody(filters), { start: before.start, end: after.end });
  return sql`
    SELECT actor_id AS actor_id, count(DISTINCT CASE WHEN ${within(before)} THEN story_id END) AS stories_before,
           count(DISTINCT CASE WHEN ${within(after)} THEN story_id END) AS stories
    FROM ${articleActor(both)} AS aa WHERE ${matchingActors(both)} GROUP BY actor_id`;
};

/** How many stories each of two periods holds. */
export const storiesOfPeriods = (filters: Settled, before: Period, after: Period): Sql => sql`
  SELECT count(DISTINCT CASE WHEN ${within(before)} THEN story_id END) AS stories_before,
         count(DISTINCT CASE WHEN ${within(after)} THEN story_id END) AS stories
  FROM article WHERE ${matchingArticles(inPeriod(filters, { start: before.start, end: after.end }))}`;
