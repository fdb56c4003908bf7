import type { Settled } from '../contract/filters.ts';
import { all, date, id, inList, integer, number, type Sql, sql, text } from '../warehouse/sql.ts';
import { isChecked } from './checked.ts';
import { sentenceKey } from './co-occurrence.ts';
import { adjustedVote, unclear } from './doubt.ts';
import { exactSumOfSmall } from './exact.ts';
import { everybody, matching, matchingArticles } from './matching.ts';

const strength = sql`coalesce(abs(sentiment), -1.0)`;

/** What a list that is not simply newest first is ordered by, the greatest first; without a tone comes last. */
const rank = (filters: Settled): Sql =>
  filters.order === 'typical'
    ? // How near the tone is to the mean of all that the list holds.
      sql`coalesce(-abs(CAST(sentiment AS DOUBLE) - (SELECT ${exactSumOfSmall(sql`sentiment`)} / count(sentiment) FROM mention WHERE ${condition(filters)})), -3.0)`
    : strength;

/** The class a mention was given: its largest chance; a tie is neutral. */
const scoredSo = ({ tone }: Settled): Sql | false => {
  if (tone === null) return false;
  if (tone === 'unscored') return sql`sentiment IS NULL`;
  if (tone === 'scored') return sql`sentiment IS NOT NULL`;
  if (tone === 'negative') return sql`p_neg > p_neu AND p_neg > p_pos`;
  if (tone === 'positive') return sql`p_pos > p_neu AND p_pos > p_neg`;
  return sql`NOT (p_neg > p_neu AND p_neg > p_pos) AND NOT (p_pos > p_neu AND p_pos > p_neg)`;
};

/** Where both actors of a pair are named: the first mention of the first one in each article, story or sentence. */
const ofPair = (filters: Settled, [a, b]: readonly [number, number]): Sql => {
  const anyone = everybody(filters);
  const named = sql`SELECT article_id, story_id, sentence_no, actor_id, ${mentionKey} AS mention_key
    FROM mention WHERE ${matching(anyone)} AND (actor_id = ${id(a)} OR actor_id = ${id(b)})`;
  const [from, place] =
    filters.within === 'article'
      ? [sql`(${named}) AS m`, filters.unit === 'stories' ? sql`m.story_id` : sql`m.article_id`]
      : filters.unit === 'stories'
        ? // Equal sentences of one story are one.
          [
            sql`(${named}) AS m JOIN sentence AS s ON s.article_id = m.article_id AND s.sentence_no = m.sentence_no`,
            sql`m.story_id, s.text`,
          ]
        : [sql`(${named}) AS m`, sql`m.article_id, m.sentence_no`];
  const both = sql`
    SELECT min(CASE WHEN m.actor_id = ${id(a)} THEN m.mention_key END) AS first_key
    FROM ${from} GROUP BY ${place} HAVING count(DISTINCT m.actor_id) = 2`;
  return sql`${mentionKey} IN (SELECT first_key FROM (${both}) AS firsts) AND ${matchingArticles(filters)}`;
};

/** One number for a mention; an article holds fewer than 2^20 of them. */
const mentionKey = sql`CAST(article_id AS BIGINT) * 1048576 + mention_no`;

/** With unit articles (stories), one row for each actor and article (story): the first mention that the filter holds. */
const counted = (filters: Settled, condition: Sql): Sql => {
  if (filters.unit === 'mentions') return condition;
  const place = filters.unit === 'articles' ? sql`article_id` : sql`story_id`;
  return sql`${mentionKey} IN (SELECT min(${mentionKey}) FROM mention WHERE ${condition} GROUP BY ${place}, actor_id)`;
};

/** The mentions of one side of a pair in sentences that name both: what the tone of a pair is the mean of. */
const sideOfPair = (filters: Settled, pair: readonly [number, number]): Sql => {
  const told = matching(everybody(filters));
  const naming = (actor: number) =>
    sql`${sentenceKey} IN (SELECT ${sentenceKey} FROM mention WHERE ${told} AND actor_id = ${id(actor)})`;
  return all(told, inList('actor_id', filters.actors.only), naming(pair[0]), naming(pair[1]));
};

