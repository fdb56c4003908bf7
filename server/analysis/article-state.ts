import type { Actor } from '../contract/actor.ts';
import type { Binding } from './bindings.ts';

/** What an article has told so far; everything later in it is read in this light. */
export type ArticleState = {
  /** Actors named in full (or by title and family name), with the first sentence that does. */
  readonly named: Map<Actor, number>;
  readonly bindings: Binding[];
  /** Last words of names that people outside the catalogue bear in this article: "Bush" after "Barbara Bush". */
  readonly strangers: Set<string>;
  /** Acronyms that the article explains: "International Atomic Energy Agency (IAEA)". */
  readonly expanded: Map<string, Actor>;
  /** True while the title is read in the light of its article. */
  readonly isTitle: boolean;
};

/** An article of which nothing has been read yet. */
export const newArticle = (): ArticleState => ({
  named: new Map(),
  bindings: [],
  strangers: new Set(),
  expanded: new Map(),
  isTitle: false,
});

/** Notes that an actor was named in full; the first time counts. */
export function noteNamed(state: ArticleState, actor: Actor, sentence: number): void {
  if (!state.named.has(actor)) state.named.set(actor, sentence);
}

/** The sentences after the title that a headline leans on first: about one first paragraph of a report. */
export const LOOK_AHEAD = 3;

/**
 * The state as the title may see it. A headline has no room for full names, so it leans on the whole article for those;
 * for titles ("the minister") only on the first sentences, as another may be minister further down.
 */
export const seenFromTitle = (state: ArticleState): ArticleState => ({
  ...state,
  bindings: state.bindings.filter(({ sentence }) => sentence <= LOOK_AHEAD),
  isTitle: true,
});

/** Those of `bearers` whom the article has named; a title means the one of its first sentences among several. */
export function nearest(bearers: readonly Actor[], { named, isTitle }: ArticleState): Actor[] {
  const all = bearers.filter((actor) => named.has(actor));
  if (!isTitle || all.length < 2) return all;
  const first = all.filter((actor) => (named.get(actor) ?? 0) <= LOOK_AHEAD);
  return first.length > 0 ? first : all;
}
