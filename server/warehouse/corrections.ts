import type { Change, Correction, Effect } from '../contract/correction.ts';
import type { StoryChange } from './stories.ts';

/** Whom a mention belongs to now, by whose it was found to be and how it is written; null for a speaker, who has no form of his own. */
export type Relabelling = (found: string, surface: string | null) => string;

/** Articles that a change may touch: by a form in their text, by mentions of an actor, or one by its id. */
export type Touched =
  | { readonly form: string }
  | { readonly actor: string; readonly surface: string | null; readonly source: string | null }
  | { readonly article: string };

/** The place of a mention that a person speaks of. */
export type PlaceOf = Omit<Extract<Change, { does: 'accept' }>, 'does'>;

/** The week of a mention, null where undated; its own tone, null where not scored; and what its actor's mean in the week is made of. */
export type ToneAt = {
  readonly week: string | null;
  readonly sentiment: number | null;
  readonly sum: number;
  readonly scored: number;
};

/** What the warehouse keeps of corrections, and how it moves mentions. Each change is safe on disk when it resolves. */
export interface CorrectionStore {
  /**
   * The log, in the order in which it was written; `settled` says whether what is stored shows it. It holds from the snapshot
   * `since` on, and from `until` no more; null where that has not come.
   */
  all(): Promise<
    (Correction & { readonly settled: boolean; readonly since: number | null; readonly until: number | null })[]
  >;
  add(fresh: Omit<Correction, 'correction'>): Promise<Correction>;
  undo(no: number, at: string): Promise<void>;
  settle(no: number): Promise<void>;
  /** Numbers of the articles. */
  touched(by: Touched): Promise<number[]>;
  /** What the mentions of an actor are: all, or those written so, or in one source. */
  effect(actor: string, surfaces: readonly string[] | null, source: string | null): Promise<Effect>;
  /** What of stories a change would move. */
  storyEffect(change: StoryChange): Promise<Effect>;
  /** Tells the stories anew that a change speaks of, which is in the log, or undone. */
  tell(change: StoryChange): Promise<void>;
  /** A mention by its place, with the tone sums of its actor in its week; null where none stands there. */
  mentionAt(place: PlaceOf): Promise<ToneAt | null>;
  /** Gives the mentions that were found to be these actors' to whom they belong now, and counts anew what hangs on it. */
  relabel(found: readonly string[], whose: Relabelling): Promise<void>;
}
