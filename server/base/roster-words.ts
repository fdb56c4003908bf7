import { Slug } from '../contract/actor.ts';
import type { Note } from '../contract/answer.ts';
import { MOST_MEMBERS, MOST_NAME, ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import { nearest } from './nearest.ts';
import { slugOf } from './slug.ts';

/** The longest slug of the catalogue has half as many letters. */
const MOST_SLUG = 200;
/** A source whose name is in another script has four or five in the place of each. */
const MOST_MEMBER = 1000;

const isSlug = (word: string, most = MOST_SLUG): boolean => word.length <= most && Slug.safeParse(word).success;

const ofAn = (kind: RosterKind): string => (kind === 'watchlists' ? 'an actor' : 'a source');

/** What the slug of a roster must be; null where it is that. */
export const wrongSlug = (slug: string): string | null =>
  isSlug(slug) ? null : `a slug in lower case with hyphens, such as \`${slugOf(slug).slice(0, MOST_SLUG)}\``;

/** What a member must be. */
export const memberOf = (kind: RosterKind): string => `the slug of ${ofAn(kind)}`;

/** The same where it is something else; null where it is that. */
export function wrongMember(kind: RosterKind, member: string): string | null {
  if (isSlug(member, MOST_MEMBER)) return null;
  const { one } = ROSTERS[kind];
  if (member.startsWith('@')) return `${memberOf(kind)}; a ${one} holds no other ${one}`;
  return `${memberOf(kind)} in lower case with hyphens, such as \`${slugOf(member).slice(0, MOST_SLUG)}\``;
}

export const wrongName = (name: string): string | null =>
  name.trim() === '' || name.trim().length > MOST_NAME ? `a name of 1 to ${MOST_NAME} characters` : null;

export const wrongCount = (kind: RosterKind, members: number): string | null =>
  members > MOST_MEMBERS ? `at most ${MOST_MEMBERS} ${ROSTERS[kind].key}` : null;

/** The name of a roster that has none of its own: "my-competitors" is "My competitors". */
export const nameOfSlug = (slug: string): string => {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "no watchlist `@cabinte`; nearest is `@cabinet`" */
export function noRoster(kind: RosterKind, slug: string, slugs: Iterable<string>): string {
  const close = nearest(slug, slugs);
  return `no ${ROSTERS[kind].one} \`@${slug}\`; ${close === null ? `/${kind} lists them` : `nearest is \`@${close}\``}`;
}

/** "is not in the catalogue": what is wrong with so many members that count for nobody. */
export const isMissing = (kind: RosterKind, members: number): string =>
  kind === 'watchlists'
    ? `${members === 1 ? 'is' : 'are'} not in the catalogue`
    : `${members === 1 ? 'was' : 'were'} not read yet`;

/** Names that one note spells out. */
const MOST_NAMED = 20;

/** Says who of a roster counts for nobody, because nothing is known of them. */
export function missingNote(kind: RosterKind, slug: string, missing: readonly string[], chosen: number): Note {
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  const named = missing.slice(0, MOST_NAMED).join(', ');
  return {
    code: `${ROSTERS[kind].one}_missing`,
    text: `${missing.length} of ${chosen} in @${slug} ${isMissing(kind, missing.length)}: ${named}${more}.`,
    count: missing.length,
  };
}

/** Says that a roster is there twice, and which one counts. */
export const hiddenNote = (kind: RosterKind, slug: string): Note => ({
  code: `${ROSTERS[kind].one}_hidden`,
  text: `The ${ROSTERS[kind].one} @${slug} of the configuration file counts; the one of the same slug that was made here does not.`,
});

/** Says that nobody is left of those whom a filter asked for; without it an empty answer would look like silence. */
export const nobodyLeft = (kind: RosterKind): Note =>
  kind === 'watchlists'
    ? { code: 'nobody_left', text: 'Nobody is left of the actors that were asked for, so nobody is counted.' }
    : { code: 'no_source_left', text: 'No source is left of those that were asked for, so nothing is counted.' };
