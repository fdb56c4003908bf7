import { statSync } from 'node:fs';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../base/errors.ts';
import type { Actor } from '../../contract/actor.ts';
import type { Ledger, Rejection } from '../../contract/run.ts';
import { WORD_RULE } from '../../contract/search/words.ts';
import type { Reading, Readings } from '../readings.ts';
import { render, type Sql } from '../sql.ts';
import type { Health, Limits, TextRules, Warehouse } from '../warehouse.ts';
import { backUp, ledgerOf } from './backup.ts';
import { appendRows } from './columns.ts';
import { type Commits, openCommits } from './commits.ts';
import { duckdb } from './dialect.ts';
import { type Entry, type LedgerFile, openLedger } from './ledger.ts';
import { openInstance } from './instance.ts';
import { type Losses, openLosses } from './losses.ts';
import { migrate } from './migrate.ts';
import { openPast } from './past.ts';
import { openPool, type Pool } from './pool.ts';
import { otherwise } from './readings.ts';
import { rezone } from './rezone.ts';
import { type Settings, settingsNamed } from './settings.ts';
import { tellAnew } from './stories.ts';
import { takeLinesAnew } from './lines.ts';
import { fillWordings, forgetWordings } from './postings.ts';
import { streamRows } from './stream.ts';
import { toPlain } from './values.ts';
import { openWriter, type Writer } from './writer.ts';

/** Where and how the embedded database runs; `file` null keeps it in memory. */
export type DuckDBOptions = {
  readonly file: string | null;
  readonly timezone: string;
  readonly memory: string;
  readonly readers: number;
  /** Everything besides articles that can change a number: catalogue, scorer, options. Part of the snapshot. */
  readonly settings: Readonly<Record<string, string>>;
  /** How copies and updates of one report are known, and how lines are. */
  readonly texts: TextRules;
  /** The instant that batches and runs are stamped with. */
  readonly now: () => string;
  /** Milliseconds that never run backwards, to time queries by; none are timed without. */
  readonly elapsed?: () => number;
  /** Told now and then while the words of stored texts are filled in, which an older database has to do once. */
  readonly filling?: (done: number, of: number) => void;
};

/** Opens the embedded engine, migrated and locked. One process at a time: a second one is told who holds the file. */
export async function openDuckDB(options: DuckDBOptions): Promise<Warehouse> {
  const instance = await openInstance(options.file);
  const connection = await instance.connect();
  await secure(connection, options);
  await migrate(connection);
  // Read once for all: they are asked at each start, and each look-up costs as much as a small table.
  const keeping = {
    connection,
    stored: await storedSettings(connection),
    commits: await openCommits(connection, options.now, null),
  };
  await keepZone(keeping, options);
  await keepStories(keeping, options);
  await keepLines(keeping, options);
  await keepWords(keeping, options);
  const ledger = options.file === null ? null : openLedger(ledgerOf(options.file), await batches(connection));
  const writer = await openWriter(connection, options.now, options.texts, ledger, (reading) =>
    settingsWith(options, reading),
  );
  const pool = await openPool(instance, options.readers, undefined, options.elapsed);
  const first = Number(keeping.stored.get('history_from') ?? 0);
  const losses = await openLosses(connection);
  return warehouseOf({ instance, connection, ledger, writer, pool, options, first, losses });
}

/** Everything besides articles that can change a number. */
const settingsWith = ({ timezone, texts, settings }: DuckDBOptions, reading: Reading | null): Settings =>
  settingsNamed({ timezone, stories: texts.stories.name, words: WORD_RULE, ...settings, ...reading });

type Parts = {
  instance: DuckDBInstance;
  connection: DuckDBConnection;
  ledger: LedgerFile | null;
  writer: Writer;
  pool: Pool;
  options: DuckDBOptions;
  /** The first snapshot of which the past is known. */
  first: number;
  losses: Losses;
};

function warehouseOf({ instance, connection, ledger, writer, pool, options, first, losses }: Parts): Warehouse {
  const settings = () => settingsWith(options, writer.current.reading);
  const named = { reading: writer.current.reading, settings: settings().name };
  const snapshot = () => {
    if (named.reading !== writer.current.reading)
      Object.assign(named, { reading: writer.current.reading, settings: settings().name });
    return `${writer.last()}-${named.settings}`;
  };
  const past = openPast(instance, writer, settings, losses);
  const NOBODY = Promise.resolve(0);
  const counted = { snapshot: '', articles: NOBODY, scored: NOBODY };
  const readOtherwise = (): typeof counted => {
    if (counted.snapshot === snapshot()) return counted;
    const found = pool.run<{ articles: number; scored: number }>(otherwise(writer.current.no), []);
    const articles = found.then(([row]) => row?.articles ?? 0);
    const scored = found.then(([row]) => row?.scored ?? 0);
    Object.assign(counted, { snapshot: snapshot(), articles, scored });
    // A failed counting must not be remembered.
    for (const one of [articles, scored]) one.catch(() => (counted.snapshot = ''));
    return counted;
  };
  const readings: Readings = {
    use: (reading) => writer.use(reading),
    no: () => writer.current.no,
    epoch: () => writer.current.epoch,
    turnOver: () => (writer.current.epoch += 1),
    otherwise: () => readOtherwise().articles,
    scoredOtherwise: () => readOtherwise().scored,
  };
  const query = <Row>(asked: Sql, limits?: Limits) => {
    const { text, values } = render(asked, duckdb);
    return pool.run<Row>(text, values, limits);
  };
  return {
    query,
    stream: (asked, limits) => streamRows(instance, asked, undefined, limits),
    standing: (articles) => writer.standing(articles),
    ingest: (batch) => writer.ingest(batch),
    stored: (articles) => writer.stored(articles),
    rewrite: (run, facts) => writer.rewrite(run, facts),
    lines: writer.lines,
    subscriptions: writer.subscriptions,
    schedules: writer.schedules,
    rosters: writer.rosters,
    calibrations: writer.calibrations,
    corrections: writer.corrections,
    putActors: (actors: readonly Actor[]) => writer.putActors(actors),
    beginRun: (input) => writer.beginRun(input),
    endRun: (run: number, counts: Ledger, rejections: readonly Rejection[]) => writer.endRun(run, counts, rejections),
    readings,
    versions: writer.versions,
    analyses: writer.analyses,
    losses: () => losses.at(writer.last(), pool),
    steady: () => writer.steady(),
    replaced: () => writer.replaced(),
    snapshot: async () => snapshot(),
    changedAt: () => writer.at(),
    writes: () => writer.ended(),
    settings: () => settings().content,
    history: { first, last: () => writer.last(), lost: (no) => losses.numbers.has(no), at: (no) => past.at(no) },
    migrate: async () => void (await migrate(connection)),
    async backUp(into) {
      const { file, now } = options;
      if (file === null) throw new AppError('conflict', 'A database in memory has nothing to back up.');
      return backUp({ connection, file, inTurn: writer.inTurn, snapshot, now }, into);
    },
    health: () => healthOf(pool, options.file),
    load: () => pool.load(),
    watchQueries: (told) => pool.watch(told),
    async close() {
      await writer.settled();
      await past.close();
      pool.close();
      if (options.file !== null) await connection.run('CHECKPOINT');
      connection.closeSync();
      ledger?.close();
      instance.closeSync();
    },
  };
}

