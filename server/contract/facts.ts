import type { Article, Sentence } from './article.ts';
import type { Checked, Mention, Quote, Unresolved } from './mention.ts';

/** How many words a text has, and how many of them the lexicon counts as positive and as negative, names left out and negation read. */
export type TextWords = { readonly all: number; readonly positive: number; readonly negative: number };

/** All that the street makes of one article: what is loaded, whole or not at all. */
export type Facts = {
  readonly article: Article;
  /** Sentence 0 is the title (absent without one); the others have offsets into the body. */
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  /** Demonyms, metonyms and pronouns: in no count unless a reader asks for them. May overlap a mention (a town and its country). */
  readonly stand_ins: readonly Mention[];
  readonly quotes: readonly Quote[];
  /** Words of the kept text and those that the lexicon counts; null in another language than its own. */
  readonly words?: TextWords | null;
  /** Forms of catalogued actors that fit more than one of them. */
  readonly unresolved: readonly Unresolved[];
  /** Stamped by whoever may change what reads texts: facts of an earlier epoch are refused, and read again. */
  readonly epoch?: number;
  /** Names that no catalogue knows: capitalised runs with their likely kind. */
  readonly names: readonly (Unresolved & { readonly kind: string })[];
  /** What persons checked in it; left out where nobody did. */
  readonly checked?: readonly Checked[];
};
