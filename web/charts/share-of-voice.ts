import type { RowOf } from '../../server/contract/questions/all.ts';
import { count, percent } from './format.ts';
import type { Line, Point } from './lines.ts';
import { linesOf } from './rows.ts';
import { msg, str } from '../words.ts';

type Row = RowOf<'/share-of-voice'>;

/** One line an actor: the part of all namings of the compared set. Too few stories give no value, a few a hollow one. */
export const shareLines = (rows: readonly Row[], actors: readonly string[], buckets: readonly string[]): Line[] =>
  linesOf(rows, actors, buckets, pointOf);

function pointOf(row: Row | undefined): Point {
  if (row === undefined || row.count_all === null) {
    return { value: null, hollow: false, measured: false, text: msg('no source was read') };
  }
  const { share_of_voice: value, thin, partial, stories } = row;
  if (value === null)
    return { value, hollow: false, measured: true, text: msg(str`too few to say (${count(stories)} stories)`) };
  const parts = msg(str`${percent(value)} (${count(row.count)} of ${count(row.count_all)})`);
  return {
    value,
    hollow: thin !== null || partial,
    measured: true,
    text: `${parts}${partial ? msg(', incomplete') : ''}`,
  };
}
