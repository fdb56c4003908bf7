import type { OfRosters } from '../server/contract/roster.ts';
import { many } from './charts/format.ts';
import { msg, str } from './words.ts';

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
    heading: msg('Watchlists'),
    hint: msg('named sets of actors, one entry among the filters'),
    fresh: msg('New watchlist …'),
    freshHeading: msg('New watchlist'),
    example: msg('such as My competitors'),
    loading: msg('Loading the actors …'),
    unread: msg('One whom no article names yet can be written by name or slug.'),
    full: msg(', as many as a list holds'),
    column: msg('Watchlist'),
    members: msg('Actors'),
    caption: msg('Watchlists, by name'),
    none: msg(
      'No watchlist yet. A watchlist is a set of actors under one name, such as the competitors of a company or the members of a cabinet: it stands among the actors of the filter, and every figure compares its members.',
    ),
    nowhere: msg('In no watchlist'),
    command: 'watchlist NAME ACTOR …',
    count: (members) => many(members, 'actor', 'actors'),
    taken: (name) => msg(str`There is a watchlist “${name}” already: choose another name, or edit that one.`),
    missing: (missing, chosen) =>
      msg(
        str`${missing.length} of ${chosen} ${missing.length === 1 ? 'is' : 'are'} not in the catalogue: ${missing.join(', ')}`,
      ),
    of: (member) => msg(str`Watchlists of ${member}`),
    more: (rosters) => msg(str`${rosters} more watchlists`),
  },
  collections: {
    heading: msg('Collections'),
    hint: msg('named sets of sources, one entry among the filters'),
    fresh: msg('New collection …'),
    freshHeading: msg('New collection'),
    example: msg('such as Regional press'),
    loading: msg('Loading the sources …'),
    unread: msg('One of which nothing was read yet can be written by name or slug.'),
    full: msg(', as many as a collection holds'),
    column: msg('Collection'),
    members: msg('Sources'),
    caption: msg('Collections, by name'),
    none: msg(
      'No collection yet. A collection is a set of sources under one name, such as the regional press or the agencies: it stands among the sources of the filter, and every figure counts what was read of them.',
    ),
    nowhere: msg('In no collection'),
    command: 'collection NAME SOURCE …',
    count: (members) => many(members, 'source', 'sources'),
    taken: (name) => msg(str`There is a collection “${name}” already: choose another name, or edit that one.`),
    missing: (missing, chosen) =>
      msg(
        str`${missing.length} of ${chosen} ${missing.length === 1 ? 'was' : 'were'} not read yet: ${missing.join(', ')}`,
      ),
    of: (member) => msg(str`Collections of ${member}`),
    more: (rosters) => msg(str`${rosters} more collections`),
  },
};
