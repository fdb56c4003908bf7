import {
  CLAUSES,
  INPUT,
  NETWORK_PARTS,
  type NetworkPart,
  type NetworkWeights,
  PLACES,
  POOLS,
  sizesOf,
  tellInto,
  WINDOW,
} from '../../server/analysis/tone/network.ts';
import { DIMENSIONS, UNKNOWN, type Vocabulary } from '../../server/analysis/tone/vocabulary.ts';
import { type Chance, chanceFrom } from '../bench/chance.ts';
import { shuffle } from '../names/perceptron.ts';
import { createAdam } from './adam.ts';
import type { Example, Lesson } from './examples.ts';
import { createMoves, type Moves } from './moves.ts';
import { createPooling } from './pooling.ts';
import { createProducts, type Products } from './product.ts';

/** How a network is taught. Tried on a part of train and on dev; see data/README.md. */
export type NetworkCourse = {
  readonly filters: number;
  readonly passes: number;
  readonly batch: number;
  readonly rate: number;
  /** How fast vectors of words move, as a part of the rate. */
  readonly moving: number;
  /** Share of drawn values that are left out at each step, and of units. */
  readonly drop: number;
  readonly dropUnits: number;
  /** How often values are left out anew for one forward pass. */
  readonly draws: number;
  /** Share of certainty that is spread over all classes. */
  readonly smooth: number;
};

/** Units of an example that a network looks at. */
const spanOf = ({ view, unit }: Example): { from: number; to: number } => ({
  from: Math.max(0, unit - WINDOW),
  to: Math.min(view.count, unit + WINDOW + 1),
});

const LONGEST = 2 * WINDOW + 2;

/** Weights drawn evenly around 0, with about the spread that keeps signals of one size. */
function drawn(course: NetworkCourse, chance: Chance, numbers: (count: number) => Float32Array) {
  const spread: Record<NetworkPart, number> = {
    words: Math.sqrt(3 / (3 * INPUT)),
    bias: 0,
    places: 0.09,
    clauses: 0.09,
    attention: 0.09,
    attentionByPlace: 0,
    out: 0.09,
    outBias: 0,
  };
  const sizes = sizesOf(course.filters);
  const lists = NETWORK_PARTS.map((part) => {
    const values = numbers(sizes[part]);
    for (let i = 0; i < values.length; i += 1) values[i] = (2 * chance() - 1) * spread[part];
    return [part, values] as const;
  });
  return Object.fromEntries(lists) as Record<NetworkPart, Float32Array>;
}

/** What was taught: the networks, and how far the vectors of the words that were met moved, by row. */
export type Taught = { readonly networks: readonly NetworkWeights[]; readonly moves: Moves };

/**
 * Teaches several networks side by side. Each has chances and weights of its own; what they share is how the vectors of
 * words move, which is learned by all of them together. The same lessons, course and seeds give the same weights to the last bit.
 */
export function teachNetworks(
  lessons: readonly Lesson[],
  vocabulary: Vocabulary,
  course: NetworkCourse,
  seeds: readonly number[],
  afterPass: (pass: number, taught: Taught) => void = () => undefined,
): Taught {
  const { filters, batch } = course;
  const chance = chanceFrom(seeds[0] ?? 1);
  const rowsMost = batch * LONGEST + 2;
  const products = createProducts(
    seeds.length * 2 * (3 * INPUT * filters + (PLACES + CLAUSES + POOLS * 3 + 8) * filters + 1000) +
      rowsMost * (2 * INPUT + 2 * filters) +
      3 * INPUT * filters +
      65_536,
  );
  const room = {
    input: products.numbers(rowsMost * INPUT),
    inputBack: products.numbers(rowsMost * INPUT),
    before: products.numbers(rowsMost * filters),
    back: products.numbers(rowsMost * filters),
    turned: products.numbers(3 * INPUT * filters),
  };
  const moves = createMoves(lessons, vocabulary);
  const pupils = seeds.map((seed) => createPupil(course, seed, products, room, moves, vocabulary));
  const networks = pupils.map(({ weights }) => weights);
  const order = [...lessons];
  const steps = course.passes * Math.ceil(order.length / batch);
  let step = 0;
  for (let pass = 1; pass <= course.passes; pass += 1) {
    shuffle(order, chance);
    for (let from = 0; from < order.length; from += batch) {
      const some = order.slice(from, from + batch);
      const rate = course.rate * (1 - step / steps) + 1e-6;
      for (const pupil of pupils) pupil.learn(some, rate);
      moves.step(rate * course.moving);
      step += 1;
    }
    afterPass(pass, { networks, moves });
  }
  const copied = networks.map(
    (network) =>
      Object.fromEntries(
        Object.entries(network).map(([part, value]) => [part, value instanceof Float32Array ? value.slice() : value]),
      ) as NetworkWeights,
  );
  return { networks: copied, moves };
}

