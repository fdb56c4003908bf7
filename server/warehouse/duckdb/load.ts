import type { DuckDBConnection } from '@duckdb/node-api';
import type { Facts } from '../../contract/facts.ts';
import type { Mention } from '../../contract/mention.ts';
import { appendRows, type Layout } from './columns.ts';

/** An article on its way in, with the integer ids it has inside. */
export type Placed = {
  readonly facts: Facts;
  readonly article_id: number;
  readonly source_id: number;
  readonly story_id: number;
  readonly revision_no: number;
};

export const LAYOUTS = {
  article: {
    article_id: 'id',
    id: 'text',
    text_hash: 'text',
    story_id: 'id',
    story_hash: 'text',
    source_id: 'id',
    url: 'text',
    title: 'text',
    author: 'text',
    language: 'text',
    published_at: 'text',
    day: 'day',
    week: 'day',
    month: 'day',
    date_basis: 'text',
    date_problem: 'text',
    sentences: 'id',
    mentions: 'id',
    actors: 'id',
    revision_no: 'id',
    batch_no: 'id',
  },
  article_text: { article_id: 'id', body: 'text', removed: 'text' },
  sentence: { article_id: 'id', sentence_no: 'id', starts_at: 'id', ends_at: 'id', text: 'text' },
  mention: {
    article_id: 'id',
    mention_no: 'id',
    sentence_no: 'id',
    actor_id: 'id',
    kind: 'text',
    surface: 'text',
    via: 'text',
    starts_at: 'id',
    ends_at: 'id',
    p_neg: 'real',
    p_neu: 'real',
    p_pos: 'real',
    sentiment: 'real',
    reasons: 'text',
    scorer: 'text',
    in_quote: 'flag',
    speaker_id: 'id',
    source_id: 'id',
    story_id: 'id',
    language: 'text',
    day: 'day',
    week: 'day',
    month: 'day',
  },
  article_actor: {
    article_id: 'id',
    actor_id: 'id',
    kind: 'text',
    mentions: 'id',
    scored: 'id',
    p_neg: 'real',
    p_neu: 'real',
    p_pos: 'real',
    sentiment: 'real',
    mentions_reporter: 'id',
    scored_reporter: 'id',
    p_neg_reporter: 'real',
    p_neu_reporter: 'real',
    p_pos_reporter: 'real',
    sentiment_reporter: 'real',
    source_id: 'id',
    story_id: 'id',
    language: 'text',
    day: 'day',
    week: 'day',
    month: 'day',
  },
  quote: {
    article_id: 'id',
    quote_no: 'id',
    sentence_no: 'id',
    starts_at: 'id',
    ends_at: 'id',
    kind: 'text',
    speaker_id: 'id',
  },
  unresolved: {
    article_id: 'id',
    sentence_no: 'id',
    starts_at: 'id',
    ends_at: 'id',
    surface: 'text',
    candidates: 'text',
    source_id: 'id',
    day: 'day',
  },
} as const satisfies Record<string, Layout>;

/** Tables that hold rows of one article; a revision empties them of it first. */
export const ARTICLE_TABLES = ['article', ...Object.keys(LAYOUTS).filter((name) => name !== 'article')] as const;

/** Writes whole articles into every table, inside the caller's transaction. */
export async function loadArticles(
  connection: DuckDBConnection,
  placed: readonly Placed[],
  actorIds: ReadonlyMap<string, number>,
  batchNo: number,
): Promise<void> {
  const idOf = (slug: string): number => {
    const found = actorIds.get(slug);
    if (found === undefined) throw new Error(`actor "${slug}" is not in the warehouse's catalogue`);
    return found;
  };
  const append = <Name extends keyof typeof LAYOUTS>(
    name: Name,
    rows: readonly Record<keyof (typeof LAYOUTS)[Name], never>[],
  ) => appendRows(connection, name, LAYOUTS[name] as Layout, rows as never);
  const rowsOf = (make: (one: Placed) => readonly Record<string, unknown>[]) => placed.flatMap(make) as never;

  await append(
    'article',
    rowsOf((one) => [articleRow(one, batchNo)]),
  );
  await append(
    'article_text',
    rowsOf(({ article_id, facts: { article } }) => [
      { article_id, body: article.body, removed: JSON.stringify(article.removed) },
    ]),
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
    rowsOf((one) => one.facts.mentions.map((mention, no) => mentionRow(one, mention, no, idOf))),
  );
  await append(
    'article_actor',
    rowsOf((one) => actorRows(one, idOf)),
  );
  await append(
    'quote',
    rowsOf(({ article_id, facts }) =>
      facts.quotes.map(({ sentence, start, end, kind, speaker }, quote_no) => ({
        article_id,
        quote_no,
        sentence_no: sentence,
        starts_at: start,
        ends_at: end,
        kind,
        speaker_id: speaker === null ? null : idOf(speaker),
      })),
    ),
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
}

function articleRow({ facts, ...ids }: Placed, batch_no: number): Record<string, unknown> {
  const {
    id,
    text_hash,
    story_hash,
    url,
    title,
    author,
    language,
    published_at,
    day,
    week,
    month,
    date_basis,
    date_problem,
  } = facts.article;
  return {
    ...ids,
    batch_no,
    id,
    text_hash,
    story_hash,
    url,
    title,
    author,
    language,
    published_at,
    day,
    week,
    month,
    date_basis,
    date_problem,
    sentences: facts.sentences.length,
    mentions: facts.mentions.length,
    actors: new Set(facts.mentions.map(({ actor }) => actor)).size,
  };
}

const placeAndTime = ({ article_id, source_id, story_id, facts: { article } }: Placed) => ({
  article_id,
  source_id,
  story_id,
  language: article.language,
  day: article.day,
  week: article.week,
  month: article.month,
});

function mentionRow(
  one: Placed,
  mention: Mention,
  mention_no: number,
  idOf: (slug: string) => number,
): Record<string, unknown> {
  const { score, speaker } = mention;
  return {
    ...placeAndTime(one),
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
    scorer: score === null ? null : mention.scorer,
    in_quote: mention.in_quote,
    speaker_id: speaker === null ? null : idOf(speaker),
  };
}

/** "praised+3; threat-2": short enough to store with each mention, plain enough for a CSV cell. */
const reasonsText = (reasons: readonly { text: string; weight: number }[]): string | null =>
  reasons.length === 0
    ? null
    : reasons.map(({ text, weight }) => `${text}${weight < 0 ? '' : '+'}${Math.round(weight * 100) / 100}`).join('; ');

function actorRows(one: Placed, idOf: (slug: string) => number): Record<string, unknown>[] {
  const rows = new Map<string, Record<string, number | string | null>>();
  for (const { actor, kind, score, in_quote } of one.facts.mentions) {
    let row = rows.get(actor);
    if (row === undefined) {
      row = { ...placeAndTime(one), ...NO_SUMS, actor_id: idOf(actor), kind };
      rows.set(actor, row);
    }
    for (const voice of in_quote ? [''] : ['', '_reporter']) {
      const add = (name: string, amount: number) => {
        row[`${name}${voice}`] = (row[`${name}${voice}`] as number) + amount;
      };
      add('mentions', 1);
      if (score === null) continue;
      add('scored', 1);
      for (const name of ['p_neg', 'p_neu', 'p_pos', 'sentiment'] as const) add(name, score[name]);
    }
  }
  return [...rows.values()];
}

const NO_SUMS = Object.fromEntries(
  ['mentions', 'scored', 'p_neg', 'p_neu', 'p_pos', 'sentiment'].flatMap((name) => [
    [name, 0],
    [`${name}_reporter`, 0],
  ]),
);