/** A tone of a pair is asked of one of the two; nobody else narrows a pair. */
const asksSide = ({ actors, tone }: Settled, pair: readonly [number, number]): boolean =>
  tone !== null && actors.only.length > 0 && actors.only.every((actor) => pair.includes(actor));

const printedSo = ({ surface, via }: Settled): Sql | false =>
  (surface !== null || via !== null) &&
  all(surface !== null && sql`surface = ${text(surface)}`, via !== null && sql`via = ${text(via)}`);

const condition = (filters: Settled): Sql =>
  filters.pair === null
    ? counted(filters, all(matching(filters), scoredSo(filters), printedSo(filters)))
    : all(
        asksSide(filters, filters.pair) ? sideOfPair(filters, filters.pair) : ofPair(filters, filters.pair),
        scoredSo(filters),
        printedSo(filters),
      );

const afterLast = (filters: Settled): Sql => {
  const { after, order } = filters;
  if (after === null) return sql`TRUE`;
  const [first, day, article, mention] = after as [number, string, number, number];
  const later = sql`(day < ${date(day)} OR (day = ${date(day)} AND
    (article_id > ${id(article)} OR (article_id = ${id(article)} AND mention_no > ${integer(mention)}))))`;
  if (order === 'newest') return later;
  return sql`(ranked < ${number(first)} OR (ranked = ${number(first)} AND ${later}))`;
};

const page = ({ limit }: Settled): Sql => (limit === null ? sql`` : sql`LIMIT ${integer(limit)}`);

/** Which sentences stand behind a number? One page of them, joined to their texts only once it is cut. */
export const evidence = (filters: Settled): Sql => {
  const order = (of: (column: Sql) => Sql) =>
    filters.order === 'newest'
      ? sql`${of(sql`day`)} DESC, ${of(sql`article_id`)}, ${of(sql`mention_no`)}`
      : sql`${of(sql`ranked`)} DESC, ${of(sql`day`)} DESC, ${of(sql`article_id`)}, ${of(sql`mention_no`)}`;
  return sql`
    SELECT ar.id AS article, ar.title AS title, so.slug AS source, so.name AS source_name, ar.url AS url, p.day AS day, p.week AS week,
           ar.language AS language, p.sentence_no AS sentence, se.text AS text, p.mention_no AS mention, ac.slug AS actor,
           ac.name AS name, ac.kind AS kind, p.surface AS surface, p.starts_at AS start, p.ends_at AS "end", p.via AS via,
           p.in_quote AS in_quote, sp.slug AS speaker, p.p_neg AS p_neg, p.p_neu AS p_neu, p.p_pos AS p_pos,
           p.sentiment AS sentiment, p.reasons AS reasons, p.scorer AS scorer,
           ${unclear(filters, sql`p`)} AS unclear, ${adjustedVote(filters, sql`p`)} AS adjusted_vote,
           EXISTS (SELECT 1 FROM checked AS c WHERE ${isChecked(sql`p`)}) AS checked, p.strength AS strength, p.ranked AS _ranked, p.article_id AS _article_id
    FROM (
      SELECT * FROM (
        SELECT mention.*, ${strength} AS strength, ${rank(filters)} AS ranked FROM mention WHERE ${condition(filters)}
      ) AS held
      WHERE ${afterLast(filters)}
      ORDER BY ${order((column) => column)}
      ${page(filters)}
    ) AS p
    JOIN article AS ar ON ar.article_id = p.article_id
    JOIN sentence AS se ON se.article_id = p.article_id AND se.sentence_no = p.sentence_no
    JOIN source AS so ON so.source_id = p.source_id
    JOIN actor AS ac ON ac.actor_id = p.actor_id
    LEFT JOIN actor AS sp ON sp.actor_id = p.speaker_id
    ORDER BY ${order((column) => sql`p.${column}`)}`;
};

/** How many rows the whole list has: the number it stands behind. */
export const evidenceCount = (filters: Settled): Sql =>
  sql`SELECT count(*) AS rows FROM mention WHERE ${condition(filters)}`;