type Room = Readonly<Record<'input' | 'inputBack' | 'before' | 'back' | 'turned', Float32Array>>;
type Pupil = { readonly weights: NetworkWeights; learn(lessons: readonly Lesson[], rate: number): void };

/** One network that learns batch by batch; `room` is shared, as only one learns at a time. */
function createPupil(
  course: NetworkCourse,
  seed: number,
  products: Products,
  { input, inputBack, before, back, turned }: Room,
  moves: Moves,
  vocabulary: Vocabulary,
): Pupil {
  const { filters } = course;
  const chance = chanceFrom(seed * 7919);
  const weights = drawn(course, chance, products.numbers);
  const gradient = Object.fromEntries(
    NETWORK_PARTS.map((part) => [part, products.numbers(weights[part].length)]),
  ) as Record<NetworkPart, Float32Array>;
  const adam = createAdam(NETWORK_PARTS.map((part) => ({ values: weights[part], gradient: gradient[part] })));
  const pooling = createPooling(weights, gradient, course, chance);
  let dropped = new Uint8Array(0);

  /** Writes the units of an example from a row on; the row behind them stays empty. */
  const write = (lesson: Lesson, row: number): void => {
    const { from, to } = spanOf(lesson);
    for (let unit = from; unit < to; unit += 1) {
      const place = row + unit - from;
      const at = place * INPUT;
      dropped[place] = chance() < course.dropUnits ? 1 : 0;
      if (dropped[place] === 1) {
        input.fill(0, at, at + INPUT);
        continue;
      }
      const known = lesson.rows[unit] as number;
      const vector = input.subarray(at, at + DIMENSIONS);
      vocabulary.vectorInto(known, vector);
      moves.addTo(known, vector);
      tellInto(lesson.view, unit, known !== UNKNOWN, input, at + DIMENSIONS);
    }
    input.fill(0, (row + to - from) * INPUT, (row + to - from + 1) * INPUT);
  };

  /** The weights with rows and columns exchanged, for the way back to the words. */
  const turn = (): Float32Array => {
    for (let row = 0; row < 3 * INPUT; row += 1) {
      for (let f = 0; f < filters; f += 1) turned[f * 3 * INPUT + row] = weights.words[row * filters + f] as number;
    }
    return turned;
  };

  return {
    weights: { filters, ...weights },
    learn(lessons, rate) {
      const firsts: number[] = [];
      let rows = 1;
      dropped = dropped.length === 0 ? new Uint8Array(input.length / INPUT) : dropped;
      input.fill(0, 0, INPUT);
      for (const lesson of lessons) {
        firsts.push(rows);
        write(lesson, rows);
        const { from, to } = spanOf(lesson);
        rows += to - from + 1;
      }
      // Three rows in a row are the input of one convolution: no copies are needed.
      const windows = { numbers: input, row: INPUT };
      const filtered = { numbers: before.subarray(filters), row: filters };
      const errors = { numbers: back.subarray(filters), row: filters };
      for (let row = 0; row < rows; row += 1) before.set(weights.bias, row * filters);
      products.add(windows, { numbers: weights.words, row: filters }, filtered, rows - 2, 3 * INPUT, filters);
      back.fill(0, 0, rows * filters);
      lessons.forEach((lesson, at) => {
        pooling(lesson, spanOf(lesson), before, back, firsts[at] as number, lessons.length);
      });
      const gradients = { numbers: gradient.words, row: filters };
      products.addTransposed(windows, errors, gradients, 3 * INPUT, rows - 2, filters);
      for (let row = 1; row < rows - 1; row += 1) {
        for (let f = 0; f < filters; f += 1) {
          gradient.bias[f] = (gradient.bias[f] as number) + (back[row * filters + f] as number);
        }
      }
      inputBack.fill(0, 0, rows * INPUT);
      // Rows of the product overlap as the windows do, and so add up by themselves.
      const overlapping = { numbers: inputBack, row: INPUT };
      products.add(errors, { numbers: turn(), row: 3 * INPUT }, overlapping, rows - 2, filters, 3 * INPUT);
      lessons.forEach((lesson, at) => {
        const { from, to } = spanOf(lesson);
        for (let unit = from; unit < to; unit += 1) {
          const place = (firsts[at] as number) + unit - from;
          if (dropped[place] === 0) moves.learn(lesson.rows[unit] as number, inputBack, place * INPUT);
        }
      });
      adam.step(rate);
    },
  };
}
