import { whole } from '../base/whole.ts';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Config } from '../base/config.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { AnalysisState, Counts, Difference, Version } from '../contract/catalogue.ts';
import type { CatalogueFormat, ImportMode } from '../contract/vocabulary.ts';
import { type CatalogueFile, writeCatalogue } from '../ingest/catalogue/import.ts';
import type { Said } from '../ingest/catalogue/versions.ts';
import { declaredCharset, decodeBytes } from '../ingest/decode.ts';
import { houseOf } from './house.ts';
import { askServer, serverOf } from './running.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

type Standing = {
  readonly versions: readonly Version[];
  readonly shipped: { readonly counts: Counts } | null;
  readonly analysis: AnalysisState;
};
/** Whoever has the database open keeps the catalogue: the server, or this process. */
export type CatalogueKeeper = {
  /** A server runs, which goes on when this command ends. */
  readonly served: boolean;
  text(format: CatalogueFormat, version: number | null): Promise<string>;
  standing(): Promise<Standing>;
  preview(files: readonly CatalogueFile[], mode: ImportMode): Promise<Difference>;
  import(
    files: readonly CatalogueFile[],
    mode: ImportMode,
    said: Said,
  ): Promise<{ readonly version: Version; readonly difference: Difference }>;
  take(version: number | 'shipped', said: Said): Promise<Version>;
  analyse(all: boolean): Promise<AnalysisState>;
  cancel(): Promise<AnalysisState>;
  state(): Promise<AnalysisState>;
};

export async function withCatalogue(config: Config, work: (keeper: CatalogueKeeper) => Promise<void>): Promise<void> {
  const url = serverOf(config);
  if (url !== null) return work(keeperAt(url));
  const { versions, reanalysis, close } = await houseOf(config);
  try {
    await work({
      served: false,
      text: async (format, version) =>
        writeCatalogue((await versions.catalogueOf(version ?? 'active')).catalogue, format),
      standing: async () => ({
        versions: await versions.all(),
        shipped: await versions.shipped(),
        analysis: await reanalysis.state(),
      }),
      preview: versions.preview,
      import: versions.import,
      take: versions.take,
      analyse: reanalysis.start,
      cancel: reanalysis.cancel,
      state: reanalysis.state,
    });
  } finally {
    await reanalysis.stop();
    await close();
  }
}

function keeperAt(url: string): CatalogueKeeper {
  const send = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const sent =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await (await askServer(`${url}/api/v1${path}`, { method, ...sent })).json()) as Body;
  };
  return {
    served: true,
    text: async (format, version) => {
      const asked = new URLSearchParams({ format, ...(version === null ? {} : { version: String(version) }) });
      // As bytes: a mark at the beginning belongs to the file.
      return Buffer.from(await (await askServer(`${url}/api/v1/catalogue?${asked}`)).arrayBuffer()).toString('utf8');
    },
    standing: () => send('GET', '/catalogue/versions'),
    preview: (files, mode) => send('POST', `/catalogue/preview?${new URLSearchParams({ mode })}`, { files }),
    import: (files, mode, { by, why }) =>
      send('POST', `/catalogue?${new URLSearchParams({ mode, by, why })}`, { files }),
    take: (version, said) => send('POST', `/catalogue/versions/${version}/take`, said),
    analyse: (all) => send('POST', '/analyse', { all }),
    cancel: () => send('DELETE', '/analyse'),
    state: () => send('GET', '/analyse'),
  };
}

/** Writes the catalogue; a file appears under its name only when it is whole. */
export const exportCatalogue = (
  config: Config,
  format: CatalogueFormat,
  version: number | null,
  out: string | null,
): Promise<void> =>
  withCatalogue(config, async (keeper) => {
    const text = await keeper.text(format, version);
    if (out === null) return void process.stdout.write(text);
    writeFileSync(`${out}.part`, text);
    renameSync(`${out}.part`, out);
  });

export type ImportOptions = Said & { readonly mode: ImportMode; readonly dryRun: boolean };

export const importCatalogue = (config: Config, paths: readonly string[], options: ImportOptions): Promise<void> =>
  withCatalogue(config, async (keeper) => {
    const files = paths.map(fileAt);
    if (options.dryRun) {
      tellDifference(await keeper.preview(files, options.mode));
      return say('Nothing was taken over.');
    }
    const { version, difference } = await keeper.import(files, options.mode, options);
    tellDifference(difference);
    say(`Version ${version.version} waits: newstally analyse reads history by it.`);
  });

function fileAt(path: string): CatalogueFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new AppError('invalid', `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  return { name: path, text: decodeBytes(bytes, { declared: declaredCharset(bytes) }).text };
}

/** Names shown of each kind of change. */
const SHOWN = 20;

function tellDifference({ added, changed, removed, unchanged, titles, ambiguous, conflicts }: Difference): void {
  const names = (head: string, all: readonly string[]) => {
    if (all.length === 0) return;
    const more = all.length > SHOWN ? `, and ${whole(all.length - SHOWN)} more` : '';
    say(`${head} ${whole(all.length)}: ${all.slice(0, SHOWN).join(', ')}${more}`);
  };
  names(
    'Added',
    added.map(({ name, id }) => `${name} (${id})`),
  );
  names(
    'Changed',
    changed.map(({ id, name, what }) => `${name} (${id}: ${what.join(', ')})`),
  );
  names(
    'Removed',
    removed.map(({ name, id }) => `${name} (${id})`),
  );
  say(`Unchanged ${whole(unchanged)}`);
  const moved = Object.entries(titles).filter(([, amount]) => amount > 0);
  if (moved.length > 0) say(`Office titles: ${moved.map(([what, amount]) => `${whole(amount)} ${what}`).join(', ')}`);
  names(
    'Full names of several actors, which alone name nobody:',
    ambiguous.map(({ form, actors }) => `${form} (${actors.join(', ')})`),
  );
  names(
    'Corrections that lack their actor',
    conflicts.map(({ correction, change, actor }) => `${correction} (${change}: ${actor})`),
  );
}

export const listVersions = (config: Config): Promise<void> =>
  withCatalogue(config, async (keeper) => {
    const { versions, shipped } = await keeper.standing();
    for (const { version, state, origin, made_at, made_by, why, counts } of versions) {
      const reason = why === '' ? '' : `: ${why}`;
      say(
        `${version}  ${state.padEnd(7)}  ${made_at}  ${origin} by ${made_by}${reason}  (${whole(counts.actors)} actors, ${whole(counts.aliases)} written forms)`,
      );
    }
    if (shipped !== null)
      say(
        `This release ships another catalogue (${whole(shipped.counts.actors)} actors): newstally catalogue take shipped`,
      );
  });

export const takeVersion = (config: Config, word: string, said: Said): Promise<void> =>
  withCatalogue(config, async (keeper) => {
    if (word !== 'shipped' && !/^[1-9]\d{0,8}$/.test(word))
      throw new AppError(
        'invalid',
        `"${word}" is no version. newstally catalogue versions lists them; "shipped" is the one of this release.`,
      );
    const { version } = await keeper.take(word === 'shipped' ? word : Number(word), said);
    say(`Version ${version} waits: newstally analyse reads history by it.`);
  });
