import type { Settled } from '../contract/filters.ts';
import { LEAST_RECENT } from '../contract/vocabulary.ts';
import { date, integer, number, type Sql, sql, text } from '../warehouse/sql.ts';
import { articlesInRange } from './articles.ts';
import { ofActors } from './matching.ts';

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Weeks that are held against as many before them. */
const MOST_WEEKS = 4;

const numberOf = (day: string): number => Date.parse(day) / DAY_MS;
const dayOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** The Monday on a day or before it; 1970-01-05, day 4, was one. */
const mondayOf = (day: number): number => Math.floor((day - 4) / WEEK) * WEEK + 4;

/** Mondays, as day numbers: the last whole weeks of the range go from `recent` to before `end`, as many others from `before` to before `recent`. */
function weeksOf({ from, to }: Settled): { before: number; recent: number; end: number } {
  const end = mondayOf(numberOf(to) + 1);
  const first = mondayOf(numberOf(from) + WEEK - 1);
  const recent = Math.min(end, Math.max(first, end - MOST_WEEKS * WEEK));
  return { before: recent - (end - recent), recent, end };
}

const weeksIn = (from: number, end: number): Sql => sql`week >= ${date(dayOf(from))} AND week < ${date(dayOf(end))}`;

/** Articles of the filter, also of the weeks before its range that it is held against. The kinds are those of the names. */
function read(filters: Settled): Sql {
  const from = dayOf(Math.min(weeksOf(filters).before, numberOf(filters.from)));
  const wide = articlesInRange({ ...filters, from, kinds: { only: [], never: [] } });
  return sql`SELECT article_id, id, story_id, source_id, language, day, week FROM article WHERE ${wide}`;
}

/** The kind of most places; of as many, the one that says most. */
const mostly = sql`CASE
  WHEN persons > 0 AND persons >= greatest(organisations, countries, places, others) THEN 'person'
  WHEN organisations > 0 AND organisations >= greatest(countries, places, others) THEN 'organisation'
  WHEN countries > 0 AND countries >= greatest(places, others) THEN 'country'
  WHEN places > 0 AND places >= others THEN 'place' ELSE 'other' END`;

/** What is counted of each name that an article in the range has, of the kinds wanted. */
function counted(filters: Settled): Sql {
  const { before, recent, end } = weeksOf(filters);
  const inside = sql`day >= ${date(filters.from)}`;
  const ofKind = (kind: string): Sql => sql`count(CASE WHEN u.kind = ${text(kind)} THEN 1 END)`;
  return sql`
    SELECT name, kind, articles, stories, sources, first_day, last_day, recent, earlier FROM (
      SELECT *, ${mostly} AS kind FROM (
        SELECT name, count(CASE WHEN ${inside} THEN 1 END) AS articles,
               count(DISTINCT CASE WHEN ${inside} THEN story_id END) AS stories,
               count(DISTINCT CASE WHEN ${inside} THEN source_id END) AS sources,
               min(CASE WHEN ${inside} THEN day END) AS first_day, max(day) AS last_day,
               count(CASE WHEN ${weeksIn(recent, end)} THEN 1 END) AS recent,
               count(CASE WHEN ${weeksIn(before, recent)} THEN 1 END) AS earlier,
               sum(CASE WHEN ${inside} THEN persons ELSE 0 END) AS persons,
               sum(CASE WHEN ${inside} THEN organisations ELSE 0 END) AS organisations,
               sum(CASE WHEN ${inside} THEN countries ELSE 0 END) AS countries,
               sum(CASE WHEN ${inside} THEN places ELSE 0 END) AS places,
               sum(CASE WHEN ${inside} THEN others ELSE 0 END) AS others
        FROM (
          SELECT u.name AS name, r.article_id AS article_id, r.story_id AS story_id, r.source_id AS source_id, r.day AS day, r.week AS week,
                 ${ofKind('person')} AS persons, ${ofKind('organisation')} AS organisations, ${ofKind('country')} AS countries,
                 ${ofKind('place')} AS places, ${ofKind('other')} AS others
          FROM unknown_name AS u JOIN read_article AS r ON r.article_id = u.article_id
          GROUP BY u.name, r.article_id, r.story_id, r.source_id, r.day, r.week
        ) AS cell
        GROUP BY name
      ) AS summed
    ) AS known
    WHERE articles > 0 AND ${ofActors({ ...filters, actors: { only: [], never: [] } })}`;
}

