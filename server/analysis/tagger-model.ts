import type { Kind } from '../contract/actor.ts';
import { activeWords, endsName, FEATURES, featuresAt, type Prepared } from './tagger-features.ts';

/** The kinds a name may have, in the order of the labels. */
export const KINDS: readonly Kind[] = ['person', 'organisation', 'country', 'place', 'other'];

/** Labels: 0 is no name; for kind k, 1 + 2k begins a name and 2 + 2k goes on with it. */
export const LABELS = 1 + 2 * KINDS.length;
export const beginning = (kind: number): number => 1 + 2 * kind;
export const goingOn = (kind: number): number => 2 + 2 * kind;
/** All labels, as a set of bits. */
export const ANY = 2 ** LABELS - 1;

/** What training found: how much each feature speaks for each label, and each label for the next. */
export type Model = {
  /** FEATURES rows of LABELS. */
  readonly emissions: Int8Array | Float64Array;
  /** LABELS rows of LABELS: from, to. */
  readonly transitions: Int16Array | Float64Array;
};

export type Tagged = { readonly first: number; readonly last: number; readonly kind: Kind };

/** A run of words that may hold names, with their features: what lies between runs is never part of a name. */
export type Run = { readonly first: number; readonly features: readonly Int32Array[] };

/** The runs among the first `most` words of a sentence. A sentence without capital letters has none. */
export function runsOf(prepared: Prepared, most: number = Infinity): Run[] {
  const active = activeWords(prepared.tokens);
  const runs: { first: number; features: Int32Array[] }[] = [];
  for (let i = 0; i < Math.min(active.length, most); i += 1) {
    if (active[i] !== true) continue;
    const features = featuresAt(prepared, i);
    if (i > 0 && active[i - 1] === true && !endsName(prepared.tokens.gaps[i] ?? 0))
      runs.at(-1)?.features.push(features);
    else runs.push({ first: i, features: [features] });
  }
  return runs;
}

/** How much each label of one word is spoken for, into `scores` from `at`. Written out: a loop takes twice the time. */
function emit(emissions: Int8Array | Float64Array, features: Int32Array, scores: Float64Array, at: number): void {
  let [a, b, c, d, e, f, g, h, i, j, k] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < features.length; n += 1) {
    const row = (features[n] as number) * LABELS;
    a += emissions[row] as number;
    b += emissions[row + 1] as number;
    c += emissions[row + 2] as number;
    d += emissions[row + 3] as number;
    e += emissions[row + 4] as number;
    f += emissions[row + 5] as number;
    g += emissions[row + 6] as number;
    h += emissions[row + 7] as number;
    i += emissions[row + 8] as number;
    j += emissions[row + 9] as number;
    k += emissions[row + 10] as number;
  }
  scores[at] = a;
  scores[at + 1] = b;
  scores[at + 2] = c;
  scores[at + 3] = d;
  scores[at + 4] = e;
  scores[at + 5] = f;
  scores[at + 6] = g;
  scores[at + 7] = h;
  scores[at + 8] = i;
  scores[at + 9] = j;
  scores[at + 10] = k;
}

/** May `to` stand behind `from`: a name goes on only where one of its kind has begun. */
const mayFollow: readonly boolean[] = Array.from({ length: LABELS * LABELS }, (_, at) => {
  const from = Math.floor(at / LABELS);
  const to = at % LABELS;
  if (to === 0 || to % 2 === 1) return true;
  return from === to || from === to - 1;
});

/** For each label those that may stand before it. */
const BEFORE: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, to) =>
  Array.from({ length: LABELS }, (_label, from) => from).filter((from) => mayFollow[from * LABELS + to] === true),
);
const START: readonly number[] = [0];

let scratch = new Float64Array(0);
let best = new Float64Array(0);
let back = new Uint8Array(0);

/**
 * The best labels of a run. `allowed` limits the labels of each word, for training on sentences of which only some
 * words are known.
 */
export function decode(model: Model, features: readonly Int32Array[], allowed: readonly number[] | null): Uint8Array {
  const n = features.length;
  if (scratch.length < n * LABELS) {
    scratch = new Float64Array(2 * n * LABELS);
    best = new Float64Array(2 * n * LABELS);
    back = new Uint8Array(2 * n * LABELS);
  }
  const { emissions, transitions } = model;
  for (let i = 0; i < n; i += 1) {
    const row = i * LABELS;
    emit(emissions, features[i] as Int32Array, scratch, row);
    const may = allowed?.[i] ?? ANY;
    for (let to = 0; to < LABELS; to += 1) {
      let most = -Infinity;
      let from = 0;
      if ((may & (1 << to)) !== 0) {
        const before = BEFORE[to] as readonly number[];
        // Before the first word stands no name, so nothing goes on there.
        for (const label of i > 0 ? before : before[0] === 0 ? START : []) {
          const reached = i === 0 ? 0 : (best[row - LABELS + label] as number);
          const score = reached + (transitions[label * LABELS + to] as number);
          if (score > most) {
            most = score;
            from = label;
          }
        }
      }
      best[row + to] = most + (scratch[row + to] as number);
      back[row + to] = from;
    }
  }
  const labels = new Uint8Array(n);
  let label = 0;
  const last = (n - 1) * LABELS;
  for (let to = 1; to < LABELS; to += 1) if ((best[last + to] as number) > (best[last + label] as number)) label = to;
  for (let i = n - 1; i >= 0; i -= 1) {
    labels[i] = label;
    label = back[i * LABELS + label] as number;
  }
  return labels;
}

/** The names that labels of a run spell out. */
export function spelt(labels: Uint8Array, first: number): Tagged[] {
  const names: Tagged[] = [];
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] as number;
    if (label % 2 === 0) continue;
    let last = i;
    while (labels[last + 1] === label + 1) last += 1;
    names.push({ first: first + i, last: first + last, kind: KINDS[(label - 1) / 2] ?? 'other' });
    i = last;
  }
  return names;
}

/** The weights as they are stored: bytes in base 64, as JSON cannot hold them otherwise. */
export type Weights = { readonly emissions: string; readonly transitions: readonly number[] };

/** A model from stored weights; throws when they are not of this code's size. */
export function modelOf({ emissions, transitions }: Weights): Model {
  const bytes = Buffer.from(emissions, 'base64');
  if (bytes.length !== FEATURES * LABELS || transitions.length !== LABELS * LABELS) {
    throw new Error(`weights for names hold ${bytes.length} and ${transitions.length} numbers`);
  }
  return {
    emissions: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    transitions: Int16Array.from(transitions),
  };
}
