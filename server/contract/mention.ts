import type { Kind } from './actor.ts';
import type { Span } from './article.ts';

/** The rules that resolve a surface to an actor, in the order they are tried. */
export const VIA = [
  'full_name',
  'bound_title',
  'title_surname',
  'office_by_date',
  'surname',
  'first_name',
  'nickname',
  'acronym',
  'title',
  'context',
  'demonym',
  'metonym',
  'pronoun',
  // A person said so.
  'correction',
] as const;
export type Via = (typeof VIA)[number];

/** What stands for an actor without naming it; counted apart, and only where a reader asks for it. */
export const STAND_INS: readonly Via[] = ['demonym', 'metonym', 'pronoun'];
export const isStandIn = (via: Via): boolean => via === 'demonym' || via === 'metonym' || via === 'pronoun';

/** The chances of the three classes; they sum to 1. */
export type Probabilities = { readonly p_neg: number; readonly p_neu: number; readonly p_pos: number };

/** One word or phrase that pushed a score, and how far, after negation and degree. */
export type Reason = { readonly text: string; readonly weight: number };

/** A scorer's word on one mention: the chances, p_pos - p_neg, and the words that made it. */
export type Score = Probabilities & { readonly sentiment: number; readonly reasons: readonly Reason[] };

/** An actor named once in one sentence, before it is scored. Offsets are into the sentence. */
export type Found = Span & {
  readonly sentence: number;
  readonly actor: string;
  readonly name: string;
  readonly kind: Kind;
  readonly surface: string;
  readonly via: Via;
};

/** A mention with its tone; `score` is null when nothing could score it. */
export type Mention = Found & {
  /** Whose it was before actors were merged or split; left out where that is the same. */
  readonly found?: string;
  readonly found_speaker?: string | null;
  readonly score: Score | null;
  readonly scorer: string;
  readonly in_quote: boolean;
  readonly speaker: string | null;
};

/** A form that fits several actors, or a name that no catalogue knows; never counted. */
export type Unresolved = Span & {
  readonly sentence: number;
  readonly surface: string;
  readonly candidates: readonly string[];
};

/** Words somebody is reported to have said. Offsets are into the body. */
export type Quote = Span & {
  readonly sentence: number;
  readonly text: string;
  readonly kind: 'direct' | 'indirect';
  readonly speaker: string | null;
  readonly found_speaker?: string | null;
};
