import type { Actor } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import type { Found, Unresolved } from '../contract/mention.ts';
import { type Gender, genderOf, SOMEBODY } from './genders.ts';
import type { Name } from './names.ts';
import { isObject, type Scene, sceneOf } from './speakers.ts';
import { SMALL } from './shapes.ts';
import { GAP, tokensOf } from './tokens.ts';
import { listed } from './word-lists.ts';

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ['he', 'he'],
  ['him', 'he'],
  ['his', 'he'],
  ['himself', 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['hers', 'she'],
  ['herself', 'she'],
]);

const pronounAt = listed<Gender | null>(PRONOUNS, null);

/** Somebody who may be meant: whoever he is, what is known of his gender, and whether the sentence speaks about him. */
type Person = {
  readonly actor: string | null;
  readonly key: string;
  readonly gender: Gender | null;
  readonly subject: boolean;
};

const fits = ({ gender }: Person, pronoun: Gender): boolean => gender === null || gender === pronoun;

/** The only one of the right gender; null with none or several. Who is known to be of it comes before who may be. */
function onlyOne(people: readonly Person[], pronoun: Gender): Person | null {
  const fitting = new Map(people.filter((person) => fits(person, pronoun)).map((person) => [person.key, person]));
  const [only] = fitting.values();
  return only !== undefined && fitting.size === 1 ? only : null;
}

/** Whom a pronoun means: the one person before it in its sentence; else the one whom the sentence before speaks about, or the one before that. */
function meant(before: readonly Person[], earlier: () => Told[], pronoun: Gender): Person | null {
  if (before.some((person) => fits(person, pronoun))) return onlyOne(before, pronoun);
  for (const told of earlier()) {
    const people = everybody(told);
    if (!people.some((person) => fits(person, pronoun))) continue;
    return (
      onlyOne(people, pronoun) ??
      onlyOne(
        people.filter(({ subject }) => subject),
        pronoun,
      )
    );
  }
  return null;
}

/** "In his speech, Harlow said": a pronoun ahead of its name belongs to the one behind, whom only the sense can tell. */
function looksAhead(scene: Scene, at: number): boolean {
  const { tokens, names } = scene;
  const opens =
    (tokens.shapes[0] ?? SMALL) !== SMALL &&
    /^(?:in|on|at|after|before|during|with|for|by|as|when|while|despite|since|if|though|although|throughout|from|amid|to|asked|speaking|pressed|describing|accused|known)$/.test(
      tokens.words[0] ?? '',
    );
  if (!opens) return false;
  const comma = tokens.gaps.findIndex((gap, i) => i > at && (gap & GAP.comma) !== 0);
  return comma > at && names.some(({ person, first }) => person && first >= comma);
}

/** True where a person without a name stands between the last name and the pronoun. */
function hasSomebody({ tokens }: Scene, from: number, at: number): boolean {
  for (let i = from; i < at; i += 1) if (SOMEBODY.has(tokens.words[i] ?? '')) return true;
  return false;
}

/** All that an article tells of people, sentence by sentence. */
type Told = {
  readonly scene: Scene;
  readonly people: readonly { readonly person: Person; readonly last: number }[];
  /** Those whom its pronouns were found to mean. */
  readonly spoken: Person[];
};

const everybody = ({ people, spoken, scene }: Told): Person[] => [
  ...people.map(({ person }) => person),
  ...spoken,
  // No strangers are read in lines of capitals, so there may be one.
  ...(hasSomebody(scene, 0, scene.tokens.count) || scene.tokens.casing !== 'sentence'
    ? [{ actor: null, key: '?', gender: null, subject: true }]
    : []),
];

/** Whom the pronoun at a word means, if it is exactly one person. */
function meantAt({ scene, people, spoken }: Told, at: number, pronoun: Gender, earlier: () => Told[]): Person | null {
  const before = people.filter(({ last }) => last < at);
  if (hasSomebody(scene, before.at(-1)?.last ?? 0, at) || looksAhead(scene, at)) return null;
  return meant([...before.map(({ person }) => person), ...spoken], earlier, pronoun);
}

/**
 * The pronouns of a body that mean exactly one person whom the catalogue knows, as mentions (`via` pronoun): he, she and their
 * forms, outside direct quotations, behind a name of the same sentence, else of one of the two sentences before it. Whoever may
 * be two people, or somebody without a name, is left alone. Titles are left out.
 */
export function pronounsIn(
  sentences: readonly Sentence[],
  mentions: readonly Found[],
  strangers: readonly Name[],
  unresolved: readonly Unresolved[],
  quotes: readonly Span[],
  actorAt: (id: string) => Actor | undefined,
): Found[] {
  if (!mentions.some(({ kind }) => kind === 'person')) return [];
  const inBody = sentences.filter(({ no }) => no > 0);
  const known = new Map<number, Told>();
  const toldBy = (index: number): Told => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const sentence = inBody[index]!;
    const isHere = (one: { readonly sentence: number }) => one.sentence === sentence.no;
    const within = quotes.filter(({ start, end }) => start < sentence.end && sentence.start < end);
    // A form that fits two actors is somebody too, only nobody knows who.
    const unclear = unresolved.filter(isHere).map((form): Name => ({ ...form, kind: 'person' }));
    const scene = sceneOf(sentence, mentions.filter(isHere), [...strangers.filter(isHere), ...unclear], within);
    const told: Told = { scene, people: peopleOf(scene, sentence, actorAt), spoken: [] };
    known.set(index, told);
    return told;
  };
  const found: Found[] = [];
  inBody.forEach((sentence, index) => {
    const tokens = tokensOf(sentence);
    for (let at = 0; at < tokens.count; at += 1) {
      const pronoun = pronounAt(tokens, at);
      if (pronoun === null) continue;
      const told = toldBy(index);
      if (told.scene.isQuoted(at)) continue;
      const earlier = () => [1, 2].flatMap((back) => (index >= back ? [toldBy(index - back)] : []));
      const person = meantAt(told, at, pronoun, earlier);
      const actor = person?.actor == null ? undefined : actorAt(person.actor);
      if (person === null || actor === undefined) continue;
      const word = tokens.words[at];
      if (!told.spoken.some(({ key }) => key === person.key))
        told.spoken.push({ ...person, gender: pronoun, subject: word === 'he' || word === 'she' });
      const [start, end] = [tokens.starts[at] ?? 0, tokens.ends[at] ?? 0];
      const surface = sentence.text.slice(start, end);
      const { id, name, kind } = actor;
      found.push({ sentence: sentence.no, actor: id, name, kind, surface, start, end, via: 'pronoun' });
    }
  });
  return found;
}

/** The people whom a sentence names outside quotations, in order. */
function peopleOf(scene: Scene, { text }: Sentence, actorAt: (id: string) => Actor | undefined): Told['people'] {
  const { tokens } = scene;
  const nameOf = (actor: string | null, first: number, last: number) =>
    actor === null ? text.slice(tokens.starts[first] ?? 0, tokens.ends[last] ?? 0) : (actorAt(actor)?.name ?? '');
  return scene.names
    .filter(({ person }) => person)
    .map(({ actor, first, last }) => {
      const name = nameOf(actor, first, last);
      const person = { actor, key: actor ?? `~${name}`, gender: genderOf(name), subject: !isObject(scene, first) };
      return { person, last };
    });
}
