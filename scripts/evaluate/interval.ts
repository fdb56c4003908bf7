import { below, chanceFrom } from '../bench/chance.ts';

/** Ends of a 95 % interval. */
export type Ends = readonly [low: number, high: number];

const DRAWS = 1000;
const SEED = 29;

/**
 * The 95 % interval of a figure that is no share, by drawing its units anew (Efron 1979): percentiles of a thousand draws
 * with a fixed seed. A unit is what was marked as one piece, a sentence or a page, because what stands in one piece is right
 * or wrong together.
 */
export function bootstrap<Unit>(units: readonly Unit[], figure: (drawn: readonly Unit[]) => number): Ends {
  if (units.length === 0) throw new Error('an interval needs at least one unit');
  const chance = chanceFrom(SEED);
  const figures = Array.from({ length: DRAWS }, () =>
    figure(units.map(() => units[below(chance, units.length)] as Unit)),
  ).sort((a, b) => a - b);
  if (figures.some(Number.isNaN)) throw new Error('a figure of drawn units is no number');
  return [figures[Math.floor(0.025 * DRAWS)] as number, figures[Math.ceil(0.975 * DRAWS) - 1] as number];
}
