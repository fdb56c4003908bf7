import officeWords from '../../data/names/office-words.json' with { type: 'json' };
import type { Hit } from './finder.ts';
import type { TitleForm } from './forms.ts';
import { CALENDAR, ORDINARY } from './name-words.ts';
import { placeOf } from './offices.ts';
import { SMALL } from './shapes.ts';
import { GAP, type Tokens } from './tokens.ts';

/** What makes a title a phrase of its own: "the …" (also "the German …"), "Ukraine's …", "German …", "NATO …", or nothing. */
export type Determiner = 'the' | 'possessive' | 'demonym' | 'compound' | 'none';

/** An office title as it stands in a sentence, with all that tells whose office it is. */
export type TitlePhrase = {
  readonly hit: Hit;
  readonly forms: readonly TitleForm[];
  /** The title's words, which bind it to a person for the rest of the article. */
  readonly key: string;
  readonly determiner: Determiner;
  /** "the former president": never by date. */
  readonly former: boolean;
  /** Countries or organisations that the article names with the title; null when it names none. */
  readonly places: readonly string[] | null;
  /** The place or body that stands in front as a part of the title ("US president"); not one with "'s". */
  readonly inside: Hit | null;
  /** The words from the first of the phrase to the last, with "the", the place in front and "of PLACE". */
  readonly first: number;
  readonly last: number;
  /** What a mention of it spans: "the top diplomat of the US", "the German chancellor", "Ukraine's president". */
  readonly start: number;
  readonly end: number;
  /** The person named right behind ("President Joe Biden"), before a comma, or behind one. */
  readonly direct: Hit | null;
  readonly before: Hit | null;
  readonly behind: Hit | null;
  /** True when it is borne by somebody the catalogue does not know: "Secretary of State Kris Kobach". */
  readonly ofStranger: boolean;
  /** True when it names nobody by itself: "a president", "was elected president", "the president of the club". */
  readonly idle: boolean;
  /** True where a comma, bracket or the end of the sentence closes it. */
  readonly closed: boolean;
  /** True when place and day do not tell whose it is, only the article can. */
  readonly manifold: boolean;
  /** True where it is said of whom somebody serves: "adviser to the president". The name behind may be either. */
  readonly served: boolean;
  /** True when it says too little for a person named before to be meant by it. */
  readonly loose: boolean;
};

type Sides = { readonly tokens: Tokens; readonly hits: readonly Hit[] };

const TRANSPARENT: ReadonlySet<string> = new Set(officeWords.transparent);
const FORMER: ReadonlySet<string> = new Set(officeWords.former);
const OTHER_OFFICE: ReadonlySet<string> = new Set(officeWords.otherOffice);
const PREDICATE: ReadonlySet<string> = new Set(officeWords.predicate);
const BEHIND: ReadonlySet<string> = new Set(officeWords.behind);
/** Many hold such an office at a time, most of whom the catalogue does not know: "envoy", "deputy minister". */
const MANIFOLD: ReadonlySet<string> = new Set(officeWords.manifold);
/** Whoever is so to somebody serves or follows him: "adviser to the president". */
const SERVING: ReadonlySet<string> = new Set(officeWords.serving);
/** Said of so many that naming one of them ties nothing: "head", "chief". */
const LOOSE: ReadonlySet<string> = new Set(officeWords.loose);

const COMMA_SPACE = GAP.comma | GAP.space;

/** The places a hit can stand for: itself, or the country of a demonym or metonym, whether those count or not. */
export const placesOf = (hit: Hit | undefined): string[] => [
  ...new Set(
    (hit?.aliases ?? [])
      .filter(({ actor, type }) => actor.kind !== 'person' && type !== 'short')
      .map(({ actor }) => actor.id),
  ),
];

export const namesPerson = (hit: Hit | undefined): hit is Hit =>
  hit?.aliases.some(({ actor }) => actor.kind === 'person') === true;

const isDemonym = (hit: Hit): boolean => hit.aliases.some(({ type }) => type === 'demonym');

const endingAt = (hits: readonly Hit[], at: number) => hits.find(({ last }) => last === at);
const startingAt = (hits: readonly Hit[], at: number) => hits.find(({ first }) => first === at);

type Ahead = {
  first: number;
  determiner: Determiner;
  former: boolean;
  idle: boolean;
  places: string[] | null;
  inside: Hit | null;
};

/** Reads the words before a title, from right to left. */
function ahead(title: Hit, { tokens, hits }: Sides): Ahead {
  const { words, gaps } = tokens;
  let at = title.first;
  let former = false;
  while (at > 0 && (TRANSPARENT.has(words[at - 1] ?? '') || FORMER.has(words[at - 1] ?? ''))) {
    at -= 1;
    former ||= FORMER.has(words[at] ?? '');
  }
  const none: Ahead = { first: at, determiner: 'none', former, idle: false, places: null, inside: null };
  if (at === 0) return none;
  const gap = gaps[at];
  if (gap !== GAP.space && gap !== (GAP.apostrophe | GAP.space) && gap !== GAP.hyphen) return none;
  const before = words[at - 1] ?? '';
  if (before === 'the') return { ...none, first: at - 1, determiner: 'the' };
  const possessive = before === "'s" || gap === (GAP.apostrophe | GAP.space);
  const place = endingAt(hits, before === "'s" ? at - 2 : at - 1);
  const places = placesOf(place);
  if (place === undefined || places.length === 0) return { ...none, idle: possessive || OTHER_OFFICE.has(before) };
  const the = words[place.first - 1] === 'the' && gaps[place.first] === GAP.space;
  const first = the ? place.first - 1 : place.first;
  if (possessive) return { ...none, first, determiner: 'possessive', places };
  const past = FORMER.has(words[first - 1] ?? '') || FORMER.has(words[place.first - 1] ?? '');
  const other = !the && OTHER_OFFICE.has(words[place.first - 1] ?? '');
  const determiner = the ? 'the' : isDemonym(place) ? 'demonym' : 'compound';
  return { first, determiner, former: former || past, idle: other, places, inside: place };
}

