/** What the rule makes of a text; `sample` is what it is found by. */
export type Sampled = { readonly sample: readonly number[] };

/** How copies and updates of one report are known. Made from text, so it is handed in: the warehouse reads none. */
export type StoryRule<Print extends Sampled = Sampled> = {
  /** Changes with every limit of the rule; part of the snapshot, and the sign that stored stories must be told anew. */
  readonly name: string;
  /** An article joins only a story whose first article is at most so many days away. */
  readonly days: number;
  /** Part of the smaller sample that two must share to be compared at all. */
  readonly leastShared: number;
  printOf(title: string | null, body: string): Print;
  /** How much two articles resemble each other, 0 to 1; null when they belong to different stories. */
  alike(one: Print, other: Print, sameSource: boolean): number | null;
};

/** A dated article as a story sees it. */
export type Teller = {
  readonly article_id: number;
  readonly id: string;
  readonly day: string;
  /** Instant in UTC, where one is known. */
  readonly published_at: string | null;
};

/** Two articles that are alike; stands in both directions. */
export type Link = { readonly one: number; readonly other: number; readonly resemblance: number };

const text = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The order of publication: an article without a time stands at the end of its day. */
const inOrder = (left: Teller, right: Teller): number =>
  text(left.day, right.day) || text(left.published_at ?? '9', right.published_at ?? '9') || text(left.id, right.id);

/**
 * In order of publication, each article joins the story whose first article it resembles most, or founds one; only first
 * articles are compared, so likeness never drifts along a chain. Returns each article's founder. What came in when does not
 * matter: the same articles always tell the same stories.
 */
export function tellStories(tellers: readonly Teller[], links: readonly Link[]): Map<number, number> {
  const near = new Map<number, Link[]>();
  for (const link of links) near.set(link.one, [...(near.get(link.one) ?? []), link]);
  const founderOf = new Map<number, number>();
  const place = new Map([...tellers].sort(inOrder).map(({ article_id }, at) => [article_id, at]));
  for (const article of place.keys()) {
    const [best] = (near.get(article) ?? [])
      .filter(({ other }) => founderOf.get(other) === other)
      .sort((left, right) => right.resemblance - left.resemblance || place.get(left.other)! - place.get(right.other)!);
    founderOf.set(article, best?.other ?? article);
  }
  return founderOf;
}
