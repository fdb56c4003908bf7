import type { RowOf } from '../../contract/questions/all.ts';
import type { Context } from '../context.ts';
import { byPlace, grid, placeKey } from './grid.ts';

type Found = { week: string; actor: string; mentions: number; articles: number; stories: number };

/** Fills the grid: 0 where something was read and the actor not named, null where nothing was read. */
export async function mentions(rows: readonly Found[], context: Context): Promise<RowOf<'/mentions'>[]> {
  const found = byPlace(rows);
  return (await grid(context)).map(({ week, actor: { actor, name, kind }, read, partial }) => {
    const row = found.get(placeKey(week, actor));
    const count = (value: number | undefined) => (read === null ? null : (value ?? 0));
    return {
      week,
      actor,
      name,
      kind,
      mentions: count(row?.mentions),
      articles: count(row?.articles),
      stories: count(row?.stories),
      partial,
    };
  });
}
