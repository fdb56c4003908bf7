import type { RowOf } from '../../contract/questions/all.ts';
import type { Context } from '../context.ts';

type Row = RowOf<'/subscriptions'>;

/** Which of them are being checked now; only this process knows. */
export async function subscriptions(rows: readonly Omit<Row, 'checking'>[], { checking }: Context): Promise<Row[]> {
  return rows.map((row) => ({ ...row, checking: checking.has(row.subscription) }));
}
