import type { AliasType, Kind } from '../server/contract/actor.ts';
import type { Change, Effect, SaidTone } from '../server/contract/correction.ts';
import type { RowOf } from '../server/contract/questions/all.ts';
import { msg, str } from './words.ts';

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
/** Where one mention stands. */
export type Place = Pick<Extract<Change, { does: 'reject' }>, 'article' | 'sentence' | 'start' | 'surface'>;

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
  | { readonly does: 'reject' | 'reassign' | 'accept'; readonly place: Place; readonly name: string }
  | { readonly does: 'tone'; readonly place: Place; readonly name: string; readonly tone: SaidTone }
  /** Of stories, by one article of them and its title. */
  | { readonly does: 'join_stories' | 'part_story'; readonly article: string; readonly name: string };

/** What was filled in so far. */
export type Filled = {
  readonly other?: Named;
  readonly name?: string;
  readonly form?: string;
  readonly type?: AliasType;
  readonly kind?: Kind;
  readonly forms?: readonly string[];
  readonly source?: string;
  /** Days or years, as written. */
  readonly from?: string;
  readonly to?: string;
  /** A story, by the id of its first article. */
  readonly story?: Named;
};

const BOUND = /^\d{4}(?:-\d{2}-\d{2})?$/;

/** What was written into a field for a day or a year: nothing, or what is sent; null while it is neither. */
function boundOf<Key extends 'from' | 'to'>(key: Key, written = ''): { readonly [K in Key]?: string } | null {
  const bound = written.trim();
  if (bound === '') return {};
  return BOUND.test(bound) ? ({ [key]: bound } as { [K in Key]: string }) : null;
}

/** A form that is added, with its days; null while it or one of these is not whole. */
function aliasOf(actor: string, form: string, { type, from, to }: Filled): Change | null {
  const [begins, ends] = [boundOf('from', from), boundOf('to', to)];
  if (form === '' || begins === null || ends === null) return null;
  return { does: 'add_alias', actor, form, type: type ?? 'full', ...begins, ...ends };
}

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
      return aliasOf(draft.actor, form, filled);
    case 'retire_alias': {
      const from = boundOf('from', filled.from);
      return from === null ? null : { does: 'retire_alias', actor: draft.actor, form: draft.form, ...from };
    }
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
      return other === undefined ? null : aliasOf(other.id, draft.name, filled);
    case 'reject':
    case 'accept':
      return { does: draft.does, ...draft.place };
    case 'tone':
      return { does: 'tone', ...draft.place, tone: draft.tone };
    case 'join_stories':
      return filled.story === undefined
        ? null
        : { does: 'join_stories', article: draft.article, with: filled.story.id };
    case 'part_story':
      return { does: 'part_story', article: draft.article };
    case 'reassign':
      return other === undefined ? null : { does: 'reassign', ...draft.place, to: other.id };
  }
}

/** What has to be filled in before the effect can be told. */
export const MISSING: Readonly<Record<Draft['does'], string>> = {
  merge: msg('Choose whom the mentions belong to.'),
  rename: msg('Write another name.'),
  add_alias: msg('Write the form as it is printed; a date is a day such as 2023-07-24 or a year.'),
  retire_alias: msg('Write a day such as 2023-07-24 or a year, or nothing.'),
  exclude: '',
  split: msg('Tick the forms that move, and name whom they mean.'),
  add_actor: msg('Write a name.'),
  adopt: msg('Choose whose form it is.'),
  reject: '',
  reassign: msg('Choose who is meant.'),
  accept: '',
  tone: '',
  join_stories: msg('Choose the other story.'),
  part_story: '',
};

/** The tones a person can set, in words. */
export const TONE_WORDS: Readonly<Record<SaidTone, string>> = {
  negative: msg('negative'),
  neutral: msg('neutral'),
  positive: msg('positive'),
  none: msg('none that can be read'),
};

/** Heads the dialog. */
export function headingOf(draft: Draft): string {
  const { name } = draft;
  switch (draft.does) {
    case 'merge':
      return msg(str`Merge ${name} into another actor`);
    case 'rename':
      return msg(str`Rename ${name}`);
    case 'add_alias':
      return msg(str`Add a written form of ${name}`);
    case 'retire_alias':
      return msg(str`Retire “${draft.form}” as a form of ${name}`);
    case 'exclude':
      return msg(str`“${draft.form}” does not mean ${name}`);
    case 'split':
      return msg(str`Forms of ${name} mean another actor`);
    case 'add_actor':
      return msg(str`Adopt “${name}” as a new actor`);
    case 'adopt':
      return msg(str`Adopt “${name}” as a form of an actor`);
    case 'reject':
      return msg(str`“${draft.place.surface}” is not a mention`);
    case 'reassign':
      return msg(str`“${draft.place.surface}” does not mean ${name}`);
    case 'accept':
      return msg(str`“${draft.place.surface}” means ${name}`);
    case 'tone':
      return msg(str`The tone toward ${name} is ${TONE_WORDS[draft.tone]}`);
    case 'join_stories':
      return msg(str`Join “${name}” with another story`);
    case 'part_story':
      return msg(str`“${name}” is not this story`);
  }
}

/** The change of a row of the log, which travels as JSON. */
export const changeIn = ({ change }: { readonly change: string }): Change => JSON.parse(change) as Change;

/** The effect of a row of the log. */
export function effectIn(row: RowOf<'/corrections'>): Effect {
  const { mentions, articles, first_week, last_week, tone_before, tone_after, does } = row;
  const tone =
    does === 'tone' && mentions > 0 && first_week !== null ? { before: tone_before, after: tone_after } : undefined;
  return { mentions, articles, first_week, last_week, tone };
}

/** Ids of all actors that a change speaks of. */
export const actorsIn = (change: Change): string[] => [
  ...('actor' in change ? [change.actor] : []),
  ...(change.does === 'merge' ? [change.into] : []),
  ...(change.does === 'reassign' ? [change.to] : []),
];
