import { type Features, featuresInto, newFeatures, VALUES } from './linear-features.ts';
import type { View } from './view.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The weights of the linear model: three a feature, and the feature's hash. */
export type LinearWeights = {
  readonly hashes: Int32Array;
  /** hashes.length rows of three. */
  readonly words: Float32Array;
  /** VALUES rows of three. */
  readonly values: Float32Array;
};

/** Where a hash stands, or −1: open addressing in a table twice as large, as a Map takes three times as long. */
export type Places = (hash: number) => number;

/** Bits for each slot: few enough to stay near the processor, and one in eight says that there may be a place where there is none. */
const BITS_A_SLOT = 4;

export function placesOf(hashes: Int32Array): Places {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  // Most hashes that are asked for have no place, which a bit tells without waiting for memory.
  const mayBe = new Uint32Array((size * BITS_A_SLOT) / 32);
  const lastBit = size * BITS_A_SLOT - 1;
  // A hash and its place side by side: most of the time goes into waiting for memory.
  const slots = new Int32Array(2 * size).fill(-1);
  const last = 2 * size - 1;
  hashes.forEach((hash, at) => {
    let slot = (2 * hash) & last;
    while ((slots[slot + 1] as number) >= 0) slot = (slot + 2) & last;
    slots[slot] = hash;
    slots[slot + 1] = at;
    const bit = hash & lastBit;
    mayBe[bit >> 5] = (mayBe[bit >> 5] as number) | (1 << (bit & 31));
  });
  return (hash) => {
    const bit = hash & lastBit;
    if (((mayBe[bit >> 5] as number) & (1 << (bit & 31))) === 0) return -1;
    let slot = (2 * hash) & last;
    for (;;) {
      const at = slots[slot + 1] as number;
      if (at < 0 || slots[slot] === hash) return at;
      slot = (slot + 2) & last;
    }
  };
}

export type Linear = {
  /** Writes the logarithms of the chances, but for a constant, into `logits`. */
  say(view: View, rows: Int32Array, unit: number, score: number, logits: Float64Array): void;
  /** How far each unit pushed toward positive rather than negative in the mention last said. */
  pushes(count: number): Float64Array;
};

/** The share of a feature in a mention: long sentences have more of them, which should not make them surer. */
export const shareOf = (count: number): number => 1 / Math.sqrt(Math.max(1, count));

export function createLinear({ hashes, words, values }: LinearWeights, vocabulary: Vocabulary): Linear {
  const place = placesOf(hashes);
  const features: Features = newFeatures();
  /** The features that have weights, in their order, from saying to pushing: where those stand, and the unit each is about. */
  let found = new Int32Array(features.hashes.length);
  let units = new Int32Array(features.hashes.length);
  let hits = 0;
  return {
    say(view, rows, unit, score, logits) {
      featuresInto(view, rows, unit, score, vocabulary, features);
      const share = shareOf(features.count);
      if (found.length < features.count) {
        found = new Int32Array(features.hashes.length);
        units = new Int32Array(features.hashes.length);
      }
      hits = 0;
      let [a, b, c] = [0, 0, 0];
      for (let i = 0; i < features.count; i += 1) {
        const at = place(features.hashes[i] as number) * 3;
        if (at < 0) continue;
        found[hits] = at;
        units[hits] = features.units[i] as number;
        hits += 1;
        a += words[at] as number;
        b += words[at + 1] as number;
        c += words[at + 2] as number;
      }
      [a, b, c] = [a * share, b * share, c * share];
      for (let v = 0; v < VALUES; v += 1) {
        const value = features.values[v] as number;
        a += value * (values[v * 3] as number);
        b += value * (values[v * 3 + 1] as number);
        c += value * (values[v * 3 + 2] as number);
      }
      logits[0] = a;
      logits[1] = b;
      logits[2] = c;
    },
    pushes(count) {
      const pushes = new Float64Array(count);
      const share = shareOf(features.count);
      for (let i = 0; i < hits; i += 1) {
        const at = found[i] as number;
        const unit = units[i] as number;
        if (unit >= count) continue;
        pushes[unit] = (pushes[unit] as number) + share * ((words[at + 2] as number) - (words[at] as number));
      }
      return pushes;
    },
  };
}
