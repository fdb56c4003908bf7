import type { Actor } from '../contract/actor.ts';
import type { Sentence } from '../contract/article.ts';
import type { Found, Unresolved } from '../contract/mention.ts';
import { type Gender, genderOf, honorificOf } from './genders.ts';
import { type Tokens, tokensOf } from './tokens.ts';

type Read = { readonly mentions: readonly Found[]; readonly unresolved: readonly Unresolved[] };

/** Where a form stands among the words of its sentence. */
type Place = { readonly tokens: Tokens; readonly first: number; readonly last: number };

function placeOf({ start, end }: Unresolved, sentence: Sentence): Place {
  const tokens = tokensOf(sentence);
  const first = tokens.starts.findIndex((at) => at >= start);
  const last = tokens.ends.findLastIndex((at) => at <= end);
  return { tokens, first, last };
}

/** "Norland's Harlow": the country whose possessive stands right before the form, as a mention. */
const ownerOf = ({ tokens: { words, ends }, first }: Place, mentions: readonly Found[], sentence: number) =>
  words[first - 1] === "'s"
    ? mentions.find((mention) => mention.sentence === sentence && mention.end === ends[first - 2])
    : undefined;

const fits = (actor: Actor, honorific: Gender | null): boolean => {
  const gender = honorific === null ? null : genderOf(actor.name);
  return gender === null || gender === honorific;
};

/**
 * Reads again, once the article is known, family names that were left open because nobody bore them in full there: the rest of
 * a cut report, a headline's everyday names. "Mr." or "Mrs." or the bearer's country ("Norland's Harlow") must stand right
 * before it, one bearer in the catalogue must be left by that, and no stranger of the name may stand in the article. What
 * several still fit stays open: never the more famous one. (By the country's being named anywhere, four of ten were wrong.)
 */
export function inContext<Names extends Read>(
  names: Names,
  sentences: readonly Sentence[],
  strangers: ReadonlySet<string>,
  actorAt: (id: string) => Actor | undefined,
): Names {
  if (names.unresolved.length === 0) return names;
  const bySentence = new Map(sentences.map((sentence) => [sentence.no, sentence]));
  const bearerOf = (form: Unresolved): Actor | null => {
    const sentence = bySentence.get(form.sentence);
    const candidates = form.candidates.flatMap((id) => actorAt(id) ?? []);
    if (sentence === undefined || candidates.some(({ kind }) => kind !== 'person')) return null;
    const place = placeOf(form, sentence);
    if (strangers.has(place.tokens.words[place.last] ?? '')) return null;
    const honorific = honorificOf(place.tokens.words[place.first - 1] ?? '');
    const owner = ownerOf(place, names.mentions, form.sentence);
    if (honorific === null && owner === undefined) return null;
    const [only, ...more] = candidates.filter(
      (actor) => fits(actor, honorific) && (owner === undefined || actor.country === owner.actor),
    );
    if (only === undefined || more.length > 0) return null;
    // "Ms. Brooks" is not the only Brooks of the catalogue when nobody can tell that he is a woman.
    return honorific === null || genderOf(only.name) === honorific ? only : null;
  };
  const given = new Map(names.unresolved.map((form) => [form, bearerOf(form)]));
  const found = names.unresolved.flatMap((form): Found[] => {
    const actor = given.get(form);
    if (actor == null) return [];
    const { sentence, surface, start, end } = form;
    return [{ sentence, actor: actor.id, name: actor.name, kind: actor.kind, surface, start, end, via: 'context' }];
  });
  if (found.length === 0) return names;
  return {
    ...names,
    mentions: [...names.mentions, ...found].toSorted((a, b) => a.sentence - b.sentence || a.start - b.start),
    unresolved: names.unresolved.filter((form) => given.get(form) == null),
  };
}
