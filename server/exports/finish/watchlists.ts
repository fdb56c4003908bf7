import { hiddenNote } from '../../base/watchlist-words.ts';
import type { RowOf } from '../../contract/questions/all.ts';
import type { Watchlist } from '../../contract/watchlist.ts';
import type { Context } from '../context.ts';

type Row = RowOf<'/watchlists'>;
type Kept = { watchlist: string; name: string; actors: string; updated_at: string };

/** Those of the app that the configuration file does not hide, and its own; each with whom it means. By name. */
export async function watchlists(rows: readonly Kept[], context: Context): Promise<Row[]> {
  const ofFile = [...(await context.watchlists.all()).values()].filter(({ origin }) => origin === 'file');
  const hidden = new Set(ofFile.map(({ watchlist }) => watchlist));
  const ofApp = rows
    .filter(({ watchlist }) => !hidden.has(watchlist))
    .map((row): Watchlist => ({ ...row, actors: row.actors === '' ? [] : row.actors.split(','), origin: 'app' }));
  for (const { watchlist } of rows) if (hidden.has(watchlist)) context.note(hiddenNote(watchlist));
  return [...ofFile, ...ofApp].map((one) => rowOf(one, context)).sort(byName);
}

const byName = (l: Row, r: Row): number => l.name.localeCompare(r.name, 'en') || (l.watchlist < r.watchlist ? -1 : 1);

function rowOf({ watchlist, name, actors, origin, updated_at }: Watchlist, { meant, directory }: Context): Row {
  const { members = [], missing = [] } = meant.get(watchlist) ?? {};
  return {
    watchlist,
    name,
    actors: [...actors],
    members: members.flatMap((id) => {
      const known = directory.actorsById.get(id);
      return known === undefined ? [] : [{ actor: known.actor, name: known.name }];
    }),
    missing: [...missing],
    origin,
    updated_at,
  };
}
