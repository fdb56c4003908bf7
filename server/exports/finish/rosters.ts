import { hiddenNote } from '../../base/roster-words.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Roster } from '../../contract/roster.ts';
import type { RosterKind } from '../../contract/vocabulary.ts';
import type { Context } from '../context.ts';

type Kept = { slug: string; name: string; chosen: string; updated_at: string };

type Listed = Roster & { readonly members: readonly number[]; readonly missing: readonly string[] };

export const watchlists = async (rows: readonly Kept[], context: Context): Promise<RowOf<'/watchlists'>[]> =>
  (await listed('watchlists', rows, context)).map(({ slug, name, chosen, members, missing, origin, updated_at }) => ({
    watchlist: slug,
    name,
    actors: [...chosen],
    members: members.flatMap((id) => {
      const known = context.directory.actorsById.get(id);
      return known === undefined ? [] : [{ actor: known.actor, name: known.name }];
    }),
    missing: [...missing],
    origin,
    updated_at,
  }));

export const collections = async (rows: readonly Kept[], context: Context): Promise<RowOf<'/collections'>[]> => {
  const { sourceSlugs, sourceNames } = context.directory;
  return (await listed('collections', rows, context)).map(({ slug, chosen, members, missing, ...rest }) => ({
    collection: slug,
    name: rest.name,
    sources: [...chosen],
    members: members.map((id) => ({ source: sourceSlugs.get(id) ?? '', name: sourceNames.get(id) ?? '' })),
    missing: [...missing],
    origin: rest.origin,
    updated_at: rest.updated_at,
  }));
};

/** Those of the app that the configuration file does not hide, and its own; each with whom it means. By name. */
async function listed(kind: RosterKind, rows: readonly Kept[], context: Context): Promise<Listed[]> {
  const ofFile = [...(await context.rosters[kind].all()).values()].filter(({ origin }) => origin === 'file');
  const hidden = new Set(ofFile.map(({ slug }) => slug));
  const ofApp = rows
    .filter(({ slug }) => !hidden.has(slug))
    .map((row): Roster => ({ ...row, chosen: row.chosen === '' ? [] : row.chosen.split(','), origin: 'app' }));
  for (const { slug } of rows) if (hidden.has(slug)) context.note(hiddenNote(kind, slug));
  return [...ofFile, ...ofApp]
    .map((one) => {
      const { members = [], missing = [] } = context.meant[kind].get(one.slug) ?? {};
      return { ...one, members, missing };
    })
    .sort(byName);
}

const byName = (l: Listed, r: Listed): number => l.name.localeCompare(r.name, 'en') || (l.slug < r.slug ? -1 : 1);
