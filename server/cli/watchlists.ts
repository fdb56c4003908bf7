import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { slugOf } from '../base/slug.ts';
import type { Answer, Note } from '../contract/answer.ts';
import type { RowOf } from '../contract/questions/all.ts';
import type { AskedWatchlist } from '../exports/watchlists.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

type Row = RowOf<'/watchlists'>;

/** Whoever keeps the watchlists: the server that has the database open, or this process. */
type WatchlistKeeper = {
  list(): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly Note[] }>;
  put(watchlist: string, wanted: AskedWatchlist): Promise<unknown>;
  remove(watchlist: string): Promise<unknown>;
};

async function withWatchlists(config: Config, work: (keeper: WatchlistKeeper) => Promise<void>): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(keeperAt(url));
  const { asking, answerTo, asked, close } = await houseOf(config);
  try {
    await work({ ...asking.watchlists, list: () => answerTo(asking, '/watchlists', asked()) });
  } finally {
    await close();
  }
}

function keeperAt(url: string): WatchlistKeeper {
  const at = (watchlist: string) => `${url}/api/v1/watchlists/${encodeURIComponent(watchlist)}`;
  return {
    list: async () => (await (await askServer(`${url}/api/v1/watchlists`)).json()) as Answer<Row>,
    put: (watchlist, wanted) =>
      askServer(at(watchlist), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      }),
    remove: (watchlist) => askServer(at(watchlist), { method: 'DELETE' }),
  };
}

const many = (count: number): string => (count === 1 ? '1 actor' : `${count} actors`);

const missingText = ({ missing, actors }: Row): string | null =>
  missing.length === 0
    ? null
    : `${missing.length} of ${actors.length} ${missing.length === 1 ? 'is' : 'are'} not in the catalogue: ${missing.join(', ')}`;

/** Lists the watchlists, for people or one JSON line each. */
export const listWatchlists = (config: Config, { json }: { readonly json: boolean }): Promise<void> =>
  withWatchlists(config, async (keeper) => {
    const { rows, notes } = await keeper.list();
    if (json) return rows.forEach((row) => say(JSON.stringify(row)));
    if (rows.length === 0) say('No watchlists yet: npm run newstally -- watchlist rivals ukraine russia');
    for (const row of rows) {
      const { watchlist, name, actors, origin } = row;
      say(`@${watchlist}  ${name}  ${many(actors.length)}${origin === 'file' ? ', in the configuration file' : ''}`);
      if (actors.length > 0) say(`    ${actors.join(', ')}`);
      const missing = missingText(row);
      if (missing !== null) say(`    ${missing}`);
    }
    for (const { text } of notes) say(text);
  });

/** "@cabinet", "cabinet" and the name "The cabinet" are the same one, where one is called so. */
const slugIn = (rows: readonly Row[], word: string): string => {
  const plain = word.replace(/^@/, '');
  return rows.find(({ watchlist, name }) => watchlist === plain || name === plain)?.watchlist ?? slugOf(plain);
};

/** Makes a watchlist or replaces its actors. A name that is no slug is kept as its name. */
export const keepWatchlist = (config: Config, word: string, actors: readonly string[]): Promise<void> =>
  withWatchlists(config, async (keeper) => {
    if (actors.length === 0) {
      throw new AppError('invalid', `Name at least one actor: newstally watchlist ${word} ukraine russia.`);
    }
    const slug = slugIn((await keeper.list()).rows, word);
    const name = word.replace(/^@/, '');
    await keeper.put(slug, { ...(name === slug ? {} : { name }), actors });
    const row = (await keeper.list()).rows.find(({ watchlist }) => watchlist === slug);
    if (row === undefined) return;
    const missing = missingText(row);
    say(`@${slug}  ${row.name}: ${many(row.actors.length)}${missing === null ? '' : `; ${missing}`}`);
  });

/** Removes watchlists, by slug or name. All are looked up before one is removed. */
export const removeWatchlists = (config: Config, words: readonly string[]): Promise<void> =>
  withWatchlists(config, async (keeper) => {
    const { rows } = await keeper.list();
    const there = new Map(rows.map((row) => [row.watchlist, row]));
    const slugs = words.map((word) => slugIn(rows, word));
    for (const [at, slug] of slugs.entries()) {
      if (there.has(slug)) continue;
      throw new AppError('not_found', `There is no watchlist "${words[at]}"; newstally watchlists lists them.`);
    }
    for (const slug of slugs) {
      await keeper.remove(slug);
      say(`@${slug}  removed; it had ${there.get(slug)?.actors.join(' ')}`);
    }
  });
