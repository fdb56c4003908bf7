/** Words kept by number: more than the words that news uses again and again, few enough for a memory that never grows beyond them. */
export const MOST_KEPT = 2 ** 16;
/** Longer ones are addresses and the like, which nobody meets again. */
const LONGEST = 32;

const LAST_SLOT = 2 * MOST_KEPT - 1;

/** The hash of the letters between two places: FNV-1a over UTF-16 units. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Words by number, found by their letters in a text, so that a word that was met before costs neither a string nor a look-up by one. */
export type WordTable = {
  /** The number of the word between two places, from 1 on; 0 where it is not kept. */
  find(text: string, from: number, to: number, hash: number): number;
  /** Keeps a word that was not found and gives its number; 0 where the table is full or the word too long. */
  keep(word: string, hash: number): number;
  /** The word with a number. */
  wordOf(id: number): string;
  /** Its hash. */
  hashOf(id: number): number;
};

function isAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}

export function createWordTable(): WordTable {
  const slots = new Int32Array(LAST_SLOT + 1);
  const hashes = new Int32Array(MOST_KEPT);
  const words = [''];
  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & LAST_SLOT;
  return {
    find(text, from, to, hash) {
      for (let slot = slotOf(hash); ; slot = (slot + 1) & LAST_SLOT) {
        const id = slots[slot] as number;
        if (id === 0 || (hashes[id] === hash && isAt(words[id] as string, text, from, to))) return id;
      }
    },
    keep(word, hash) {
      if (words.length === MOST_KEPT || word.length > LONGEST) return 0;
      let slot = slotOf(hash);
      while (slots[slot] !== 0) slot = (slot + 1) & LAST_SLOT;
      const id = words.push(word) - 1;
      slots[slot] = id;
      hashes[id] = hash;
      return id;
    },
    wordOf: (id) => words[id] as string,
    hashOf: (id) => hashes[id] as number,
  };
}
