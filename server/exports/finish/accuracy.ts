import { wilson } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Context } from '../context.ts';

type Row = RowOf<'/accuracy'>;
type Checked = { readonly via: string; readonly n_right: number; readonly n: number };

/** The card as it ships, then this database's own checks by rule: rows of a task of their own, in no figure of the card. */
export async function accuracy(rows: readonly Checked[], context: Context): Promise<Row[]> {
  return [...context.accuracy.figures, ...rows.map(checksOf)];
}

const checksOf = ({ via, n_right, n }: Checked): Row => ({
  figure: `checks: ${via}`,
  task: 'checks',
  kind: null,
  language: null,
  statement: `Of ${n} ${n === 1 ? 'mention' : 'mentions'} by the rule ${via} that persons checked here, ${n_right} ${n_right === 1 ? 'stands' : 'stand'}.`,
  measure: 'precision',
  value: n_right / n,
  ...wilson(n_right / n, n),
  n,
  worst: null,
  set: 'this database',
  set_is: 'mentions of this database that persons checked',
  set_is_not: 'a fair sample: whoever checks what looks odd finds more that is wrong',
  scorer: null,
  gold_sha256: null,
  floor: null,
  date: null,
  version: null,
});
