import type { Counts, Origin, Version, VersionState } from '../contract/catalogue.ts';
import type { Actor } from '../contract/actor.ts';
import type { Facts } from '../contract/facts.ts';
import type { Stored } from './lines.ts';
import type { Touched } from './corrections.ts';

/** What texts are read by: the hash of a catalogue, the name of a scorer, and the version of our own rules. */
export type Reading = { readonly catalogue: string; readonly scorer: string; readonly rules: string };

export type FreshVersion = {
  readonly state: VersionState;
  readonly origin: Origin;
  readonly hash: string;
  readonly made_at: string;
  readonly made_by: string;
  readonly why: string;
  readonly counts: Counts;
  readonly content: string;
};

/** The catalogue's versions, as the warehouse keeps them. Each change is safe on disk when it resolves. */
export interface VersionStore {
  all(): Promise<Version[]>;
  /** The whole content of a version, as it was given. */
  content(version: number): Promise<string>;
  /** One that comes in waiting takes the place of whichever waited: that is past if it was ever active, else gone. */
  add(fresh: FreshVersion): Promise<Version>;
  /** Makes a past version the waiting one, in the place of whichever waited. */
  wait(version: number): Promise<void>;
}

/** What is read by now. */
export interface Readings {
  /** Reads by this from now on. An older database was read by what nobody noted. */
  use(reading: Reading): Promise<void>;
  /** The number of what is read by now; 0 while nothing is used. */
  no(): number;
  /** Facts stamped with another number than this were read by something that is no longer so. */
  epoch(): number;
  /** What is read changes, as by a correction: facts that were read before are refused from now on. */
  turnOver(): number;
  /** Articles whose facts were read by something else than what is read by now; counted once for each state of the data. */
  otherwise(): Promise<number>;
  /** Those of them that another scorer has scored, or nobody knows which. */
  scoredOtherwise(): Promise<number>;
}

/** One reading of history anew, as it is kept. */
export type Analysis = {
  readonly analysis: number;
  readonly version: number;
  readonly reading_no: number;
  readonly basis: string;
  readonly state: 'running' | 'ended' | 'cancelled';
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly articles: number | null;
  readonly mentions_before: number | null;
  readonly mentions_after: number | null;
  readonly seconds: number | null;
};

/** A stored article that is to be read anew, and what shows whether it changes meanwhile. */
export type Stale = {
  readonly article_id: number;
  readonly load_no: number;
  /** It was read anew already, and has changed since. */
  readonly again: boolean;
  readonly stored: Stored;
};
export type ReadAnew = { readonly stale: Stale; readonly facts: Facts };

export type Switch = {
  readonly version: number;
  readonly reading: Reading;
  /** Everybody who may have a mention from then on. */
  readonly actors: readonly Actor[];
  /** Reads what has changed since; nothing else is written meanwhile. */
  readonly read: (stale: readonly Stale[]) => Promise<readonly ReadAnew[]>;
  /** Called when it is done, before the next question is answered. */
  readonly done: () => void;
  readonly seconds: () => number;
};

/** History read anew, beside what readers see, until it takes its place as a whole. */
export interface AnalysisStore {
  /** All that were begun, the latest first. */
  all(): Promise<Analysis[]>;
  /** Begins, with empty tables beside; the actors get their numbers. */
  begin(version: number, reading: Reading, basis: string, actors: readonly Actor[]): Promise<Analysis>;
  /** Whether one that was interrupted can go on; else what it had is thrown away and it begins again. */
  goOn(analysis: Analysis, reading: Reading, basis: string, actors: readonly Actor[]): Promise<boolean>;
  /** The next articles to read, and how many there are in all. */
  stale(most: number): Promise<{ readonly left: number; readonly of: number; readonly articles: readonly Stale[] }>;
  /** Puts what was read beside. */
  put(read: readonly ReadAnew[]): Promise<void>;
  /** What a correction touches must be read again, also what was found to be these actors'. */
  touch(by: readonly Touched[], found: readonly string[], actors: readonly Actor[], basis: string): Promise<void>;
  /** Puts all of it in place in one step. */
  putInPlace(to: Switch): Promise<Analysis>;
  cancel(): Promise<void>;
}
