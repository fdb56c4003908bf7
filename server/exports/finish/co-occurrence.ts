import { benjaminiHochberg, type Cells, expected, g2, jaccard, lift, npmi, pOfG2 } from '../../analysis/statistics.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import { LEAST_TOGETHER, MOST_ROWS, PAIR_Q } from '../../contract/vocabulary.ts';
import { margins, universe } from '../../queries/co-occurrence.ts';
import type { Context } from '../context.ts';

/** More actors than this are not tested against each other: a thousand make half a million pairs. */
const MOST_TESTED = 1000;

type Met = { a: number; b: number; together: number; stories: number };
type Margin = { actor_id: number; actor: string; name: string; kind: string; units: number; stories: number };
type PairRow = RowOf<'/co-occurrence'>;

const key = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * The four cells of each pair, its measures, and its test on stories, whatever unit is shown: copies and neighbouring sentences
 * are not independent. q is corrected over all pairs of tested actors, also those that never meet.
 */
export async function coOccurrence(met: readonly Met[], context: Context): Promise<PairRow[]> {
  const { settled } = context;
  const named = await context.query<Margin>(margins(settled));
  const [all] = await context.query<{ units: number; stories: number }>(universe(settled));
  const byId = new Map(named.map((margin) => [margin.actor_id, margin]));
  const meetings = new Map(met.map((pair) => [key(pair.a, pair.b), pair]));
  const qs = testedPairs(named, meetings, all?.stories ?? 0);
  const rows = met
    .filter(({ a, b, together }) => together > 0 && chosen(a, b, context))
    .map((pair) =>
      pairRow(
        pair,
        byId.get(pair.a)!,
        byId.get(pair.b)!,
        all ?? { units: 0, stories: 0 },
        qs.get(key(pair.a, pair.b)) ?? null,
      ),
    );
  rows.sort((l, r) => order(l, r));
  if (rows.length > MOST_ROWS) {
    context.note({
      code: 'cut',
      text: `The ${MOST_ROWS} strongest of ${rows.length} pairs are listed; choose actors to see others.`,
      count: rows.length - MOST_ROWS,
    });
  }
  return rows.slice(0, MOST_ROWS);
}

/** With one actor chosen, its company; with several, the pairs among them; kinds narrow both sides. */
function chosen(a: number, b: number, { settled: { actors, kinds }, directory }: Context): boolean {
  const { only, never } = actors;
  if (never.includes(a) || never.includes(b)) return false;
  if (only.length === 1 && !only.includes(a) && !only.includes(b)) return false;
  if (only.length > 1 && !(only.includes(a) && only.includes(b))) return false;
  const kindOf = (id: number) => directory.actorsById.get(id)?.kind ?? 'other';
  return [a, b].every(
    (id) =>
      (kinds.only.length === 0 || kinds.only.includes(kindOf(id)) || only.includes(id)) &&
      !kinds.never.includes(kindOf(id)),
  );
}

function testedPairs(named: readonly Margin[], meetings: ReadonlyMap<string, Met>, n: number): Map<string, number> {
  const tested = named
    .filter(({ stories }) => stories >= LEAST_TOGETHER)
    .sort((l, r) => r.stories - l.stories || (l.actor < r.actor ? -1 : 1))
    .slice(0, MOST_TESTED);
  const keys: string[] = [];
  const ps: number[] = [];
  tested.forEach((left, at) => {
    for (const right of tested.slice(at + 1)) {
      const pair = key(left.actor_id, right.actor_id);
      keys.push(pair);
      ps.push(pOfG2(g2({ n11: meetings.get(pair)?.stories ?? 0, n1: left.stories, n2: right.stories, n })));
    }
  });
  const qs = benjaminiHochberg(ps);
  return new Map(keys.map((pair, at) => [pair, qs[at]!]));
}

function pairRow(
  pair: Met,
  one: Margin,
  other: Margin,
  all: { units: number; stories: number },
  q: number | null,
): PairRow {
  const [a, b] = one.actor < other.actor ? [one, other] : [other, one];
  const cells: Cells = { n11: pair.together, n1: a.units, n2: b.units, n: all.units };
  const signed = g2({ n11: pair.stories, n1: a.stories, n2: b.stories, n: all.stories });
  return {
    a: a.actor,
    b: b.actor,
    a_name: a.name,
    b_name: b.name,
    together: pair.together,
    count_a: a.units,
    count_b: b.units,
    count_all: all.units,
    expected: expected(cells),
    lift: lift(cells),
    jaccard: jaccard(cells),
    npmi: npmi(cells),
    stories: pair.stories,
    g2: signed,
    p: pOfG2(signed),
    q,
    ranked: pair.stories >= LEAST_TOGETHER && q !== null && q <= PAIR_Q && signed > 0,
  };
}

/** Ranked pairs by g2; the others by how often they meet; equals by slug. */
function order(l: PairRow, r: PairRow): number {
  if (l.ranked !== r.ranked) return l.ranked ? -1 : 1;
  const strength = l.ranked ? r.g2 - l.g2 || r.together - l.together : r.together - l.together;
  return strength || (l.a + l.b < r.a + r.b ? -1 : 1);
}
