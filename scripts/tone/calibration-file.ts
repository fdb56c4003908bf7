import { createConvolution } from '../../server/analysis/tone/convolution.ts';
import { normalise } from '../../server/analysis/tone/calibration.ts';
import { createLinear } from '../../server/analysis/tone/linear.ts';
import { linearOf, networksOf, withMoves } from '../../server/analysis/tone/weights.ts';
import type { ToneAdjustment } from '../../server/analysis/tone/calibration.ts';
import { chancesOf as lexiconChancesOf, createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { scorerName } from '../../server/analysis/scorer.ts';
import { calibrate, calibrationError, chancesOf, crossFitted, type Said, surprise, unclearBelow } from './calibrate.ts';
import { adjustmentOf, type Judged } from './adjust.ts';
import type { Example } from './examples.ts';
import { figuresOf, type ToneFigures } from './measure.ts';
import { MEASURES, type ToneSets } from './sets.ts';

/** The share of right words above which a word is said rather than "unclear". */
const CLEAR = 0.8;

/** Marked targets and the sentence of each. */
type Marked = { readonly examples: readonly Example[]; readonly sentences: readonly number[] };

/** What both models say of marked targets. */
function speaker({ vocabulary }: ToneSets, taught: { readonly linear: Uint8Array; readonly networks: Uint8Array }) {
  const linear = createLinear(linearOf(taught.linear).weights, vocabulary);
  const { networks, moves } = networksOf(taught.networks);
  const convolution = createConvolution(networks, withMoves(vocabulary, moves));
  return ({ examples, sentences }: Marked): Said[] =>
    examples.map(({ view, rows, unit, score, is }, at) => {
      const [byLinear, byNetworks] = [new Float64Array(3), new Float64Array(3)];
      linear.say(view, rows, unit, score, byLinear);
      normalise(byLinear);
      convolution.say(convolution.read(view, rows), unit, score, byNetworks);
      return { byLinear: [...byLinear], byNetworks: [...byNetworks], is, sentence: sentences[at] as number };
    });
}

const round = (value: number, places = 4): number => Math.round(value * 10 ** places) / 10 ** places;

const shortOf = ({ n, macroF1, accuracy, flips }: ToneFigures) => ({
  n,
  macro_f1: round(macroF1, 1),
  accuracy: round(accuracy, 1),
  flips: round(flips, 1),
});

/** Figures on the development halves together and apart. */
function devOf(judged: readonly Judged[], secondFrom: number) {
  const figures = (part: readonly Judged[]) =>
    shortOf(
      figuresOf(
        part.map(({ chances }) => chances),
        part.map(({ is }) => is),
      ),
    );
  return {
    rw: figures(judged.slice(0, secondFrom)),
    mt: figures(judged.slice(secondFrom)),
    both: figures(judged),
  };
}

const judgedBy = (said: readonly Said[], chances: (one: Said, at: number) => readonly number[]): Judged[] =>
  said.map((one, at) => ({ chances: chances(one, at), is: one.is, sentence: one.sentence }));

/** What is said of gold of one kind of actor. */
type SaidOfKind = Pick<ToneAdjustment, 'kind' | 'gold'> & { readonly said: readonly Said[] };

function entryOf([persons, ...others]: readonly [SaidOfKind, ...SaidOfKind[]], linear: number, secondFrom: number) {
  const { kind, gold, said } = persons;
  const fitted = crossFitted(said, linear);
  const judged = judgedBy(said, (_, at) => fitted[at] as number[]);
  const classes = said.map(({ is }) => is);
  const calibration = calibrate(said, linear);
  return {
    calibration,
    unclear_below: unclearBelow(fitted, classes, CLEAR),
    calibration_error: round(calibrationError(fitted, classes), 3),
    adjustments: [
      adjustmentOf(kind, gold, judged),
      // Kinds that did not calibrate need no parts.
      ...others.map((one) =>
        adjustmentOf(
          one.kind,
          one.gold,
          judgedBy(one.said, (each) => chancesOf(calibration, each)),
        ),
      ),
    ],
    dev: devOf(judged, secondFrom),
  };
}

/** The lexicon's figures and errors; its table of chances was counted on train, so nothing is fitted here. */
function lexiconEntry(golds: readonly (Marked & Pick<ToneAdjustment, 'kind' | 'gold'>)[], secondFrom: number) {
  const judged = ({ examples, sentences }: Marked): Judged[] =>
    examples.map(({ score, is }, at) => {
      const { p_neg, p_neu, p_pos } = lexiconChancesOf(score);
      return { chances: [p_neg, p_neu, p_pos], is, sentence: sentences[at] as number };
    });
  return {
    scorer: scorerName(createLexiconScorer()),
    adjustments: golds.map((one) => adjustmentOf(one.kind, one.gold, judged(one))),
    dev: devOf(judged(golds[0] as Marked), secondFrom),
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
  const persons = {
    kind: 'person' as const,
    gold: { sets: [...MEASURES], sha256: sets.goldHash },
    examples: sets.dev,
    sentences: sets.devSentences,
  };
  const speak = speaker(sets, taught);
  const heard = (one: typeof persons | ToneSets['others'][number]): SaidOfKind => ({
    kind: one.kind,
    gold: one.gold,
    said: speak(one),
  });
  const said: [SaidOfKind, ...SaidOfKind[]] = [heard(persons), ...sets.others.map(heard)];
  return {
    about:
      'How the trained scorers are calibrated on the development halves of NewsMTSC (MIT), and every scorer’s errors by kind of actor: ' +
      'toward persons with each fifth of the sentences calibrated by the others. Written by scripts/train-sentiment.ts; see data/README.md.',
    gold: { sets: [...MEASURES], sha256: sets.goldHash, targets: sets.dev.length },
    measured_on: measuredOn,
    tuned: 'share of the linear model, sureness, two offsets',
    lexicon: lexiconEntry([persons, ...sets.others], sets.secondFrom),
    linear: { scorer: `linear@${linearOf(taught.linear).version}`, ...entryOf(said, 1, sets.secondFrom) },
    blend: {
      scorer: `blend@${networksOf(taught.networks).version}`,
      ...entryOf(said, bestShare(said[0].said), sets.secondFrom),
    },
    networks_alone: entryOf([said[0]], 0, sets.secondFrom).dev,
  };
}

export type CalibrationFile = ReturnType<typeof calibrationFile>;

/** The figures of a calibration in lines for a terminal. */
export function reportOf({ lexicon, linear, blend, networks_alone }: CalibrationFile): string[] {
  const line = (name: string, { rw, mt, both }: typeof networks_alone): string =>
    `${name}: ${[both, rw, mt].map(({ macro_f1, accuracy, flips }) => `${macro_f1} / ${accuracy}, flips ${flips}`).join('; ')}`;
  return [
    'macro F1 / accuracy and flips on dev, both halves; rw; mt',
    line('lexicon', lexicon.dev),
    line('linear', linear.dev),
    line('networks', networks_alone),
    line('blend', blend.dev),
    `blend: linear's share ${blend.calibration.linear}, calibration error ${blend.calibration_error}, unclear below ${blend.unclear_below}`,
    ...blend.adjustments.map(
      ({ kind, n, w, condition }) => `blend, ${kind}: n ${n}, w ${w.join(' ')}, condition ${condition}`,
    ),
  ];
}