/** Text from outside must never reach files or settings: external access is off and the configuration locked. */
async function secure(connection: DuckDBConnection, { memory }: DuckDBOptions): Promise<void> {
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  await connection.run(`SET memory_limit = '${memory}'`);
  // One thread a question: sums of fractions then come out the same to the last bit, and questions run side by side instead.
  await connection.run('SET threads = 1');
  // A statement is prepared once and asked again after the data has grown. Plans made from the least and greatest values of
  // columns then cut longer texts and greater numbers off, or fail; without such plans no question was measurably slower.
  await connection.run(`SET GLOBAL disabled_optimizers = 'statistics_propagation'`);
  await connection.run('SET autoinstall_known_extensions = false');
  await connection.run('SET autoload_known_extensions = false');
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** What a database was last opened with, and what writes it where that is no longer so. */
type Keeping = {
  readonly connection: DuckDBConnection;
  readonly stored: ReadonlyMap<string, string>;
  readonly commits: Commits;
};

/** Weeks are stored; when the configured zone is another than theirs, they are cut anew first. */
const keepZone = (keeping: Keeping, { timezone }: DuckDBOptions) =>
  keepSetting(
    keeping,
    'timezone',
    timezone,
    async (stored, no) => stored !== undefined && rezone(keeping.connection, timezone, no),
  );

/** Stories are stored too, and told anew by another rule; a database from before there was one has none. */
const keepStories = (keeping: Keeping, { texts, timezone }: DuckDBOptions) =>
  // Another zone moves days, and with them the order of publication.
  keepSetting(keeping, 'stories', `${texts.stories.name} in ${timezone}`, (_stored, no) =>
    tellAnew(keeping.connection, texts, no),
  );

/** So are the lines at both ends of all texts, and taken anew by another rule; what was learned of others is forgotten. */
const keepLines = (keeping: Keeping, { texts }: DuckDBOptions) =>
  keepSetting(keeping, 'lines', texts.lines.name, () => takeLinesAnew(keeping.connection, texts.lines));

/** So are the words of texts; those that are missing are filled in, part by part, so that an interrupted filling goes on. */
async function keepWords(keeping: Keeping, { filling = () => {} }: DuckDBOptions): Promise<void> {
  await keepSetting(keeping, 'words', WORD_RULE, () => forgetWordings(keeping.connection));
  await fillWordings(keeping.connection, keeping.commits.whole, filling);
}

/** Brings what is stored in line with a setting, and the setting with it, or neither. Where anything is stored, that is a change with a number. */
async function keepSetting(
  { connection, stored, commits }: Keeping,
  key: string,
  wanted: string,
  work: (stored: string | undefined, no: number) => Promise<unknown>,
): Promise<void> {
  const before = stored.get(key);
  if (before === wanted) return;
  await commits.noted({ made_by: 'settings' }, async (no) => {
    await work(before, no);
    await connection.run('DELETE FROM setting WHERE key = $1', [key]);
    await appendRows(connection, 'setting', { key: 'text', value: 'text' }, [{ key, value: wanted }]);
  });
}

async function storedSettings(connection: DuckDBConnection): Promise<Map<string, string>> {
  const read = await connection.runAndReadAll('SELECT key, value FROM setting');
  return new Map(read.getRows().map(([key, value]) => [String(key), String(value)]));
}

async function batches(connection: DuckDBConnection): Promise<Entry[]> {
  const read = await connection.runAndReadAll(
    'SELECT batch_no, id, articles, mentions, loaded_at AS at FROM batch ORDER BY batch_no',
  );
  return read.convertRowObjects(toPlain) as unknown as Entry[];
}

async function healthOf(pool: Pool, file: string | null): Promise<Health> {
  const [counts] = await pool.run<{ articles: number; mentions: number }>(
    'SELECT (SELECT count(*) FROM article) AS articles, (SELECT coalesce(sum(mentions), 0) FROM article) AS mentions',
    [],
  );
  const bytes = file === null ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return { engine: 'duckdb', articles: counts?.articles ?? 0, mentions: counts?.mentions ?? 0, bytes };
}
