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
};

/** An article of which nothing has been read yet. */
export const newArticle = (): ArticleState => ({
  named: new Map(),
  bindings: [],
  strangers: new Set(),
  expanded: new Map(),
});

/** Notes that an actor was named in full; the first time counts. */
export function noteNamed(state: ArticleState, actor: Actor, sentence: number): void {
  if (!state.named.has(actor)) state.named.set(actor, sentence);
}

/** The sentences after the title that a headline may lean on: about one first paragraph of a report. */
export const LOOK_AHEAD = 3;

/** The state as the title may see it: with what the first sentences tell, and nothing of the rest. */
export function seenFromTitle(state: ArticleState): ArticleState {
  return {
    named: new Map([...state.named].filter(([, sentence]) => sentence <= LOOK_AHEAD)),
    bindings: state.bindings.filter(({ sentence }) => sentence <= LOOK_AHEAD),
    strangers: state.strangers,
    expanded: state.expanded,
  };
}
