import type { Change } from '../../contract/correction.ts';
import type { RowOf } from '../../contract/questions/all.ts';

type Row = RowOf<'/corrections'>;

/** Says in a column of its own what a change does. */
export async function corrections(rows: readonly Row[]): Promise<Row[]> {
  return rows.map((row) => ({ ...row, does: (JSON.parse(row.change) as Change).does }));
}
