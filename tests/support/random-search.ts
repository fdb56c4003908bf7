import { denied, inTitle, joined, type Search } from '../../server/contract/search/tree.ts';

/** What random searches are made of. */
export type Vocabulary = {
  readonly words: readonly string[];
  readonly patterns: readonly string[];
  readonly sources: readonly string[];
  readonly actors: readonly string[];
  readonly languages: readonly string[];
};

/** A random search of a few levels; `random` gives numbers in [0, 1). */
export function randomSearch(random: () => number, from: Vocabulary, depth = 3, inside = false): Search {
  const below = (most: number) => Math.floor(random() * most);
  const one = <Item>(list: readonly Item[]): Item => list[below(list.length)]!;
  const word = () => one(random() < 0.2 ? from.patterns : from.words);
  const phrase = (): Search => ({
    kind: 'phrase',
    words: Array.from({ length: random() < 0.7 ? 1 : 2 + below(2) }, word),
  });
  const words = (): Search => (random() < 0.7 ? phrase() : joined('or', [phrase(), phrase()]));
  const deeper = (within = inside) => randomSearch(random, from, depth - 1, within);
  const kind = depth === 0 ? 0 : below(inside ? 7 : 10);
  if (kind <= 1) return phrase();
  if (kind === 2) return { kind: 'near', most: 1 + below(6), left: words(), right: words() };
  if (kind === 3 || kind === 4)
    return joined(
      'and',
      Array.from({ length: 2 + below(2) }, () => deeper()),
    );
  if (kind === 5)
    return joined(
      'or',
      Array.from({ length: 2 + below(2) }, () => deeper()),
    );
  if (kind === 6) return denied(deeper());
  if (kind === 7) return inTitle(deeper(true));
  if (kind === 8) return { kind: 'source', name: one(from.sources) };
  return random() < 0.5 ? { kind: 'actor', name: one(from.actors) } : { kind: 'lang', name: one(from.languages) };
}
