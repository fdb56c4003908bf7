/** Words of one shingle (Broder 1997 uses 4 to 10; measures: 5). */
const SHINGLE_WORDS = 5;
/** Of a text's shingles every eighth is kept to find others by; both sides keep the same ones. */
const SAMPLED_OF = 8;

/**
 * What two texts need to be one story: half of all their shingles in common; or four fifths of the shorter one's, when it is
 * long enough to be no quotation; or, at one source, a third of them under a like headline: an update at another address.
 */
export const ALIKE = {
  resemblance: 0.5,
  containment: 0.8,
  fewestShingles: 50,
  update: { headline: 0.25, containment: 0.33 },
  days: 14,
} as const;

/** Below this part of the smaller sample two texts are not compared: the least containment above, with room for chance. */
const LEAST_SHARED = 0.2;

/** What a text is compared by: its shingles, those it is found by, and the words of its title. */
export type Print = {
  readonly shingles: Uint32Array;
  readonly sample: readonly number[];
  readonly headline: Uint32Array;
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** 32 bits of FNV-1a over a word. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits, so that every eighth hash is every eighth shingle (finaliser of MurmurHash3, Appleby 2011). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Different numbers in order: a set that two can be compared by walking along both. */
function setOf(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  return numbers.filter((number, at) => at === 0 || number !== numbers[at - 1]);
}

const wordsOf = (text: string): number[] => (text.toLowerCase().match(WORD) ?? []).map(hashOf);

/** Five words in a row, without case and marks. A text of fewer words is one shingle; one without words has none. */
function shinglesOf(words: readonly number[]): Uint32Array {
  if (words.length === 0) return new Uint32Array();
  const length = Math.min(SHINGLE_WORDS, words.length);
  const shingles = new Uint32Array(words.length - length + 1);
  for (let from = 0; from < shingles.length; from += 1) {
    let hash = 0;
    for (let at = from; at < from + length; at += 1) hash = mixed(Math.imul(hash, 31) + words[at]!);
    shingles[from] = hash;
  }
  return setOf(shingles);
}

/** The print of an article; empty sets for a text without words. */
export function printOf(title: string | null, body: string): Print {
  const shingles = shinglesOf(wordsOf(body));
  const sample = Array.from(shingles).filter((shingle) => shingle % SAMPLED_OF === 0);
  return {
    shingles,
    // A short text may have no eighth shingle; it is found by its least.
    sample: sample.length > 0 ? sample : [...shingles.subarray(0, 1)],
    headline: setOf(Uint32Array.from(wordsOf(title ?? ''))),
  };
}

/** How much two sets share (Broder 1997): of all their members, and of those of the smaller one. 0 where one is empty. */
export function likeness(one: Uint32Array, other: Uint32Array): { resemblance: number; containment: number } {
  let shared = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const difference = one[left]! - other[right]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  const all = one.length + other.length - shared;
  const smaller = Math.min(one.length, other.length);
  return { resemblance: all === 0 ? 0 : shared / all, containment: smaller === 0 ? 0 : shared / smaller };
}

/** The resemblance of two articles that belong to one story, whichever comes first; null for two that do not. */
export function alike(one: Print, other: Print, sameSource: boolean): number | null {
  const { resemblance, containment } = likeness(one.shingles, other.shingles);
  const smaller = Math.min(one.shingles.length, other.shingles.length);
  const isPart = containment >= ALIKE.containment && smaller >= ALIKE.fewestShingles;
  const isUpdate = () =>
    sameSource &&
    containment >= ALIKE.update.containment &&
    smaller >= ALIKE.fewestShingles &&
    likeness(one.headline, other.headline).resemblance >= ALIKE.update.headline;
  return resemblance >= ALIKE.resemblance || isPart || isUpdate() ? resemblance : null;
}

/** The rule by which the warehouse tells stories; its name changes with every number in it. */
export const storyRule = {
  name: `alike@1 ${Object.values({ ...ALIKE, update: Object.values(ALIKE.update).join('/') }).join(' ')}`,
  days: ALIKE.days,
  leastShared: LEAST_SHARED,
  printOf,
  alike,
};
