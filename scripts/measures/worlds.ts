import type { Chance } from '../bench/chance.ts';

/** How likely each size of a story is: entry k is the chance of k + 1 units. */
export type Sizes = { readonly name: string; readonly chances: readonly number[] };

const scaled = (name: string, weights: readonly number[]): Sizes => {
  const sum = weights.reduce((all, one) => all + one, 0);
  return { name, chances: weights.map((one) => one / sum) };
};

/** Stories of equal size, of geometric size (most have one copy), and of heavy-tailed size (a few have a hundred). */
export const SIZES: readonly Sizes[] = [
  scaled('equal', [0, 0, 1]),
  scaled(
    'geometric',
    Array.from({ length: 40 }, (_, at) => 0.6 ** at),
  ),
  scaled(
    'heavy-tailed',
    Array.from({ length: 100 }, (_, at) => (at + 1) ** -2),
  ),
];

export function sizeOf({ chances }: Sizes, chance: Chance): number {
  let left = chance();
  for (const [at, one] of chances.entries()) {
    left -= one;
    if (left < 0) return at + 1;
  }
  return chances.length;
}

/** A number from the standard normal distribution (Box and Muller 1958). */
export const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** The chance of a standard normal number below x (Abramowitz and Stegun 7.1.26: six digits, far below what is simulated). */
export function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail =
    (((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
      t *
      Math.exp((-x * x) / 2)) /
    2;
  return x < 0 ? tail : 1 - tail;
}

/** How much two units of one story have in common. */
export const WITHIN_STORY = 0.4;

/** One cell of a table of simulations: what was simulated, how often, and how often the interval held the truth. */
export type Held = { readonly what: string; readonly stories: number; readonly worlds: number; readonly held: number };

export const part = ({ held, worlds }: Held): number => held / worlds;
