import type { RowOf } from '../../server/contract/questions/all.ts';

export type ActorRow = RowOf<'/actors'>;

const ORDERED = [
  'name',
  'kind',
  'mentions',
  'articles',
  'stories',
  'attention',
  'sentiment',
  'first_week',
  'last_week',
] as const;
type Ordered = (typeof ORDERED)[number];
const isOrdered = (column: string): column is Ordered => (ORDERED as readonly string[]).includes(column);

/** Rows by a column, "-" for descending; rows without a value last, an unknown column keeps the order of the answer. */
export function sortedActors(rows: readonly ActorRow[], by: string): ActorRow[] {
  const down = by.startsWith('-');
  const column = down ? by.slice(1) : by;
  if (!isOrdered(column)) return [...rows];
  return rows.toSorted((x, y) => {
    const [a, b] = [x[column], y[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const rising = typeof a === 'string' ? a.localeCompare(String(b), 'en') : a - Number(b);
    return down ? -rising : rising;
  });
}
