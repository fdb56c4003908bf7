import { z } from 'zod';
import type { Probabilities } from '../../contract/mention.ts';
import { KINDS } from '../../contract/vocabulary.ts';

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

/** The logarithm of the chance of one class. */
const calibratedOne = (
  { linear, sureness, offsets }: Calibration,
  byLinear: ArrayLike<number>,
  byNetworks: ArrayLike<number>,
  c: 0 | 1 | 2,
): number => sureness * (linear * (byLinear[c] as number) + (1 - linear) * (byNetworks[c] as number)) + offsets[c];

/** Logarithms of the chances, but for a constant, after calibration. */
export const calibrated = (
  calibration: Calibration,
  byLinear: ArrayLike<number>,
  byNetworks: ArrayLike<number>,
): [number, number, number] => [
  calibratedOne(calibration, byLinear, byNetworks, 0),
  calibratedOne(calibration, byLinear, byNetworks, 1),
  calibratedOne(calibration, byLinear, byNetworks, 2),
];

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

const Three = z.tuple([z.number(), z.number(), z.number()]);
const NineNumbers = z.tuple([Three, Three, Three]);

/** A scorer's known errors toward one kind of actor, and how to undo them in a mean (classes: negative, neutral, positive). */
export const ToneAdjustment = z.object({
  kind: z.enum(KINDS),
  gold: z.object({ sets: z.array(z.string()).min(1), sha256: z.string() }),
  /** Gold mentions, and how many of them are of each class. */
  n: z.int().min(1),
  counts: Three,
  /** Row: what was said; column: what is so. Mean chances; columns sum to 1. */
  M: NineNumbers,
  /** (−1, 0, 1) · M⁻¹: what each chance counts in the corrected tone. */
  w: Three,
  /** The covariance of w when the gold is drawn anew, sentence by sentence. */
  C: NineNumbers,
  /** The largest singular value of M over the least: how much the adjustment swells errors. */
  condition: z.number().min(1),
});
export type ToneAdjustment = z.infer<typeof ToneAdjustment>;

/** Beyond these a adjustment does more harm than good (measured in simulation, see data/README.md). */
export const MOST_CONDITION = 10;
export const LEAST_OF_A_CLASS = 50;

/** The adjustment of a kind of actor; null where there is no gold of that kind, too little of a class, or errors too large to undo. */
export function adjustmentFor(
  adjustments: readonly ToneAdjustment[],
  kind: ToneAdjustment['kind'],
): ToneAdjustment | null {
  const found = adjustments.find((one) => one.kind === kind);
  if (found === undefined || found.condition > MOST_CONDITION) return null;
  return Math.min(...found.counts) < LEAST_OF_A_CLASS ? null : found;
}

const Trained = z.looseObject({
  scorer: z.string(),
  calibration: Calibration,
  unclear_below: z.number(),
  adjustments: z.array(ToneAdjustment),
});

/**
 * data/sentiment/calibration.json: how each trained scorer is calibrated, above which chance its word is right in four of
 * five mentions, and every scorer's adjustments by kind of actor.
 */
export const Calibrations = z.looseObject({
  lexicon: z.looseObject({ scorer: z.string(), adjustments: z.array(ToneAdjustment) }),
  linear: Trained,
  blend: Trained,
});
