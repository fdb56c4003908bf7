import cues from '../../data/quotes/cues.json' with { type: 'json' };
import type { Sentence, Span } from '../contract/article.ts';
import type { Found } from '../contract/mention.ts';
import type { Name } from './names.ts';
import { GAP, type Tokens, tokensOf } from './tokens.ts';

/** Verbs of saying. */
export const CUES: ReadonlySet<string> = new Set(cues.verbs);
/** Verbs that a clause follows without "that": "Biden said the talks failed". */
export const BARE_CUES: ReadonlySet<string> = new Set(cues.bare);
/** Verbs that a clause with "that" follows. */
export const INDIRECT_CUES: ReadonlySet<string> = new Set(cues.indirect);

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she']);

/** Before a name they make it something else than the subject: "in Kyiv", "of Ukraine". */
const PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'at',
  'to',
  'from',
  'of',
  'with',
  'on',
  'for',
  'by',
  'against',
  'about',
  'between',
  'near',
  'over',
  'into',
  'via',
  'than',
  'under',
]);

/** Words that may stand between a cue and the name behind it: "said the president, Joe Biden". */
const BETWEEN: ReadonlySet<string> = new Set(['the', "'s"]);

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
};

/** A sentence made ready; `quotes` are the spans in the body of the direct quotations it touches. */
export function sceneOf(
  sentence: Sentence,
  mentions: readonly Found[],
  strangers: readonly Name[],
  quotes: readonly Span[],
): Scene {
  const tokens = tokensOf(sentence);
  const isQuoted = (at: number): boolean => {
    const place = sentence.start + (tokens.starts[at] ?? 0);
    return quotes.some(({ start, end }) => start <= place && place < end);
  };
  const placed = ({ start, end }: Span, actor: string | null, person: boolean): Placed => ({
    actor,
    person,
    first: tokens.ends.findIndex((wordEnd) => wordEnd > start),
    last: tokens.starts.findLastIndex((wordStart) => wordStart < end),
  });
  if (mentions.length + strangers.length === 0) return { sentence, tokens, names: [], isQuoted };
  const names = [
    ...mentions.map((mention) => placed(mention, mention.actor, mention.kind === 'person')),
    ...strangers.map((name) => placed(name, null, name.kind === 'person' || name.kind === 'other')),
  ].toSorted((a, b) => a.first - b.first);
  return { sentence, tokens, names: names.filter(({ first }) => !isQuoted(first)), isQuoted };
}

/** Who is told to speak: a name (null: of a stranger), a lone pronoun ("he", "she"), or nobody at all. */
export type Subject = { readonly actor: string | null } | 'pronoun' | null;

const word = ({ tokens }: Scene, at: number): string => tokens.words[at] ?? '';

/** "in Kyiv", "the mayor of Kyiv", "visited Kyiv, said": a name that is no subject. */
export const isObject = (scene: Scene, first: number): boolean => {
  const before = word(scene, first - 1) === 'the' ? first - 2 : first - 1;
  return PREPOSITIONS.has(word(scene, before));
};

/** The subject of a cue that stands before it, no further left than `from`. */
export function subjectBefore(scene: Scene, cue: number, from: number): Subject {
  const { tokens, names } = scene;
  if (PRONOUNS.has(word(scene, cue - 1)) && cue - 1 >= from) return 'pronoun';
  const near = names.filter(({ first, last }) => first >= from && last < cue && !isObject(scene, first));
  const nearest = near.at(-1);
  if (nearest === undefined) return null;
  // "Biden, who visited Kyiv, said": behind a comma the subject is the first name of the part.
  const comma = ((tokens.gaps[cue] ?? 0) & GAP.comma) !== 0;
  if (comma) return { actor: (near[0] ?? nearest).actor };
  return nearest.last >= cue - 3 && !isHeldOff(scene, nearest.last + 1, cue) ? { actor: nearest.actor } : null;
}

/** "Biden aides said", "a Ukraine expert said": words between a name and its verb that make somebody else speak. */
function isHeldOff(scene: Scene, from: number, cue: number): boolean {
  for (let at = from; at < cue; at += 1) {
    if (
      !/ly$|^(?:also|then|later|has|had|have|himself|herself|itself|once|again|today|yesterday)$/.test(word(scene, at))
    )
      return true;
  }
  return false;
}

/** The subject of a cue that stands behind it: "said Ukraine's president Volodymyr Zelensky". */
export function subjectBehind(scene: Scene, cue: number): Subject {
  if (PRONOUNS.has(word(scene, cue + 1))) return 'pronoun';
  const { names, tokens } = scene;
  let at = cue + 1;
  if (word(scene, at) === 'to') at += 1; // "according to"
  let last: Placed | undefined;
  // A name phrase may begin with a country and hold a title; its last person speaks.
  for (let steps = 0; steps < 8 && at < tokens.count; steps += 1) {
    if (at > cue + 1 && ((tokens.gaps[at] ?? 0) & ~(GAP.space | GAP.dot | GAP.apostrophe)) !== 0) break;
    const name = names.find(({ first }) => first === at);
    if (name !== undefined) {
      last = name;
      at = name.last + 1;
      if (name.person) break;
    } else if (BETWEEN.has(word(scene, at)) || isTitleWord(scene, at)) at += 1;
    else break;
  }
  return last === undefined ? null : { actor: last.actor };
}

/** Words of offices, which lie between a country and the name of its holder. */
const TITLE_WORDS: ReadonlySet<string> = new Set([
  'president',
  'prime',
  'minister',
  'foreign',
  'defence',
  'defense',
  'interior',
  'finance',
  'chancellor',
  'secretary',
  'state',
  'of',
  'general',
  'chief',
  'speaker',
  'leader',
  'senator',
  'sen',
  'rep',
  'representative',
  'governor',
  'gov',
  'mayor',
  'king',
  'queen',
  'ambassador',
  'vice',
  'deputy',
  'then',
  'former',
  'national',
  'security',
  'adviser',
  'advisor',
  'press',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'director',
  'mr',
  'mrs',
  'ms',
  'dr',
]);

const isTitleWord = (scene: Scene, at: number): boolean => TITLE_WORDS.has(word(scene, at));
