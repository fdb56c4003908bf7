import { listed, type Numbered } from './word-lists.ts';

/** Word sequences as a trie over word ids: one Map whose keys join a node with the id of the next word. */
export type Trie<Value> = {
  readonly ids: ReadonlyMap<string, number>;
  readonly edges: ReadonlyMap<number, number>;
  /** The node behind each first word: most words of a text begin nothing and are done after this one look-up. */
  readonly roots: ReadonlyMap<string, number>;
  /** What ends at each node; empty where sequences only pass. */
  readonly values: readonly (readonly Value[])[];
};

/** More words than any catalogue has; node × this + word id stays an exact integer. */
const WORDS = 2 ** 21;

/** A trie of word sequences; those with the same words share a node and keep all their values. */
export function buildTrie<Value>(entries: Iterable<readonly [words: readonly string[], value: Value]>): Trie<Value> {
  const ids = new Map<string, number>();
  const edges = new Map<number, number>();
  const roots = new Map<string, number>();
  const values: Value[][] = [[]];
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size + 1;
    ids.set(word, id);
    return id;
  };
  for (const [words, value] of entries) {
    let node = 0;
    for (const word of words) {
      const key = node * WORDS + idOf(word);
      const next = edges.get(key) ?? values.push([]) - 1;
      edges.set(key, next);
      if (node === 0) roots.set(word, next);
      node = next;
    }
    if (node > 0) values[node]?.push(value);
  }
  return { ids, edges, roots, values };
}

/** The node behind a node by the word with an id of the trie's; −1 when no sequence goes on so, and for the id 0 of all other words. */
export function nextNode<Value>({ edges }: Trie<Value>, node: number, id: number): number {
  return id === 0 ? -1 : (edges.get(node * WORDS + id) ?? -1);
}

/** A trie with its words by the numbers under which texts keep them. */
export type TextTrie<Value> = {
  readonly trie: Trie<Value>;
  /** The node behind a word that begins sequences; 0 for all others. */
  readonly rootAt: (of: Numbered, at: number) => number;
  /** The trie's id of a word; 0 for words that it does not hold. */
  readonly idAt: (of: Numbered, at: number) => number;
};

export const forTexts = <Value>(trie: Trie<Value>): TextTrie<Value> => ({
  trie,
  rootAt: listed(trie.roots, 0),
  idAt: listed(trie.ids, 0),
});
