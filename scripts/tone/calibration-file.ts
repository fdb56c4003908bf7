import { createConvolution } from '../../server/analysis/tone/convolution.ts';
import { normalise } from '../../server/analysis/tone/calibration.ts';
import { createLinear } from '../../server/analysis/tone/linear.ts';
import { linearOf, networksOf, withMoves } from '../../server/analysis/tone/weights.ts';
import { chanceFrom } from '../bench/chance.ts';
import { calibrate, calibrationError, crossFitted, type Said, surprise, unclearBelow } from './calibrate.ts';
import { confusionOf, covarianceOf, type Judged, weightsOf } from './correct.ts';
import { figuresOf, type ToneFigures } from './measure.ts';
import type { ToneSets } from './sets.ts';

/** The share of right words above which a word is said rather than "unclear". */
const CLEAR = 0.8;
const DRAWS = 1000;

/** What both models say of the development targets. */
export function saidOfDev(
  { vocabulary, dev, devSentences }: ToneSets,
  taught: { readonly linear: Uint8Array; readonly networks: Uint8Array },
): Said[] {
  const linear = createLinear(linearOf(taught.linear).weights, vocabulary);
  const { networks, moves } = networksOf(taught.networks);
  const convolution = createConvolution(networks, withMoves(vocabulary, moves));
  return dev.map(({ view, rows, unit, score, is }, at) => {
    const [byLinear, byNetworks] = [new Float64Array(3), new Float64Array(3)];
    linear.say(view, rows, unit, score, byLinear);
    normalise(byLinear);
    convolution.say(convolution.read(view, rows), unit, score, byNetworks);
    return { byLinear: [...byLinear], byNetworks: [...byNetworks], is, sentence: devSentences[at] as number };
  });
}

const round = (value: number, places = 4): number => Math.round(value * 10 ** places) / 10 ** places;
const roundAll = (matrix: readonly (readonly number[])[], places: number): number[][] =>
  matrix.map((row) => row.map((value) => round(value, places)));

const shortOf = ({ n, macroF1, accuracy, flips }: ToneFigures) => ({
  n,
  macro_f1: round(macroF1, 1),
  accuracy: round(accuracy, 1),
  flips: round(flips, 1),
});

function entryOf(said: readonly Said[], linear: number, secondFrom: number) {
  const chances = crossFitted(said, linear);
  const classes = said.map(({ is }) => is);
  const judged: Judged[] = said.map(({ is, sentence }, at) => ({ chances: chances[at] as number[], is, sentence }));
  const errors = confusionOf(judged);
  const weights = weightsOf(errors);
  if (weights === null) throw new Error('the errors of the scorer cannot be undone: its matrix has no inverse');
  return {
    calibration: calibrate(said, linear),
    unclear_below: unclearBelow(chances, classes, CLEAR),
    calibration_error: round(calibrationError(chances, classes), 3),
    /** Row: what was said; column: what is so. Mean chances, in the order negative, neutral, positive. */
    confusion: roundAll(errors, 4),
    weights: weights.map((weight) => round(weight, 4)),
    covariance: roundAll(covarianceOf(judged, DRAWS, chanceFrom(7)), 5),
    dev: {
      rw: shortOf(figuresOf(chances.slice(0, secondFrom), classes.slice(0, secondFrom))),
      mt: shortOf(figuresOf(chances.slice(secondFrom), classes.slice(secondFrom))),
      both: shortOf(figuresOf(chances, classes)),
    },
  };
}

/** The share of the linear model, in twentieths, that surprises least on dev when each fifth is calibrated by the others. */
function bestShare(said: readonly Said[]): number {
  let [best, least] = [0, Infinity];
  for (let twentieth = 4; twentieth <= 16; twentieth += 2) {
    const share = twentieth / 20;
    const now = surprise(calibrate(said, share), said);
    if (now < least) [best, least] = [share, now];
  }
  return best;
}

/** What data/sentiment/calibration.json holds. */
export function calibrationFile(
  sets: ToneSets,
  taught: { readonly linear: Uint8Array; readonly networks: Uint8Array },
  measuredOn: string | null,
) {
  const said = saidOfDev(sets, taught);
  return {
    about:
      'How the trained scorers are calibrated, and their errors on the development halves of NewsMTSC (MIT), each fifth calibrated by the others. ' +
      'Written by scripts/train-sentiment.ts; see data/README.md.',
    gold: { sets: ['newsmtsc/rw-dev.jsonl', 'newsmtsc/mt-dev.jsonl'], sha256: sets.goldHash, targets: said.length },
    measured_on: measuredOn,
    kind: 'person',
    tuned: 'share of the linear model, sureness, two offsets',
    linear: { scorer: `linear@${linearOf(taught.linear).version}`, ...entryOf(said, 1, sets.secondFrom) },
    blend: {
      scorer: `blend@${networksOf(taught.networks).version}`,
      ...entryOf(said, bestShare(said), sets.secondFrom),
    },
    networks_alone: entryOf(said, 0, sets.secondFrom).dev,
  };
}

export type CalibrationFile = ReturnType<typeof calibrationFile>;

/** The figures of a calibration in lines for a terminal. */
export function reportOf({ linear, blend, networks_alone }: CalibrationFile): string[] {
  const line = (name: string, { rw, mt, both }: typeof networks_alone): string =>
    `${name}: ${[both, rw, mt].map(({ macro_f1, accuracy, flips }) => `${macro_f1} / ${accuracy}, flips ${flips}`).join('; ')}`;
  return [
    'macro F1 / accuracy and flips on dev, both halves; rw; mt',
    line('linear', linear.dev),
    line('networks', networks_alone),
    line('blend', blend.dev),
    `blend: linear's share ${blend.calibration.linear}, calibration error ${blend.calibration_error}, unclear below ${blend.unclear_below}`,
    `blend: w ${blend.weights.join(' ')}`,
  ];
}
