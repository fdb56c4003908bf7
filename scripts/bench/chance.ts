/** A stream of numbers in [0, 1) that a seed fixes (mulberry32), so that two runs ask about the same collection. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 to one below `most`. */
export const below = (chance: Chance, most: number): number => Math.floor(chance() * most);

/** One of a list that is not empty. */
export function oneOf<Item>(chance: Chance, items: readonly Item[]): Item {
  const item = items[below(chance, items.length)];
  if (item === undefined) throw new Error('oneOf() needs at least one item');
  return item;
}

/**
 * Ranks 0…count-1, the first the most likely: chance in proportion to 1 / (rank + 1 + shift) (Zipf 1949; the shift is
 * Mandelbrot's 1953). Shift 0 puts the first rank in most articles, a larger one flattens the head.
 */
export function zipf(count: number, shift: number): (chance: Chance) => number {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1 + shift);
    upTo[rank] = sum;
  }
  return (chance) => {
    const wanted = chance() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
