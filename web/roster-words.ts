import type { OfRosters } from '../server/contract/roster.ts';
import { many } from './charts/format.ts';

/** What the page says of one kind of rosters, in whole sentences. */
type Words = {
  readonly heading: string;
  readonly hint: string;
  readonly fresh: string;
  readonly freshHeading: string;
  readonly example: string;
  readonly loading: string;
  readonly unread: string;
  readonly full: string;
  readonly column: string;
  readonly members: string;
  readonly caption: string;
  readonly none: string;
  readonly nowhere: string;
  /** What the command line makes one with. */
  readonly command: string;
  readonly count: (members: number) => string;
  readonly taken: (name: string) => string;
  readonly missing: (missing: readonly string[], chosen: number) => string;
  readonly of: (member: string) => string;
  readonly more: (rosters: number) => string;
};

export const WORDS: OfRosters<Words> = {
  watchlists: {
    heading: 'Watchlists',
    hint: 'named sets of actors, one entry among the filters',
    fresh: 'New watchlist …',
    freshHeading: 'New watchlist',
    example: 'such as My competitors',
    loading: 'Loading the actors …',
    unread: 'One whom no article names yet can be written by name or slug.',
    full: ', as many as a list holds',
    column: 'Watchlist',
    members: 'Actors',
    caption: 'Watchlists, by name',
    none: 'No watchlist yet. A watchlist is a set of actors under one name, such as the competitors of a company or the members of a cabinet: it stands among the actors of the filter, and every figure compares its members.',
    nowhere: 'In no watchlist',
    command: 'watchlist NAME ACTOR …',
    count: (members) => many(members, 'actor', 'actors'),
    taken: (name) => `There is a watchlist “${name}” already: choose another name, or edit that one.`,
    missing: (missing, chosen) =>
      `${missing.length} of ${chosen} ${missing.length === 1 ? 'is' : 'are'} not in the catalogue: ${missing.join(', ')}`,
    of: (member) => `Watchlists of ${member}`,
    more: (rosters) => `${rosters} more watchlists`,
  },
  collections: {
    heading: 'Collections',
    hint: 'named sets of sources, one entry among the filters',
    fresh: 'New collection …',
    freshHeading: 'New collection',
    example: 'such as Regional press',
    loading: 'Loading the sources …',
    unread: 'One of which nothing was read yet can be written by name or slug.',
    full: ', as many as a collection holds',
    column: 'Collection',
    members: 'Sources',
    caption: 'Collections, by name',
    none: 'No collection yet. A collection is a set of sources under one name, such as the regional press or the agencies: it stands among the sources of the filter, and every figure counts what was read of them.',
    nowhere: 'In no collection',
    command: 'collection NAME SOURCE …',
    count: (members) => many(members, 'source', 'sources'),
    taken: (name) => `There is a collection “${name}” already: choose another name, or edit that one.`,
    missing: (missing, chosen) =>
      `${missing.length} of ${chosen} ${missing.length === 1 ? 'was' : 'were'} not read yet: ${missing.join(', ')}`,
    of: (member) => `Collections of ${member}`,
    more: (rosters) => `${rosters} more collections`,
  },
};
