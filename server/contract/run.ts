/** The four states, one of which each input record ends in. */
export const STATES = ['added', 'revised', 'duplicate', 'rejected'] as const;
export type State = (typeof STATES)[number];

/** The step of the street at which a record was refused. */
export type Step = 'read' | 'clean' | 'load';

/** An article that was not kept, the step and the reason. */
export type Rejection = { readonly input: string; readonly step: Step; readonly reason: string };

/** The counts of one ingest; added + revised + duplicate + rejected = inputs, always. */
export type Ledger = Record<State, number> & {
  inputs: number;
  undated: number;
  /** Undated articles by reason ("none given", "year 1 is before 1990"). */
  undated_reasons: Record<string, number>;
  rejections: Record<string, number>;
  mentions: number;
};
