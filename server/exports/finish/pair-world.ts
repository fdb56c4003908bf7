import { benjaminiHochberg, g2, pOfG2 } from '../../analysis/statistics.ts';
import type { Settled } from '../../contract/filters.ts';
import { LEAST_TOGETHER, PAIR_Q } from '../../contract/vocabulary.ts';
import * as asked from '../../queries/co-occurrence.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';
import { type Company, meetings, namings } from './meetings.ts';

/** More actors than this are not paired with each other: a thousand make half a million pairs. */
export const MOST_PAIRED = 1000;

type Read = { company: string; units: number };
/** How many units, as shown, and stories the filter holds. */
export type Size = { readonly units: number; readonly stories: number };

/** What pairs are counted and tested from: units as shown, stories as tested, and how often each actor is in them. */
export type World = {
  readonly units: readonly Company[];
  readonly stories: readonly Company[];
  readonly inUnits: ReadonlyMap<number, number>;
  readonly inStories: ReadonlyMap<number, number>;
  readonly size: Size;
  /** Everybody who is named, in the most stories first. */
  readonly everybody: readonly KnownActor[];
  readonly test: Test;
};

/** The test of every pair of the actors that are named often enough. */
export type Test = {
  readonly tested: ReadonlySet<number>;
  /** How many pairs they make. */
  readonly pairs: number;
  /** From the p of a tested pair to its q, over all of them. */
  readonly qOf: (p: number) => number;
  /** A pair passes from this |g2| on: q falls as |g2| grows. */
  readonly leastG2: number;
};

/** How a pair stands in the test, by the stories it shares. */
export type Association = { readonly stories: number; readonly g2: number; readonly passes: boolean };

/** A pair that is counted: its measures wait until it is known to be listed. */
export type Met = { readonly a: KnownActor; readonly b: KnownActor; readonly together: number } & Association;

const companies = (rows: readonly Read[]): Company[] =>
  rows.map(({ company, units }) => ({ actors: company.split(' ').map(Number), units }));

/** The same filter with the unit that independence needs. */
const onStories = (settled: Settled): Settled => ({ ...settled, unit: 'stories', within: 'article' });

/** Who is compared does not hang on who was chosen: one world serves the matrix, the network, the lede and every actor's page. */
export const worldOf = (size: Size, context: Context): Promise<World> =>
  // Nor does it hang on how the range is cut.
  context.remember('co-occurrence', () => readWorld(size, context), { ...context.settled, grain: 'week' });

async function readWorld(size: Size, { settled, query, directory }: Context): Promise<World> {
  const units = companies(await query<Read>(asked.companies(settled)));
  const same = settled.unit === 'stories' && settled.within === 'article';
  const stories = same ? units : companies(await query<Read>(asked.companies(onStories(settled))));
  const inStories = namings(stories);
  const everybody = [...inStories.keys()].map((id) => directory.actorsById.get(id)!).sort(byCount(inStories));
  const test = testOf(stories, inStories, size.stories, everybody);
  return { units, stories, inUnits: namings(units), inStories, size, everybody, test };
}

/** The most counted first; equals by slug. */
export const byCount =
  (counts: ReadonlyMap<number, number>) =>
  (l: KnownActor, r: KnownActor): number =>
    (counts.get(r.actor_id) ?? 0) - (counts.get(l.actor_id) ?? 0) || (l.actor < r.actor ? -1 : 1);

const ids = (actors: readonly KnownActor[]): number[] => actors.map(({ actor_id }) => actor_id);

/** All pairs of the tested actors, also those that never meet: a pair that was left out would be a hidden test. */
export function testOf(
  stories: readonly Company[],
  inStories: ReadonlyMap<number, number>,
  n: number,
  everybody: readonly KnownActor[],
): Test {
  const named = (actor: number) => inStories.get(actor) ?? 0;
  const tested = ids(everybody.slice(0, MOST_PAIRED)).filter((actor) => named(actor) >= LEAST_TOGETHER);
  const margins = tested.map(named);
  const together = meetings(stories, tested, tested);
  const g2s = new Float64Array((tested.length * (tested.length - 1)) / 2);
  let next = 0;
  for (let one = 0; one < tested.length; one += 1) {
    for (let other = one + 1; other < tested.length; other += 1) {
      g2s[next] = Math.abs(g2({ n11: together(one, other), n1: margins[one]!, n2: margins[other]!, n }));
      next += 1;
    }
  }
  const qOf = benjaminiHochberg(g2s.map(pOfG2));
  const leastG2 = g2s.reduce(
    (least, value) => (value < least && qOf(pOfG2(value)) <= PAIR_Q ? value : least),
    Number.POSITIVE_INFINITY,
  );
  return { tested: new Set(tested), pairs: g2s.length, qOf, leastG2 };
}

function associationOf({ inStories, size, test }: World, a: number, b: number, shared: number): Association {
  const signed = g2({ n11: shared, n1: inStories.get(a) ?? 0, n2: inStories.get(b) ?? 0, n: size.stories });
  const isTested = test.tested.has(a) && test.tested.has(b);
  return { stories: shared, g2: signed, passes: isTested && Math.abs(signed) >= test.leastG2 };
}

/** Together more than chance, in stories enough to rank. */
export const isRanked = ({ passes, g2: signed, stories }: Association): boolean =>
  passes && signed > 0 && stories >= LEAST_TOGETHER;

/** Together less than chance; how often they meet is no condition, as that is what is told. */
const isBelowChance = ({ passes, g2: signed }: Association): boolean => passes && signed < 0;

/** Every pair of a line and a column, once: those that meet, or those that meet less than chance has it, if ever. */
export function pairsAmong(
  world: World,
  lines: readonly KnownActor[],
  columns: readonly KnownActor[],
  direction: Settled['direction'] = 'more',
): Met[] {
  const { units, stories } = world;
  const together = meetings(units, ids(lines), ids(columns));
  const shared = units === stories ? together : meetings(stories, ids(lines), ids(columns));
  const kept: Met[] = [];
  for (const [row, line] of lines.entries()) {
    // Where lines are the columns too, a pair comes up twice; it is taken from its first line.
    for (let at = lines === columns ? row + 1 : 0; at < columns.length; at += 1) {
      const count = together(row, at);
      const column = columns[at]!;
      if (column === line || (direction === 'more' && count === 0)) continue;
      const [a, b] = line.actor < column.actor ? [line, column] : [column, line];
      const pair = { a, b, together: count, ...associationOf(world, a.actor_id, b.actor_id, shared(row, at)) };
      if (direction === 'more' || isBelowChance(pair)) kept.push(pair);
    }
  }
  return kept;
}

const bySlug = (l: Met, r: Met): number =>
  l.a.actor === r.a.actor ? (l.b.actor < r.b.actor ? -1 : 1) : l.a.actor < r.a.actor ? -1 : 1;

/** The furthest from chance first; then by meetings, then by slug. */
export const strongestFirst = (l: Met, r: Met): number =>
  Math.abs(r.g2) - Math.abs(l.g2) || r.together - l.together || bySlug(l, r);

/** The most meetings first; then by slug. */
export const mostMetFirst = (l: Met, r: Met): number => r.together - l.together || bySlug(l, r);
