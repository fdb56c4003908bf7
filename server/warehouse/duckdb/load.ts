import type { DuckDBConnection } from '@duckdb/node-api';
import { type Article, DETAILS } from '../../contract/article.ts';
import type { Facts } from '../../contract/facts.ts';
import { BY_PERSON, type Mention } from '../../contract/mention.ts';
import type { LineRule } from '../lines.ts';
import { namesInFull } from '../unknown-names.ts';
import { appendRows, type Layout } from './columns.ts';
import { actorRows } from './actor-sums.ts';
import type { Counted } from './commits.ts';
import { isKept } from './history.ts';
import { LAYOUTS } from './layouts.ts';
import { indexWordings } from './postings.ts';
import { foundSpeaker, idOrNone, quoteRows } from './quote-rows.ts';

/** An article on its way in, with the integer ids it has inside. */
export type Placed = {
  readonly facts: Facts;
  readonly article_id: number;
  readonly source_id: number;
  readonly story_id: number;
  readonly revision_no: number;
  /** The batch that brought it, when it is not the one under way. */
  readonly batch_no?: number;
  /** What its facts were read by, and the batch that its state is known by, when that is not the one under way. */
  readonly reading_no?: number;
  readonly load_no?: number;
};

/** How much a batch brings, and of which days. */
export function countOf(placed: readonly Placed[]): Counted {
  const days = placed.flatMap(({ facts }) => facts.article.day ?? []).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  return {
    articles: placed.length,
    mentions: placed.reduce((sum, { facts }) => sum + facts.mentions.length, 0),
    days: from === undefined || to === undefined ? null : { from, to },
  };
}

/** How articles are written. */
export type Loading = {
  readonly batchNo: number;
  readonly reading_no: number;
  readonly lines: LineRule;
  /** The table that the rows of one go into; null for rows that are not written. */
  readonly into: (table: string) => string | null;
};
export const asNamed = (table: string): string => table;

/** Writes whole articles into every table, inside the caller's transaction. */
export async function loadArticles(
  connection: DuckDBConnection,
  placed: readonly Placed[],
  actorIds: ReadonlyMap<string, number>,
  { batchNo, reading_no, lines, into }: Loading,
): Promise<void> {
  const idOf = (slug: string): number => {
    const found = actorIds.get(slug);
    if (found === undefined) throw new Error(`actor "${slug}" is not in the warehouse's catalogue`);
    return found;
  };
  const append = <Name extends keyof typeof LAYOUTS>(
    name: Name,
    rows: readonly Record<keyof (typeof LAYOUTS)[Name], never>[],
  ) => {
    const table = into(name);
    const since = isKept(name) ? batchNo : null;
    return table === null ? null : appendRows(connection, table, LAYOUTS[name] as Layout, rows as never, since);
  };
  const rowsOf = (make: (one: Placed) => readonly Record<string, unknown>[]) => placed.flatMap(make) as never;

  await append(
    'article',
    rowsOf((one) => [articleRow(one, one.batch_no ?? batchNo)]),
  );
  await append(
    'read_by',
    rowsOf((one) => [
      { article_id: one.article_id, reading_no: one.reading_no ?? reading_no, load_no: one.load_no ?? batchNo },
    ]),
  );
  await append(
    'article_text',
    rowsOf(({ article_id, facts: { article } }) => [
      { article_id, body: article.body, removed: JSON.stringify(article.removed), details: detailsText(article) },
    ]),
  );
  if (into('wording') !== null) {
    await indexWordings(
      connection,
      placed.map(({ article_id, facts: { article } }) => ({ article_id, title: article.title, body: article.body })),
      batchNo,
    );
  }
  await append(
    'edge_line',
    rowsOf(({ article_id, source_id, facts: { article } }) => {
      const cut = new Set(article.learned_lines);
      return lines.keysOf(lines.wholeOf(article)).map((line) => ({ article_id, source_id, line, cut: cut.has(line) }));
    }),
  );
  await append(
    'sentence',
    rowsOf(({ article_id, facts }) =>
      facts.sentences.map(({ no, start, end, text }) => ({
        article_id,
        sentence_no: no,
        starts_at: start,
        ends_at: end,
        text,
      })),
    ),
  );
  await append(
    'mention',
    rowsOf((one) => inReadingOrder(one.facts).map((mention, no) => mentionRow(one, mention, no, idOf))),
  );
  await append(
    'article_actor',
    rowsOf((one) => actorRows(one, idOf)),
  );
  await append(
    'quote',
    rowsOf(({ article_id, facts }) => quoteRows(article_id, facts.quotes, idOf)),
  );
  await append(
    'unresolved',
    rowsOf(({ article_id, source_id, facts: { unresolved, article } }) =>
      unresolved.map(({ sentence, start, end, surface, candidates }) => ({
        article_id,
        sentence_no: sentence,
        starts_at: start,
        ends_at: end,
        surface,
        candidates: candidates.join(','),
        source_id,
        day: article.day,
      })),
    ),
  );
  await append(
    'checked',
    rowsOf(({ article_id, facts: { checked = [] } }) =>
      checked.map(({ sentence, start, end, actor, found, kind, surface, via, right }) => ({
        article_id,
        sentence_no: sentence,
        starts_at: start,
        ends_at: end,
        actor_id: idOf(actor),
        found_id: idOf(found),
        kind,
        surface,
        via,
        is_right: right,
      })),
    ),
  );
  await append(
    'unknown_name',
    rowsOf(({ article_id, facts: { names } }) =>
      namesInFull(names).map(({ sentence, start, end, name, surface, kind }) => ({
        article_id,
        sentence_no: sentence,
        starts_at: start,
        ends_at: end,
        name,
        surface,
        kind,
      })),
    ),
  );
}

