import { Slug } from '../contract/actor.ts';
import type { Note } from '../contract/answer.ts';
import { MOST_MEMBERS, MOST_NAME } from '../contract/vocabulary.ts';
import { nearest } from './nearest.ts';
import { slugOf } from './slug.ts';

/** The longest slug of the catalogue has half as many letters. */
const MOST_SLUG = 200;

const isSlug = (word: string): boolean => word.length <= MOST_SLUG && Slug.safeParse(word).success;

/** What the slug of a watchlist must be; null where it is that. */
export const wrongSlug = (slug: string): string | null =>
  isSlug(slug) ? null : `a slug in lower case with hyphens, such as \`${slugOf(slug).slice(0, MOST_SLUG)}\``;

/** What a member must be; null where it is that. */
export function wrongMember(actor: string): string | null {
  if (isSlug(actor)) return null;
  if (actor.startsWith('@')) return 'the slug of an actor; a watchlist holds no other watchlist';
  return `the slug of an actor in lower case with hyphens, such as \`${slugOf(actor).slice(0, MOST_SLUG)}\``;
}

export const wrongName = (name: string): string | null =>
  name.trim() === '' || name.trim().length > MOST_NAME ? `a name of 1 to ${MOST_NAME} characters` : null;

export const wrongCount = (actors: number): string | null =>
  actors > MOST_MEMBERS ? `at most ${MOST_MEMBERS} actors` : null;

/** The name of a watchlist that has none of its own: "my-competitors" is "My competitors". */
export const nameOfSlug = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "no watchlist `@cabinte`; nearest is `@cabinet`" */
export function noWatchlist(watchlist: string, slugs: Iterable<string>): string {
  const close = nearest(watchlist, slugs);
  return `no watchlist \`@${watchlist}\`; ${close === null ? '/watchlists lists them' : `nearest is \`@${close}\``}`;
}

/** Says that a watchlist is there twice, and which one counts. */
export const hiddenNote = (watchlist: string): Note => ({
  code: 'watchlist_hidden',
  text: `The watchlist @${watchlist} of the configuration file counts; the one of the same slug that was made here does not.`,
});
