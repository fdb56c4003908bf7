import type { Config } from '../base/config.ts';
import { AppError } from '../base/errors.ts';
import { isMissing } from '../base/roster-words.ts';
import { slugOf } from '../base/slug.ts';
import type { Answer, Note } from '../contract/answer.ts';
import type { RowOf } from '../contract/questions/all.ts';
import { ROSTERS, type RosterKind } from '../contract/vocabulary.ts';
import type { AskedRoster } from '../exports/rosters.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

type Row = RowOf<`/${RosterKind}`>;

/** Whoever keeps the rosters: the server that has the database open, or this process. */
type RosterKeeper = {
  list(): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly Note[] }>;
  put(slug: string, wanted: AskedRoster): Promise<unknown>;
  remove(slug: string): Promise<unknown>;
};

async function withRosters(
  config: Config,
  kind: RosterKind,
  work: (keeper: RosterKeeper) => Promise<void>,
): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(keeperAt(`${url}/api/v1/${kind}`, kind));
  const { asking, answerTo, asked, close } = await houseOf(config);
  try {
    await work({ ...asking.rosters[kind], list: () => answerTo(asking, `/${kind}`, asked()) });
  } finally {
    await close();
  }
}

function keeperAt(url: string, kind: RosterKind): RosterKeeper {
  const at = (slug: string) => `${url}/${encodeURIComponent(slug)}`;
  return {
    list: async () => (await (await askServer(url)).json()) as Answer<Row>,
    put: (slug, { chosen, ...wanted }) =>
      askServer(at(slug), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...wanted, [ROSTERS[kind].key]: chosen }),
      }),
    remove: (slug) => askServer(at(slug), { method: 'DELETE' }),
  };
}

const slugIn = (row: Row): string => ('watchlist' in row ? row.watchlist : row.collection);
const chosenIn = (row: Row): readonly string[] => ('actors' in row ? row.actors : row.sources);

const many = (kind: RosterKind, count: number): string =>
  count === 1 ? `1 ${ROSTERS[kind].member}` : `${count} ${ROSTERS[kind].key}`;

const missingText = (kind: RosterKind, row: Row): string | null =>
  row.missing.length === 0
    ? null
    : `${row.missing.length} of ${chosenIn(row).length} ${isMissing(kind, row.missing.length)}: ${row.missing.join(', ')}`;

/** A first one to make, where there is none or nobody is named. */
const EXAMPLES = {
  watchlists: 'rivals ukraine russia',
  collections: 'regional evening-courier daily-harbour',
} as const;

/** Lists the rosters of a kind, for people or one JSON line each. */
export const listRosters = (config: Config, kind: RosterKind, { json }: { readonly json: boolean }): Promise<void> =>
  withRosters(config, kind, async (keeper) => {
    const { rows, notes } = await keeper.list();
    if (json) return rows.forEach((row) => say(JSON.stringify(row)));
    if (rows.length === 0) say(`No ${kind} yet: npm run newstally -- ${ROSTERS[kind].one} ${EXAMPLES[kind]}`);
    for (const row of rows) {
      const chosen = chosenIn(row);
      const where = row.origin === 'file' ? ', in the configuration file' : '';
      say(`@${slugIn(row)}  ${row.name}  ${many(kind, chosen.length)}${where}`);
      if (chosen.length > 0) say(`    ${chosen.join(', ')}`);
      const missing = missingText(kind, row);
      if (missing !== null) say(`    ${missing}`);
    }
    for (const { text } of notes) say(text);
  });

/** "@cabinet", "cabinet" and the name "The cabinet" are the same one, where one is called so. */
const slugFor = (rows: readonly Row[], word: string): string => {
  const plain = word.replace(/^@/, '');
  const found = rows.find((row) => slugIn(row) === plain || row.name === plain);
  return found === undefined ? slugOf(plain) : slugIn(found);
};

/** Makes a roster or replaces its members. A name that is no slug is kept as its name. */
export const keepRoster = (config: Config, kind: RosterKind, word: string, chosen: readonly string[]): Promise<void> =>
  withRosters(config, kind, async (keeper) => {
    const { one, member } = ROSTERS[kind];
    if (chosen.length === 0) {
      const [, ...example] = EXAMPLES[kind].split(' ');
      throw new AppError('invalid', `Name at least one ${member}: newstally ${one} ${word} ${example.join(' ')}.`);
    }
    const slug = slugFor((await keeper.list()).rows, word);
    const name = word.replace(/^@/, '');
    await keeper.put(slug, { ...(name === slug ? {} : { name }), chosen });
    const row = (await keeper.list()).rows.find((kept) => slugIn(kept) === slug);
    if (row === undefined) return;
    const missing = missingText(kind, row);
    say(`@${slug}  ${row.name}: ${many(kind, chosenIn(row).length)}${missing === null ? '' : `; ${missing}`}`);
  });

/** Removes rosters, by slug or name. All are looked up before one is removed. */
export const removeRosters = (config: Config, kind: RosterKind, words: readonly string[]): Promise<void> =>
  withRosters(config, kind, async (keeper) => {
    const { rows } = await keeper.list();
    const there = new Map(rows.map((row) => [slugIn(row), row]));
    const slugs = words.map((word) => slugFor(rows, word));
    for (const [at, slug] of slugs.entries()) {
      if (there.has(slug)) continue;
      throw new AppError('not_found', `There is no ${ROSTERS[kind].one} "${words[at]}"; newstally ${kind} lists them.`);
    }
    for (const [slug, row] of slugs.map((each) => [each, there.get(each)] as const)) {
      await keeper.remove(slug);
      say(`@${slug}  removed; it had ${row === undefined ? '' : chosenIn(row).join(' ')}`);
    }
  });
