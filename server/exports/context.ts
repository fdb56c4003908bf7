import type { AccuracyCard } from '../contract/accuracy.ts';
import type { Note } from '../contract/answer.ts';
import type { Catalogue } from '../contract/actor.ts';
import type { Settled } from '../contract/filters.ts';
import type { AnswerTo, Path } from '../contract/questions/all.ts';
import type { Asked } from '../contract/filters.ts';
import type { Sql } from '../warehouse/sql.ts';
import type { Directory } from '../warehouse/directory.ts';
import type { MeantRosters } from '../base/settle.ts';
import type { OfRosters } from '../contract/roster.ts';
import type { Rosters } from './rosters.ts';

/** What the finishing of one question may lean on. */
export type Context = {
  readonly settled: Settled;
  readonly directory: Directory;
  readonly catalogue: Catalogue;
  /** First and last day that have articles; nulls in an empty database. */
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly today: string;
  /** The zone in which days are cut. */
  readonly timezone: string;
  /** Runs that are under way in this process. */
  readonly running: ReadonlySet<number>;
  /** Subscriptions that are being checked in this process. */
  readonly checking: ReadonlySet<number>;
  readonly rosters: OfRosters<Rosters>;
  /** What ships as measured. */
  readonly accuracy: AccuracyCard;
  /** Whom each roster means in this state of the data. */
  readonly meant: MeantRosters;
  /** Who has rows in a grid: the compared actors, or the most counted of them where they are too many for one answer. */
  readonly listed: readonly number[];
  /** Asks the warehouse beside the question's own SQL. */
  query<Row>(sql: Sql): Promise<Row[]>;
  /** Asks another question with other filters, in the same state of the data. */
  ask<P extends Path>(path: P, asked: Partial<Asked>): Promise<AnswerTo<P>>;
  /** What does not hang on the chosen actors and kinds is made once for each state of the data and kept a while; `of` are the filters it hangs on. */
  remember<T>(name: string, make: () => Promise<T>, of?: Settled): Promise<T>;
  /** Adds what a reader must know. */
  note(note: Note): void;
};
