import type { Actor } from '../contract/actor.ts';
import type { TitleForm } from './forms.ts';
import { holds, type Offices } from './offices.ts';
import type { TitlePhrase } from './title-phrases.ts';

/** A title that the article itself ties to a name; `person` is null when the catalogue does not know who it is. */
export type Binding = {
  readonly key: string;
  readonly forms: readonly TitleForm[];
  readonly places: readonly string[] | null;
  readonly former: boolean;
  readonly person: Actor | null;
  readonly sentence: number;
};

/** A title of this many roles ("chief", "head") says too little to stand for another title of one of them. */
const MANY_ROLES = 3;

const rolesOf = (forms: readonly TitleForm[]): ReadonlySet<string> => new Set(forms.map(({ role }) => role));

/** "State Secretary" and "top diplomat" are one title; "chief" is only "chief". */
function isSameTitle(binding: Binding, phrase: TitlePhrase): boolean {
  if (binding.former !== phrase.former) return false;
  if (binding.key === phrase.key) return true;
  const roles = rolesOf(phrase.forms);
  if (phrase.places === null && roles.size >= MANY_ROLES) return false;
  return binding.forms.some(({ role }) => roles.has(role));
}

/** False when title and person cannot be of the place that the phrase names. */
function fitsPlace({ places, person }: Binding, phrase: TitlePhrase): boolean {
  if (phrase.places === null) return true;
  if (places !== null) return places.some((place) => phrase.places?.includes(place));
  return person !== null && holds(person, phrase.forms, phrase.places, null);
}

/**
 * The people the article has tied a title to, as far as they can be meant on the day: somebody whose terms the
 * catalogue knows and who is not in office then is not ("President Reagan" in a report of 2021).
 * [] when nobody is tied to it, or a stranger is too.
 */
export function boundTo(phrase: TitlePhrase, bindings: readonly Binding[], day: string | null): Actor[] {
  const fitting = bindings.filter((binding) => isSameTitle(binding, phrase) && fitsPlace(binding, phrase));
  if (fitting.some(({ person }) => person === null)) return [];
  const people = [...new Set(fitting.flatMap(({ person }) => (person === null ? [] : [person])))];
  if (phrase.former || day === null) return people;
  const unknownTerm = (person: Actor) => !holds(person, phrase.forms, phrase.places, null);
  return people.filter((person) => unknownTerm(person) || holds(person, phrase.forms, phrase.places, day));
}

/**
 * True when the person can bear the title: the catalogue says so, or knows nobody who does and the article's word
 * stands. "Speaking with Zelensky, the German chancellor said" does not make him chancellor.
 */
export const canBear = (person: Actor, phrase: TitlePhrase, offices: Offices): boolean =>
  holds(person, phrase.forms, phrase.places, null) || !offices.knows(phrase.forms, phrase.places);

/** True when the article ties the title to somebody the catalogue does not know. */
export const isContested = (phrase: TitlePhrase, bindings: readonly Binding[]): boolean =>
  bindings.some(
    ({ person, key, places }) =>
      person === null &&
      key === phrase.key &&
      (phrase.places === null || places === null || places.some((place) => phrase.places?.includes(place))),
  );

/**
 * "The president" in a report that has named one president: the only one of all `named` who holds the title on the day
 * (or held it, where a former one is meant). Null when there are several, and for whoever the same sentence names:
 * "Speaking with Zelensky, the president said".
 */
export function namedHolder(
  phrase: TitlePhrase,
  named: Iterable<Actor>,
  here: ReadonlySet<Actor>,
  day: string | null,
): Actor | null {
  if (phrase.loose || (phrase.determiner === 'demonym' && !phrase.manifold)) return null;
  const bears = (person: Actor, on: string | null) => holds(person, phrase.forms, phrase.places, on);
  const holders = [...named].filter((person) =>
    phrase.former ? bears(person, null) && (day === null || !bears(person, day)) : bears(person, day),
  );
  const [only] = holders;
  return only === undefined || holders.length > 1 || here.has(only) ? null : only;
}
