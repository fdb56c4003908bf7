import type { z } from '@hono/zod-openapi';
import type { RosterKind } from './vocabulary.ts';

/** The four short parts beside each chart, each at most 60 words. */
export type Help = { readonly read: string; readonly method: string; readonly data: string; readonly limits: string };

/** One named aggregate: its path, what it asks, how it is narrowed, what one row holds, how to read it. */
export type Question<
  Path extends string = string,
  Row extends z.ZodObject = z.ZodObject,
  F extends z.ZodObject = z.ZodObject,
> = {
  readonly path: Path;
  readonly summary: string;
  readonly filters: F;
  readonly row: Row;
  readonly help: Help;
  /**
   * Reads what runs, checks (`hearing`: when each source was read) or persons left behind, which changes without a change of the data: such an answer hangs on them too.
   * What reads history compares snapshots, so that it is asked of all of them and not as of one.
   */
  readonly reads?: 'runs' | 'hearing' | 'subscriptions' | RosterKind | 'accuracy' | 'history';
  /** Figures of the accuracy card that the question rests on; the help tells them under its limits. */
  readonly measured?: readonly string[];
  /** The keys of a row that order a paged list; absent where an answer comes whole. */
  readonly keyset?: readonly (keyof z.infer<Row> & string)[];
};

/** Declares a question; the value is the declaration itself, with its types kept. */
export const question = <const Path extends string, Row extends z.ZodObject, F extends z.ZodObject>(
  declared: Question<Path, Row, F>,
): Question<Path, Row, F> => declared;
