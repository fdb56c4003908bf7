import type { Pair } from '../charts/co-occurrence.ts';
import { pairsAdjusted, sideTone } from '../charts/pair.ts';

const ORDERED = ['name', 'together', 'expected', 'lift', 'npmi', 'stories', 'g2', 'q', 'tone_a', 'tone_b'] as const;
type Ordered = (typeof ORDERED)[number];
const isOrdered = (column: string): column is Ordered => (ORDERED as readonly string[]).includes(column);

/** Pairs by a column, "-" for descending; those without a value last. Any other column keeps the order of the answer: ranked first. */
export function sortedPairs(rows: readonly Pair[], by: string): Pair[] {
  const down = by.startsWith('-');
  const column = down ? by.slice(1) : by;
  if (!isOrdered(column)) return [...rows];
  const adjusted = pairsAdjusted(rows);
  const valueOf = (row: Pair): string | number | null => {
    if (column === 'name') return `${row.a_name} ${row.b_name}`;
    if (column === 'tone_a' || column === 'tone_b')
      return sideTone(row, column === 'tone_a' ? 'a' : 'b', adjusted).sentiment;
    // What is not drawn cannot be sorted by either.
    return (column === 'lift' || column === 'npmi') && row.thin === 'too_few' && row.together > 0 ? null : row[column];
  };
  return rows.toSorted((x, y) => {
    const [a, b] = [valueOf(x), valueOf(y)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const rising = typeof a === 'string' ? a.localeCompare(String(b), 'en') : a - Number(b);
    return down ? -rising : rising;
  });
}
