/** A stream of numbers in (0, 1) that a seed fixes (mulberry32), so that a simulation can be repeated. */
export type Draw = () => number;

export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

/** A standard normal number (Box and Muller 1958). */
export const normal = (draw: Draw): number => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());

/** A gamma number of this shape and scale 1 (Marsaglia and Tsang 2000); 0 for shape 0. */
export function gamma(shape: number, draw: Draw): number {
  if (shape <= 0) return 0;
  if (shape < 1) return gamma(shape + 1, draw) * draw() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(draw);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(draw()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A sum of independent counts is counted in parts of this mean, where e to the minus mean is still far from 0. */
const PART = 30;

/** A Poisson count: as many exponential steps as fit into the mean (Knuth). */
export function poisson(mean: number, draw: Draw): number {
  let count = 0;
  for (let left = mean; left > 0; left -= PART) {
    const least = Math.exp(-Math.min(left, PART));
    for (let product = draw(); product > least; product *= draw()) count += 1;
  }
  return count;
}

/**
 * Levels around 1 whose variance is `dispersion` and whose neighbours have this correlation: counts drawn around them are
 * negative binomial (Lewis, McKenzie and Hugus 1989: gamma steps thinned by beta ones).
 */
export function levels(steps: number, dispersion: number, correlation: number, draw: Draw): Float64Array {
  const found = new Float64Array(steps).fill(1);
  if (dispersion <= 0) return found;
  const shape = 1 / dispersion;
  let level = gamma(shape, draw);
  for (let at = 0; at < steps; at += 1) {
    found[at] = level * dispersion;
    const kept = gamma(shape * correlation, draw);
    const rest = gamma(shape * (1 - correlation), draw);
    const thinned = kept === 0 ? 0 : (level * kept) / (kept + rest);
    level = thinned + gamma(shape * (1 - correlation), draw);
  }
  return found;
}
