import type { Note } from '../contract/answer.ts';
import type { Asked, Chosen, Settled } from '../contract/filters.ts';
import type { Scoring } from '../contract/scoring.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import { FORMS, type Form, MOST_NODES, USUAL_FORMS, USUAL_ROWS, WHOLE_RANGE } from '../contract/vocabulary.ts';
import { AppError, type KeyError } from './errors.ts';
import { unknownName } from './nearest.ts';
import { settleSearch } from './settle-search.ts';
import { hiddenNote, noWatchlist } from './watchlist-words.ts';
import { bucketEnd, bucketOf } from './bucket.ts';
import { addDays, weekOf } from './week.ts';

/** No actor has this number: it stands where somebody was asked for and nobody is left, because an empty choice means all. */
export const NOBODY = 0;

/** A watchlist as it is meant now. */
export type Meant = {
  readonly watchlist: string;
  readonly name: string;
  /** How many were chosen for it. */
  readonly chosen: number;
  /** Who of them is in the catalogue, in its order. */
  readonly members: readonly number[];
  /** Those of them who are not. */
  readonly missing: readonly string[];
  /** It is the configuration file's, and hides one of the same slug that was made in the app. */
  readonly hides: boolean;
};

/** What filters are settled against: names to ids, and the days that have articles (nulls when none has). */
export type Ground = {
  readonly watchlists: ReadonlyMap<string, Meant>;
  readonly actors: ReadonlyMap<string, { readonly actor_id: number }>;
  readonly sources: ReadonlyMap<string, number>;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly today: string;
  readonly scoring: Scoring;
};

/** Filters with nothing left open, what was changed on the way, and whom the watchlists meant that they name. Throws `invalid` with one entry for each wrong key. */
export function settle(
  asked: Asked,
  ground: Ground,
  id: string | null = null,
): { settled: Settled; notes: Note[]; meant: readonly Meant[] } {
  const errors: KeyError[] = [];
  const notes: Note[] = [];
  const range = settleRange(asked, ground, errors, notes);
  const settled: Settled = {
    ...range,
    actors: chosenActors(asked.actors, ground, errors),
    sources: chosenIds('sources', asked.sources, (slug) => ground.sources.get(slug), ground.sources.keys(), errors),
    languages: chosenWords(asked.languages),
    kinds: chosenWords(asked.kinds),
    unit: asked.unit,
    grain: asked.grain,
    within: asked.within,
    voice: asked.voice,
    speakers: chosenIds(
      'speakers',
      asked.speakers,
      (slug) => ground.actors.get(slug)?.actor_id,
      ground.actors.keys(),
      errors,
    ),
    forms: formsOf(asked.forms),
    q: asked.q === undefined ? null : settleSearch(asked.q, ground, errors),
    pair: settlePair(asked.pair, ground, errors),
    direction: asked.direction ?? 'more',
    support: asked.support ?? 1,
    nodes: asked.nodes ?? MOST_NODES,
    tone: asked.tone ?? null,
    order: asked.order ?? 'newest',
    limit: asked.limit ?? (FORMAT_FACTS[asked.format].file ? null : USUAL_ROWS),
    after: null,
    undated: asked.from === undefined && asked.to === undefined && asked.last === undefined,
    date_problem: asked.date_problem ?? null,
    run: asked.run ?? null,
    step: asked.step ?? null,
    reason: asked.reason ?? null,
    surface: asked.surface ?? null,
    via: asked.via ?? null,
    baseline: asked.baseline ?? 'step',
    quote_kind: asked.quote_kind ?? null,
    between: null,
    explained: null,
    article: asked.article ?? null,
    id,
    scoring: ground.scoring,
  };
  if (errors.length > 0) throw invalid(errors);
  const meant = watchlistsIn(asked.actors, ground);
  notes.push(...watchlistNotes(meant, settled.actors));
  return { settled, notes, meant };
}

/** The error of a request: every wrong key in one sentence, and one by one for programs. */
export const invalid = (errors: readonly KeyError[]): AppError =>
  new AppError('invalid', errors.map(({ key, value, expected }) => `${key}=${value}: ${expected}`).join('; '), {
    errors,
  });

function settleRange(asked: Asked, ground: Ground, errors: KeyError[], notes: Note[]): { from: string; to: string } {
  const { last, grain } = asked;
  const lastDay = ground.last_day ?? ground.today;
  if (last !== undefined) {
    for (const key of ['from', 'to'] as const) {
      if (asked[key] !== undefined)
        errors.push({ key, value: asked[key], expected: 'either last, or from and to, not both' });
    }
    const weeks = Number.parseInt(last, 10);
    const end = addDays(weekOf(lastDay), 6);
    return { from: addDays(end, 1 - 7 * weeks), to: end };
  }
  const from = asked.from ?? min(ground.first_day ?? ground.today, asked.to ?? lastDay);
  const to = asked.to ?? max(lastDay, from);
  if (from > to) {
    errors.push({ key: 'to', value: to, expected: `a day on or after from (${from})` });
    return { from, to: from };
  }
  // A whole range is the days that were asked for.
  if (grain === WHOLE_RANGE) return { from, to };
  const wide = { from: bucketOf(from, grain), to: bucketEnd(to, grain) };
  const widened = (asked.from !== undefined && wide.from !== from) || (asked.to !== undefined && wide.to !== to);
  if (widened) {
    notes.push({ code: 'widened', text: `The range was widened to whole ${grain}s: ${wide.from} to ${wide.to}.` });
  }
  return wide;
}

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);

