import { isAdjusted, type ToneRow } from '../../server/contract/vocabulary.ts';
import { msg } from '../words.ts';

type Shown = ToneRow & {
  readonly low: number | null;
  readonly high: number | null;
  readonly adjusted_low: number | null;
  readonly adjusted_high: number | null;
};

const byAdjustment = <Row extends Shown>(row: Row): Row => ({
  ...row,
  sentiment: row.sentiment_adjusted,
  low: row.adjusted_low,
  high: row.adjusted_high,
});

/** Rows with the tone that a figure of all of them shows: one figure, one method. */
export const asShown = <Row extends Shown>(rows: readonly Row[]): readonly Row[] =>
  isAdjusted(rows) ? rows.map(byAdjustment) : rows;

/** The method in words, for headings and hints. */
export const toneMethod = (rows: readonly ToneRow[]): string =>
  isAdjusted(rows) ? msg('adjusted for the errors of the scorer') : msg('as the scorer read it');
