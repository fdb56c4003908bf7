import type { RowOf } from '../../contract/questions/all.ts';

type Row = RowOf<'/checked'>;

/** Adds the share of checked mentions that were right. */
export async function checked(rows: readonly Omit<Row, 'precision'>[]): Promise<Row[]> {
  return rows.map((row) => ({ ...row, precision: row.right / (row.right + row.wrong) }));
}
