import type { Note } from '../contract/answer.ts';
import type { Settled } from '../contract/filters.ts';
import type { Path } from '../contract/questions/all.ts';
import { NAMED_SET } from '../contract/vocabulary.ts';
import { stepsOf } from '../base/bucket.ts';
import { invalid } from '../base/settle.ts';
import { howMany, ranking } from '../queries/ranking.ts';
import type { Sql } from '../warehouse/sql.ts';

/** Places (actors × steps) that one answer may hold: about 2 MB of JSON. */
const MOST_PLACES = 10_000;
/** The same in lists, whose places are a few letters each: 500 actors over 5 years of weeks. */
const MOST_LISTED = 131_000;
/** Actors that one answer may list: their names stand in its query. */
const MOST_NAMES = 500;
/** Steps that one answer may hold: seven years of days. */
const MOST_STEPS = 2600;
/** Names that one note spells out. */
const MOST_NAMED = 50;

/** Questions whose rows are a grid of actors and steps of time. */
const GRIDS: readonly Path[] = ['/mentions', '/series', '/share-of-voice', '/attention', '/sentiment', '/quotes'];

type Query = <Row>(sql: Sql) => Promise<Row[]>;

/** The compared actors, and those of them who have rows. */
export type NamedSet = { readonly settled: Settled; readonly listed: readonly number[] };

/** What naming the set leans on. `lists`: watchlists stand among the chosen actors, so nobody counted how many those are. */
export type Naming = {
  readonly lists: boolean;
  readonly query: Query;
  readonly nameOf: (actor: number) => string;
  readonly note: (note: Note) => void;
};

const whole = (settled: Settled): NamedSet => ({ settled, listed: settled.actors.only });

/**
 * Names the compared actors where the reader left them open: ten for share of voice, else as many as one answer holds, the most
 * counted first. What was settled stands in the query of the answer, and a note says how many there are in all.
 */
export async function nameTheSet(path: Path, settled: Settled, naming: Naming): Promise<NamedSet> {
  const { query, note } = naming;
  if (!GRIDS.includes(path) && path !== '/bursts') return whole(settled);
  const steps = stepsOf(settled).length;
  if (steps > MOST_STEPS) {
    throw invalid([
      {
        key: 'grain',
        value: settled.grain,
        expected: `at most ${MOST_STEPS} steps, not ${steps}: a coarser grain or a shorter range`,
      },
    ]);
  }
  if (path === '/bursts') return whole(settled);
  const holds = placesHeld(path, steps);
  const most = path === '/share-of-voice' ? NAMED_SET : holds;
  const chosen = settled.actors.only.length;
  if (chosen > 0) {
    if (chosen <= holds) return whole(settled);
    if (naming.lists) return mostCounted(path, settled, holds, naming);
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
  return whole({ ...settled, actors: { only: top.map(({ actor_id }) => actor_id), never: [] } });
}

/** Actors that one answer to a question holds over so many steps; at least one. */
const placesHeld = (path: Path, steps: number): number =>
  path === '/series'
    ? Math.max(1, Math.min(MOST_NAMES, Math.floor(MOST_LISTED / steps)))
    : Math.max(1, Math.floor(MOST_PLACES / steps));

/**
 * The most counted of a long list, with a note of who was left out; those whom nobody named come last. A share stays a share of
 * the whole list.
 */
async function mostCounted(path: Path, settled: Settled, most: number, naming: Naming): Promise<NamedSet> {
  const { only } = settled.actors;
  const top = await naming.query<{ actor_id: number }>(ranking(settled, most));
  const ranked = top.map(({ actor_id }) => actor_id);
  const listed = [...ranked, ...only.filter((id) => !ranked.includes(id))].slice(0, most);
  const left = only.filter((id) => !listed.includes(id));
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
  const shares = path === '/share-of-voice' ? ' Shares are of all of them.' : '';
  naming.note({
    code: 'list_cut',
    text: `The ${listed.length} most counted of the ${only.length} actors that were asked for have rows.${shares} Left out: ${left.slice(0, MOST_NAMED).map(naming.nameOf).join(', ')}${more}.`,
    count: left.length,
  });
  return { settled: shares === '' ? { ...settled, actors: { ...settled.actors, only: listed } } : settled, listed };
}

/** An order that the question does not know, as who asks inside the house leaves it, is its usual one. */
export const settleOrder = (path: Path, settled: Settled): Settled =>
  path === '/names' && settled.order !== 'growth' ? { ...settled, order: 'articles' } : settled;

/** What is counted in whole articles, stories or sentences. */
const NEVER_IN_MENTIONS: readonly Path[] = ['/attention', '/co-occurrence', '/network', '/pair'];

/** A share of articles cannot be counted in mentions, nor can a pair: there the unit is settled to articles. */
export function settleUnit(path: Path, settled: Settled, note: (note: Note) => void): Settled {
  // What is tested is counted in stories: copies are not independent.
  if (path === '/movers' || path === '/bursts') return { ...settled, unit: 'stories' };
  const isAttention = path === '/attention' || settled.explained?.measure === 'attention';
  if (settled.unit !== 'mentions' || (!isAttention && !NEVER_IN_MENTIONS.includes(path))) return settled;
  if (isAttention)
    note({ code: 'unit_settled', text: 'Attention is a share of articles: unit=mentions was settled to articles.' });
  return { ...settled, unit: 'articles' };
}
