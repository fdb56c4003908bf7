import type { AliasType, Kind } from '../server/contract/actor.ts';
import type { Change, Effect } from '../server/contract/correction.ts';
import { dayRange, day, many } from './charts/format.ts';

/** How a written form names its actor, the usual one first. */
export const ALIAS_TYPES = [
  'full',
  'surname',
  'first_name',
  'acronym',
  'title',
  'nickname',
  'demonym',
  'metonym',
] as const satisfies readonly AliasType[];

type Of = { readonly actor: string; readonly name: string };
type Named = { readonly id: string; readonly name: string };
type Place = Pick<Extract<Change, { does: 'reject' }>, 'article' | 'sentence' | 'start' | 'surface'>;

/** A change that a person has begun: what it is about is known, the rest is filled in. */
export type Draft =
  | ({ readonly does: 'merge' | 'rename' | 'add_alias' } & Of)
  | ({ readonly does: 'retire_alias'; readonly form: string } & Of)
  | ({ readonly does: 'exclude'; readonly form: string; readonly sources: readonly Named[] } & Of)
  | ({
      readonly does: 'split';
      readonly kind: Kind;
      readonly forms: readonly string[];
      /** Those that are ticked at first. */
      readonly chosen: readonly string[];
    } & Of)
  /** A name that the catalogue does not know becomes an actor, or a form of one. */
  | { readonly does: 'add_actor'; readonly name: string; readonly kind: Kind; readonly forms: readonly string[] }
  | { readonly does: 'adopt'; readonly name: string; readonly like: readonly Named[] }
  | { readonly does: 'reject' | 'reassign'; readonly place: Place; readonly name: string };

/** What was filled in so far. */
export type Filled = {
  readonly other?: Named;
  readonly name?: string;
  readonly form?: string;
  readonly type?: AliasType;
  readonly kind?: Kind;
  readonly forms?: readonly string[];
  readonly source?: string;
};

/** The whole change; null while something is missing. */
export function changeOf(draft: Draft, filled: Filled): Change | null {
  const name = filled.name?.trim() ?? '';
  const form = filled.form?.trim() ?? '';
  const { other, forms = [], source = '' } = filled;
  switch (draft.does) {
    case 'merge':
      return other === undefined ? null : { does: 'merge', actor: draft.actor, into: other.id };
    case 'rename':
      return name === '' || name === draft.name ? null : { does: 'rename', actor: draft.actor, name };
    case 'add_alias':
      return form === '' ? null : { does: 'add_alias', actor: draft.actor, form, type: filled.type ?? 'full' };
    case 'retire_alias':
      return { does: 'retire_alias', actor: draft.actor, form: draft.form };
    case 'exclude':
      return { does: 'exclude', actor: draft.actor, form: draft.form, ...(source === '' ? {} : { source }) };
    case 'split':
      if (forms.length === 0 || name === '') return null;
      return { does: 'split', actor: draft.actor, forms: [...forms], name, kind: filled.kind ?? draft.kind };
    case 'add_actor':
      if (filled.name !== undefined && name === '') return null;
      return {
        does: 'add_actor',
        name: filled.name === undefined ? draft.name : name,
        kind: filled.kind ?? draft.kind,
        forms: [...(filled.forms ?? draft.forms)],
      };
    case 'adopt':
      if (other === undefined) return null;
      return { does: 'add_alias', actor: other.id, form: draft.name, type: filled.type ?? 'full' };
    case 'reject':
      return { does: 'reject', ...draft.place };
    case 'reassign':
      return other === undefined ? null : { does: 'reassign', ...draft.place, to: other.id };
  }
}

/** What has to be filled in before the effect can be told. */
export const MISSING: Readonly<Record<Draft['does'], string>> = {
  merge: 'Choose whom the mentions belong to.',
  rename: 'Write another name.',
  add_alias: 'Write the form as it is printed.',
  retire_alias: '',
  exclude: '',
  split: 'Tick the forms that move, and name whom they mean.',
  add_actor: 'Write a name.',
  adopt: 'Choose whose form it is.',
  reject: '',
  reassign: 'Choose who is meant.',
};

