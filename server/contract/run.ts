import type { RUN_STATES, STEPS } from './vocabulary.ts';

/** The four states, one of which each input record ends in. */
export const STATES = ['added', 'revised', 'duplicate', 'rejected'] as const;
export type State = (typeof STATES)[number];

/** The step of the street at which a record was refused. */
export type Step = (typeof STEPS)[number];

/** A reason without what differs from record to record, which stands in brackets or quotes behind it: equal kinds are counted together. */
export const kindOf = (reason: string): string => reason.replace(/\s*["“(].*$/s, '').trim() || reason;

/** A date problem without the value it names, so that problems can be counted: "cannot be read as a date". */
export const reasonOf = (dateProblem: string): string => dateProblem.replace(/^".*" /s, '');

/** An article that was not kept, the step and the reason. */
export type Rejection = { readonly input: string; readonly step: Step; readonly reason: string };

/** The counts of one ingest; added + revised + duplicate + rejected = inputs, always. */
export type Ledger = Record<State, number> & {
  inputs: number;
  undated: number;
  /** Undated articles by reason ("none given", "year 1 is before 1990"). */
  undated_reasons: Record<string, number>;
  rejections: Record<string, number>;
  /** Letters of all records read, whatever became of them, that could not be read in their bytes. */
  lost_letters: number;
  mentions: number;
};

/** What a server tells of its runs: those under way, and the sums of those that have ended since it started. */
export type LiveRuns = {
  readonly under: readonly Going[];
  /** History being read anew; null when it is not. */
  readonly analysis: {
    readonly version: number | null;
    readonly done: number;
    readonly of: number;
    readonly seconds: number;
  } | null;
  readonly ended: {
    readonly runs: number;
    readonly added: number;
    readonly revised: number;
    /** How often history was read anew. */
    readonly analyses: number;
  };
};

/** A run as it goes, for whoever watches: its counts so far. A run that failed under way is `broken_off`. */
export type Going = Record<State, number> & {
  readonly run: number;
  readonly input: string;
  readonly state: (typeof RUN_STATES)[number];
  inputs: number;
  seconds: number;
};
