import type { Facts } from '../../contract/facts.ts';
import { BY_PERSON, type Mention, STAND_INS } from '../../contract/mention.ts';
import { LAYOUTS } from './layouts.ts';

/** Of mentions m: what counts where nothing else is asked for. */
export const NAMED = `m.via NOT IN (${STAND_INS.map((via) => `'${via}'`).join(', ')})`;

/** The columns of `article_actor`, for sums that are counted anew. */
export const SUMMED = Object.keys(LAYOUTS.article_actor);

/** What is stored of one actor in one article, in one voice. */
const noSums = () => ({
  mentions: 0,
  scored: 0,
  p_neg: 0,
  p_neu: 0,
  p_pos: 0,
  sentiment: 0,
  told_neg: 0,
  told_neu: 0,
  told_pos: 0,
});
type Sums = ReturnType<typeof noSums>;

function add(sums: Sums, { score, scorer }: Pick<Mention, 'score' | 'scorer'>): void {
  sums.mentions += 1;
  if (score === null) return;
  sums.scored += 1;
  sums.p_neg += score.p_neg;
  sums.p_neu += score.p_neu;
  sums.p_pos += score.p_pos;
  sums.sentiment += score.sentiment;
  if (scorer !== BY_PERSON) return;
  sums.told_neg += score.p_neg;
  sums.told_neu += score.p_neu;
  sums.told_pos += score.p_pos;
}

/** An article with the integer ids it has inside. */
type Numbered = {
  readonly facts: Facts;
  readonly article_id: number;
  readonly source_id: number;
  readonly story_id: number;
};

/** The rows of `article_actor` for an article: one an actor, in the order in which they are named. */
export function actorRows(one: Numbered, idOf: (slug: string) => number): Record<string, unknown>[] {
  const { article, mentions } = one.facts;
  const found = new Map<string, { kind: string; all: Sums; reporter: Sums }>();
  for (const mention of mentions) {
    const { actor, kind, in_quote } = mention;
    const sums = found.get(actor) ?? { kind, all: noSums(), reporter: noSums() };
    found.set(actor, sums);
    add(sums.all, mention);
    if (!in_quote) add(sums.reporter, mention);
  }
  return [...found].map(([actor, { kind, all, reporter }]) => ({
    article_id: one.article_id,
    actor_id: idOf(actor),
    kind,
    mentions: all.mentions,
    scored: all.scored,
    p_neg: all.p_neg,
    p_neu: all.p_neu,
    p_pos: all.p_pos,
    sentiment: all.sentiment,
    mentions_reporter: reporter.mentions,
    scored_reporter: reporter.scored,
    p_neg_reporter: reporter.p_neg,
    p_neu_reporter: reporter.p_neu,
    p_pos_reporter: reporter.p_pos,
    sentiment_reporter: reporter.sentiment,
    source_id: one.source_id,
    story_id: one.story_id,
    language: article.language,
    day: article.day,
    week: article.week,
    month: article.month,
    told_neg: all.told_neg,
    told_neu: all.told_neu,
    told_pos: all.told_pos,
    told_neg_reporter: reporter.told_neg,
    told_neu_reporter: reporter.told_neu,
    told_pos_reporter: reporter.told_pos,
  }));
}
