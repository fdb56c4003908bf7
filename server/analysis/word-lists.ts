import { MOST_KEPT } from './word-table.ts';

/** Words with the numbers under which they are kept; 0 for words that are not. */
export type Numbered = { readonly words: readonly string[]; readonly ids: readonly number[] };

/**
 * A list to look words up in: each kept word is looked up by its letters once, and by its number ever after. The list must not
 * change; `none` is what it says of all other words.
 */
export function listed<Value>(list: ReadonlyMap<string, Value>, none: Value): (of: Numbered, at: number) => Value {
  /** For each kept word 1 + where its value stands; 0 as long as nobody has asked. */
  const known = new Int32Array(MOST_KEPT);
  const values: Value[] = [none];
  const places = new Map<string, number>();
  for (const [word, value] of list) places.set(word, values.push(value) - 1);
  return ({ words, ids }, at) => {
    const id = ids[at] as number;
    const before = known[id] as number;
    if (before > 0) return values[before - 1] as Value;
    const place = places.get(words[at] as string) ?? 0;
    if (id > 0) known[id] = place + 1;
    return values[place] as Value;
  };
}

/** Bits of words that several lists hold. */
export function bitsOf(lists: Iterable<readonly [bit: number, words: Iterable<string>]>): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, words] of lists) for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}

/** What is noted of the words of one article, as bits below 2⁵. */
export type WordNotes = {
  /** Forgets all notes. */
  begin(): void;
  note(of: Numbered, at: number, bits: number): void;
  noted(of: Numbered, at: number): number;
};

const BITS = 5;
const ALL = 2 ** BITS - 1;
/** Articles until their numbers begin anew. */
const LAST_ARTICLE = 2 ** (31 - BITS) - 1;

export function createWordNotes(): WordNotes {
  /** For each kept word the number of the article that last noted something, and its bits. */
  const kept = new Int32Array(MOST_KEPT);
  const others = new Map<string, number>();
  let article = 0;
  return {
    begin() {
      if (article === LAST_ARTICLE) kept.fill(0);
      article = article === LAST_ARTICLE ? 1 : article + 1;
      if (others.size > 0) others.clear();
    },
    note({ words, ids }, at, bits) {
      const id = ids[at] as number;
      if (id === 0) {
        const word = words[at] as string;
        others.set(word, (others.get(word) ?? 0) | bits);
        return;
      }
      const before = kept[id] as number;
      kept[id] = (article << BITS) | bits | (before >> BITS === article ? before & ALL : 0);
    },
    noted({ words, ids }, at) {
      const id = ids[at] as number;
      if (id === 0) return others.get(words[at] as string) ?? 0;
      const before = kept[id] as number;
      return before >> BITS === article ? before & ALL : 0;
    },
  };
}
