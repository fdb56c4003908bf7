import { MOST_WORDS } from '../lexicon-score.ts';
import { createLoops, type Loops } from './loops.ts';
import {
  clauseOf,
  CLAUSES,
  INPUT,
  NEAR,
  type NetworkWeights,
  PLACES,
  placeOf,
  POOLS,
  tellInto,
  TOLD,
  toldScore,
  UNLISTED,
  WINDOW,
} from './network.ts';
import { FLAGS, type View } from './view.ts';
import { DIMENSIONS, FIRST, UNKNOWN, type Vocabulary } from './vocabulary.ts';

/** Chances of the three classes as they come from a model, before they are calibrated: logarithms but for a constant. */
export type Logits = Float64Array;

/** A sentence read by all networks at once, for all its actors. */
export type Reading = { readonly view: View };

export type Convolution = {
  /** The part that all actors of a sentence share. The numbers are good until the next sentence is read. */
  read(view: View, rows: Int32Array): Reading;
  /** The mean of the networks' logarithms for the actor in a unit, written into `logits`. */
  say(reading: Reading, unit: number, score: number, logits: Logits): void;
  /** How far the places around each unit pushed toward positive rather than negative in the mention last said. */
  pushes(count: number): Float64Array;
};

/** Numbers in one memory that the loops work on: lists are given out once and stay. */
type Room = {
  /** The address of `count` numbers of 32 bits, all 0. */
  take(count: number): number;
  numbersAt(address: number, count: number): Float32Array;
  readonly memory: WebAssembly.Memory;
};

function roomFor(count: number): Room {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((4 * count) / 65_536) + 1 });
  let used = 0;
  return {
    memory,
    take(wanted) {
      const from = used;
      used += Math.ceil((4 * wanted) / 16) * 16;
      if (used > memory.buffer.byteLength) throw new Error(`no room for ${wanted} more numbers`);
      return from;
    },
    numbersAt: (address, wanted) => new Float32Array(memory.buffer, address, wanted),
  };
}

/** Sets of flags that a unit without a vector of its own can have: kept like words. */
const SETS = FIRST * 2 ** (FLAGS + 1);

/**
 * Several networks of one size as one wide network. What a word gives to its own place and to those beside it is
 * computed when the word is first met and kept (1.5 kB a word for two networks of 64 filters), so that a sentence costs sums only.
 * Sentences have at most MOST_WORDS units.
 */
