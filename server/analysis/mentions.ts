import { addDays } from '../base/week.ts';
import type { Actor } from '../contract/actor.ts';
import type { Sentence, Span } from '../contract/article.ts';
import type { Found, Unresolved } from '../contract/mention.ts';
import { acronymHits, expandedBy } from './acronyms.ts';
import { type ArticleState, newArticle, seenFromTitle } from './article-state.ts';
import { boundTo, canBear, isContested, namedHolder } from './bindings.ts';
import { inContext } from './context.ts';
import type { Finder, Hit } from './finder.ts';
import { indexOffices, type Offices } from './offices.ts';
import { type Reading, readName } from './resolve-names.ts';
import { type TitlePhrase, titlePhrases } from './title-phrases.ts';
import { SMALL } from './shapes.ts';
import { standInsIn } from './stand-ins.ts';
import { overlaps } from './spans.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** What an article names, as far as the catalogue goes. */
export type Names = {
  readonly mentions: readonly Found[];
  readonly unresolved: readonly Unresolved[];
  /** Demonyms and metonyms, in reading order; a town that speaks for its country is a mention too. */
  readonly stand_ins: readonly Found[];
  /** By sentence number: every name and title in it, counted or not, which no tone may be read from. */
  readonly masks: ReadonlyMap<number, readonly Span[]>;
};

export type Resolver = (sentences: readonly Sentence[], day: string | null, language?: string | null) => Names;

/** What is known of an article before it is read. */
type Told = { readonly day: string | null; readonly language: string | null };

/** Everything one sentence is read with. */
type Reader = {
  readonly sentence: Sentence;
  readonly tokens: Tokens;
  readonly hits: readonly Hit[];
  readonly phrases: readonly TitlePhrase[];
  readonly state: ArticleState;
  readonly day: string | null;
  readonly offices: Offices;
};

type SentenceNames = { mentions: Found[]; unresolved: Unresolved[]; stand_ins: Found[] };

/** A candidate list longer than this helps nobody decide. */
const MOST_CANDIDATES = 12;

function add(names: SentenceNames, reading: Reading, { start, end }: Span, { sentence: { no, text } }: Reader): void {
  if (reading === null) return;
  const surface = text.slice(start, end);
  if (reading.is === 'actor') {
    const { actor, via } = reading;
    names.mentions.push({
      sentence: no,
      actor: actor.id,
      name: actor.name,
      kind: actor.kind,
      surface,
      start,
      end,
      via,
    });
  } else {
    const candidates = reading.candidates
      .map(({ id }) => id)
      .toSorted()
      .slice(0, MOST_CANDIDATES);
    names.unresolved.push({ sentence: no, surface, start, end, candidates });
  }
}

/** Ties a title to a person, or to somebody unknown, for the rest of the article. */
function bind(phrase: TitlePhrase, person: Actor | null, { state, sentence }: Reader): void {
  const { key, forms, places, former } = phrase;
  state.bindings.push({ key, forms, places, former, person, sentence: sentence.no });
}

/**
 * Reads the names of a sentence from left to right. The title right before a name is part of that name phrase: it is
 * tied to the person and is no mention of its own; only with a mere family name does it belong to the surface
 * ("president Biden"), because name and title resolve it together.
 */
function readNames(reader: Reader, names: SentenceNames): Map<Hit, Actor> {
  const { hits, phrases, tokens, state, day, sentence } = reader;
  const people = new Map<Hit, Actor>();
  for (const hit of hits) {
    if (hit.stranger) state.strangers.add(tokens.words[hit.last] ?? '');
    const direct = phrases.find((phrase) => phrase.direct === hit);
    const phrase =
      direct ?? phrases.find(({ before }) => before === hit) ?? phrases.find(({ behind }) => behind === hit);
    const reading = readName({ hit, hits, tokens, phrase, state, day, sentence: sentence.no });
    const whole = reading?.is === 'actor' && reading.via === 'title_surname' && direct !== undefined;
    // "US" in "US president Joe Biden" is a part of his title.
    if (!phrases.some((title) => title.inside === hit && (title.direct !== null || title.ofStranger)))
      add(names, reading, whole ? { start: direct.hit.start, end: hit.end } : hit, reader);
    if (reading?.is !== 'actor') continue;
    const { actor } = reading;
    const acronym = expandedBy(hit, actor, tokens);
    if (acronym !== null) state.expanded.set(acronym, actor);
    if (actor.kind !== 'person') continue;
    people.set(hit, actor);
    // "Adviser to the president NAME": the president, if he ever was one; else the adviser.
    if (direct !== undefined && (!direct.served || canBear(actor, direct, reader.offices))) bind(direct, actor, reader);
  }
  return people;
}

