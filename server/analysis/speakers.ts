import type { Sentence, Span } from '../contract/article.ts';
import type { Found } from '../contract/mention.ts';
import { type Attribution, attributionsIn } from './attributions.ts';
import type { Name } from './names.ts';
import { gapHas, PREPOSITIONS, type Words, wordAt } from './noun-phrases.ts';
import { GAP, type Tokens, tokensOf } from './tokens.ts';

/** A name with its words in the sentence; `actor` is null for somebody the catalogue does not know. */
export type Placed = {
  readonly actor: string | null;
  readonly person: boolean;
  readonly first: number;
  readonly last: number;
};

/** A sentence, its words, its names outside direct quotations, and which words stand in one. */
export type Scene = {
  readonly sentence: Sentence;
  readonly tokens: Tokens;
  readonly names: readonly Placed[];
  readonly isQuoted: (at: number) => boolean;
  /** Who is told to say or think something in it, read when first asked for. */
  readonly attributions: () => readonly Attribution[];
};

const nobody = (): boolean => false;

/** A sentence made ready; `quotes` are the spans in the body of the direct quotations it touches. */
export function sceneOf(
  sentence: Sentence,
  mentions: readonly Found[],
  strangers: readonly Name[],
  quotes: readonly Span[],
): Scene {
  const tokens = tokensOf(sentence);
  const isQuoted =
    quotes.length === 0
      ? nobody
      : (at: number): boolean => {
          const place = sentence.start + (tokens.starts[at] ?? sentence.text.length);
          return quotes.some(({ start, end }) => start <= place && place < end);
        };
  let read: readonly Attribution[] | undefined;
  const attributions = () => (read ??= attributionsIn({ tokens, isQuoted }));
  const placed = ({ start, end }: Span, actor: string | null, person: boolean): Placed => ({
    actor,
    person,
    first: tokens.ends.findIndex((wordEnd) => wordEnd > start),
    last: tokens.starts.findLastIndex((wordStart) => wordStart < end),
  });
  const names = [
    ...mentions.map((mention) => placed(mention, mention.actor, mention.kind === 'person')),
    ...strangers.map((name) => placed(name, null, name.kind === 'person' || name.kind === 'other')),
  ].toSorted((a, b) => a.first - b.first);
  return { sentence, tokens, names: names.filter(({ first }) => !isQuoted(first)), isQuoted, attributions };
}

/** "in Kyiv", "the mayor of Kyiv": a name that is no subject. */
export const isObject = ({ tokens }: Scene, first: number): boolean => {
  const before = wordAt(tokens, first - 1) === 'the' ? first - 2 : first - 1;
  return PREPOSITIONS.has(wordAt(tokens, before));
};

/** Who is told to speak: a name (null: of a stranger), one lone pronoun of a person, or nobody known. */
export type Subject = { readonly actor: string | null } | 'pronoun' | null;

/** The last word of what a phrase is about: "a spokesman | for Lind", "Dan Lind | , the president". */
function headEnd({ tokens }: Scene, { first, last }: Words): number {
  for (let at = first + 1; at <= last; at += 1) {
    if (gapHas(tokens, at, GAP.comma | GAP.stop | GAP.bracket)) return at - 1;
    // "the Bank of Norland" is one name; its own words are not cut.
    if (PREPOSITIONS.has(wordAt(tokens, at))) return at - 1;
  }
  return last;
}

/** The name with which some words end; "Lind aides" ends with none. */
const nameAtEnd = ({ names }: Scene, first: number, end: number): Placed | undefined =>
  names.findLast((name) => name.first >= first && name.first <= end && name.last >= end);

/** Whom a phrase in subject place names. "the president, Dan Lind" is Lind; "a spokesman for Lind" and "Lind aides" are not. */
export function subjectOf(scene: Scene, source: Words): Subject {
  const { tokens } = scene;
  const { first, last } = source;
  if (first === last) {
    const word = wordAt(tokens, first).replace(/'(?:d|s|ll)$/, '');
    if (word === 'he' || word === 'she') return 'pronoun';
    if (word === 'who' || word === 'which') {
      const name = nameAtEnd(scene, 0, first - 1);
      return name === undefined ? null : { actor: name.actor };
    }
  }
  const end = headEnd(scene, source);
  const name = nameAtEnd(scene, first, end);
  if (name !== undefined) return { actor: name.actor };
  // "the president of Norland, Dan Lind,": a name alone between commas says who it is.
  for (let at = end + 1; at <= last; at += 1) {
    if (!gapHas(tokens, at, GAP.comma)) continue;
    const beside = scene.names.find(({ person, first: from }) => person && from === at);
    if (beside !== undefined && (beside.last >= last || gapHas(tokens, beside.last + 1, GAP.comma)))
      return { actor: beside.actor };
  }
  return null;
}
