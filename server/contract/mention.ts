import type { Kind } from './actor.ts';
import type { Span } from './article.ts';
import type { QuoteKind, Rule } from './vocabulary.ts';

export type Via = Rule;

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

/** The scorer of a tone that a person set. */
export const BY_PERSON = 'correction';

/** A mention as it was found, which a person looked at and called right or wrong. */
export type Checked = Span & {
  readonly sentence: number;
  readonly actor: string;
  /** Whose it was before actors were merged or split. */
  readonly found: string;
  readonly kind: Kind;
  readonly surface: string;
  readonly via: Via;
  readonly right: boolean;
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
  readonly kind: QuoteKind;
  readonly speaker: string | null;
  readonly found_speaker?: string | null;
  /** The word that hands over to it, as printed ("said", "according to"); null where only a colon or the quotation before does. */
  readonly cue: string | null;
  /** Whose words they are, as printed, whoever that is, and where that begins in the body; null where nobody is told. */
  readonly speaker_surface: string | null;
  readonly speaker_start: number | null;
};
