import type { Settled } from '../contract/filters.ts';
import { all, id, inList, inTexts, type Sql, sql } from '../warehouse/sql.ts';
import { articleActor, bucket, everybody, matching, matchingActors, matchingArticles, told } from './matching.ts';
import { toneColumns, toneParts } from './tone-parts.ts';

/** The sentences that name somebody, with the story each belongs to: in a story, equal sentences are one. */
const sentencesOfStories = (condition: Sql): Sql => sql`
  SELECT concat(m.story_id, ' ', s.text) AS unit_id, m.actor_id AS actor_id
  FROM (SELECT story_id, article_id, sentence_no, actor_id FROM mention WHERE ${condition}) AS m
  JOIN sentence AS s ON s.article_id = m.article_id AND s.sentence_no = m.sentence_no`;

/**
 * Each unit with each actor it names, once; all actors, because an association is tested against everybody. A unit is what can
 * name two actors at once; `unit` mentions is settled to articles before this.
 */
const named = (filters: Settled): Sql => {
  const wide = everybody(filters);
  if (filters.within === 'article') {
    const unit = filters.unit === 'stories' ? sql`story_id` : sql`article_id`;
    return sql`SELECT DISTINCT ${unit} AS unit_id, actor_id FROM ${articleActor(wide)} AS aa WHERE ${matchingActors(wide)}`;
  }
  return filters.unit === 'stories'
    ? sql`SELECT DISTINCT unit_id, actor_id FROM (${sentencesOfStories(matching(wide))}) AS told`
    : sql`SELECT DISTINCT CAST(article_id AS BIGINT) * 65536 + sentence_no AS unit_id, actor_id FROM mention WHERE ${matching(wide)}`;
};

/**
 * Who is named together? Every company of actors that a unit names, and how many units name just these. Pairs are counted
 * afterwards: joining the units with themselves makes a row of every meeting, twenty times what is read here. The actors of a
 * company come in no order; putting them in order would cost five times the rest.
 */
export const companies = (filters: Settled): Sql => sql`
  SELECT company, count(*) AS units
  FROM (SELECT string_agg(CAST(actor_id AS VARCHAR), ' ') AS company FROM (${named(filters)}) AS n GROUP BY unit_id) AS u
  GROUP BY company`;

/**
 * Which actors are named together? How many units and stories the filter holds, also those that name nobody: what every pair is
 * measured by. Companies are read beside it, once for all answers that share them.
 */
export const coOccurrence = (filters: Settled): Sql => {
  const units =
    filters.within === 'sentence'
      ? filters.unit === 'stories'
        ? sql`(SELECT count(*) FROM (SELECT DISTINCT o.story_id, s.text FROM (SELECT article_id, story_id FROM article
               WHERE ${matchingArticles(filters)}) AS o JOIN sentence AS s ON s.article_id = o.article_id) AS told)`
        : sql`sum(sentences)`
      : filters.unit === 'stories'
        ? sql`count(DISTINCT story_id)`
        : sql`count(*)`;
  return sql`SELECT coalesce(${units}, 0) AS units, count(DISTINCT story_id) AS stories FROM article WHERE ${matchingArticles(filters)}`;
};

/** Two actors by number. */
type Ids = readonly [number, number];

/** The name of a pair inside: the smaller number first. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** One number for a sentence; an article holds fewer than 65,536 of them. */
export const sentenceKey = sql`CAST(article_id AS BIGINT) * 65536 + sentence_no`;

/**
 * Mentions of either actor of the pairs in sentences that name both, summed by story, as facts of a tone whose step is the pair.
 * With `step` each pair is also told apart by it. Where all pairs share an actor, as those of one who is chosen do, only the sentences that name it are read.
 */
const inPairs = (filters: Settled, pairs: readonly Ids[], step: Sql | null = null): Sql => {
  const actors = [...new Set(pairs.flat())];
  const [hub] = actors.filter((actor) => pairs.every((pair) => pair.includes(actor)));
  const of = matching(everybody(filters));
  const near =
    hub !== undefined &&
    sql`${sentenceKey} IN (SELECT ${sentenceKey} FROM mention WHERE ${of} AND actor_id = ${id(hub)})`;
  const read = all(of, inList('actor_id', actors), near);
  const sum = (column: Sql, condition: Sql = sql`TRUE`) =>
    sql`coalesce(sum(m.${column}) FILTER (WHERE ${condition}), 0)`;
  return sql`
    SELECT ${step === null ? sql`met.pair` : sql`met.at`} AS step, met.* FROM (
      SELECT concat(g.low, ' ', g.high) AS pair, g.* FROM (
        SELECT m.at AS at, least(m.actor_id, o.actor_id) AS low, greatest(m.actor_id, o.actor_id) AS high, m.actor_id AS actor_id,
               m.story_id AS story_id, any_value(m.kind) AS kind, min(m.week) AS week, count(*) AS mentions,
               count(m.sentiment) AS scored, ${sum(sql`p_neg`)} AS p_neg, ${sum(sql`p_neu`)} AS p_neu, ${sum(sql`p_pos`)} AS p_pos,
               ${sum(sql`sentiment`)} AS sentiment, ${sum(sql`p_neg`, told)} AS told_neg, ${sum(sql`p_neu`, told)} AS told_neu,
               ${sum(sql`p_pos`, told)} AS told_pos
        FROM (SELECT ${sentenceKey} AS sentence, ${step ?? sql`0`} AS at, actor_id, story_id, kind, week, p_neg, p_neu, p_pos, sentiment, scorer
              FROM mention WHERE ${read}) AS m
        JOIN (SELECT DISTINCT ${sentenceKey} AS sentence, actor_id FROM mention WHERE ${read}) AS o
          ON o.sentence = m.sentence AND o.actor_id <> m.actor_id
        ${hub === undefined ? sql`` : sql`WHERE m.actor_id = ${id(hub)} OR o.actor_id = ${id(hub)}`}
        GROUP BY m.at, low, high, m.actor_id, m.story_id
      ) AS g
    ) AS met WHERE ${inTexts(
      'pair',
      pairs.map(([a, b]) => pairKey(a, b)),
    )}`;
};

/**
 * In what tone is each of two actors mentioned where both are: in sentences that name both, whatever they are counted in? The sums,
 * by pair and actor; each mention has one vote.
 */
export const tonesOfPairs = (filters: Settled, pairs: readonly Ids[]): Sql =>
  // The voice has narrowed the mentions already, so that all their votes count.
  sql`SELECT p.step AS pair, p.actor_id AS actor_id, p.scored AS scored, p.stories AS stories, ${toneColumns}
      FROM (${toneParts({ ...filters, unit: 'mentions', voice: 'all' }, inPairs(filters, pairs))}) AS p`;

/** The same of one pair, step by step. */
export const tonesOfPair = (filters: Settled, pair: Ids): Sql =>
  sql`SELECT p.step AS week, p.actor_id AS actor_id, p.scored AS scored, p.stories AS stories, ${toneColumns}
      FROM (${toneParts({ ...filters, unit: 'mentions', voice: 'all' }, inPairs(filters, [pair], bucket(filters)))}) AS p`;