/** The person in apposition to a title ("NAME, the TITLE"; "the TITLE, NAME"), when that person can bear it. */
function appositionOf(phrase: TitlePhrase, people: ReadonlyMap<Hit, Actor>, offices: Offices): Actor | null {
  const fits = (hit: Hit | null): Actor | null => {
    const person = hit === null ? undefined : people.get(hit);
    return person !== undefined && canBear(person, phrase, offices) ? person : null;
  };
  // "Speaking with Macron, the president said": a bare title that nothing closes may be anybody's.
  const before = phrase.places !== null || phrase.closed ? fits(phrase.before) : null;
  return before ?? (phrase.determiner === 'none' ? null : fits(phrase.behind));
}

/** True for a title that stands as a noun phrase of its own; a headline drops its articles ("Pope prays for peace"). */
function standsAlone({ determiner, first, hit, places }: TitlePhrase, { sentence, tokens }: Reader): boolean {
  const capital = tokens.shapes[hit.first] !== SMALL;
  if (determiner === 'none') return sentence.no === 0 && capital && (first === 0 || places !== null);
  if (determiner === 'the' || determiner === 'possessive') return true;
  return sentence.no === 0 || first === 0 || tokens.casing === 'title';
}

/** Days around a handover in which an office may mean who has left it, or who is to come. */
const HANDOVER_DAYS = 183;

/**
 * Others whom the article names and the title may mean: who left the office or came to it within half a year ("he fired the
 * director"); and, where the holder of the day is not named at all, whoever ever held it.
 */
function rivalsOf(holder: Actor, phrase: TitlePhrase, { state, offices }: Reader, day: string): Actor[] {
  const ever = offices
    .holders(phrase.forms, phrase.places, null)
    .filter((one) => one !== holder && state.named.has(one));
  if (!state.named.has(holder)) return ever;
  const near = [-HANDOVER_DAYS, HANDOVER_DAYS].flatMap((days) =>
    offices.holders(phrase.forms, phrase.places, addDays(day, days)),
  );
  return ever.filter((one) => near.includes(one));
}

/** A title without a name: bound by the article, or held by one person on the article's day. */
function byOffice(phrase: TitlePhrase, reader: Reader, people: ReadonlyMap<Hit, Actor>): Reading {
  const { state, day, offices } = reader;
  const bound = boundTo(phrase, state.bindings, day);
  const [only] = bound;
  if (only !== undefined && bound.length === 1) return { is: 'actor', actor: only, via: 'bound_title' };
  const contested = isContested(phrase, state.bindings);
  const here = new Set(people.values());
  const named = bound.length > 0 || contested ? null : namedHolder(phrase, state.named.keys(), here, day);
  if (phrase.places === null || phrase.former || phrase.manifold) {
    if (named !== null) return { is: 'actor', actor: named, via: 'bound_title' };
    return bound.length > 1 ? { is: 'unclear', candidates: bound } : null;
  }
  const holders = contested ? [] : offices.holders(phrase.forms, phrase.places, day);
  const [holder] = holders;
  if (holder === undefined) return null;
  if (holders.length > 1 || day === null) return { is: 'unclear', candidates: holders };
  const rivals = rivalsOf(holder, phrase, reader, day);
  if (rivals.length > 0) return { is: 'unclear', candidates: [holder, ...rivals] };
  return { is: 'actor', actor: holder, via: 'office_by_date' };
}

/**
 * Reads the titles of a sentence. In apposition a title of its own ("Antony Blinken, the State Secretary") is a second
 * mention of the person; without "the" it only binds ("Dmytro Kuleba, foreign minister of Ukraine", "Ukraine's foreign
 * minister, Dmytro Kuleba").
 */
function readTitles(reader: Reader, people: ReadonlyMap<Hit, Actor>, names: SentenceNames): void {
  for (const phrase of reader.phrases) {
    if (phrase.direct !== null) continue;
    const apposed = appositionOf(phrase, people, reader.offices);
    if (apposed !== null) {
      bind(phrase, apposed, reader);
      if (phrase.determiner === 'the') add(names, { is: 'actor', actor: apposed, via: 'bound_title' }, phrase, reader);
    } else if (phrase.ofStranger) bind(phrase, null, reader);
    else if (!phrase.idle && standsAlone(phrase, reader)) {
      add(names, byOffice(phrase, reader, people), phrase, reader);
    }
  }
}

/** The acronym in the brackets that explain it ("Grain Agency (GSA)"), when the catalogue does not list it. */
function readExplained(reader: Reader, names: SentenceNames): void {
  const { tokens, hits, state } = reader;
  for (const hit of acronymHits(tokens, hits, state.expanded)) {
    const [form] = hit.aliases;
    if (form !== undefined) add(names, { is: 'actor', actor: form.actor, via: 'acronym' }, hit, reader);
  }
}

const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/**
 * Keeps mentions apart: of two that overlap the longer stays. So the US is not named by "the top diplomat of the US",
 * which is one mention of the person, but "Ukraine's president Volodymyr Zelensky" holds two.
 */
