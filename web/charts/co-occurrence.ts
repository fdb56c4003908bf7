import type { RowOf } from '../../server/contract/questions/all.ts';
import { inColumn, ratio } from './format.ts';

export type Pair = RowOf<'/co-occurrence'>;

/** One cell of the matrix: the pair, or null where the two never met; `tint` 0 (as chance, or less) to 4 (far more). */
export type Cell = { readonly a: string; readonly b: string; readonly pair: Pair | null; readonly tint: number };

/** NPMI from which each deeper tint begins: 0 is chance, 1 is never apart; steps even enough to tell four apart. */
const TINTS = [0.02, 0.15, 0.3, 0.5] as const;

/** How much more than chance two actors meet, in five steps; a pair that is not beyond chance, or that too few stories name, has none. */
export const tintOf = (pair: (Pick<Pair, 'npmi'> & Partial<Pick<Pair, 'thin'>>) | null): number =>
  pair === null || pair.npmi === null || pair.thin === 'too_few'
    ? 0
    : TINTS.filter((from) => (pair.npmi ?? 0) >= from).length;

/** The lower triangle: for each actor after the first, its cells with the actors before it. */
export function matrixOf(actors: readonly string[], pairs: readonly Pair[]): Cell[][] {
  const met = new Map(
    pairs.flatMap(
      (pair) =>
        [
          [`${pair.a} ${pair.b}`, pair],
          [`${pair.b} ${pair.a}`, pair],
        ] as const,
    ),
  );
  return actors.slice(1).map((a, row) =>
    actors.slice(0, row + 1).map((b) => {
      const pair = met.get(`${a} ${b}`) ?? null;
      return { a, b, pair, tint: tintOf(pair) };
    }),
  );
}

/** How many times chance two actors meet, in words; nothing where too few stories name both to say. */
export const timesChance = ({ lift, thin }: Pick<Pair, 'lift' | 'thin'>): string =>
  lift === null || thin === 'too_few' ? '' : ratio(lift);

/** The same where it stands in a column: one precision for all, a dash where nothing can be said. */
export const timesInColumn = ({ lift, thin }: Pick<Pair, 'lift' | 'thin'>): string =>
  inColumn(thin === 'too_few' ? null : lift);

/** Pairs in the order in which they deserve to be read: ranked ones first as the answer has them, then by meetings. */
export const pairsInOrder = (pairs: readonly Pair[], most: number): Pair[] =>
  [
    ...pairs.filter(({ ranked }) => ranked),
    ...pairs.filter(({ ranked }) => !ranked).toSorted((x, y) => y.together - x.together),
  ].slice(0, most);
