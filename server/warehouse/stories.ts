import type { Change } from '../contract/correction.ts';

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

/** What a person said of stories: those of two articles are one, or an article is a story of its own. */
export type StoryChange = Extract<Change, { does: 'join_stories' | 'part_story' }>;

export const isOfStories = (change: Change): change is StoryChange =>
  change.does === 'join_stories' || change.does === 'part_story';

/** What a teller goes by besides likeness: who founds a story whatever is alike, and who lets others have their copies first. */
type Standing = { readonly founders: Set<number>; readonly parted: Set<number> };

/**
 * In order of publication, each article joins the story whose first article it resembles most, or founds one; only first
 * articles are compared, so likeness never drifts along a chain. Then what persons said is applied in the order in which it
 * was said. Returns each article's founder, the first of its story. What came in when does not matter: the same articles and
 * the same words always tell the same stories.
 */
export function tellStories(
  tellers: readonly Teller[],
  links: readonly Link[],
  said: readonly StoryChange[] = [],
): Map<number, number> {
  const near = new Map<number, Link[]>();
  for (const link of links) {
    const known = near.get(link.one);
    if (known === undefined) near.set(link.one, [link]);
    else known.push(link);
  }
  const place = new Map([...tellers].sort(inOrder).map(({ article_id }, at) => [article_id, at]));
  const standing: Standing = { founders: new Set(), parted: new Set() };
  let told = tellByLikeness(place, near, standing);
  if (said.length === 0) return told;

  const numbers = new Map(tellers.map(({ id, article_id }) => [id, article_id]));
  let joined: (readonly [number, number])[] = [];
  for (const one of said) {
    const article = numbers.get(one.article);
    // Of an article that has not come yet, nothing is said yet.
    if (article === undefined) continue;
    if (one.does === 'join_stories') {
      const other = numbers.get(one.with);
      if (other === undefined) continue;
      const [left, right] = [told.get(article)!, told.get(other)!];
      for (const founder of [left, right]) standing.founders.add(founder);
      joined.push([left, right]);
      continue;
    }
    const isFirst = told.get(article) === article;
    const heir = isFirst
      ? [...told].find(([each, founder]) => founder === article && each !== article)?.[0]
      : undefined;
    standing.founders.add(article).add(heir ?? article);
    standing.parted.add(article);
    if (isFirst) joined = left(joined, article, heir);
    told = tellByLikeness(place, near, standing);
  }
  return together(told, joined);
}

function tellByLikeness(
  place: ReadonlyMap<number, number>,
  near: ReadonlyMap<number, readonly Link[]>,
  { founders, parted }: Standing,
): Map<number, number> {
  const founderOf = new Map<number, number>();
  const rank = (id: number) => (parted.has(id) ? place.size : 0) + place.get(id)!;
  for (const article of place.keys()) {
    const [best] = founders.has(article)
      ? []
      : (near.get(article) ?? [])
          .filter(({ other }) => founderOf.get(other) === other)
          .sort((one, two) => two.resemblance - one.resemblance || rank(one.other) - rank(two.other));
    founderOf.set(article, best?.other ?? article);
  }
  return founderOf;
}

/** Joined stories once a first article has left its own: its heir stands for it; without one its neighbours stay together. */
function left(
  joined: readonly (readonly [number, number])[],
  article: number,
  heir: number | undefined,
): (readonly [number, number])[] {
  const neighbours = joined.flatMap(([one, other]) => (one === article ? [other] : other === article ? [one] : []));
  const stands = heir ?? neighbours.find((each) => each !== article);
  if (stands === undefined) return joined.filter(([one, other]) => one !== article && other !== article);
  return joined.map(([one, other]) => [one === article ? stands : one, other === article ? stands : other]);
}

/** Stories that were joined, under the first founder among them. */
function together(told: Map<number, number>, joined: readonly (readonly [number, number])[]): Map<number, number> {
  // In the order of publication, as the map of tellings is.
  const place = new Map([...told.keys()].map((article, at) => [article, at]));
  const first = new Map<number, number>();
  const firstOf = (founder: number): number => {
    const before = first.get(founder);
    return before === undefined ? founder : firstOf(before);
  };
  for (const [one, other] of joined) {
    const [a, b] = [firstOf(one), firstOf(other)];
    if (a === b) continue;
    const [early, late] = place.get(a)! < place.get(b)! ? [a, b] : [b, a];
    first.set(late, early);
  }
  return new Map([...told].map(([article, founder]) => [article, firstOf(founder)]));
}
