import { z } from 'zod';
import type { Probabilities } from '../../contract/mention.ts';

/** How the logarithms of a model become chances that hold: found on the development halves of the gold, see data/README.md. */
export const Calibration = z.object({
  /** Share of the linear model; the rest is the networks'. */
  linear: z.number().min(0).max(1),
  /** Above 1 makes surer, below 1 less sure. */
  sureness: z.number().positive(),
  /** Added to the logarithms of the three classes. */
  offsets: z.tuple([z.number(), z.number(), z.number()]),
});
export type Calibration = z.infer<typeof Calibration>;

/** Logarithms of the chances, but for a constant, after calibration. */
export function calibrated(
  { linear, sureness, offsets }: Calibration,
  byLinear: ArrayLike<number>,
  byNetworks: ArrayLike<number>,
): [number, number, number] {
  const at = (c: 0 | 1 | 2): number =>
    sureness * (linear * (byLinear[c] as number) + (1 - linear) * (byNetworks[c] as number)) + offsets[c];
  return [at(0), at(1), at(2)];
}

/** Chances of negative, neutral and positive from their logarithms. */
export function chancesFrom([negative, neutral, positive]: readonly [number, number, number]): Probabilities {
  const most = Math.max(negative, neutral, positive);
  const [a, b, c] = [Math.exp(negative - most), Math.exp(neutral - most), Math.exp(positive - most)];
  const sum = a + b + c;
  return { p_neg: a / sum, p_neu: b / sum, p_pos: c / sum };
}

/** Logarithms that sum to 1 as chances, in place: models of other scales can be mixed then. */
export function normalise(logits: Float64Array): void {
  const most = Math.max(logits[0] as number, logits[1] as number, logits[2] as number);
  let sum = 0;
  for (let c = 0; c < 3; c += 1) sum += Math.exp((logits[c] as number) - most);
  const all = most + Math.log(sum);
  for (let c = 0; c < 3; c += 1) logits[c] = (logits[c] as number) - all;
}
