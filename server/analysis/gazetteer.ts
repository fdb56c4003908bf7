import extra from '../../data/names/known-names.json' with { type: 'json' };
import kinds from '../../data/names/kinds.json' with { type: 'json' };
import type { Catalogue } from '../contract/actor.ts';
import { BEFORE_NAMES, CALENDAR, GIVEN_NAMES, ORDINARY, SUFFIXES, WORDS_AS_NAMES } from './name-words.ts';
import { SMALL, UPPER } from './shapes.ts';
import { GAP, type Tokens, tokenise } from './tokens.ts';
import { buildTrie, forTexts, nextNode } from './trie.ts';
import { listed } from './word-lists.ts';

/** What a list calls a name. A demonym ("Russian") is on the way to a name of kind other, as an event is. */
export const LISTED = ['person', 'organisation', 'country', 'place', 'demonym', 'event'] as const;
type Listed = (typeof LISTED)[number];

/** What lists say about single words, as bits. */
export const WORD = {
  given: 1,
  family: 2,
  before: 4,
  organisation: 8,
  place: 16,
  ordinary: 32,
  calendar: 64,
  asName: 128,
  suffix: 256,
  company: 512,
  /** News writes it small inside sentences: a capital on it only opens a sentence or a headline. */
  small: 1024,
} as const;

/** What lists say about the words of one sentence. */
export type Marks = {
  /** For each word the kinds of the listed names it begins (bits 0 to 5) or goes on (bits 6 to 11). */
  readonly names: Uint16Array;
  /** For each word the bits of WORD. */
  readonly words: Uint16Array;
};

export type Gazetteer = (tokens: Tokens) => Marks;

type Form = { readonly kind: number; readonly upper: boolean };

const JOINING: ReadonlySet<number> = new Set([
  GAP.space,
  GAP.hyphen,
  GAP.dot | GAP.space,
  GAP.ampersand,
  GAP.ampersand | GAP.space,
  0,
]);

/** The longest listed name is longer than nothing here. */
const LONGEST = 10;

function addWords(flags: Map<string, number>, words: Iterable<string>, bit: number): void {
  for (const word of words) flags.set(word, (flags.get(word) ?? 0) | bit);
}

/** The names of the catalogue and of the lists, as word sequences with their kinds. */
function* formsOf(catalogue: Catalogue): Generator<readonly [string[], Form]> {
  const form = (text: string, kind: Listed, upper = false): readonly [string[], Form] => [
    [...tokenise(text).words],
    { kind: LISTED.indexOf(kind), upper },
  ];
  for (const { kind, aliases } of catalogue.actors) {
    for (const { text, type, foreign } of aliases) {
      if (foreign) continue;
      if (type === 'full') yield form(text, kind as Listed, !/\p{Ll}/u.test(text));
      else if (type === 'acronym') yield form(text, kind as Listed, true);
      else if (type === 'demonym') yield form(text, 'demonym');
      else if (type === 'metonym' && kind === 'country') yield form(text, 'place');
      else if (type === 'nickname' && kind === 'country') yield form(text, 'country');
    }
  }
  for (const [kind, names] of Object.entries(extra.names)) {
    for (const name of names) yield form(name, kind as Listed, /^[A-Z]{2,4}$/.test(name));
  }
}

/** Family names and given names of the people in the catalogue. */
function addPeople(flags: Map<string, number>, catalogue: Catalogue): void {
  for (const { kind, aliases } of catalogue.actors) {
    if (kind !== 'person') continue;
    for (const { text, type } of aliases) {
      const { words } = tokenise(text);
      if (type === 'surname') addWords(flags, words.slice(-1), WORD.family);
      if (type === 'full' && words.length > 1) addWords(flags, words.slice(0, 1), WORD.given);
    }
  }
}

/**
 * A reader of what the lists and the catalogue know about the words of a sentence; `smallWords` are those that news
 * writes small, as training counted them. Compiles once.
 */
export function createGazetteer(catalogue: Catalogue, smallWords: readonly string[]): Gazetteer {
  const flags = new Map<string, number>();
  addWords(flags, GIVEN_NAMES, WORD.given);
  addWords(flags, extra.given, WORD.given);
  addWords(flags, extra.family, WORD.family);
  addPeople(flags, catalogue);
  addWords(flags, BEFORE_NAMES, WORD.before);
  addWords(flags, kinds.organisation, WORD.organisation);
  addWords(flags, kinds.place, WORD.place);
  addWords(flags, ORDINARY, WORD.ordinary);
  addWords(flags, CALENDAR, WORD.calendar);
  addWords(flags, WORDS_AS_NAMES, WORD.asName);
  addWords(flags, SUFFIXES, WORD.suffix);
  addWords(flags, extra.company, WORD.company);
  addWords(flags, smallWords, WORD.small);
  const { trie, rootAt, idAt } = forTexts(buildTrie(formsOf(catalogue)));
  const flagsAt = listed(flags, 0);

  return (tokens) => {
    const names = new Uint16Array(tokens.count);
    const words = new Uint16Array(tokens.count);
    for (let i = 0; i < tokens.count; i += 1) {
      const shape = tokens.shapes[i] ?? SMALL;
      words[i] = flagsAt(tokens, i);
      if (shape === SMALL || names[i] !== 0) continue;
      let node = rootAt(tokens, i) || -1;
      let found = 0;
      let last = -1;
      for (let at = i; node >= 0; ) {
        let bits = 0;
        for (const { kind, upper } of trie.values[node] ?? []) {
          if (!upper || (shape === UPPER && tokens.casing !== 'capitals')) bits |= 1 << kind;
        }
        if (bits > 0) {
          found = bits;
          last = at;
        }
        at += 1;
        if (at >= tokens.count || at - i >= LONGEST || !JOINING.has(tokens.gaps[at] ?? 0)) break;
        node = nextNode(trie, node, idAt(tokens, at));
      }
      for (let at = i; at <= last; at += 1) names[at] = at === i ? found : found << LISTED.length;
    }
    return { names, words };
  };
}