/** "of PLACE" behind a title: where it ends, and the place; `unknown` for "of the club". */
function ofPlace(title: Hit, { tokens, hits }: Sides): { last: number; places: string[] | null; unknown: boolean } {
  const none = { last: title.last, places: null, unknown: false };
  const of = title.last + 1;
  if (tokens.words[of] !== 'of' || tokens.gaps[of] !== GAP.space) return none;
  const the = tokens.words[of + 1] === 'the' ? of + 1 : of;
  const place = startingAt(hits, the + 1);
  const places = placesOf(place);
  // "the president of the Syrian opposition", "the leader of Canada's left": something else of that place.
  if (place === undefined || places.length === 0 || isDemonym(place) || tokens.words[place.last + 1] === "'s")
    return { ...none, unknown: true };
  return { last: place.last, places, unknown: false };
}

/** A capitalised word that is no name of the catalogue right behind a title: somebody else bears it. */
function isStranger(at: number, { tokens, hits }: Sides): boolean {
  const gap = tokens.gaps[at];
  const near = gap === GAP.space || gap === (GAP.dot | GAP.space);
  const word = tokens.words[at] ?? '';
  if (!near || tokens.casing !== 'sentence' || tokens.shapes[at] === SMALL || CALENDAR.has(word) || ORDINARY.has(word))
    return false;
  const hit = hits.find(({ first, last }) => first <= at && at <= last);
  return at < tokens.count && (hit === undefined || hit.stranger);
}

/** "Kris Kobach, the secretary of state": two capitalised words that the catalogue does not know, and a comma. */
function strangerBefore(first: number, { tokens, hits }: Sides): boolean {
  if (tokens.gaps[first] !== COMMA_SPACE || first < 2) return false;
  const unknown = [first - 1, first - 2].every(
    (at) => tokens.shapes[at] !== SMALL && !hits.some((h) => h.first <= at && at <= h.last && h.aliases.length > 0),
  );
  return unknown && tokens.gaps[first - 1] === GAP.space;
}

function phraseOf(title: Hit, sides: Sides): TitlePhrase {
  const { tokens, hits } = sides;
  const { words, gaps, starts, ends } = tokens;
  const left = ahead(title, sides);
  const right =
    left.places === null
      ? ofPlace(title, sides)
      : { last: title.last, places: null, unknown: words[title.last + 1] === 'of' };
  const next = right.last + 1;
  const noun = words[next] === "'s" ? next + 1 : next; // "the governor's race"
  const nextHit = startingAt(hits, next);
  const directGap = gaps[next] === GAP.space || gaps[next] === (GAP.dot | GAP.space);
  const closing = ((gaps[next] ?? 0) & (GAP.comma | GAP.bracket | GAP.stop | GAP.dot)) !== 0 || next >= tokens.count;
  const opened =
    left.first > 0 && ((gaps[left.first] ?? 0) === COMMA_SPACE || ((gaps[left.first] ?? 0) & GAP.bracket) !== 0);
  const beforeHit = opened ? endingAt(hits, left.first - 1) : undefined;
  const saidOf =
    PREDICATE.has(words[left.first - 1] ?? '') &&
    !(left.determiner === 'the' && /^(?:of|for|called)$/.test(words[left.first - 1] ?? ''));
  const places = left.places ?? right.places;
  // A lone small word ("the prosecutor") is too common to mean the one office that is called so.
  const common = title.first === title.last && tokens.shapes[title.first] === SMALL;
  const only = common ? null : placeOf(title.titles);
  const key = words.slice(title.first, title.last + 1).join(' ');
  const manifold = MANIFOLD.has(key);
  const goesOn = manifold && words[next] === 'to'; // "the envoy to Sudland" is one office, the envoy in the room another
  const inferred = places ?? (only === null ? null : [only]);
  return {
    hit: title,
    forms: title.titles,
    key,
    determiner: left.determiner,
    former: left.former,
    places: right.unknown ? places : inferred,
    inside: left.inside,
    first: left.first,
    last: right.last,
    start: starts[left.first] ?? 0,
    end: ends[right.last] ?? 0,
    direct: directGap && namesPerson(nextHit) ? nextHit : null,
    before: namesPerson(beforeHit) ? beforeHit : null,
    behind: gaps[next] === COMMA_SPACE && namesPerson(nextHit) ? nextHit : null,
    ofStranger: isStranger(next, sides) || strangerBefore(left.first, sides),
    idle: left.idle || right.unknown || saidOf || gaps[next] === GAP.hyphen || goesOn || BEHIND.has(words[noun] ?? ''),
    closed: closing,
    manifold,
    served: words[left.first - 1] === 'to' && SERVING.has(words[left.first - 2] ?? ''),
    loose: LOOSE.has(key),
  };
}

/** The office titles of a sentence, in order. */
export function titlePhrases(tokens: Tokens, hits: readonly Hit[]): TitlePhrase[] {
  return hits.filter(({ titles }) => titles.length > 0).map((title) => phraseOf(title, { tokens, hits }));
}