const afterLast = ({ after }: Settled): Sql => {
  if (after === null) return sql`TRUE`;
  const [rank, articles, name] = after as [number, number, string];
  const fewer = sql`(articles < ${integer(articles)} OR (articles = ${integer(articles)} AND name > ${text(name)}))`;
  return sql`(rank < ${number(rank)} OR (rank = ${number(rank)} AND ${fewer}))`;
};

/** Names of two articles or more, with their growth; null where nothing at all was read in the weeks before. */
function listed(filters: Settled): Sql {
  const { before, recent } = weeksOf(filters);
  const growth = sql`CAST(recent + 1 AS DOUBLE) / (before + 1)`;
  const rank =
    filters.order === 'growth'
      ? sql`CASE WHEN recent >= ${integer(LEAST_RECENT)} THEN coalesce(growth, 0.0) ELSE 0.0 END`
      : sql`0.0`;
  return sql`
    SELECT *, CAST(${rank} AS DOUBLE) AS rank FROM (
      SELECT *, ${growth} AS growth FROM (
        SELECT *, CASE WHEN (SELECT count(*) FROM read_article WHERE ${weeksIn(before, recent)}) > 0 THEN earlier END AS before
        FROM (${counted(filters)}) AS c WHERE articles > 1
      ) AS held
    ) AS grown`;
}

/** Which names does the catalogue not know? Those of most articles first, or those that grow most; each with its latest sentence. */
export const names = (filters: Settled): Sql => sql`
  WITH read_article AS (${read(filters)}), page AS (
    SELECT * FROM (${listed(filters)}) AS f WHERE ${afterLast(filters)}
    ORDER BY rank DESC, articles DESC, name
    ${filters.limit === null ? sql`` : sql`LIMIT ${integer(filters.limit)}`}
  )
  SELECT p.name AS name, p.kind AS kind, p.articles AS articles, p.stories AS stories, p.sources AS sources, p.first_day AS first_day,
         p.last_day AS last_day, p.recent AS recent, p.before AS before, p.growth AS growth, se.text AS sample, s.id AS article,
         s.day AS day, s.language AS language, p.rank AS _rank
  FROM page AS p
  JOIN (
    SELECT u.name AS name, u.sentence_no AS sentence_no, r.article_id AS article_id, r.id AS id, r.day AS day, r.language AS language,
           row_number() OVER (PARTITION BY u.name ORDER BY r.id, u.sentence_no) AS place
    FROM unknown_name AS u
    JOIN page AS l ON l.name = u.name
    JOIN read_article AS r ON r.article_id = u.article_id AND r.day = l.last_day
  ) AS s ON s.name = p.name AND s.place = 1
  JOIN sentence AS se ON se.article_id = s.article_id AND se.sentence_no = s.sentence_no
  ORDER BY p.rank DESC, p.articles DESC, p.name`;

/** How many names the whole list has. */
export const namesCount = (filters: Settled): Sql =>
  sql`WITH read_article AS (${read(filters)}) SELECT count(*) AS rows FROM (${counted(filters)}) AS c WHERE articles > 1`;

/** Names that are in one article alone. */
export const rareNames = (filters: Settled): Sql =>
  sql`WITH read_article AS (${read(filters)}) SELECT count(*) AS names FROM (${counted(filters)}) AS c WHERE articles = 1`;
