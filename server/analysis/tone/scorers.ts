import type { Sentence, Span } from '../../contract/article.ts';
import type { Reason, Score } from '../../contract/mention.ts';
import type { Scorer } from '../scorer.ts';
import { calibrated, type Calibration, Calibrations, chancesFrom, normalise } from './calibration.ts';
import { type Convolution, createConvolution } from './convolution.ts';
import { createLinear, type Linear } from './linear.ts';
import { readPacked } from './packed.ts';
import { createViewer, FLAG, lexiconScoreAt, unitAt, type View, type Viewer } from './view.ts';
import { rowsOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { linearOf, networksOf, withMoves } from './weights.ts';

/** The files of data/sentiment/ that trained scorers are made of. */
export type ToneFiles = {
  readonly vectors: Uint8Array;
  readonly linear: Uint8Array;
  readonly networks: Uint8Array;
  readonly calibration: unknown;
};

/** Words shown as the reasons of a score; weaker ones are noise. */
const MOST_REASONS = 6;
const LEAST_PUSH = 0.05;

/** A sentence made ready for all its mentions. */
type Ready = {
  readonly sentence: Sentence;
  readonly others: readonly Span[];
  readonly view: View | null;
  readonly rows: Int32Array;
};

const isAmong = (at: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => start === at.start && end === at.end);

/**
 * Reads sentences for mentions one after another: what all mentions of a sentence share is made once, as long as they
 * come with the same list of names (a mention's own name may stand in it).
 */
function createReader(viewer: Viewer, vocabulary: Vocabulary) {
  let last: Ready | undefined;
  return (sentence: Sentence, at: Span, others: readonly Span[]): Ready => {
    const listed = isAmong(at, others);
    if (listed && last?.sentence === sentence && last.others === others) return last;
    const view = viewer.view(sentence, listed ? others : [at, ...others]);
    const ready = { sentence, others, view, rows: view === null ? new Int32Array(0) : rowsOf(view, vocabulary) };
    last = listed ? ready : undefined;
    return ready;
  };
}

/** The words that pushed hardest in their order, each with its signed weight. Names are none: they only tell where something stands. */
function reasonsOf(view: View, pushes: Float64Array, text: string): Reason[] {
  const strongest: number[] = [];
  for (let unit = 0; unit < pushes.length; unit += 1) {
    const size = Math.abs(pushes[unit] as number);
    if (size < LEAST_PUSH || ((view.flags[unit] as number) & FLAG.name) !== 0) continue;
    let at = strongest.length;
    while (at > 0 && size > Math.abs(pushes[strongest[at - 1] as number] as number)) at -= 1;
    if (at >= MOST_REASONS) continue;
    strongest.splice(at, 0, unit);
    if (strongest.length > MOST_REASONS) strongest.pop();
  }
  strongest.sort((a, b) => a - b);
  return strongest.map((unit) => ({
    text: text.slice(view.starts[unit], view.ends[unit]),
    weight: Math.round((pushes[unit] as number) * 100) / 100,
  }));
}

type Parts = {
  readonly id: string;
  readonly version: string;
  readonly calibration: Calibration;
  readonly viewer: Viewer;
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
  readonly convolution: Convolution | null;
};

function createTrainedScorer({ id, version, calibration, viewer, vocabulary, linear, convolution }: Parts): Scorer {
  const read = createReader(viewer, vocabulary);
  const byLinear = new Float64Array(3);
  const byNetworks = new Float64Array(3);
  let filtered: Ready | undefined;
  let reading: ReturnType<Convolution['read']> | undefined;

  return {
    id,
    version,
    score(sentence, at, others, language): Score | null {
      if (language !== null && language !== 'en') return null;
      const ready = read(sentence, at, others);
      const { view, rows } = ready;
      if (view === null) return null;
      const unit = unitAt(view, at);
      const score = lexiconScoreAt(view, unit, viewer.rules);
      linear.say(view, rows, unit, score, byLinear);
      normalise(byLinear);
      if (convolution !== null) {
        if (filtered !== ready || reading === undefined) reading = convolution.read(view, rows);
        filtered = ready;
        convolution.say(reading, unit, score, byNetworks);
      }
      const chances = chancesFrom(calibrated(calibration, byLinear, byNetworks));
      const pushes = linear.pushes(view.count);
      // Where nothing was judged there is little to show, and the networks' part takes a third of the time.
      const isNeutral = chances.p_neu >= Math.max(chances.p_neg, chances.p_pos);
      const byPlace = isNeutral ? undefined : convolution?.pushes(view.count);
      const { sureness, linear: share } = calibration;
      for (let i = 0; i < view.count; i += 1) {
        pushes[i] = sureness * (share * (pushes[i] as number) + (1 - share) * (byPlace?.[i] ?? 0));
      }
      return { ...chances, sentiment: chances.p_pos - chances.p_neg, reasons: reasonsOf(view, pushes, sentence.text) };
    },
  };
}

/** Everything the trained scorers share. */
export type Tone = { readonly linear: Scorer; readonly blend: Scorer };

/**
 * The trained scorers: `linear` (words, pairs, triples and word groups around the actor) and `blend` (the same with
 * convolutional networks over word vectors). Both are deaf to names. Null for a language other than English, another
 * script, no words, or more words than a sentence has.
 */
export function createTone({ vectors, linear, networks, calibration }: ToneFiles): Tone {
  const vocabulary = vocabularyOf(readPacked(vectors, 'vectors.bin'));
  const viewer = createViewer();
  const taught = linearOf(linear);
  const nets = networksOf(networks);
  const told = Calibrations.parse(calibration);
  const shared = { viewer, vocabulary, linear: createLinear(taught.weights, vocabulary) };
  return {
    linear: createTrainedScorer({
      ...shared,
      id: 'linear',
      version: taught.version,
      calibration: told.linear.calibration,
      convolution: null,
    }),
    blend: createTrainedScorer({
      ...shared,
      id: 'blend',
      version: nets.version,
      calibration: told.blend.calibration,
      convolution: createConvolution(nets.networks, withMoves(vocabulary, nets.moves)),
    }),
  };
}