const split = (list: string | undefined) =>
  (list === undefined ? [] : list.split(',')).map((word) =>
    word.startsWith('-') ? { word: word.slice(1), wanted: false } : { word, wanted: true },
  );

function chosenWords(list: string | undefined): Chosen<string> {
  const words = split(list);
  const unique = (wanted: boolean) => [
    ...new Set(words.filter((one) => one.wanted === wanted).map(({ word }) => word)),
  ];
  return { only: unique(true), never: unique(false) };
}

/** A question that counts no mentions is asked without; names are what counts then. */
function formsOf(list: string | undefined): readonly Form[] {
  const { only } = chosenWords(list);
  return only.length === 0 ? [USUAL_FORMS] : FORMS.filter((form) => only.includes(form));
}

function chosenIds(
  key: string,
  list: string | undefined,
  idOf: (slug: string) => number | undefined,
  slugs: Iterable<string>,
  errors: KeyError[],
): Chosen {
  const { only, never } = chosenWords(list);
  const known = (slug: string): number[] => {
    const id = idOf(slug);
    if (id !== undefined) return [id];
    errors.push({
      key,
      value: slug,
      expected: unknownName(key === 'speakers' ? 'actor' : key.slice(0, -1), slug, slugs),
    });
    return [];
  };
  return { only: only.flatMap(known), never: never.flatMap(known) };
}

/** Watchlists stand for their members; who is excluded, by name or in a list, is taken out of those who are wanted. */
function chosenActors(list: string | undefined, ground: Ground, errors: KeyError[]): Chosen {
  const { only, never } = chosenWords(list);
  const idsOf = (words: readonly string[]): number[] => {
    const ids = words.flatMap((word) => {
      if (word.startsWith('@')) return membersOf(word.slice(1), ground, errors);
      const known = ground.actors.get(word);
      if (known !== undefined) return [known.actor_id];
      errors.push({ key: 'actors', value: word, expected: unknownName('actor', word, ground.actors.keys()) });
      return [];
    });
    return [...new Set(ids)];
  };
  const wanted = idsOf(only);
  const without = new Set(idsOf(never));
  const left = wanted.filter((id) => !without.has(id));
  return { only: only.length > 0 && left.length === 0 ? [NOBODY] : left, never: [...without] };
}

function membersOf(watchlist: string, { watchlists }: Ground, errors: KeyError[]): readonly number[] {
  const known = watchlists.get(watchlist);
  if (known !== undefined) return known.members;
  errors.push({ key: 'actors', value: `@${watchlist}`, expected: noWatchlist(watchlist, watchlists.keys()) });
  return [];
}

/** The watchlists that a list of actors names, each once. */
const watchlistsIn = (list: string | undefined, { watchlists }: Ground): Meant[] =>
  [...new Set(split(list).map(({ word }) => word))].flatMap((word) =>
    word.startsWith('@') ? (watchlists.get(word.slice(1)) ?? []) : [],
  );

/** Names that one note spells out. */
const MOST_NAMED = 20;

/** What a reader must know of the watchlists that an answer is about: who of them is unknown, and that nobody may be left. */
function watchlistNotes(meant: readonly Meant[], { only }: Chosen): Note[] {
  const missing = meant
    .filter((one) => one.missing.length > 0)
    .map(({ watchlist, chosen, missing: unknown }): Note => {
      const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
      const are = unknown.length === 1 ? 'is' : 'are';
      return {
        code: 'watchlist_missing',
        text: `${unknown.length} of ${chosen} in @${watchlist} ${are} not in the catalogue: ${unknown.slice(0, MOST_NAMED).join(', ')}${more}.`,
        count: unknown.length,
      };
    });
  const hides = meant.filter((one) => one.hides).map(({ watchlist }) => hiddenNote(watchlist));
  const nobody: Note[] = only.includes(NOBODY)
    ? [{ code: 'nobody_left', text: 'Nobody is left of the actors that were asked for, so nobody is counted.' }]
    : [];
  return [...missing, ...hides, ...nobody];
}

function settlePair(pair: string | undefined, ground: Ground, errors: KeyError[]): readonly [number, number] | null {
  if (pair === undefined) return null;
  const [a = '', b = ''] = pair.split('~');
  if (a === b) errors.push({ key: 'pair', value: pair, expected: 'two different actors' });
  const ids = [a, b].map((slug) => {
    const known = ground.actors.get(slug);
    if (known === undefined)
      errors.push({ key: 'pair', value: slug, expected: unknownName('actor', slug, ground.actors.keys()) });
    return known?.actor_id ?? 0;
  });
  return [ids[0]!, ids[1]!];
}
