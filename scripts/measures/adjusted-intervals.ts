import { meanInterval, varianceOfWeights } from '../../server/analysis/statistics.ts';
import type { Triple } from '../../server/contract/scoring.ts';
import { type Chance, chanceFrom } from '../bench/chance.ts';
import { confusionOf, covarianceOf, type Judged, weightsOf } from '../tone/adjust.ts';
import { type Held, SIZES, sizeOf, WITHIN_STORY } from './worlds.ts';

/** Chance of each class in three worlds: even, mostly neutral, mostly negative. */
export const MIXES: readonly Triple[] = [
  [0.33, 0.34, 0.33],
  [0.15, 0.65, 0.2],
  [0.6, 0.25, 0.15],
];
/** How sure a scorer is of each class where one is true: rows are what it says, columns what is. It leans to neutral. */
const SAYS = [
  [0.56, 0.14, 0.08],
  [0.32, 0.7, 0.36],
  [0.12, 0.16, 0.56],
] as const;
/** Marked targets that the errors are measured on. */
const GOLD = 783;
const DRAWS_OF_GOLD = 200;
/** Worlds that one gold serves: new gold is what is uncertain too. */
const WORLDS_A_GOLD = 20;

const classOf = (mix: Triple, chance: Chance): number => {
  const at = chance();
  return at < mix[0] ? 0 : at < mix[0] + mix[1] ? 1 : 2;
};

/** What a scorer says of one target: chances around the mean of its class, which sum to one. */
function chancesOf(is: number, chance: Chance): Triple {
  const raw = SAYS.map((row) => row[is]! * -Math.log(1 - chance() * 0.999)) as [number, number, number];
  const sum = raw[0] + raw[1] + raw[2];
  return [raw[0] / sum, raw[1] / sum, raw[2] / sum];
}

const goldOf = (chance: Chance): Judged[] =>
  Array.from({ length: GOLD }, (_, sentence) => {
    const is = classOf([0.33, 0.34, 0.33], chance);
    return { is, chances: chancesOf(is, chance), sentence };
  });

/** How often the interval of the adjusted tone holds the tone of the world, with the gold's uncertainty and without. */
export function adjustedIntervals(
  mix: Triple,
  stories: number,
  worlds: number,
  seed: number,
): { withGold: Held; without: Held; asRead: Held } {
  const chance = chanceFrom(seed);
  const truth = mix[2] - mix[0];
  const sizes = SIZES[1]!;
  const held = [0, 0, 0];
  let given = 0;
  for (let world = 0; world < worlds; ) {
    const gold = goldOf(chance);
    const weights = weightsOf(confusionOf(gold))!;
    const covariance = covarianceOf(gold, DRAWS_OF_GOLD, chance) as unknown as readonly [Triple, Triple, Triple];
    for (let one = 0; one < WORLDS_A_GOLD && world < worlds; one += 1, world += 1) {
      const drawn = Array.from({ length: stories }, () => {
        const own = classOf(mix, chance);
        const q = [0, 0, 0];
        const size = sizeOf(sizes, chance);
        for (let unit = 0; unit < size; unit += 1) {
          const is = chance() < Math.sqrt(WITHIN_STORY) ? own : classOf(mix, chance);
          for (const [c, p] of chancesOf(is, chance).entries()) q[c] = q[c]! + p;
        }
        return { size, q };
      });
      const n = drawn.reduce((sum, { size }) => sum + size, 0);
      const q = [0, 1, 2].map((c) => drawn.reduce((sum, story) => sum + story.q[c]!, 0) / n) as unknown as Triple;
      const besides = varianceOfWeights(q, covariance);
      const m2 = drawn.reduce((sum, { size }) => sum + size * size, 0);
      const holds = (by: Triple, more: number): boolean => {
        const of = (three: readonly number[]) => by[0] * three[0]! + by[1] * three[1]! + by[2] * three[2]!;
        const mean = of(q);
        const spread = drawn.reduce(
          (sum, story) => sum + ((of(story.q) - mean * story.size) / (1 - story.size / n)) ** 2,
          0,
        );
        const { low, high } = meanInterval(mean, n, stories, m2, spread, more);
        return low !== null && high !== null && low <= truth && truth <= high;
      };
      given += 1;
      for (const [at, yes] of [holds(weights, besides), holds(weights, 0), holds([-1, 0, 1], 0)].entries())
        if (yes) held[at] = held[at]! + 1;
    }
  }
  const what = `mix ${mix.map((one) => one.toFixed(2)).join(' / ')}`;
  const of = (at: number): Held => ({ what, stories, worlds: given, held: held[at]! });
  return { withGold: of(0), without: of(1), asRead: of(2) };
}
