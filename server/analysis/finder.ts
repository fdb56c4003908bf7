import type { Catalogue } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import type { Days } from './bounds.ts';
import { type AliasForm, COMMA_WORD, compileForms, type Form, isPrintedAs, type TitleForm } from './forms.ts';
import { createNeighbourCheck } from './neighbours.ts';
import { SMALL } from './shapes.ts';
import { GAP, type Tokens, tokensOf } from './tokens.ts';
import { forTexts, nextNode, type TextTrie } from './trie.ts';

/** One place in a sentence where the catalogue knows the words: as aliases of actors, as office titles, or as both. */
export type Hit = Span & {
  readonly first: number;
  readonly last: number;
  readonly aliases: readonly AliasForm[];
  readonly titles: readonly TitleForm[];
  /** True when the words before make it the name of a person the catalogue does not know: "Barbara Bush". */
  readonly stranger: boolean;
};

export type Finder = {
  readonly catalogue: Catalogue;
  /**
   * The hits of a sentence in order, never overlapping; empty when it names nothing the catalogue knows. Forms of other
   * days than the article's are no hits; without a day all are.
   */
  find(sentence: Sentence, day?: string | null): readonly Hit[];
};

const JOINING: ReadonlySet<number> = new Set([
  GAP.space,
  GAP.hyphen,
  GAP.dot,
  GAP.dot | GAP.space,
  GAP.ampersand,
  GAP.ampersand | GAP.space,
]);

/** The "'s" of "Ukraine's parliament", a word of its own. */
const isPossessive = ({ words, gaps }: Tokens, at: number): boolean => gaps[at] === 0 && words[at] === "'s";

/** Whether a form with dates means its actor on a day; of an undated article nobody knows. */
const isThen = ({ first, last }: Days, day: string | null): boolean => day === null || (first <= day && day <= last);

type Longest = { readonly last: number; readonly forms: readonly Form[] };

/** The forms of the longest run of words from `first` that the catalogue knows as printed; null when there is none. */
function longestFrom(
  { trie, idAt }: TextTrie<Form>,
  tokens: Tokens,
  first: number,
  root: number,
  day: string | null,
): Longest | null {
  let found: Longest | null = null;
  let node = root;
  for (let last = first; node >= 0; ) {
    const forms = trie.values[node] ?? [];
    if (forms.length > 0) {
      const printed = forms.filter(
        (form) =>
          form.kind === 'title' || ((form.days === null || isThen(form.days, day)) && isPrintedAs(form, tokens, first)),
      );
      if (printed.length > 0) found = { last, forms: printed };
    }
    last += 1;
    if (last >= tokens.count) break;
    const gap = tokens.gaps[last] ?? 0;
    if (gap === (GAP.comma | GAP.space)) node = nextNode(trie, node, trie.ids.get(COMMA_WORD) ?? 0);
    else if (!JOINING.has(gap) && !isPossessive(tokens, last)) break;
    if (node >= 0) node = nextNode(trie, node, idAt(tokens, last));
  }
  return found;
}

/** "Leon E. Panetta" for Leon Panetta: a letter of his that the catalogue does not print. Another's full name with it is longer, and wins. */
function withInitial({ trie, idAt }: TextTrie<Form>, tokens: Tokens, first: number, root: number): Longest | null {
  const { words, gaps, shapes } = tokens;
  const last = first + 2;
  const gap = gaps[last];
  const letter = words[first + 1] ?? '';
  if (letter.length !== 1 || shapes[first + 1] === SMALL || gaps[first + 1] !== GAP.space) return null;
  if (gap !== GAP.space && gap !== (GAP.dot | GAP.space)) return null;
  const node = last < words.length ? nextNode(trie, root, idAt(tokens, last)) : -1;
  const forms = (node < 0 ? [] : (trie.values[node] ?? [])).filter(
    (form) => form.kind === 'alias' && form.type === 'full' && form.actor.kind === 'person',
  );
  return forms.length > 0 && shapes[first] !== SMALL && shapes[last] !== SMALL ? { last, forms } : null;
}

/** Every hit from left to right, the longest first at each word, before the neighbours are looked at. */
function rawHits(known: TextTrie<Form>, tokens: Tokens, day: string | null): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.count; i += 1) {
    const root = known.rootAt(tokens, i);
    if (root === 0) continue;
    const printed = longestFrom(known, tokens, i, root, day);
    const found = printed !== null && printed.last > i ? printed : (withInitial(known, tokens, i, root) ?? printed);
    if (found === null) continue;
    hits.push({
      first: i,
      last: found.last,
      start: tokens.starts[i] ?? 0,
      end: tokens.ends[found.last] ?? 0,
      aliases: found.forms.filter((form) => form.kind === 'alias'),
      titles: found.forms.filter((form) => form.kind === 'title'),
      stranger: false,
    });
    i = found.last;
  }
  return hits;
}

const PARTS_OF_NAMES: ReadonlySet<AliasForm['type']> = new Set(['surname', 'first_name', 'nickname']);

/** Forms that name a person by a part of the name. */
export const isPartOfName = ({ actor, type }: AliasForm): boolean =>
  actor.kind === 'person' && PARTS_OF_NAMES.has(type);

/**
 * A finder for a catalogue. It compiles once (about 0.1 s for 2,000 actors); finding walks a trie of word ids, so its
 * cost does not grow with the catalogue. The longest name wins, also names of other things: the Washington Post is not
 * Washington, the Bank of America not America, Barbara Bush not George Bush.
 */
export function createFinder(catalogue: Catalogue): Finder {
  const known = forTexts(compileForms(catalogue));
  const otherNameOf = createNeighbourCheck(catalogue);

  const asItself = (hit: Hit, tokens: Tokens, hits: readonly Hit[]): Hit => {
    if (hit.aliases.length === 0) return hit;
    const other = otherNameOf(hit, tokens, hits);
    if (other === null) return hit;
    if (other === 'thing') return { ...hit, aliases: [] };
    const aliases = hit.first === hit.last ? hit.aliases.filter((form) => form.actor.kind === 'organisation') : [];
    return { ...hit, aliases, stranger: other === 'stranger' && hit.aliases.some(isPartOfName) };
  };

  return {
    catalogue,
    find(sentence, day = null) {
      const tokens = tokensOf(sentence);
      const hits = rawHits(known, tokens, day);
      if (hits.length === 0) return hits;
      return hits
        .map((hit) => asItself(hit, tokens, hits))
        .filter((hit) => hit.aliases.length > 0 || hit.titles.length > 0 || hit.stranger);
    },
  };
}
