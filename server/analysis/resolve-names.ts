import type { Actor, AliasType } from '../contract/actor.ts';
import type { Via } from '../contract/mention.ts';
import { type ArticleState, nearest, noteNamed } from './article-state.ts';
import type { Hit } from './finder.ts';
import type { AliasForm } from './forms.ts';
import { isPartOfName } from './finder.ts';
import { holds } from './offices.ts';
import { type Company, companyOf, fitsCompany, isBareCity, isTown, shortFor } from './place-names.ts';
import type { TitlePhrase } from './title-phrases.ts';
import type { Tokens } from './tokens.ts';

/** Who a form means and by which rule; the actors it may mean; or nothing at all. */
export type Reading =
  | { readonly is: 'actor'; readonly actor: Actor; readonly via: Via }
  | { readonly is: 'unclear'; readonly candidates: readonly Actor[] }
  | null;

const sure = (actor: Actor, via: Via): Reading => ({ is: 'actor', actor, via });

const actorsOf = (hit: Hit, fits: (type: AliasType | 'short', actor: Actor) => boolean): Actor[] => [
  ...new Set(hit.aliases.filter(({ type, actor }) => fits(type, actor)).map(({ actor }) => actor)),
];

/** One candidate is the answer; several are narrowed in the given ways, the first that leaves one wins. */
function narrowed(candidates: readonly Actor[], via: Via, ways: readonly ((actor: Actor) => boolean)[]): Reading {
  const [only] = candidates;
  if (only === undefined) return null;
  if (candidates.length === 1) return sure(only, via);
  for (const way of ways) {
    const [left, ...more] = candidates.filter(way);
    if (left !== undefined && more.length === 0) return sure(left, via);
  }
  return { is: 'unclear', candidates };
}

/** Ways to tell apart those who share a name: the title beside it (on the day, then ever), then who was named before. */
function ways(phrase: TitlePhrase | undefined, state: ArticleState, day: string | null): ((actor: Actor) => boolean)[] {
  const named = (actor: Actor) => state.named.has(actor);
  if (phrase === undefined) return [named];
  const onDay = (actor: Actor) => holds(actor, phrase.forms, phrase.places, phrase.former ? null : day);
  const ever = (actor: Actor) => holds(actor, phrase.forms, phrase.places, null);
  return [onDay, ever, named];
}

/** "president Biden": one bearer of the name held the title on the day; failing that, one ever did. */
function byTitle(hit: Hit, phrase: TitlePhrase, state: ArticleState, day: string | null): Reading {
  const bearers = [...new Set(hit.aliases.filter(isPartOfName).map(({ actor }) => actor))];
  const ever = bearers.filter((actor) => holds(actor, phrase.forms, phrase.places, null));
  const onDay =
    day === null || phrase.former ? [] : ever.filter((actor) => holds(actor, phrase.forms, phrase.places, day));
  return narrowed(onDay.length > 0 ? onDay : ever, 'title_surname', [(actor) => state.named.has(actor)]);
}

const PART_VIA: Partial<Record<AliasType | 'short', Via>> = {
  surname: 'surname',
  first_name: 'first_name',
  nickname: 'nickname',
};

/** A family name, given name or nickname alone: whoever was named in full before, if it is one. */
function byPart(hit: Hit, tokens: Tokens, state: ArticleState): Reading {
  const parts = hit.aliases.filter(isPartOfName);
  if (parts.length === 0) return null;
  const bearers = [...new Set(parts.map(({ actor }) => actor))];
  const named = nearest(bearers, state);
  const [only] = named;
  const strange = state.strangers.has(tokens.words[hit.last] ?? '');
  if (only !== undefined && named.length === 1 && !strange) {
    const type = parts.find(({ actor }) => actor === only)?.type ?? 'surname';
    return sure(only, PART_VIA[type] ?? 'surname');
  }
  if (named.length > 0) return { is: 'unclear', candidates: named };
  if (tokens.words[hit.first - 1] === 'the') return null; // "the West", "the Bush administration"
  // A given name whose bearer nobody has named says nothing; a family name may be worth a decision.
  const family = actorsOf(hit, (type, actor) => actor.kind === 'person' && type === 'surname');
  return family.length === 0 ? null : { is: 'unclear', candidates: family };
}

