import { type Features, featuresInto, newFeatures, VALUES } from '../../server/analysis/tone/linear-features.ts';
import { type LinearWeights, placesOf, shareOf } from '../../server/analysis/tone/linear.ts';
import type { Vocabulary } from '../../server/analysis/tone/vocabulary.ts';
import { chanceFrom } from '../bench/chance.ts';
import { shuffle } from '../names/perceptron.ts';
import type { Example, Lesson } from './examples.ts';
import { softmax } from './softmax.ts';

/** How the linear model is taught. */
export type LinearCourse = {
  /** Features of fewer lessons are left out; to leave out small weights instead cost eight points. */
  readonly least: number;
  readonly passes: number;
  readonly rate: number;
  /** How strongly weights are drawn to 0. */
  readonly decay: number;
};

const read = (example: Example, vocabulary: Vocabulary, features: Features): void =>
  featuresInto(example.view, example.rows, example.unit, example.score, vocabulary, features);

/** The features that occur in at least `least` lessons, in order of their hashes. */
function frequent(lessons: readonly Lesson[], vocabulary: Vocabulary, least: number): Int32Array {
  const counts = new Map<number, number>();
  const features = newFeatures();
  for (const lesson of lessons) {
    read(lesson, vocabulary, features);
    for (const hash of new Set(features.hashes.subarray(0, features.count))) {
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  return Int32Array.from([...counts].filter(([, count]) => count >= least).map(([hash]) => hash)).sort();
}

/** Multinomial logistic regression by AdaGrad; the same lessons, course and seed give the same weights. */
export function teachLinear(
  lessons: readonly Lesson[],
  vocabulary: Vocabulary,
  course: LinearCourse,
  seed: number,
  afterPass: (pass: number, weights: LinearWeights) => void = () => undefined,
): LinearWeights {
  const hashes = frequent(lessons, vocabulary, course.least);
  const place = placesOf(hashes);
  const features = newFeatures();
  const words = new Float32Array(hashes.length * 3);
  const values = new Float32Array(VALUES * 3);
  const squares = {
    words: new Float32Array(words.length).fill(1e-4),
    values: new Float32Array(values.length).fill(1e-4),
  };
  const active = lessons.map((lesson) => {
    read(lesson, vocabulary, features);
    const known = Array.from(features.hashes.subarray(0, features.count), place).filter((at) => at >= 0);
    return { known: Int32Array.from(known), share: shareOf(features.count), values: features.values.slice() };
  });
  const order = Uint32Array.from(lessons.keys());
  const list = [...order];
  const chance = chanceFrom(seed);
  const said = new Float64Array(3);
  const result = { hashes, words, values };
  const change = (weights: Float32Array, square: Float32Array, at: number, error: number, rate: number) => {
    const g = error + course.decay * (weights[at] as number);
    square[at] = (square[at] as number) + g * g;
    weights[at] = (weights[at] as number) - (rate * g) / Math.sqrt(square[at]);
  };
  for (let pass = 1; pass <= course.passes; pass += 1) {
    shuffle(list, chance);
    for (const no of list) {
      const { known, share, values: given } = active[no] as (typeof active)[number];
      said.fill(0);
      for (const at of known)
        for (let c = 0; c < 3; c += 1) said[c] = (said[c] as number) + (words[at * 3 + c] as number);
      for (let c = 0; c < 3; c += 1) said[c] = (said[c] as number) * share;
      for (let v = 0; v < VALUES; v += 1) {
        const value = given[v] as number;
        if (value !== 0)
          for (let c = 0; c < 3; c += 1) said[c] = (said[c] as number) + value * (values[v * 3 + c] as number);
      }
      softmax(said);
      for (let c = 0; c < 3; c += 1) {
        const error = (said[c] as number) - (lessons[no]?.wanted[c] as number);
        for (const at of known) change(words, squares.words, at * 3 + c, error * share, course.rate);
        for (let v = 0; v < VALUES; v += 1) {
          const value = given[v] as number;
          if (value !== 0) change(values, squares.values, v * 3 + c, error * value, course.rate);
        }
      }
    }
    afterPass(pass, result);
  }
  return result;
}
