import type { Note } from '../server/contract/answer.ts';
import type { RowOf } from '../server/contract/questions/all.ts';
import { many } from './charts/format.ts';
import { entries } from './view.ts';

export type Watchlist = RowOf<'/watchlists'>;

/** A list of actors in a link, taken apart. */
export type Choice = {
  /** Actors that are named one by one, in their order. */
  readonly single: readonly string[];
  /** Slugs of the watchlists that are wanted. */
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

/** Whether a list of actors names a watchlist, wanted or excluded. */
export const namesLists = (list: string | undefined): boolean => (list ?? '').includes('@');

const membersOf = (slug: string, lists: readonly Watchlist[]): string[] =>
  lists.find(({ watchlist }) => watchlist === slug)?.members.map(({ actor }) => actor) ?? [];

/**
 * Everybody a list of actors means. Single actors come first, in their order, so that a longer watchlist changes no colour; then
 * the members of watchlists, the most counted first, those whom nobody named last. A figure draws the first of them.
 */
export function comparedIn(
  list: string | undefined,
  lists: readonly Watchlist[],
  ranked: readonly { readonly actor: string }[],
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
          text: `The ${most} most counted of the ${compared.length} compared are drawn. Left out: ${compared.slice(most).map(nameOf).join(', ')}.`,
          count: compared.length - most,
        },
      ];

/** How a watchlist is offered among actors: "The cabinet – list of 7 actors". */
export const offered = ({ watchlist, name, actors }: Watchlist) => ({
  id: `@${watchlist}`,
  name: `${name} – list of ${many(actors.length, 'actor', 'actors')}`,
});

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

/** A slug that no list has: the name's own, or with the first free number behind it. */
export function freshSlug(name: string, lists: readonly Pick<Watchlist, 'watchlist'>[]): string {
  const slug = slugOf(name);
  const taken = new Set(lists.map(({ watchlist }) => watchlist));
  for (let no = 1; ; no += 1) {
    const tried = no === 1 ? slug : `${slug}-${no}`;
    if (!taken.has(tried)) return tried;
  }
}
