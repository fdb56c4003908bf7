import { stepsOf } from '../../base/bucket.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Context } from '../context.ts';
import { noteGaps, readsOf } from './grid.ts';

type Found = { week: string; actor_id: number; mentions: number; articles: number };

/** One row an actor with a list a measure: 0 where something was read and the actor not named, null where nothing was read. */
export async function series(rows: readonly Found[], context: Context): Promise<RowOf<'/series'>[]> {
  const { settled, directory, listed } = context;
  const steps = stepsOf(settled);
  const reads = await readsOf(context);
  noteGaps(reads, context);
  const places = new Map(steps.map((step, at) => [step, at]));
  const silence = steps.map((step): number | null => (reads.has(step) ? 0 : null));
  const empty = () => ({ mentions: [...silence], articles: [...silence], counted: 0 });
  const found = new Map(listed.map((id) => [id, empty()]));
  for (const { week, actor_id, mentions, articles } of rows) {
    const at = places.get(week);
    const own = found.get(actor_id);
    if (at === undefined || own === undefined) continue;
    own.mentions[at] = mentions;
    own.articles[at] = articles;
    own.counted += settled.unit === 'mentions' ? mentions : articles;
  }
  return [...found]
    .flatMap(([id, { mentions, articles, counted }]) => {
      const known = directory.actorsById.get(id);
      return known === undefined
        ? []
        : [{ counted, row: { actor: known.actor, name: known.name, kind: known.kind, mentions, articles } }];
    })
    .sort((a, b) => b.counted - a.counted || (a.row.actor < b.row.actor ? -1 : 1))
    .map(({ row }) => row);
}
