import type { Settled } from '../contract/filters.ts';
import { date, id, integer, type Sql, sql, text } from '../warehouse/sql.ts';
import { covered } from './coverage.ts';
import { articleActor, bucket, everybody, matchingActors } from './matching.ts';
import { type Period, sinceEver } from './movers.ts';

/** How many stories was each step up to the end of the range read with? What is usual, and what is out of line, is worked out afterwards. */
export const bursts = (filters: Settled): Sql => covered(sinceEver(filters));

/** In how many stories of each of these steps is each actor named, chosen or not? */
export const storiesByStep = (filters: Settled): Sql => {
  const wide = everybody(sinceEver(filters));
  return sql`
    SELECT ${bucket(wide)} AS week, actor_id AS actor_id, count(DISTINCT story_id) AS stories
    FROM ${articleActor(wide)} AS aa WHERE ${matchingActors(wide)} GROUP BY ${bucket(wide)}, actor_id`;
};

/** One actor from one day to another. */
export type Span = Period & { readonly actor_id: number };

const spanRow = ({ actor_id, start, end }: Span, no: number): Sql =>
  sql`SELECT ${integer(no)} AS no, ${id(actor_id)} AS actor_id, ${date(start)} AS first_day, ${date(end)} AS last_day`;

const together = (rows: readonly Sql[]): Sql =>
  rows.slice(1).reduce((whole, row) => sql`${whole} UNION ALL ${row}`, rows[0]!);

/**
 * The largest stories that name an actor in each span, by its articles there, then by mentions; `inside` is how many stories there
 * are in all. `no` is the place of the span in the list, which must not be empty.
 */
export const storiesInSpans = (filters: Settled, spans: readonly Span[], most: number): Sql => {
  const wide = everybody(sinceEver(filters));
  const mentions = filters.voice === 'reporter' ? sql`mentions_reporter` : sql`mentions`;
  return sql`
    SELECT r.no AS no, st.id AS story, st.title AS title, r.articles AS articles, r.mentions AS mentions, r.inside AS inside
    FROM (
      SELECT g.no, g.story_id, g.articles, g.mentions, count(*) OVER (PARTITION BY g.no) AS inside,
             row_number() OVER (PARTITION BY g.no ORDER BY g.articles DESC, g.mentions DESC, f.id) AS place
      FROM (
        SELECT s.no AS no, n.story_id AS story_id, count(*) AS articles, sum(n.mentions) AS mentions
        FROM (${together(spans.map(spanRow))}) AS s
        JOIN (SELECT actor_id, story_id, day, ${mentions} AS mentions
              FROM ${articleActor(wide)} AS aa WHERE ${matchingActors(wide)}) AS n
          ON n.actor_id = s.actor_id AND n.day BETWEEN s.first_day AND s.last_day
        GROUP BY s.no, n.story_id
      ) AS g
      JOIN article AS f ON f.article_id = g.story_id
    ) AS r
    JOIN article AS st ON st.article_id = r.story_id
    WHERE r.place <= ${integer(most)}
    ORDER BY r.no, r.place`;
};

/** How the alarm was last calibrated to this database, for steps of this grain. */
export const calibrationOf = ({ grain }: Settled): Sql => sql`
  SELECT grain AS grain, p_limit AS p_limit, rate AS rate, doubled AS doubled, tripled AS tripled, fivefold AS fivefold,
         actors AS actors, steps AS steps, dispersion AS dispersion, correlation AS correlation, snapshot AS snapshot, made_at AS made_at
  FROM burst_calibration WHERE grain = ${text(grain)}`;
