import type { Note } from '../server/contract/answer.ts';
import type { RowOf } from '../server/contract/questions/all.ts';
import type { RosterKind } from '../server/contract/vocabulary.ts';
import { many } from './charts/format.ts';
import { entries } from './view.ts';
import { msg, str } from './words.ts';

export type Watchlist = RowOf<'/watchlists'>;
export type RosterRow = RowOf<`/${RosterKind}`>;

/** A watchlist or a collection, by the same words. */
export type Roster = {
  readonly slug: string;
  readonly name: string;
  readonly chosen: readonly string[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly missing: readonly string[];
  readonly origin: RosterRow['origin'];
  readonly updated_at: string | null;
};

export function rosterOf(row: RosterRow): Roster {
  const { name, missing, origin, updated_at } = row;
  const said = { name, missing, origin, updated_at };
  return 'watchlist' in row
    ? {
        ...said,
        slug: row.watchlist,
        chosen: row.actors,
        members: row.members.map((one) => ({ id: one.actor, name: one.name })),
      }
    : {
        ...said,
        slug: row.collection,
        chosen: row.sources,
        members: row.members.map((one) => ({ id: one.source, name: one.name })),
      };
}

/** A list of actors or sources in a link, taken apart. */
export type Choice = {
  /** Those who are named one by one, in their order. */
  readonly single: readonly string[];
  /** Slugs of the rosters that are wanted. */
  readonly lists: readonly string[];
  /** What is excluded, as the link says it: with its "-". */
  readonly never: readonly string[];
};

export function choiceOf(list: string | undefined): Choice {
  const all = entries(list);
  const want = all.filter((entry) => !entry.startsWith('-'));
  return {
    single: want.filter((entry) => !entry.startsWith('@')),
    lists: want.flatMap((entry) => (entry.startsWith('@') ? [entry.slice(1)] : [])),
    never: all.filter((entry) => entry.startsWith('-')),
  };
}

/** Whether a list of actors or sources names a roster, wanted or excluded. */
export const namesLists = (list: string | undefined): boolean => (list ?? '').includes('@');

const membersOf = (slug: string, lists: readonly RosterRow[]): string[] =>
  lists
    .map(rosterOf)
    .find((one) => one.slug === slug)
    ?.members.map(({ id }) => id) ?? [];

/**
 * Everybody a list of actors or sources means. Single ones come first, in their order, so that a longer watchlist changes no colour;
 * then the members of rosters, the most counted first, those whom nobody named last. A figure draws the first of them.
 */
export function comparedIn(
  list: string | undefined,
  lists: readonly RosterRow[],
  ranked: readonly { readonly actor: string }[] = [],
): readonly string[] {
  const { single, lists: wanted, never } = choiceOf(list);
  const without = new Set(
    never.flatMap((entry) => (entry.startsWith('-@') ? membersOf(entry.slice(2), lists) : [entry.slice(1)])),
  );
  const place = new Map(ranked.map(({ actor }, at) => [actor, at]));
  const placeOf = (actor: string) => place.get(actor) ?? Number.POSITIVE_INFINITY;
  const members = wanted
    .flatMap((slug) => membersOf(slug, lists))
    .map((actor, at) => ({ actor, at }))
    .toSorted((l, r) => (placeOf(l.actor) === placeOf(r.actor) ? l.at - r.at : placeOf(l.actor) - placeOf(r.actor)))
    .map(({ actor }) => actor);
  return [...new Set([...single, ...members])].filter((actor) => !without.has(actor));
}

/** Says whom a figure of so many actors leaves out; nothing where it has room for all. */
export const leftOutNote = (compared: readonly string[], most: number, nameOf: (actor: string) => string): Note[] =>
  compared.length <= most
    ? []
    : [
        {
          code: 'not_drawn',
          text: msg(
            str`The ${most} most counted of the ${compared.length} compared are drawn. Left out: ${compared.slice(most).map(nameOf).join(', ')}.`,
          ),
          count: compared.length - most,
        },
      ];

/** How a roster is offered among actors or sources: "The cabinet – list of 7 actors". */
export function offered(row: RosterRow): { readonly id: string; readonly name: string } {
  const { slug, name, chosen } = rosterOf(row);
  const what =
    'watchlist' in row
      ? msg(str`list of ${many(chosen.length, 'actor', 'actors')}`)
      : msg(str`collection of ${many(chosen.length, 'source', 'sources')}`);
  return { id: `@${slug}`, name: `${name} – ${what}` };
}

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The slug of a name, as the server makes it: the contract comes to the web as types alone. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[łøđßæœðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '');
  const ascii = plain.replace(/[^\p{ASCII}]/gu, (letter) =>
    /\p{L}/u.test(letter) ? `u${letter.codePointAt(0)!.toString(16)}` : '-',
  );
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'unnamed';
}

/** A slug that no roster has: the name's own, or with the first free number behind it. */
export function freshSlug(name: string, rosters: readonly Pick<Roster, 'slug'>[]): string {
  const slug = slugOf(name);
  const taken = new Set(rosters.map((one) => one.slug));
  for (let no = 1; ; no += 1) {
    const tried = no === 1 ? slug : `${slug}-${no}`;
    if (!taken.has(tried)) return tried;
  }
}
