import type { Facts } from '../../server/contract/facts.ts';
import type { Mention } from '../../server/contract/mention.ts';
import { slugOf } from '../../server/base/slug.ts';

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

/** Whether any article of the chosen sources stands in these days: words and languages narrow articles, not who was heard. */
export const isHeard = (
  facts: readonly Facts[],
  { from, to, source }: Pick<Narrow, 'from' | 'to' | 'source'>,
): boolean => articlesOf(facts, { from, to, voice: 'all', ...(source === undefined ? {} : { source }) }).length > 0;

const mentionsOf = (one: Facts, actor: string, voice: Narrow['voice']): Mention[] =>
  one.mentions.filter((mention) => mention.actor === actor && (voice === 'all' || !mention.in_quote));

const told = new WeakMap<Facts, Facts>();

/** Tells the stories of a collection in which copies are equal to the letter: each joins the first of at most 14 days before. */
export function readStories(facts: readonly Facts[]): void {
  const dated = facts.filter(({ article }) => article.day !== null);
  const at = ({ article: { day, published_at, id } }: Facts) => `${day} ${published_at ?? '9'} ${id}`;
  const founders: Facts[] = [];
  for (const one of dated.sort((left, right) => (at(left) < at(right) ? -1 : 1))) {
    const days = (other: Facts) => (Date.parse(one.article.day!) - Date.parse(other.article.day!)) / 86_400_000;
    const founder = founders.find((other) => other.article.body === one.article.body && days(other) <= 14);
    if (founder === undefined) founders.push(one);
    told.set(one, founder ?? one);
  }
}

/** The first article of the story that one belongs to. */
export const storyNameOf = (one: Facts): string => told.get(one)!.article.id;

/** What one story is, and what a filter holds of it. */
export type StoryCounts = {
  readonly story: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly articles_all: number;
  readonly sources_all: number;
  readonly articles: number;
  readonly mentions: number;
};

/** The stories of the articles that a filter holds, in the order of the list; `actors` are all, or the chosen ones. */
export function storiesOf(
  facts: readonly Facts[],
  held: readonly Facts[],
  voice: Narrow['voice'],
  actors: readonly string[] | null = null,
): StoryCounts[] {
  const counted = (one: Facts) =>
    one.mentions.filter(
      ({ actor, in_quote }) => (voice === 'all' || !in_quote) && (actors === null || actors.includes(actor)),
    ).length;
  const listed = actors === null && voice === 'all' ? held : held.filter((one) => counted(one) > 0);
  const rows = [...new Set(listed.map(storyNameOf))].map((story) => {
    const whole = facts.filter((one) => one.article.day !== null && storyNameOf(one) === story);
    const days = whole.map(({ article }) => article.day!).sort();
    const own = listed.filter((one) => storyNameOf(one) === story);
    return {
      story,
      first_day: days[0]!,
      last_day: days.at(-1)!,
      articles_all: whole.length,
      sources_all: new Set(whole.map(({ article }) => article.source)).size,
      articles: own.length,
      mentions: own.reduce((sum, one) => sum + counted(one), 0),
    };
  });
  return rows.sort(
    (l, r) =>
      r.sources_all - l.sources_all ||
      r.articles_all - l.articles_all ||
      (l.first_day < r.first_day ? 1 : l.first_day > r.first_day ? -1 : l.story < r.story ? -1 : 1),
  );
}

/** How many stories some articles tell. */
export const storyCount = (held: readonly Facts[]): number => new Set(held.map(storyNameOf)).size;

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
    stories.add(storyNameOf(one));
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
    perStory.set(storyNameOf(one), [...(perStory.get(storyNameOf(one)) ?? []), ...scores]);
  }
  if (unit === 'stories') for (const scores of perStory.values()) votes.push(mean(scores));
  return votes.length === 0 ? null : mean(votes);
}

/** Stories with a scored mention: the sample under a tone. */
export const scoredStories = (held: readonly Facts[], actor: string, voice: Narrow['voice']): number =>
  new Set(held.filter((one) => mentionsOf(one, actor, voice).some(({ score }) => score !== null)).map(storyNameOf))
    .size;

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
    const base = unit === 'stories' ? storyNameOf(one) : one.article.id;
    if (within === 'article') {
      // In unit stories the two may stand in different copies of the story.
      if (unit === 'stories') {
        const copies = held.filter((other) => storyNameOf(other) === base);
        const names = (actor: string) => copies.some((other) => mentionsOf(other, actor, voice).length > 0);
        if (names(a) && names(b)) places.add(base);
      } else if (mentionsOf(one, a, voice).length > 0 && mentionsOf(one, b, voice).length > 0) places.add(base);
      continue;
    }
    for (const { sentence } of mentionsOf(one, a, voice)) {
      // In unit stories a sentence that stands in several copies is one.
      const place = unit === 'stories' ? one.sentences.find(({ no }) => no === sentence)!.text : sentence;
      if (mentionsOf(one, b, voice).some((mention) => mention.sentence === sentence)) places.add(`${base} ${place}`);
    }
  }
  return places.size;
}
