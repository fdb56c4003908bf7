import { type Cells, expected, jaccard, lift, npmi, pOfG2 } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { MOST_ROWS, thinness } from '../../contract/vocabulary.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { tonesIn, type ToneOfOne } from './pair-tones.ts';
import {
  isRanked,
  type Met,
  MOST_PAIRED,
  mostMetFirst,
  pairsAmong,
  type Size,
  strongestFirst,
  type World,
  worldOf,
} from './pair-world.ts';

type PairRow = RowOf<'/co-occurrence'>;

/**
 * The four cells of each pair, its measures, and its test on stories, whatever unit is shown: copies and neighbouring sentences
 * are not independent. q is corrected over all pairs of tested actors, also those that never meet.
 */
export async function coOccurrence(rows: readonly Size[], context: Context): Promise<PairRow[]> {
  const world = await worldOf(rows[0] ?? { units: 0, stories: 0 }, context);
  const { lines, columns, left } = paired(world.everybody, context);
  const less = context.settled.direction === 'less';
  const pairs = pairsAmong(world, lines, columns, context.settled.direction).filter(
    ({ together }) => context.settled.support === 1 || together >= context.settled.support,
  );
  const found = less ? pairs.sort(strongestFirst) : rankedFirst(pairs);
  const listed = found.slice(0, MOST_ROWS);
  if (found.length > listed.length || left > 0) {
    const what = less ? 'pairs that meet less than chance has it' : 'pairs';
    const of =
      left === 0
        ? `${found.length} ${what} are`
        : `${found.length} ${what} of the ${MOST_PAIRED} most named actors are`;
    context.note({
      code: 'cut',
      text: `The ${listed.length} strongest of ${of} listed; choose actors to see others.`,
      count: found.length - listed.length,
    });
  }
  const toneOf = await tonesIn(listed, context);
  return listed.map((pair) => pairRow(pair, world, toneOf));
}

/** Ranked pairs by g2; the others by how often they meet; equals by slug. */
const rankedFirst = (met: readonly Met[]): Met[] => {
  const ranked = met.filter(isRanked).sort(strongestFirst);
  return ranked.length >= MOST_ROWS
    ? [...ranked, ...met.filter((pair) => !isRanked(pair))]
    : [...ranked, ...met.filter((pair) => !isRanked(pair)).sort(mostMetFirst)];
};

/** With one actor chosen, its company; with several, the pairs among them; kinds narrow both sides. */
function paired(everybody: readonly KnownActor[], context: Context) {
  const { only } = context.settled.actors;
  const fitting = everybody.filter(fits(context));
  const named = fitting.filter(({ actor_id }) => only.includes(actor_id));
  if (only.length > 1) return { lines: named, columns: named, left: 0 };
  if (only.length === 1) return { lines: named, columns: fitting, left: 0 };
  const most = fitting.slice(0, MOST_PAIRED);
  return { lines: most, columns: most, left: fitting.length - most.length };
}

/** Whom the filter lets into a pair: nobody who is excluded, and of the kinds that are asked for only those, or who is chosen. */
export const fits =
  ({ settled: { actors, kinds } }: Context) =>
  ({ actor_id, kind }: KnownActor): boolean =>
    !actors.never.includes(actor_id) &&
    !kinds.never.includes(kind) &&
    (kinds.only.length === 0 || kinds.only.includes(kind) || actors.only.includes(actor_id));

/** The cells of a pair in the unit that is shown. */
export const cellsOf = ({ a, b, together }: Met, { inUnits, size }: World): Cells => ({
  n11: together,
  n1: inUnits.get(a.actor_id) ?? 0,
  n2: inUnits.get(b.actor_id) ?? 0,
  n: size.units,
});

function pairRow(pair: Met, world: World, toneOf: (pair: Met, actor: KnownActor) => ToneOfOne): PairRow {
  const { a, b, together, stories, g2: signed } = pair;
  const { test } = world;
  const p = pOfG2(signed);
  const cells = cellsOf(pair, world);
  const [ofA, ofB] = [toneOf(pair, a), toneOf(pair, b)];
  return {
    a: a.actor,
    b: b.actor,
    a_name: a.name,
    b_name: b.name,
    together,
    count_a: cells.n1,
    count_b: cells.n2,
    count_all: cells.n,
    expected: expected(cells),
    lift: lift(cells),
    jaccard: jaccard(cells),
    npmi: npmi(cells),
    stories,
    thin: thinness(stories),
    g2: signed,
    p,
    q: test.tested.has(a.actor_id) && test.tested.has(b.actor_id) ? test.qOf(p) : null,
    pairs_tested: test.pairs,
    ranked: isRanked(pair),
    scored_a: ofA.scored,
    tone_stories_a: ofA.stories,
    thin_a: ofA.thin,
    sentiment_a: ofA.sentiment,
    low_a: ofA.low,
    high_a: ofA.high,
    sentiment_adjusted_a: ofA.sentiment_adjusted,
    adjusted_low_a: ofA.adjusted_low,
    adjusted_high_a: ofA.adjusted_high,
    scored_b: ofB.scored,
    tone_stories_b: ofB.stories,
    thin_b: ofB.thin,
    sentiment_b: ofB.sentiment,
    low_b: ofB.low,
    high_b: ofB.high,
    sentiment_adjusted_b: ofB.sentiment_adjusted,
    adjusted_low_b: ofB.adjusted_low,
    adjusted_high_b: ofB.adjusted_high,
  };
}
