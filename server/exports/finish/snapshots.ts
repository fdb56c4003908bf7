import type { RowOf } from '../../contract/questions/all.ts';

type Row = RowOf<'/snapshots'>;
type Found = Omit<Row, 'snapshot' | 'timezone' | 'catalogue' | 'scorer' | 'rules'> & {
  readonly settings_name: string | null;
  readonly settings: string | null;
};

/** Names each snapshot, and what was set at it. */
export async function snapshots(rows: readonly Found[]): Promise<Row[]> {
  return rows.map(({ settings_name, settings, ...row }) => {
    const set = (settings === null ? {} : JSON.parse(settings)) as Partial<Record<string, string>>;
    const { timezone = null, catalogue = null, scorer = null, rules = null } = set;
    const snapshot = settings_name === null ? String(row.no) : `${row.no}-${settings_name}`;
    return { snapshot, ...row, timezone, catalogue, scorer, rules };
  });
}
