import type { Note } from '../contract/answer.ts';
import type { Asked, Chosen, Settled } from '../contract/filters.ts';
import type { Scoring } from '../contract/scoring.ts';
import { FORMAT_FACTS } from '../contract/formats.ts';
import type { OfRosters } from '../contract/roster.ts';
import {
  FORMS,
  type Form,
  MOST_NODES,
  ROSTER_KINDS,
  type RosterKind,
  ROSTERS,
  USUAL_FORMS,
  USUAL_ROWS,
  WHOLE_RANGE,
} from '../contract/vocabulary.ts';
import { AppError, type KeyError } from './errors.ts';
import { unknownName } from './nearest.ts';
import { settleSearch } from './settle-search.ts';
import { hiddenNote, missingNote, nobodyLeft, noRoster } from './roster-words.ts';
import { bucketEnd, bucketOf } from './bucket.ts';
import { addDays, weekOf } from './week.ts';

/** No actor and no source has this number: it stands where somebody was asked for and nobody is left, because an empty choice means all. */
export const NOBODY = 0;

/** A roster as it is meant now. */
export type Meant = {
  readonly kind: RosterKind;
  readonly slug: string;
  readonly name: string;
  /** How many were chosen for it. */
  readonly chosen: number;
  /** Who of them is known, in its order. */
  readonly members: readonly number[];
  /** Those of them who are not. */
  readonly missing: readonly string[];
  /** It is the configuration file's, and hides one of the same slug that was made in the app. */
  readonly hides: boolean;
};

/** Those of each kind, by slug. */
export type MeantRosters = OfRosters<ReadonlyMap<string, Meant>>;

/** What filters are settled against: names to ids, and the days that have articles (nulls when none has). */
export type Ground = {
  readonly rosters: MeantRosters;
  readonly actors: ReadonlyMap<string, { readonly actor_id: number }>;
  readonly sources: ReadonlyMap<string, number>;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly today: string;
  readonly scoring: Scoring;
};

/** Filters with nothing left open, what was changed on the way, and whom the rosters meant that they name. Throws `invalid` with one entry for each wrong key. */
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
    actors: chosenMembers('watchlists', asked.actors, ground, errors),
    sources: chosenMembers('collections', asked.sources, ground, errors),
    languages: chosenWords(asked.languages),
    kinds: chosenWords(asked.kinds),
    unit: asked.unit,
    grain: asked.grain,
    within: asked.within,
    voice: asked.voice,
    speakers: chosenSpeakers(asked.speakers, ground, errors),
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
    name: asked.name ?? null,
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
  const meant = ROSTER_KINDS.flatMap((kind) => {
    const { key } = ROSTERS[kind];
    const named = rostersIn(kind, asked[key], ground);
    notes.push(...rosterNotes(kind, named, settled[key]));
    return named;
  });
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

const actorOf = (slug: string, { actors }: Ground): number | undefined => actors.get(slug)?.actor_id;

function chosenSpeakers(list: string | undefined, ground: Ground, errors: KeyError[]): Chosen {
  const { only, never } = chosenWords(list);
  const known = (slug: string): number[] => {
    const id = actorOf(slug, ground);
    if (id !== undefined) return [id];
    errors.push({ key: 'speakers', value: slug, expected: unknownName('actor', slug, ground.actors.keys()) });
    return [];
  };
  return { only: only.flatMap(known), never: never.flatMap(known) };
}

/** Rosters stand for their members; who is excluded, by name or in a roster, is taken out of those who are wanted. */
function chosenMembers(kind: RosterKind, list: string | undefined, ground: Ground, errors: KeyError[]): Chosen {
  const { only, never } = chosenWords(list);
  const idsOf = (words: readonly string[]) => [...new Set(words.flatMap((word) => idsIn(kind, word, ground, errors)))];
  const wanted = idsOf(only);
  const without = new Set(idsOf(never));
  const left = wanted.filter((id) => !without.has(id));
  return { only: only.length > 0 && left.length === 0 ? [NOBODY] : left, never: [...without] };
}

/** Whom one word of a list means: the members of a roster, or somebody by name. */
function idsIn(kind: RosterKind, word: string, ground: Ground, errors: KeyError[]): readonly number[] {
  const { key, member } = ROSTERS[kind];
  if (word.startsWith('@')) {
    const rosters = ground.rosters[kind];
    const known = rosters.get(word.slice(1));
    if (known !== undefined) return known.members;
    errors.push({ key, value: word, expected: noRoster(kind, word.slice(1), rosters.keys()) });
    return [];
  }
  const id = kind === 'watchlists' ? actorOf(word, ground) : ground.sources.get(word);
  if (id !== undefined) return [id];
  errors.push({ key, value: word, expected: unknownName(member, word, ground[key].keys()) });
  return [];
}

/** The rosters that a list names, each once. */
const rostersIn = (kind: RosterKind, list: string | undefined, { rosters }: Ground): Meant[] =>
  [...new Set(split(list).map(({ word }) => word))].flatMap((word) =>
    word.startsWith('@') ? (rosters[kind].get(word.slice(1)) ?? []) : [],
  );

/** What a reader must know of the rosters that an answer is about: who of them is unknown, and that nobody may be left. */
const rosterNotes = (kind: RosterKind, meant: readonly Meant[], { only }: Chosen): Note[] => [
  ...meant
    .filter(({ missing }) => missing.length > 0)
    .map(({ slug, missing, chosen }) => missingNote(kind, slug, missing, chosen)),
  ...meant.filter(({ hides }) => hides).map(({ slug }) => hiddenNote(kind, slug)),
  ...(only.includes(NOBODY) ? [nobodyLeft(kind)] : []),
];

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
