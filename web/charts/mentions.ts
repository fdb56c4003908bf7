import type { RowOf } from '../../server/contract/questions/all.ts';
import type { Unit } from '../../server/contract/vocabulary.ts';
import { counted } from './format.ts';
import type { Line, Point } from './lines.ts';
import { linesOf } from './rows.ts';
import { msg } from '../words.ts';

type Row = RowOf<'/mentions'>;

/** One line an actor in the order asked for; a step in which no source was read is a gap, not a zero. */
export const mentionsLines = (
  rows: readonly Row[],
  actors: readonly string[],
  buckets: readonly string[],
  unit: Unit,
): Line[] => linesOf(rows, actors, buckets, (row) => pointOf(row, unit));

function pointOf(row: Row | undefined, unit: Unit): Point {
  const value = row?.[unit] ?? null;
  if (row === undefined || value === null)
    return { value: null, hollow: false, measured: false, text: msg('no source was read') };
  return {
    value,
    hollow: row.partial,
    measured: true,
    text: `${counted(value, unit)}${row.partial ? msg(', incomplete') : ''}`,
  };
}
