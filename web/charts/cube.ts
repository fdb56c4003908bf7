import type { AnswerTo } from '../../server/contract/questions/all.ts';

/** What adds up over steps of time: stories and tone do not. */
export type Additive = 'mentions' | 'articles';

/** An actor with its count in some range. */
export type Counted = { readonly actor: string; readonly name: string; readonly counted: number };

/**
 * The counts of all actors over the time axis as sums from its beginning: any range is two look-ups an actor. One list of
 * `steps + 1` sums an actor, one after the other, and one for all articles.
 */
export type Cube = {
  readonly buckets: readonly string[];
  readonly actors: readonly { readonly actor: string; readonly name: string }[];
  readonly sums: Float64Array;
  readonly articles: Float64Array;
};

/** Running sums of a list into `sums` from `at` on; what was not measured adds nothing. */
function sumInto(sums: Float64Array, at: number, counts: readonly (number | null)[]): void {
  let sum = 0;
  for (const [step, count] of counts.entries()) {
    sum += count ?? 0;
    sums[at + step + 1] = sum;
  }
}

/** The cube of a time axis; null when the answers are of other steps than the axis, as while another axis is on its way. */
export function cubeOf(
  series: AnswerTo<'/series'> | undefined,
  coverage: AnswerTo<'/coverage'> | undefined,
  buckets: readonly string[],
  measure: Additive,
): Cube | null {
  const rows = series?.rows ?? [];
  if (rows.length === 0 || rows.some((row) => row[measure].length !== buckets.length)) return null;
  const width = buckets.length + 1;
  const sums = new Float64Array(rows.length * width);
  for (const [no, row] of rows.entries()) sumInto(sums, no * width, row[measure]);
  const read = new Map((coverage?.rows ?? []).map(({ week, articles }) => [week, articles]));
  const articles = new Float64Array(width);
  sumInto(
    articles,
    0,
    buckets.map((bucket) => read.get(bucket) ?? null),
  );
  return { buckets, actors: rows.map(({ actor, name }) => ({ actor, name })), sums, articles };
}

/** The count of every actor in the steps from one place of the axis to another, both included; in the order of the cube. */
export function countsIn({ actors, sums, buckets }: Cube, from: number, to: number): Counted[] {
  const width = buckets.length + 1;
  return actors.map(({ actor, name }, no) => {
    const at = no * width;
    return { actor, name, counted: (sums[at + to + 1] ?? 0) - (sums[at + from] ?? 0) };
  });
}

/** All articles of the filter in these steps. */
export const articlesIn = ({ articles }: Cube, from: number, to: number): number =>
  (articles[to + 1] ?? 0) - (articles[from] ?? 0);

/** The `most` counted of a range, as a compared set is chosen where nobody was named: equals by their slug. */
export const mostCounted = (counts: readonly Counted[], most: number): Counted[] =>
  counts
    .filter(({ counted }) => counted > 0)
    .sort((a, b) => b.counted - a.counted || (a.actor < b.actor ? -1 : 1))
    .slice(0, most);