function settled(names: SentenceNames): SentenceNames {
  const { mentions, unresolved } = names;
  if (mentions.length + unresolved.length < 2) return names;
  const longestFirst = mentions.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Found[] = [];
  for (const mention of longestFirst) if (!kept.some((other) => overlaps(other, mention))) kept.push(mention);
  return {
    ...names,
    mentions: kept.toSorted(byPlace),
    unresolved: unresolved.filter((form) => !kept.some((mention) => overlaps(mention, form))).toSorted(byPlace),
  };
}

/** Names and titles of a sentence, for tone to pass over; a one-word title in small letters stays a word. */
function maskOf({ hits, phrases, tokens }: Reader): Span[] {
  if (hits.length === 0) return [];
  const plain = (hit: Hit) => hit.aliases.length === 0 && hit.first === hit.last && tokens.shapes[hit.first] === SMALL;
  const attached = new Set(
    phrases.filter(({ direct, places }) => direct !== null || places !== null).map(({ hit }) => hit),
  );
  const known = hits.filter(({ aliases, titles }) => aliases.length > 0 || titles.length > 0);
  return known.filter((hit) => attached.has(hit) || !plain(hit)).map(({ start, end }) => ({ start, end }));
}

/** What was read may hold more than the hits: an acronym is known only once its brackets were read. */
function explainedIn({ mentions }: SentenceNames, { hits }: Reader): Span[] {
  if (mentions.length === 0) return [];
  const isHit = (start: number) => hits.some((hit) => hit.start === start);
  const explained = mentions.filter(({ via, start }) => via === 'acronym' && !isHit(start));
  return explained.map(({ start, end }) => ({ start, end }));
}

/** The hits without the names that only other languages use: "Cile" in an English text is no country. */
function nativeOnly(hits: readonly Hit[]): readonly Hit[] {
  if (!hits.some(({ aliases }) => aliases.some(({ foreign }) => foreign))) return hits;
  return hits
    .map((hit) => ({ ...hit, aliases: hit.aliases.filter(({ foreign }) => !foreign) }))
    .filter(({ aliases, titles, stranger }) => aliases.length > 0 || titles.length > 0 || stranger);
}

/**
 * A resolver for a finder: from the forms in an article to the actors they name, first rule that fits wins; a form that
 * fits several is kept as unresolved and counts for nobody. Mentions come in reading order and never overlap.
 * `day` is the article's day: without one no office is read by date. In English no foreign name counts.
 */
export function createResolver(finder: Finder): Resolver {
  const offices = indexOffices(finder.catalogue);
  const byId = new Map(finder.catalogue.actors.map((actor) => [actor.id, actor]));
  const actorAt = (id: string) => byId.get(id);

  const readerOf = (sentence: Sentence, state: ArticleState, { day, language }: Told): Reader => {
    const tokens = tokensOf(sentence);
    const found = finder.find(sentence, day);
    const known = language === 'en' ? nativeOnly(found) : found;
    const explained = state.expanded.size === 0 ? [] : acronymHits(tokens, known, state.expanded);
    const hits = explained.length === 0 ? known : [...known, ...explained].toSorted(byPlace);
    const phrases = hits.some(({ titles }) => titles.length > 0) ? titlePhrases(tokens, hits) : [];
    return { sentence, tokens, hits, phrases, state, day, offices };
  };
  const namesIn = (reader: Reader): SentenceNames => {
    const names: SentenceNames = { mentions: [], unresolved: [], stand_ins: [] };
    if (reader.hits.length === 0) return names;
    const { size } = reader.state.expanded;
    readTitles(reader, readNames(reader, names), names);
    if (reader.state.expanded.size > size) readExplained(reader, names);
    const kept = settled(names);
    return { ...kept, stand_ins: standInsIn(reader, kept) };
  };

  return (sentences, day, language = null) => {
    const told = { day, language };
    const state = newArticle();
    const bySentence = new Map<number, SentenceNames>();
    const masks = new Map<number, readonly Span[]>();
    for (const sentence of sentences) {
      const reader = readerOf(sentence, state, told);
      const names = namesIn(reader);
      bySentence.set(sentence.no, names);
      masks.set(sentence.no, [...maskOf(reader), ...explainedIn(names, reader)]);
    }
    const title = sentences.find(({ no }) => no === 0);
    // Once the article is read, the title is read again in its light.
    if (title !== undefined) bySentence.set(0, namesIn(readerOf(title, seenFromTitle(state), told)));
    const all = sentences.map(({ no }) => bySentence.get(no));
    const names = {
      mentions: all.flatMap((names) => names?.mentions ?? []),
      unresolved: all.flatMap((names) => names?.unresolved ?? []),
      stand_ins: all.flatMap((names) => names?.stand_ins ?? []),
      masks,
    };
    return inContext(names, sentences, state.strangers, actorAt);
  };
}
