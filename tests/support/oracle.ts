import type { Facts } from '../../server/contract/facts.ts';
import type { Mention } from '../../server/contract/mention.ts';
import { slugOf } from '../../server/warehouse/slug.ts';

/*
 * The same numbers by plain loops over the facts, without SQL: what the queries must agree with.
 * Slow and obvious on purpose.
 */

export type Narrow = {
  readonly from: string;
  readonly to: string;
  readonly source?: string;
  readonly language?: string;
  readonly voice: 'all' | 'reporter';
};

/** The articles that a filter holds. */
export const articlesOf = (facts: readonly Facts[], { from, to, source, language }: Narrow): Facts[] =>
  facts.filter(
    ({ article }) =>
      article.day !== null &&
      article.day >= from &&
      article.day <= to &&
      (source === undefined || slugOf(article.source) === source) &&
      (language === undefined || article.language === language),
  );

const mentionsOf = (one: Facts, actor: string, voice: Narrow['voice']): Mention[] =>
  one.mentions.filter((mention) => mention.actor === actor && (voice === 'all' || !mention.in_quote));

export const storyOf = (one: Facts): string => one.article.story_hash;

/** Mentions, articles and stories of an actor. */
export function countsOf(held: readonly Facts[], actor: string, voice: Narrow['voice']): [number, number, number] {
  let mentions = 0;
  let articles = 0;
  const stories = new Set<string>();
  for (const one of held) {
    const own = mentionsOf(one, actor, voice).length;
    if (own === 0) continue;
    mentions += own;
    articles += 1;
    stories.add(storyOf(one));
  }
  return [mentions, articles, stories.size];
}

/** Mean tone of an actor: each mention one vote, or each article, or each story; null when nothing was scored. */
export function toneOf(
  held: readonly Facts[],
  actor: string,
  voice: Narrow['voice'],
  unit: 'mentions' | 'articles' | 'stories',
): number | null {
  const votes: number[] = [];
  const perStory = new Map<string, number[]>();
  for (const one of held) {
    const scores = mentionsOf(one, actor, voice).flatMap(({ score }) => (score === null ? [] : [score.sentiment]));
    if (scores.length === 0) continue;
    if (unit === 'mentions') votes.push(...scores);
    if (unit === 'articles') votes.push(mean(scores));
    perStory.set(storyOf(one), [...(perStory.get(storyOf(one)) ?? []), ...scores]);
  }
  if (unit === 'stories') for (const scores of perStory.values()) votes.push(mean(scores));
  return votes.length === 0 ? null : mean(votes);
}

/** Stories with a scored mention: the sample under a tone. */
export const scoredStories = (held: readonly Facts[], actor: string, voice: Narrow['voice']): number =>
  new Set(held.filter((one) => mentionsOf(one, actor, voice).some(({ score }) => score !== null)).map(storyOf)).size;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** In how many articles, stories or sentences two actors meet. */
export function together(
  held: readonly Facts[],
  a: string,
  b: string,
  voice: Narrow['voice'],
  unit: 'articles' | 'stories',
  within: 'article' | 'sentence',
): number {
  const places = new Set<string>();
  for (const one of held) {
    const base = unit === 'stories' ? storyOf(one) : one.article.id;
    if (within === 'article') {
      // In unit stories the two may stand in different copies of the story.
      if (unit === 'stories') {
        const copies = held.filter((other) => storyOf(other) === base);
        const names = (actor: string) => copies.some((other) => mentionsOf(other, actor, voice).length > 0);
        if (names(a) && names(b)) places.add(base);
      } else if (mentionsOf(one, a, voice).length > 0 && mentionsOf(one, b, voice).length > 0) places.add(base);
      continue;
    }
    for (const { sentence } of mentionsOf(one, a, voice)) {
      if (mentionsOf(one, b, voice).some((mention) => mention.sentence === sentence)) places.add(`${base} ${sentence}`);
    }
  }
  return places.size;
}