export function createConvolution(
  networks: readonly NetworkWeights[],
  vocabulary: Vocabulary,
  loopsOn: (memory: WebAssembly.Memory) => Loops = createLoops,
): Convolution {
  const F = networks[0]?.filters ?? 0;
  if (F % 4 !== 0) throw new Error(`a network of ${F} filters: expected a multiple of 4`);
  const wide = F * networks.length;
  const three = 3 * wide;
  const [blocks, blocksOfOne, blocksOfThree] = [wide / 4, F / 4, three / 4];
  const OUT = (POOLS * F + 1) * 3;
  const SHOWN = 2 * WINDOW + 1;
  // Untouched pages of a large memory cost nothing: only words that are met take room.
  const room = roomFor(
    (vocabulary.size + INPUT + MOST_WORDS + 2 ** FLAGS * 2 + SETS + 16) * three +
      (6 * INPUT + PLACES * (CLAUSES + 2) + MOST_WORDS + SHOWN + 16) * wide +
      networks.length * (OUT + POOLS * F + 32),
  );
  const { sum, addScaled, cutSums, keepMost, product, addThree, productOfMost } = loopsOn(room.memory);
  const numbers = new Float32Array(room.memory.buffer);
  const put = (values: Float32Array): number => {
    const address = room.take(values.length);
    room.numbersAt(address, values.length).set(values);
    return address;
  };
  /** Rows of a part of all networks side by side. */
  const joined = (rows: number, part: (network: NetworkWeights) => Float32Array): number => {
    const all = new Float32Array(rows * wide);
    networks.forEach((network, k) => {
      for (let row = 0; row < rows; row += 1) {
        all.set(part(network).subarray(row * F, (row + 1) * F), row * wide + k * F);
      }
    });
    return put(all);
  };
  /** The bytes of a row of all filters, and of one for all three places. */
  const [ROW, ROW3] = [4 * wide, 4 * three];
  // Three places of INPUT rows become INPUT rows of three places.
  const byPlace = room.numbersAt(
    joined(3 * INPUT, ({ words }) => words),
    3 * INPUT * wide,
  );
  const weights = room.take(INPUT * three);
  for (let row = 0; row < 3 * INPUT; row += 1) {
    const [j, d] = [Math.floor(row / INPUT), row % INPUT];
    numbers.set(byPlace.subarray(row * wide, (row + 1) * wide), weights / 4 + d * three + j * wide);
  }
  const bias = joined(1, (network) => network.bias);
  const byDistance = joined(PLACES, ({ places }) => places);
  const byClause = joined(CLAUSES, ({ clauses }) => clauses);
  // What distance and clause give together.
  const placed = room.take(PLACES * CLAUSES * wide);
  for (let row = 0; row < PLACES * CLAUSES; row += 1) {
    addScaled(placed + row * ROW, 1, byDistance + Math.floor(row / CLAUSES) * ROW, blocks);
    addScaled(placed + row * ROW, 1, byClause + (row % CLAUSES) * ROW, blocks);
  }
  const attention = joined(1, (network) => network.attention);
  const outs = networks.map(({ out }) => put(out));
  // For each network and pool, how far each filter speaks for positive rather than negative.
  const toward = networks.map(({ out }) =>
    Array.from({ length: POOLS }, (_pool, pool) =>
      put(
        Float32Array.from({ length: F }, (_filter, f) => {
          const o = (pool * F + f) * 3;
          return (out[o + 2] as number) - (out[o] as number);
        }),
      ),
    ),
  );
  const nothing = room.take(three);
  const kept = room.take(vocabulary.size * three);
  const isKept = new Uint8Array(vocabulary.size);
  const flagged = new Map<number, number>();
  /** What a unit gives that has a vector of no word and no scores: by row and set of flags. */
  const wordless = new Map<number, number>();

  const vector = new Float32Array(DIMENSIONS);
  function keep(row: number): void {
    vocabulary.vectorInto(row, vector);
    for (let d = 0; d < DIMENSIONS; d += 1) {
      addScaled(kept + row * ROW3, vector[d] as number, weights + d * ROW3, blocksOfThree);
    }
    isKept[row] = 1;
  }

  /** What the flags of a unit give, kept for each set of flags that is met. */
  function flagsOf(set: number): number {
    const known = flagged.get(set);
    if (known !== undefined) return known;
    const sums = room.take(three);
    for (let bit = 0; bit <= FLAGS; bit += 1) {
      if (((set >> bit) & 1) === 0) continue;
      addScaled(sums, 1, weights + (DIMENSIONS + (bit === FLAGS ? UNLISTED : bit)) * ROW3, blocksOfThree);
    }
    flagged.set(set, sums);
    return sums;
  }

  const filtered = room.take(MOST_WORDS * wide);
  const given = room.take(MOST_WORDS * three);
  /** Where what a unit gives stands; before the first and behind the last stands nothing. */
  const gives = new Int32Array(MOST_WORDS + 2);
  const told = new Float32Array(TOLD);
  const cut = room.take(SHOWN * wide);
  const shares = new Float64Array(networks.length * SHOWN);
  let last = { from: 0, n: 0, actor: 0 };
  const [most, near, mean] = [room.take(wide), room.take(wide), room.take(F)];
  const [said, one] = [room.take(2 * 4), put(Float32Array.of(0))];
  const saidNumbers = new Float64Array(room.memory.buffer, said, 3);
  const clear = (address: number, count: number): void => void numbers.fill(0, address / 4, address / 4 + count);

  /** What a unit gives to the one behind it, to itself and to the one before it: where that stands. */
  function giveOf(view: View, unit: number, row: number): number {
    if (isKept[row] === 0) keep(row);
    tellInto(view, unit, row !== UNKNOWN, told, 0);
    const set = (view.flags[unit] as number) | (told[UNLISTED] === 0 ? 0 : 1 << FLAGS);
    const scored = told[FLAGS] !== 0 || told[FLAGS + 1] !== 0 || told[FLAGS + 2] !== 0;
    const plain = kept + row * ROW3;
    if (!scored && set === 0) return plain;
    const key = row * 2 ** (FLAGS + 1) + set;
    const known = scored || row >= FIRST ? undefined : wordless.get(key);
    if (known !== undefined) return known;
    const to = scored || row >= FIRST ? given + unit * ROW3 : room.take(three);
    numbers.copyWithin(to / 4, plain / 4, plain / 4 + three);
    if (set !== 0) addScaled(to, 1, flagsOf(set), blocksOfThree);
    for (let at = FLAGS; at < UNLISTED; at += 1) {
      const value = told[at] as number;
      if (value !== 0) addScaled(to, value, weights + (DIMENSIONS + at) * ROW3, blocksOfThree);
    }
    if (!scored && row < FIRST) wordless.set(key, to);
    return to;
  }

  return {
    read(view, rows) {
      const { count } = view;
      gives[0] = nothing;
      for (let unit = 0; unit < count; unit += 1) gives[unit + 1] = giveOf(view, unit, rows[unit] as number);
      gives[count + 1] = nothing;
      for (let unit = 0; unit < count; unit += 1) {
        const behind = (gives[unit + 2] as number) + 2 * ROW;
        sum(bias, gives[unit] as number, (gives[unit + 1] as number) + ROW, behind, filtered + unit * ROW, blocks);
      }
      return { view };
    },

    say({ view }, unit, score, logits) {
      const from = Math.max(0, unit - WINDOW);
      const n = Math.min(view.count, unit + WINDOW + 1) - from;
      const actor = unit - from;
      clear(most, wide);
      clear(near, wide);
      for (let i = 0; i < n; i += 1) {
        const row = placeOf(i - actor) * CLAUSES + clauseOf(view, from + i, unit);
        cutSums(filtered + (from + i) * ROW, placed + row * ROW, cut + i * ROW, most, blocks);
        if (Math.abs(i - actor) <= NEAR) keepMost(cut + i * ROW, near, blocks);
      }
      last = { from, n, actor };
      logits.fill(0);
      networks.forEach((network, k) => sayOne(network, k, n, actor, score, logits));
      for (let c = 0; c < 3; c += 1) logits[c] = (logits[c] as number) / networks.length;
    },

    pushes(count) {
      const pushes = new Float64Array(count);
      toward.forEach((rows, k) => pushesOf(rows, k, pushes));
      return pushes;
    },
  };

  /** The same sums as in `sayOne`, told apart by the unit that each comes from. */
  function pushesOf(toward: readonly number[], k: number, pushes: Float64Array): void {
    const { from, n, actor } = last;
    const [byMean, byMost, byNear, byActor] = toward as [number, number, number, number];
    const begin = 4 * k * F;
    for (let i = 0; i < n; i += 1) {
      const at = cut + i * ROW + begin;
      const pull = shares[k * SHOWN + i] as number;
      let push = productOfMost(at, most + begin, byMost, blocksOfOne);
      if (pull >= 1e-4) push += pull * product(at, byMean, blocksOfOne);
      if (Math.abs(i - actor) <= NEAR) push += productOfMost(at, near + begin, byNear, blocksOfOne);
      if (i === actor) push += product(at, byActor, blocksOfOne);
      pushes[from + i] = (pushes[from + i] as number) + push / networks.length;
    }
  }

  /** Adds one network's logarithms of its chances. */
  function sayOne(
    { outBias, attentionByPlace }: NetworkWeights,
    k: number,
    n: number,
    actor: number,
    score: number,
    logits: Logits,
  ): void {
    const begin = 4 * k * F;
    const first = k * SHOWN;
    let highest = -Infinity;
    for (let i = 0; i < n; i += 1) {
      const byPlace = attentionByPlace[placeOf(i - actor)] as number;
      const pull = byPlace + product(cut + i * ROW + begin, attention + begin, blocksOfOne);
      shares[first + i] = pull;
      if (pull > highest) highest = pull;
    }
    let all = 0;
    for (let i = 0; i < n; i += 1) {
      const share = Math.exp((shares[first + i] as number) - highest);
      shares[first + i] = share;
      all += share;
    }
    clear(mean, F);
    for (let i = 0; i < n; i += 1) {
      const part = (shares[first + i] as number) / all;
      shares[first + i] = part;
      if (part >= 1e-4) addScaled(mean, part, cut + i * ROW + begin, blocksOfOne);
    }
    const out = outs[k] as number;
    for (let c = 0; c < 3; c += 1) saidNumbers[c] = outBias[c] as number;
    addThree(said, mean, out, F);
    addThree(said, most + begin, out + 12 * F, F);
    addThree(said, near + begin, out + 24 * F, F);
    addThree(said, cut + actor * ROW + begin, out + 36 * F, F);
    numbers[one / 4] = toldScore(score);
    addThree(said, one, out + 12 * POOLS * F, 1);
    const [a, b, c] = [saidNumbers[0] as number, saidNumbers[1] as number, saidNumbers[2] as number];
    const top = Math.max(a, b, c);
    const whole = top + Math.log(Math.exp(a - top) + Math.exp(b - top) + Math.exp(c - top));
    logits[0] = (logits[0] as number) + a - whole;
    logits[1] = (logits[1] as number) + b - whole;
    logits[2] = (logits[2] as number) + c - whole;
  }
}
