import { liftInterval } from '../../server/analysis/statistics.ts';
import { TOO_FEW_STORIES } from '../../server/contract/vocabulary.ts';
import { chanceFrom } from '../bench/chance.ts';
import { type Held, type Sizes, sizeOf, WITHIN_STORY } from './worlds.ts';

/** A pair of a world: its stories, the part of units that name the one and the other, and how many times chance they meet. */
export type Paired = { readonly stories: number; readonly a: number; readonly b: number; readonly lift: number };

/** By chance alone and far beyond it, often named and rarely; in the second and fifth the one is all but always with the other. */
export const PAIRED: readonly Paired[] = [
  { stories: 60, a: 0.3, b: 0.2, lift: 1 },
  { stories: 60, a: 0.3, b: 0.2, lift: 2.5 },
  { stories: 200, a: 0.1, b: 0.1, lift: 3 },
  { stories: 1000, a: 0.03, b: 0.05, lift: 4 },
  { stories: 40, a: 0.5, b: 0.5, lift: 1.5 },
];

/** How often the interval of a lift holds that of the world; worlds in which too few stories name both have none and do not count. */
export function liftIntervals({ stories, a, b, lift }: Paired, sizes: Sizes, worlds: number, seed: number): Held {
  const chance = chanceFrom(seed);
  // Units that follow their story in this part have the correlation of its square.
  const follows = Math.sqrt(WITHIN_STORY);
  const both = lift * a * b;
  const draw = (): readonly [number, number] => {
    const at = chance();
    return at < both ? [1, 1] : at < a ? [1, 0] : at < a + b - both ? [0, 1] : [0, 0];
  };
  let [told, held] = [0, 0];
  for (let world = 0; world < worlds; world += 1) {
    const sums = { n: 0, n1: 0, n2: 0, n11: 0, mm: 0, xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0, xm: 0, ym: 0, zm: 0 };
    let joint = 0;
    for (let story = 0; story < stories; story += 1) {
      const m = sizeOf(sizes, chance);
      const own = draw();
      let [x, y, z] = [0, 0, 0];
      for (let unit = 0; unit < m; unit += 1) {
        const [ofA, ofB] = chance() < follows ? own : draw();
        x += ofA;
        y += ofB;
        z += ofA * ofB;
      }
      sums.n += m;
      sums.n1 += x;
      sums.n2 += y;
      sums.n11 += z;
      sums.mm += m * m;
      sums.xx += x * x;
      sums.yy += y * y;
      sums.zz += z * z;
      sums.xy += x * y;
      sums.xz += x * z;
      sums.yz += y * z;
      sums.xm += x * m;
      sums.ym += y * m;
      sums.zm += z * m;
      if (x > 0 && y > 0) joint += 1;
    }
    const { low, high } = liftInterval({ ...sums, stories_all: stories });
    if (joint < TOO_FEW_STORIES || low === null || high === null) continue;
    told += 1;
    if (low <= lift && lift <= high) held += 1;
  }
  return {
    what: `${lift} times chance, ${a} and ${b}, ${sizes.name}, ${stories} stories`,
    stories,
    worlds: told,
    held,
  };
}
