import shortNames from '../../data/names/short-names.json' with { type: 'json' };
import type { Actor, AliasType, Catalogue, OfficeTitle } from '../contract/actor.ts';
import { type Days, daysBetween } from './bounds.ts';
import { ORDINARY } from './name-words.ts';
import { CAPITAL, SMALL, UPPER } from './shapes.ts';
import { GAP, type Tokens, tokenise } from './tokens.ts';
import { buildTrie, type Trie } from './trie.ts';

/** An alias of one actor, with the way each of its words is printed. */
export type AliasForm = {
  readonly kind: 'alias';
  readonly actor: Actor;
  /** `short` is the name without its place ("Security Council"), and counts only where the place tells whose it is. */
  readonly type: AliasType | 'short';
  readonly shapes: readonly number[];
  /** True for a form of other languages, which counts in no English text. */
  readonly foreign: boolean;
  /** Days of the articles in which it names the actor; null for always. */
  readonly days: Days | null;
  /** Of a short form: the country or body whose name stands before it in full. */
  readonly within?: Actor;
};

/** A phrase for an office: of one country or organisation, or (`of` null) of any. */
export type TitleForm = { readonly kind: 'title'; readonly role: string; readonly of: string | null };

export type Form = AliasForm | TitleForm;

/** Stands for a comma inside an alias ("Washington, D.C."). */
export const COMMA_WORD = ',';

const hasComma = (gap: number | undefined): boolean => ((gap ?? 0) & GAP.comma) !== 0;

/** The words of an alias, with its commas as words of their own. */
function wordsOf({ words, gaps }: Tokens): string[] {
  return words.flatMap((word, i) => (i > 0 && hasComma(gaps[i]) ? [COMMA_WORD, word] : [word]));
}

/** "H. R. McMaster" is also printed "H.R. McMaster", which is one word less. */
function initialsJoined(text: string): string {
  return text.replace(/\b(\p{Lu})\.? (?=\p{Lu}\b)/gu, '$1.').replace(/\b(\p{Lu}) (?=\p{Lu}\b)/gu, '$1');
}

function aliasEntries(actor: Actor): [readonly string[], AliasForm][] {
  const seen = new Set<string>();
  return actor.aliases.flatMap(({ text, type, foreign = false, from, to }) =>
    [...new Set([text, initialsJoined(text)])].flatMap((written): [readonly string[], AliasForm][] => {
      const tokens = tokenise(written);
      const key = `${type} ${foreign} ${from} ${to} ${tokens.words.join(' ')} ${tokens.shapes.join('')}`;
      if (tokens.count === 0 || seen.has(key)) return [];
      seen.add(key);
      return [
        [wordsOf(tokens), { kind: 'alias', actor, type, shapes: tokens.shapes, foreign, days: daysBetween(from, to) }],
      ];
    }),
  );
}

const NAMES_PLACES: ReadonlySet<AliasType> = new Set(['full', 'acronym', 'demonym', 'nickname']);

/** "Security Council" for the "UN Security Council", as far as the list says that papers shorten the name so. */
function shortEntries(actors: readonly Actor[]): [readonly string[], AliasForm][] {
  const bearers = new Map<string, Actor>();
  for (const actor of actors) {
    if (actor.kind !== 'country' && actor.kind !== 'organisation') continue;
    for (const { text, type } of actor.aliases) if (NAMES_PLACES.has(type)) bearers.set(text, actor);
  }
  return actors.flatMap((actor) => {
    if (actor.kind !== 'organisation') return [];
    return actor.aliases.flatMap(({ text, type, from, to }): [readonly string[], AliasForm][] => {
      const short = shortNames.short.find((each) => text.endsWith(` ${each}`));
      const within = short === undefined ? undefined : bearers.get(text.slice(0, -short.length - 1));
      if (type !== 'full' || short === undefined || within === undefined) return [];
      const { words, shapes } = tokenise(short);
      const days = daysBetween(from, to);
      return [[words, { kind: 'alias', actor, type: 'short', shapes, within, foreign: false, days }]];
    });
  });
}

/** "the top US diplomat": the place may stand inside the phrase. Told for those whose office it is. */
function* parted(title: OfficeTitle, actors: readonly Actor[]): Generator<[readonly string[], TitleForm]> {
  const phrases = title.phrases.map((text) => tokenise(text).words).filter(([first]) => first === 'top');
  if (title.of !== null || phrases.length === 0) return;
  const { role } = title;
  const held = new Set(
    actors.flatMap(({ offices }) => offices.filter((office) => office.role === role)).map(({ of }) => of),
  );
  for (const { id, aliases } of actors) {
    if (!held.has(id)) continue;
    for (const { text, type } of aliases) {
      if (!NAMES_PLACES.has(type)) continue;
      const { words } = tokenise(text);
      for (const [top = '', ...rest] of phrases) yield [[top, ...words, ...rest], { kind: 'title', role, of: id }];
    }
  }
}

/** All aliases and office phrases of a catalogue as one trie. */
export function compileForms({ actors, titles }: Catalogue): Trie<Form> {
  const aliases = actors.flatMap(aliasEntries);
  const phrases = titles.flatMap(({ role, of, phrases }) =>
    phrases.map((text): [readonly string[], TitleForm] => [tokenise(text).words, { kind: 'title', role, of }]),
  );
  const inner = titles.flatMap((title) => [...parted(title, actors)]);
  return buildTrie<Form>([...aliases, ...shortEntries(actors), ...phrases, ...inner]);
}

/** "U.S." is longer in print than its word. */
const isDotted = ({ starts, ends, words }: Tokens, at: number): boolean =>
  (ends[at] ?? 0) - (starts[at] ?? 0) > (words[at] ?? '').length;

/**
 * True when an alias is printed as the catalogue prints it. A single word must have its own capitals ("US" is not "us",
 * "Poland" not "POLAND"), several words at least theirs; in a line of capitals alone only a word that is also an
 * ordinary one ("WHO", "US") must be dotted to count.
 */
export function isPrintedAs(form: AliasForm, tokens: Tokens, first: number): boolean {
  const { shapes } = form;
  const single = shapes.length === 1;
  if (tokens.casing === 'capitals')
    return !single || !ORDINARY.has(tokens.words[first] ?? '') || isDotted(tokens, first);
  return shapes.every((wanted, k) => {
    const printed = tokens.shapes[first + k];
    if (wanted === SMALL) return true;
    if (printed === SMALL || printed === undefined) return false;
    if (wanted === UPPER) return printed === UPPER;
    return !(single && wanted === CAPITAL && printed === UPPER);
  });
}
