import type { Note } from '../contract/answer.ts';
import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { NAMED_SET } from '../contract/vocabulary.ts';
import { bucketsBetween } from '../base/bucket.ts';
import { invalid } from '../base/settle.ts';
import { howMany, ranking } from '../queries/ranking.ts';
import type { Sql } from '../warehouse/sql.ts';

/** Places (actors × steps) that one answer may hold: about 2 MB of JSON. */
const MOST_PLACES = 10_000;
/** Steps that one answer may hold: seven years of days. */
const MOST_STEPS = 2600;

/** Questions whose rows are a grid of actors and steps of time. */
const GRIDS: readonly Path[] = ['/mentions', '/share-of-voice', '/attention', '/sentiment'];

type Query = <Row>(sql: Sql) => Promise<Row[]>;

/**
 * Names the compared actors where the reader left them open: ten for share of voice, else as many as one answer holds, the most
 * counted first. What was settled stands in the query of the answer, and a note says how many there are in all.
 */
export async function nameTheSet(
  path: Path,
  settled: Settled,
  query: Query,
  note: (note: Note) => void,
): Promise<Settled> {
  if (!GRIDS.includes(path)) return settled;
  const steps = bucketsBetween(settled.from, settled.to, settled.grain).length;
  if (steps > MOST_STEPS) {
    throw invalid([
      {
        key: 'grain',
        value: settled.grain,
        expected: `at most ${MOST_STEPS} steps, not ${steps}: a coarser grain or a shorter range`,
      },
    ]);
  }
  const most = path === '/share-of-voice' ? NAMED_SET : Math.max(1, Math.floor(MOST_PLACES / steps));
  const chosen = settled.actors.only.length;
  if (chosen > 0) {
    if (chosen * steps <= MOST_PLACES) return settled;
    throw invalid([{ key: 'actors', value: String(chosen), expected: `at most ${most} actors over ${steps} steps` }]);
  }
  const top = await query<{ actor_id: number }>(ranking(settled, most));
  const [all] = await query<{ actors: number }>(howMany(settled));
  const total = all?.actors ?? 0;
  if (total > top.length) {
    note({
      code: 'named_set',
      text: `The ${top.length} most counted of ${total} actors; name actors to see others.`,
      count: total,
    });
  }
  return { ...settled, actors: { only: top.map(({ actor_id }) => actor_id), never: [] } };
}

/** An order that the question does not know, as who asks inside the house leaves it, is its usual one. */
export const settleOrder = (path: Path, settled: Settled): Settled =>
  path === '/names' && settled.order !== 'growth' ? { ...settled, order: 'articles' } : settled;

/** A share of articles cannot be counted in mentions, nor can a pair: there the unit is settled to articles. */
export function settleUnit(path: Path, settled: Settled, note: (note: Note) => void): Settled {
  if (settled.unit !== 'mentions' || (path !== '/attention' && path !== '/co-occurrence')) return settled;
  if (path === '/attention')
    note({ code: 'unit_settled', text: 'Attention is a share of articles: unit=mentions was settled to articles.' });
  return { ...settled, unit: 'articles' };
}
