import {
  ANY,
  beginning,
  decode,
  goingOn,
  KINDS,
  LABELS,
  type Model,
  runsOf,
} from '../../server/analysis/tagger-model.ts';
import { FEATURES, prepare, usageOf } from '../../server/analysis/tagger-features.ts';
import { type Gazetteer, WORD } from '../../server/analysis/gazetteer.ts';
import { tokenise } from '../../server/analysis/tokens.ts';
import type { MarkedDocument } from './marked.ts';
import { wordsOf } from './score.ts';

/** One run of words to learn from: what may be said of each word. */
type Lesson = { readonly features: readonly Int32Array[]; readonly allowed: readonly number[]; readonly sure: boolean };

/** The runs of marked documents with the labels their words may have. */
export function lessonsOf(
  documents: readonly MarkedDocument[],
  gazetteer: Gazetteer,
  forget: () => boolean = () => false,
): Lesson[] {
  return documents.flatMap((document) => {
    const read = document.map(({ text }) => {
      const tokens = tokenise(text);
      return { tokens, marks: gazetteer(tokens) };
    });
    const usage = usageOf(read);
    return read.flatMap(({ tokens, marks }, at) => {
      const { names = [], open = [] } = document[at] ?? {};
      const may: number[] = new Array(tokens.count).fill(1);
      for (const span of open) {
        const words = wordsOf(tokens, span);
        if (words !== null) may.fill(ANY, words.first, words.last + 1);
      }
      for (const name of names) {
        const words = wordsOf(tokens, name);
        if (words === null) continue;
        const kind = KINDS.indexOf(name.kind);
        may.fill(1 << goingOn(kind), words.first, words.last + 1);
        may[words.first] = 1 << beginning(kind);
        // Names that no list knows are the ones to find: lists are left out for some.
        if (forget()) {
          for (let at = words.first; at <= words.last; at += 1) {
            marks.names[at] = 0;
            marks.words[at] = (marks.words[at] ?? 0) & ~(WORD.given | WORD.family);
          }
        }
      }
      return runsOf(prepare(tokens, marks, usage[at]!)).map(({ first, features }) => {
        const allowed = features.map((_, i) => may[first + i] ?? 1);
        // A name whose first word no run holds goes on from nothing; nobody can say that of its other words.
        const fit = allowed.map((set, i) => (isGoingOn(set) && !leadsTo(allowed[i - 1], set) ? ANY : set));
        return { features, allowed: fit, sure: fit.every((set) => (set & (set - 1)) === 0) };
      });
    });
  });
}

/** The only label of a set of one. */
const labelOf = (set: number): number => 31 - Math.clz32(set);

const isGoingOn = (set: number): boolean => (set & (set - 1)) === 0 && set > 1 && labelOf(set) % 2 === 0;
const leadsTo = (before: number | undefined, set: number): boolean =>
  before !== undefined && (before & (set | (set >> 1))) !== 0;

/** Fisher and Yates, with a given source of chance. */
export function shuffle<T>(list: T[], chance: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}

/** Weights, and what to take from them to have the mean of all steps: the step's number times each change. */
type Sums = { readonly last: Float64Array; readonly timed: Float64Array };

const sumsOf = (size: number): Sums => ({ last: new Float64Array(size), timed: new Float64Array(size) });

function change({ last, timed }: Sums, at: number, by: number, step: number): void {
  last[at] = (last[at] as number) + by;
  timed[at] = (timed[at] as number) + by * step;
}

const meanOf = ({ last, timed }: Sums, steps: number): Float64Array =>
  last.map((weight, at) => weight - (timed[at] as number) / steps);

/**
 * Averaged structured perceptron (Collins 2002): where the best labels differ from the best allowed ones, the features
 * of the one lose and those of the other gain. The same lessons, passes and chance give the same weights.
 */
export function train(
  lessons: readonly Lesson[],
  passes: number,
  chance: () => number,
  afterPass: (pass: number, model: Model) => void = () => undefined,
): Model {
  const emissions = sumsOf(FEATURES * LABELS);
  const transitions = sumsOf(LABELS * LABELS);
  const now = { emissions: emissions.last, transitions: transitions.last };
  const order = [...lessons];
  let step = 1;
  const mean = (): Model => ({ emissions: meanOf(emissions, step), transitions: meanOf(transitions, step) });
  for (let pass = 1; pass <= passes; pass += 1) {
    shuffle(order, chance);
    for (const { features, allowed, sure } of order) {
      const said = decode(now, features, null);
      const right = sure ? allowed.map((set) => labelOf(set)) : decode(now, features, allowed);
      let [before, beforeRight] = [0, 0];
      for (let i = 0; i < features.length; i += 1) {
        const [a, b] = [said[i] as number, right[i] as number];
        for (const f of a === b ? [] : (features[i] as Int32Array)) {
          change(emissions, f * LABELS + a, -1, step);
          change(emissions, f * LABELS + b, 1, step);
        }
        if (a !== b || before !== beforeRight) {
          change(transitions, before * LABELS + a, -1, step);
          change(transitions, beforeRight * LABELS + b, 1, step);
        }
        [before, beforeRight] = [a, b];
      }
      step += 1;
    }
    afterPass(pass, mean());
  }
  return mean();
}