/** Mentions and what stands in for names; of two that begin at one place the mention first. */
const inReadingOrder = ({ mentions, stand_ins }: Facts): readonly Mention[] =>
  stand_ins.length === 0
    ? mentions
    : [...mentions, ...stand_ins].toSorted((a, b) => a.sentence - b.sentence || a.start - b.start);

const detailsText = (article: Article): string =>
  JSON.stringify(Object.fromEntries(DETAILS.flatMap((name) => (name in article ? [[name, article[name]]] : []))));

// Rows are written out, column by column: an object that is spread and then grown costs the engine of JavaScript twenty times as much.
function articleRow(one: Placed, batch_no: number): Record<string, unknown> {
  const { article, sentences, mentions, words } = one.facts;
  return {
    article_id: one.article_id,
    id: article.id,
    text_hash: article.text_hash,
    story_id: one.story_id,
    source_id: one.source_id,
    url: article.url,
    title: article.title,
    author: article.author,
    language: article.language,
    published_at: article.published_at,
    day: article.day,
    week: article.week,
    month: article.month,
    date_basis: article.date_basis,
    date_problem: article.date_problem,
    sentences: sentences.length,
    mentions: mentions.length,
    actors: new Set(mentions.map(({ actor }) => actor)).size,
    revision_no: one.revision_no,
    batch_no,
    words: words?.all ?? null,
    words_pos: words?.positive ?? null,
    words_neg: words?.negative ?? null,
  };
}

function mentionRow(
  one: Placed,
  mention: Mention,
  mention_no: number,
  idOf: (slug: string) => number,
): Record<string, unknown> {
  const { score, speaker } = mention;
  const { article } = one.facts;
  return {
    article_id: one.article_id,
    mention_no,
    sentence_no: mention.sentence,
    actor_id: idOf(mention.actor),
    kind: mention.kind,
    surface: mention.surface,
    via: mention.via,
    starts_at: mention.start,
    ends_at: mention.end,
    p_neg: score?.p_neg ?? null,
    p_neu: score?.p_neu ?? null,
    p_pos: score?.p_pos ?? null,
    sentiment: score?.sentiment ?? null,
    reasons: score === null ? null : reasonsText(score.reasons),
    scorer: score === null && mention.scorer !== BY_PERSON ? null : mention.scorer,
    in_quote: mention.in_quote,
    speaker_id: speaker === null ? null : idOf(speaker),
    source_id: one.source_id,
    story_id: one.story_id,
    language: article.language,
    day: article.day,
    week: article.week,
    month: article.month,
    found_id: idOf(mention.found ?? mention.actor),
    found_speaker_id: idOrNone(foundSpeaker(mention), idOf),
  };
}

/** "praised+3; threat-2": short enough to store with each mention, plain enough for a CSV cell. */
const reasonsText = (reasons: readonly { text: string; weight: number }[]): string | null =>
  reasons.length === 0
    ? null
    : reasons.map(({ text, weight }) => `${text}${weight < 0 ? '' : '+'}${Math.round(weight * 100) / 100}`).join('; ');
