import { type Company, meetings, namings } from './meetings.ts';
import { benjaminiHochberg, type Cells, expected, g2, jaccard, lift, npmi, pOfG2 } from '../../analysis/statistics.ts';
import type { Settled } from '../../contract/filters.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { LEAST_TOGETHER, MOST_ROWS, PAIR_Q } from '../../contract/vocabulary.ts';
import * as asked from '../../queries/co-occurrence.ts';
import type { KnownActor } from '../../warehouse/directory.ts';
import type { Context } from '../context.ts';

/** More actors than this are not paired with each other: a thousand make half a million pairs. */
const MOST_PAIRED = 1000;

type Read = { company: string; units: number };
type Size = { units: number; stories: number };
type PairRow = RowOf<'/co-occurrence'>;
/** A pair that meets: its measures wait until it is known to be listed. */
type Met = { readonly a: KnownActor; readonly b: KnownActor; readonly together: number } & Association;
type Association = { readonly stories: number; readonly g2: number; readonly ranked: boolean };

/** What pairs are counted and tested from: units as shown, stories as tested, and how often each actor is in them. */
type World = {
  readonly units: readonly Company[];
  readonly stories: readonly Company[];
  readonly inUnits: ReadonlyMap<number, number>;
  readonly inStories: ReadonlyMap<number, number>;
  readonly size: Size;
  readonly everybody: readonly KnownActor[];
  readonly test: Test;
};

/** The test of every pair of the actors that are named often enough. */
type Test = {
  readonly tested: ReadonlySet<number>;
  /** From the p of a tested pair to its q, over all of them. */
  readonly qOf: (p: number) => number;
  /** A pair is ranked from this g2 on: q falls as g2 grows. */
  readonly leastG2: number;
};

const companies = (rows: readonly Read[]): Company[] =>
  rows.map(({ company, units }) => ({ actors: company.split(' ').map(Number), units }));

/** The same filter with the unit that independence needs. */
const onStories = (settled: Settled): Settled => ({ ...settled, unit: 'stories', within: 'article' });

async function readWorld(rows: readonly Read[], { settled, query, directory }: Context): Promise<World> {
  const units = companies(rows);
  const same = settled.unit === 'stories' && settled.within === 'article';
  const stories = same ? units : companies(await query<Read>(asked.coOccurrence(onStories(settled))));
  const [read] = await query<Size>(asked.universe(settled));
  const size = read ?? { units: 0, stories: 0 };
  const inStories = namings(stories);
  const everybody = [...inStories]
    .sort(([l, many], [r, more]) => more - many || l - r)
    .map(([id]) => directory.actorsById.get(id)!);
  const test = testOf(stories, inStories, size.stories, everybody);
  return { units, stories, inUnits: namings(units), inStories, size, everybody, test };
}

/**
 * The four cells of each pair, its measures, and its test on stories, whatever unit is shown: copies and neighbouring sentences
 * are not independent. q is corrected over all pairs of tested actors, also those that never meet.
 */
export async function coOccurrence(rows: readonly Read[], context: Context): Promise<PairRow[]> {
  // Who is compared does not hang on who was chosen: one test serves the matrix, the lede and every actor's page.
  const world = await context.remember('co-occurrence', () => readWorld(rows, context));
  const { lines, columns, left } = paired(world.everybody, context);
  const met = pairsThatMeet(world, lines, columns);
  const ranked = met
    .filter((pair) => pair.ranked)
    .sort((l, r) => r.g2 - l.g2 || r.together - l.together || bySlug(l, r));
  const others = () => met.filter((pair) => !pair.ranked).sort((l, r) => r.together - l.together || bySlug(l, r));
  // Ranked pairs by g2; the others by how often they meet; equals by slug.
  const listed = (ranked.length >= MOST_ROWS ? ranked : [...ranked, ...others()]).slice(0, MOST_ROWS);
  if (met.length > listed.length || left > 0) {
    const of =
      left === 0 ? `${met.length} pairs are` : `${met.length} pairs of the ${MOST_PAIRED} most named actors are`;
    context.note({
      code: 'cut',
      text: `The ${listed.length} strongest of ${of} listed; choose actors to see others.`,
      count: met.length - listed.length,
    });
  }
  return listed.map((pair) => pairRow(pair, world));
}

const bySlug = (l: Met, r: Met): number => (l.a.actor + l.b.actor < r.a.actor + r.b.actor ? -1 : 1);

/** With one actor chosen, its company; with several, the pairs among them; kinds narrow both sides. */
function paired(everybody: readonly KnownActor[], { settled: { actors, kinds } }: Context) {
  const chosen = everybody.filter(({ actor_id }) => actors.only.includes(actor_id));
  const fits = ({ actor_id, kind }: KnownActor) =>
    !actors.never.includes(actor_id) &&
    !kinds.never.includes(kind) &&
    (kinds.only.length === 0 || kinds.only.includes(kind) || actors.only.includes(actor_id));
  const named = chosen.filter(fits);
  if (actors.only.length > 1) return { lines: named, columns: named, left: 0 };
  const fitting = everybody.filter(fits);
  if (actors.only.length === 1) return { lines: named, columns: fitting, left: 0 };
  const most = fitting.slice(0, MOST_PAIRED);
  return { lines: most, columns: most, left: fitting.length - most.length };
}

const ids = (actors: readonly KnownActor[]): number[] => actors.map(({ actor_id }) => actor_id);

function testOf(
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
  return { tested: new Set(tested), qOf, leastG2 };
}

/** How a pair stands in the test, by the stories it shares. */
function associationOf({ inStories, size, test }: World, a: number, b: number, shared: number): Association {
  const signed = g2({ n11: shared, n1: inStories.get(a) ?? 0, n2: inStories.get(b) ?? 0, n: size.stories });
  const isTested = test.tested.has(a) && test.tested.has(b);
  return { stories: shared, g2: signed, ranked: isTested && shared >= LEAST_TOGETHER && signed >= test.leastG2 };
}

/** Every pair of a line and a column that meets, once. */
function pairsThatMeet(world: World, lines: readonly KnownActor[], columns: readonly KnownActor[]): Met[] {
  const { units, stories } = world;
  const together = meetings(units, ids(lines), ids(columns));
  const shared = units === stories ? together : meetings(stories, ids(lines), ids(columns));
  const met: Met[] = [];
  for (const [row, line] of lines.entries()) {
    // Where lines are the columns too, a pair comes up twice; it is taken from its first line.
    for (let at = lines === columns ? row + 1 : 0; at < columns.length; at += 1) {
      const count = together(row, at);
      if (count === 0) continue;
      const column = columns[at]!;
      const [a, b] = line.actor < column.actor ? [line, column] : [column, line];
      met.push({ a, b, together: count, ...associationOf(world, a.actor_id, b.actor_id, shared(row, at)) });
    }
  }
  return met;
}

function pairRow({ a, b, together, stories, g2: signed, ranked }: Met, { inUnits, size, test }: World): PairRow {
  const p = pOfG2(signed);
  const cells: Cells = {
    n11: together,
    n1: inUnits.get(a.actor_id) ?? 0,
    n2: inUnits.get(b.actor_id) ?? 0,
    n: size.units,
  };
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
    g2: signed,
    p,
    q: test.tested.has(a.actor_id) && test.tested.has(b.actor_id) ? test.qOf(p) : null,
    ranked,
  };
}