/** Forms that stand by themselves, in the order they are trusted. */
const WHOLE: readonly { readonly type: AliasType; readonly via: Via }[] = [
  { type: 'full', via: 'full_name' },
  { type: 'acronym', via: 'acronym' },
  { type: 'title', via: 'title' },
  { type: 'nickname', via: 'nickname' },
];

/** A full name, acronym or fixed title: the one actor it fits. */
function byWhole({ hit, tokens, phrase, state, day }: NameInText, company: Company): Reading {
  for (const { type, via } of WHOLE) {
    const candidates = actorsOf(
      hit,
      (of, actor) => of === type && !(actor.kind === 'person' && PART_VIA[type] !== undefined),
    );
    if (candidates.length === 0) continue;
    const expanded = state.expanded.get(tokens.words[hit.first] ?? '');
    const explained = (actor: Actor) => actor === expanded;
    const told = ways(phrase, state, day);
    return narrowed(candidates, via, [
      ...(type === 'acronym' ? [explained] : []),
      (actor) => fitsCompany(actor, company),
      ...told,
      (actor) => isBareCity(actor, hit, tokens),
    ]);
  }
  const [short, ...more] = shortFor(hit, tokens, state);
  if (short === undefined) return null;
  return more.length === 0 ? sure(short, 'acronym') : { is: 'unclear', candidates: [short, ...more] };
}

/** One name where it stands. `phrase` is the title right before it or in apposition to it. */
type NameInText = {
  readonly hit: Hit;
  readonly hits: readonly Hit[];
  readonly tokens: Tokens;
  readonly phrase: TitlePhrase | undefined;
  readonly state: ArticleState;
  readonly day: string | null;
  readonly sentence: number;
};

/** "Jordan" in a report on Jim Jordan: the country and he both fit. "Austin" is the general unless it must be the town. */
function wholeOrPart({ hit, tokens, state }: NameInText, whole: Reading, part: Reading, company: Company): Reading {
  if (whole?.is !== 'actor' || part === null) return whole;
  const bearers = part.is === 'actor' ? [part.actor] : part.candidates.filter((actor) => state.named.has(actor));
  if (bearers.length === 0) return whole;
  const town = whole.actor.kind === 'place' && part.is === 'actor' ? isTown(hit, tokens, company) : null;
  if (town === null) return { is: 'unclear', candidates: [whole.actor, ...bearers] };
  return town ? whole : part;
}

/** Forms that stand in for a name are none, with or without dates. */
const isName = ({ type }: AliasForm): boolean => type !== 'metonym' && type !== 'demonym';

/** In an undated article nobody knows whether a form with dates means its actor: whoever it may mean; null where it has none. */
function byDates(hit: Hit, day: string | null): Reading {
  if (day !== null || !hit.aliases.some(({ days }) => days !== null)) return null;
  const counted = hit.aliases.filter(isName);
  const always = new Set(counted.filter(({ days }) => days === null).map(({ actor }) => actor));
  if (counted.every(({ actor }) => always.has(actor))) return null;
  return { is: 'unclear', candidates: [...new Set(counted.map(({ actor }) => actor))] };
}

/**
 * Reads one name: full name, title and family name, part of a name named before, acronym, in the order of the method
 * page; a form that fits several is unclear, one that is no name here is null. Whoever is named in full is noted in the
 * state.
 */
export function readName(name: NameInText): Reading {
  const { hit, hits, tokens, phrase, state, day, sentence } = name;
  if (hit.aliases.length === 0) return null;
  const undated = byDates(hit, day);
  if (undated !== null) return undated;
  const company = companyOf(hit, hits, tokens);
  const titled = phrase?.direct === hit ? byTitle(hit, phrase, state, day) : null;
  const whole = byWhole(name, company);
  const part = byPart(hit, tokens, state);
  if (titled?.is !== 'actor' && whole === null) return titled ?? part;
  const reading = titled?.is === 'actor' ? titled : wholeOrPart(name, whole, part, company);
  const inFull = reading?.is === 'actor' && /^(?:full_name|title_surname|acronym)$/.test(reading.via);
  if (inFull) noteNamed(state, reading.actor, sentence);
  return reading;
}
