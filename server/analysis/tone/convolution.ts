import { addScaled, addThree, addTo, cutSums, keepMost, product, productOfMost } from './loops.ts';
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
import { DIMENSIONS, UNKNOWN, type Vocabulary } from './vocabulary.ts';

/** Chances of the three classes as they come from a model, before they are calibrated: logarithms but for a constant. */
export type Logits = Float64Array;

/** A sentence read by all networks at once, for all its actors. */
export type Reading = { readonly view: View; readonly rows: Int32Array; readonly filtered: Float32Array };

export type Convolution = {
  /** The part that all actors of a sentence share. The numbers are good until the next sentence is read. */
  read(view: View, rows: Int32Array): Reading;
  /** The mean of the networks' logarithms for the actor in a unit, written into `logits`. */
  say(reading: Reading, unit: number, score: number, logits: Logits): void;
  /** How far the places around each unit pushed toward positive rather than negative in the mention last said. */
  pushes(count: number): Float64Array;
};

/**
 * Several networks of one size as one wide network. What a word gives to its own place and to those beside it is
 * computed when the word is first met and kept (1.5 kB a word for two networks of 64 filters), so that a sentence costs sums only.
 */
export function createConvolution(networks: readonly NetworkWeights[], vocabulary: Vocabulary): Convolution {
  const F = networks[0]?.filters ?? 0;
  const wide = F * networks.length;
  const three = 3 * wide;
  /** Rows of a part of all networks side by side. */
  const joined = (rows: number, part: (network: NetworkWeights) => Float32Array): Float32Array => {
    const all = new Float32Array(rows * wide);
    networks.forEach((network, k) => {
      for (let row = 0; row < rows; row += 1) {
        all.set(part(network).subarray(row * F, (row + 1) * F), row * wide + k * F);
      }
    });
    return all;
  };
  // Three places of INPUT rows become INPUT rows of three places.
  const byPlace = joined(3 * INPUT, ({ words }) => words);
  const weights = new Float32Array(INPUT * three);
  for (let row = 0; row < 3 * INPUT; row += 1) {
    const [j, d] = [Math.floor(row / INPUT), row % INPUT];
    weights.set(byPlace.subarray(row * wide, (row + 1) * wide), d * three + j * wide);
  }
  const bias = joined(1, (network) => network.bias);
  const byDistance = joined(PLACES, ({ places }) => places);
  const byClause = joined(CLAUSES, ({ clauses }) => clauses);
  // What distance and clause give together.
  const placed = new Float32Array(PLACES * CLAUSES * wide);
  for (let row = 0; row < PLACES * CLAUSES; row += 1) {
    addTo(placed, row * wide, byDistance, Math.floor(row / CLAUSES) * wide, wide);
    addTo(placed, row * wide, byClause, (row % CLAUSES) * wide, wide);
  }
  const attention = joined(1, (network) => network.attention);
  // For each network and pool, how far each filter speaks for positive rather than negative.
  const toward = networks.map(({ out }) =>
    Array.from({ length: POOLS }, (_pool, pool) =>
      Float32Array.from({ length: F }, (_filter, f) => {
        const o = (pool * F + f) * 3;
        return (out[o + 2] as number) - (out[o] as number);
      }),
    ),
  );
  // Untouched pages of a large array cost no memory: only words that are met take room.
  const kept = new Float32Array(vocabulary.size * three);
  const isKept = new Uint8Array(vocabulary.size);
  const flagged = new Map<number, Float32Array>();

  const vector = new Float32Array(DIMENSIONS);
  function keep(row: number): void {
    vocabulary.vectorInto(row, vector);
    const to = row * three;
    for (let d = 0; d < DIMENSIONS; d += 1) {
      const value = vector[d] as number;
      const at = d * three;
      addScaled(kept, to, value, weights, at, three);
    }
    isKept[row] = 1;
  }

  /** What the flags of a unit give, kept for each set of flags that is met. */
  function flagsOf(set: number): Float32Array {
    const known = flagged.get(set);
    if (known !== undefined) return known;
    const sums = new Float32Array(three);
    for (let bit = 0; bit <= FLAGS; bit += 1) {
      if (((set >> bit) & 1) === 0) continue;
      const at = (DIMENSIONS + (bit === FLAGS ? UNLISTED : bit)) * three;
      addTo(sums, 0, weights, at, three);
    }
    flagged.set(set, sums);
    return sums;
  }

  let filtered = new Float32Array(64 * wide);
  const told = new Float32Array(TOLD);
  let given = new Float32Array(64 * three);
  const cut = new Float32Array((2 * WINDOW + 1) * wide);
  const shares = new Float64Array(networks.length * (2 * WINDOW + 1));
  let last = { from: 0, n: 0, actor: 0 };
  const most = new Float32Array(wide);
  const near = new Float32Array(wide);
  const mean = new Float32Array(wide);
  const said = new Float64Array(3);

  /** What a unit gives to the one behind it, to itself and to the one before it. */
  function give(view: View, unit: number, row: number): void {
    if (isKept[row] === 0) keep(row);
    const to = unit * three;
    given.set(kept.subarray(row * three, (row + 1) * three), to);
    tellInto(view, unit, row !== UNKNOWN, told, 0);
    const set = (view.flags[unit] as number) | (told[UNLISTED] === 0 ? 0 : 1 << FLAGS);
    if (set !== 0) addTo(given, to, flagsOf(set), 0, three);
    for (let at = FLAGS; at < UNLISTED; at += 1) {
      const value = told[at] as number;
      if (value === 0) continue;
      addScaled(given, to, value, weights, (DIMENSIONS + at) * three, three);
    }
  }

  return {
    read(view, rows) {
      const { count } = view;
      if (given.length < count * three) {
        given = new Float32Array(2 * count * three);
        filtered = new Float32Array(2 * count * wide);
      }
      for (let unit = 0; unit < count; unit += 1) give(view, unit, rows[unit] as number);
      for (let unit = 0; unit < count; unit += 1) {
        const to = unit * wide;
        filtered.set(bias, to);
        if (unit > 0) addTo(filtered, to, given, (unit - 1) * three, wide);
        addTo(filtered, to, given, unit * three + wide, wide);
        if (unit + 1 < count) addTo(filtered, to, given, (unit + 1) * three + 2 * wide, wide);
      }
      return { view, rows, filtered };
    },

    say({ view, filtered: shared }, unit, score, logits) {
      const from = Math.max(0, unit - WINDOW);
      const n = Math.min(view.count, unit + WINDOW + 1) - from;
      const actor = unit - from;
      most.fill(0);
      near.fill(0);
      for (let i = 0; i < n; i += 1) {
        const row = placeOf(i - actor) * CLAUSES + clauseOf(view, from + i, unit);
        cutSums(shared, (from + i) * wide, placed, row * wide, cut, i * wide, most);
        if (Math.abs(i - actor) <= NEAR) keepMost(cut, i * wide, near);
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
  function pushesOf(toward: readonly Float32Array[], k: number, pushes: Float64Array): void {
    const { from, n, actor } = last;
    const [byMean, byMost, byNear, byActor] = toward as [Float32Array, Float32Array, Float32Array, Float32Array];
    const begin = k * F;
    const pulls = shares.subarray(k * (2 * WINDOW + 1), (k + 1) * (2 * WINDOW + 1));
    for (let i = 0; i < n; i += 1) {
      const at = i * wide + begin;
      let push = productOfMost(cut, at, most, byMost, begin, F);
      if ((pulls[i] as number) >= 1e-4) push += (pulls[i] as number) * product(cut, at, byMean, 0, F);
      if (Math.abs(i - actor) <= NEAR) push += productOfMost(cut, at, near, byNear, begin, F);
      if (i === actor) push += product(cut, at, byActor, 0, F);
      pushes[from + i] = (pushes[from + i] as number) + push / networks.length;
    }
  }

  /** Adds one network's logarithms of its chances. */
  function sayOne(
    { out, outBias, attentionByPlace }: NetworkWeights,
    k: number,
    n: number,
    actor: number,
    score: number,
    logits: Logits,
  ): void {
    const begin = k * F;
    const pulls = shares.subarray(k * (2 * WINDOW + 1), (k + 1) * (2 * WINDOW + 1));
    let highest = -Infinity;
    for (let i = 0; i < n; i += 1) {
      const byPlace = attentionByPlace[placeOf(i - actor)] as number;
      const pull = byPlace + product(cut, i * wide + begin, attention, begin, F);
      pulls[i] = pull;
      if (pull > highest) highest = pull;
    }
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      pulls[i] = Math.exp((pulls[i] as number) - highest);
      sum += pulls[i] as number;
    }
    mean.fill(0, 0, F);
    for (let i = 0; i < n; i += 1) {
      const part = (pulls[i] as number) / sum;
      pulls[i] = part;
      if (part >= 1e-4) addScaled(mean, 0, part, cut, i * wide + begin, F);
    }
    said.set(outBias);
    addThree(said, mean, 0, out, 0, F);
    addThree(said, most, begin, out, F, F);
    addThree(said, near, begin, out, 2 * F, F);
    addThree(said, cut, actor * wide + begin, out, 3 * F, F);
    told[0] = toldScore(score);
    addThree(said, told, 0, out, POOLS * F, 1);
    const [a, b, c] = [said[0] as number, said[1] as number, said[2] as number];
    const top = Math.max(a, b, c);
    const all = top + Math.log(Math.exp(a - top) + Math.exp(b - top) + Math.exp(c - top));
    logits[0] = (logits[0] as number) + a - all;
    logits[1] = (logits[1] as number) + b - all;
    logits[2] = (logits[2] as number) + c - all;
  }
}