/** Heads the dialog. */
export function headingOf(draft: Draft): string {
  const { name } = draft;
  switch (draft.does) {
    case 'merge':
      return `Merge ${name} into another actor`;
    case 'rename':
      return `Rename ${name}`;
    case 'add_alias':
      return `Add a written form of ${name}`;
    case 'retire_alias':
      return `Retire “${draft.form}” as a form of ${name}`;
    case 'exclude':
      return `“${draft.form}” does not mean ${name}`;
    case 'split':
      return `Forms of ${name} mean another actor`;
    case 'add_actor':
      return `Adopt “${name}” as a new actor`;
    case 'adopt':
      return `Adopt “${name}” as a form of an actor`;
    case 'reject':
      return `“${draft.place.surface}” is not a mention`;
    case 'reassign':
      return `“${draft.place.surface}” does not mean ${name}`;
  }
}

/** Names for the ids that a change carries. */
export type Naming = { readonly actor: (id: string) => string; readonly source: (id: string) => string };

/** Forms listed by name in a sentence. */
const LISTED = 4;
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const quoted = (forms: readonly string[]): string =>
  list.format([
    ...forms.slice(0, LISTED).map((form) => `“${form}”`),
    ...(forms.length > LISTED ? [many(forms.length - LISTED, 'further form', 'further forms')] : []),
  ]);

const placed = ({ surface, sentence }: Place): string =>
  `“${surface}” in ${sentence === 0 ? 'the title' : `sentence ${sentence}`} of one article`;

/** A change in one plain sentence. */
export function wordsOf(change: Change, { actor, source }: Naming): string {
  switch (change.does) {
    case 'merge':
      return `Merge ${actor(change.actor)} into ${actor(change.into)}: every mention of ${actor(change.actor)} counts as ${actor(change.into)}.`;
    case 'split':
      return `Split ${quoted(change.forms)} off from ${actor(change.actor)}: ${change.forms.length === 1 ? 'this form means' : 'these forms mean'} ${change.name} (${change.kind}), a new actor.`;
    case 'rename':
      return `Rename ${actor(change.actor)}: the name is ${change.name}.`;
    case 'add_alias':
      return `Find ${actor(change.actor)} also by “${change.form}” (${change.type.replaceAll('_', ' ')}).`;
    case 'retire_alias':
      return `Find ${actor(change.actor)} no more by “${change.form}”.`;
    case 'add_actor':
      return `Add ${change.name} (${change.kind}), found by ${quoted([...new Set([change.name, ...change.forms])])}.`;
    case 'exclude':
      return `“${change.form}” does not mean ${actor(change.actor)} in ${change.source === undefined ? 'any source' : source(change.source)}.`;
    case 'reject':
      return `${placed(change)} is not a mention.`;
    case 'reassign':
      return `${placed(change)} means ${actor(change.to)}.`;
  }
}

/** How much a change moves: "214 mentions in 61 articles, weeks 3 May 2021 – 10 Jan 2022". */
export function amountWords({ mentions, articles, first_week, last_week }: Effect): string {
  if (mentions === 0) return 'no mention';
  const much = `${many(mentions, 'mention', 'mentions')} in ${many(articles, 'article', 'articles')}`;
  if (first_week === null || last_week === null) return `${much}, undated`;
  return first_week === last_week
    ? `${much}, week of ${day(first_week)}`
    : `${much}, weeks ${dayRange(first_week, last_week)}`;
}

const VERBS: Readonly<Record<Change['does'], string>> = {
  merge: 'Moves',
  split: 'Moves',
  reassign: 'Moves',
  exclude: 'Takes out',
  reject: 'Takes out',
  rename: 'Renames',
  add_alias: 'Adds or moves',
  add_actor: 'Adds or moves',
  retire_alias: 'Takes out or moves',
};

/** What a change will do to the numbers, before it is made. */
export const effectWords = (does: Change['does'], effect: Effect): string =>
  `${VERBS[does]} ${amountWords(effect)}.${effect.mentions === 0 ? ' Articles that come later are read by it all the same.' : ''}`;

/** The change of a row of the log, which travels as JSON. */
export const changeIn = ({ change }: { readonly change: string }): Change => JSON.parse(change) as Change;

/** Ids of all actors that a change speaks of. */
export const actorsIn = (change: Change): string[] => [
  ...('actor' in change ? [change.actor] : []),
  ...(change.does === 'merge' ? [change.into] : []),
  ...(change.does === 'reassign' ? [change.to] : []),
];
