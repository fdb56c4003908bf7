import { benjaminiHochberg, g2, pOfG2 } from '../../server/analysis/statistics.ts';
import { LEAST_TOGETHER, PAIR_Q } from '../../server/contract/vocabulary.ts';
import { chanceFrom } from '../bench/chance.ts';

/** What is found among actors who have nothing to do with each other. */
export type FalsePairs = {
  readonly worlds: number;
  readonly pairs: number;
  /** Parts of all pairs whose p is under 0.05: on stories, and on articles with three copies each. */
  readonly pOnStories: number;
  readonly pOnArticles: number;
  /** Pairs that would be ranked, and worlds with at least one. */
  readonly ranked: number;
  readonly worldsWithRanked: number;
};

const ACTORS = 40;
const COPIES = 3;

/** Worlds of stories in which each actor is named by chance alone, from everywhere to hardly anywhere. */
export function unrelatedPairs(stories: number, worlds: number, seed: number): FalsePairs {
  const chance = chanceFrom(seed);
  let [pairs, onStories, onArticles, ranked, worldsWithRanked] = [0, 0, 0, 0, 0];
  for (let world = 0; world < worlds; world += 1) {
    const named = Array.from({ length: ACTORS }, (_, at) => {
      const part = 0.5 * 0.92 ** at;
      return Uint8Array.from({ length: stories }, () => (chance() < part ? 1 : 0));
    });
    const counts = named.map((row) => row.reduce((sum, one) => sum + one, 0));
    const tested: { p: number; g: number; n11: number }[] = [];
    for (let a = 0; a < ACTORS; a += 1) {
      for (let b = a + 1; b < ACTORS; b += 1) {
        if (counts[a]! < LEAST_TOGETHER || counts[b]! < LEAST_TOGETHER) continue;
        let n11 = 0;
        for (let story = 0; story < stories; story += 1) n11 += named[a]![story]! & named[b]![story]!;
        const cells = { n11, n1: counts[a]!, n2: counts[b]!, n: stories };
        const g = g2(cells);
        tested.push({ p: pOfG2(g), g, n11 });
        const copied = { n11: n11 * COPIES, n1: cells.n1 * COPIES, n2: cells.n2 * COPIES, n: stories * COPIES };
        if (pOfG2(g2(copied)) < 0.05) onArticles += 1;
      }
    }
    const qOf = benjaminiHochberg(tested.map(({ p }) => p));
    const found = tested.filter(({ p, g, n11 }) => g > 0 && n11 >= LEAST_TOGETHER && qOf(p) <= PAIR_Q).length;
    pairs += tested.length;
    onStories += tested.filter(({ p }) => p < 0.05).length;
    ranked += found;
    if (found > 0) worldsWithRanked += 1;
  }
  return {
    worlds,
    pairs,
    pOnStories: onStories / pairs,
    pOnArticles: onArticles / pairs,
    ranked,
    worldsWithRanked,
  };
}
