/** Adam (Kingma and Ba 2015) over lists of numbers that are changed in place. */
export type Adam = { step(rate: number): void };

const [FIRST, SECOND, TINY] = [0.9, 0.999, 1e-8] as const;

/** Each value beside its gradient, which a step empties. */
export function createAdam(pairs: readonly { values: Float32Array; gradient: Float32Array }[]): Adam {
  const kept = pairs.map(({ values, gradient }) => ({
    values,
    gradient,
    mean: new Float32Array(values.length),
    square: new Float32Array(values.length),
  }));
  let [first, second] = [1, 1];
  return {
    step(rate) {
      first *= FIRST;
      second *= SECOND;
      const [byFirst, bySecond] = [1 / (1 - first), 1 / (1 - second)];
      for (const { values, gradient, mean, square } of kept) {
        for (let i = 0; i < values.length; i += 1) {
          const g = gradient[i] as number;
          const m = FIRST * (mean[i] as number) + (1 - FIRST) * g;
          const s = SECOND * (square[i] as number) + (1 - SECOND) * g * g;
          mean[i] = m;
          square[i] = s;
          values[i] = (values[i] as number) - (rate * m * byFirst) / (Math.sqrt(s * bySecond) + TINY);
          gradient[i] = 0;
        }
      }
    },
  };
}
