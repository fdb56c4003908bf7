import { tmpdir } from 'node:os';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { AS_READ, type Scoring } from '../contract/scoring.ts';
import type { OfRosters } from '../contract/roster.ts';
import { ROSTER_KINDS, ROSTERS, USUAL_FORMS } from '../contract/vocabulary.ts';
import { settle } from '../base/settle.ts';
import { dayIn } from '../base/week.ts';
import type { Catalogue } from '../contract/actor.ts';
import { type AccuracyCard, NO_CARD } from '../contract/accuracy.ts';
import type { Answer, Note } from '../contract/answer.ts';
import type { Asked, Settled } from '../contract/filters.ts';
import { type AnswerTo, type Path, questions } from '../contract/questions/all.ts';
import type { Question } from '../contract/question.ts';
import { queries } from '../queries/all.ts';
import { everybody } from '../queries/matching.ts';
import type { Sql } from '../warehouse/sql.ts';
import type { Limits, Readable, Warehouse } from '../warehouse/warehouse.ts';
import { askingAt, compared, versionsIn } from './as-of.ts';
import type { Context } from './context.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { settleExplained } from './explained.ts';
import { finish } from './finish.ts';
import { groundOf, type Standing } from './ground.ts';
import { whatIsLeftOut } from './left-out.ts';
import { whatWasLost } from './lost.ts';
import { readOtherwise, scoringNow } from './read-otherwise.ts';
import { narrowed } from './narrowed.ts';
import { nameTheSet, settleOrder, settleUnit } from './named-set.ts';
import { inPieces, outwards, sortKeys, totalOf } from './pages.ts';
import { queryOf } from './query-of.ts';
import { rememberIn } from './remember.ts';
import { createRosters, type Rosters } from './rosters.ts';
import { stateOfWhatIsRead } from './what-is-read.ts';

/** What answering needs: the warehouse and the state of it that is remembered between questions. */
export type Asking = {
  readonly warehouse: Warehouse;
  /** What is asked: all that was read, as it is or as it was at a snapshot. */
  readonly database: Readable;
  readonly clock: Clock;
  readonly timezone: string;
  readonly catalogue: Catalogue;
  /** The catalogue as it was corrected at a snapshot, by the hash of the one it was read by, where that is known. */
  readonly catalogueAt: (no: number, hash: string | null) => Promise<Catalogue>;
  readonly remembered: LRUCache<string, Answer<unknown>>;
  /** Short answers as they went out, by all of the request that they hang on. */
  readonly sent: LRUCache<string, Sent>;
  /** Work that several answers share, by snapshot and filters without the chosen actors. */
  readonly shared: LRUCache<string, Promise<unknown>>;
  readonly ground: Standing;
  /** Runs that are under way in this process; one that is neither here nor ended was broken off. */
  readonly running: ReadonlySet<number>;
  /** Subscriptions that are being checked in this process. */
  readonly checking: ReadonlySet<number>;
  readonly rosters: OfRosters<Rosters>;
  /** How the scores of the scorer that is used now are to be read. */
  readonly scoring: Scoring;
  /** How true the shipped programs were measured to be. */
  readonly accuracy: AccuracyCard;
  /** Folder in which files are made that must be whole before they leave. */
  readonly scratch: string;
};

/** An answer as it went out, and the state that it is true of. */
export type Sent = {
  readonly state: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

/** Answers kept for one state of the data: enough for a dashboard and its neighbours. */
const REMEMBERED_ANSWERS = 400;
/** Shared works are some megabytes each: a dashboard's range and a few before it. */
const SHARED_WORKS = 6;

export const createAsking = (
  warehouse: Warehouse,
  clock: Clock,
  timezone: string,
  catalogue: Catalogue,
  running: ReadonlySet<number> = new Set(),
  checking: ReadonlySet<number> = new Set(),
  rosters: OfRosters<Rosters> = createRosters({ stores: warehouse.rosters, clock }),
  scoring: Scoring = AS_READ,
  accuracy: AccuracyCard = NO_CARD,
  catalogueAt: Asking['catalogueAt'] = async () => catalogue,
  scratch: string = tmpdir(),
): Asking => ({
  warehouse,
  database: warehouse,
  clock,
  timezone,
  catalogue,
  catalogueAt,
  remembered: new LRUCache({ max: REMEMBERED_ANSWERS }),
  sent: new LRUCache({ max: REMEMBERED_ANSWERS }),
  shared: new LRUCache({ max: SHARED_WORKS }),
  ground: { state: null, value: null },
  running,
  checking,
  rosters,
  scoring,
  accuracy,
  scratch,
});

/** The filters of a question as text, read and defaulted; what a caller inside the house leaves out is not asked. */
export const asked = (filters: Partial<Asked> = {}): Asked => ({
  unit: 'mentions',
  grain: 'week',
  within: 'article',
  voice: 'all',
  forms: USUAL_FORMS,
  format: 'json',
  ...filters,
});

export const questionAt = (path: Path): Question => {
  const found = (questions as readonly Question[]).find((question) => question.path === path);
  if (found === undefined) throw new Error(`no question at ${path}`);
  return found;
};

/** Question and filters to the answer; the API, files and the command line all ask here. Same snapshot and query, same answer. */
export async function answerTo<P extends Path>(
  asking: Asking,
  path: P,
  filters: Asked,
  id: string | null = null,
  limits: Limits = {},
): Promise<AnswerTo<P>> {
  if (isOfThePast(path, filters)) return answerTo(await askingAt(asking, filters), path, ofNow(filters), id, limits);
  for (;;) {
    const whole = await asking.database.steady();
    const snapshot = await asking.database.snapshot();
    const key = JSON.stringify([await stateOf(asking, path, filters), today(asking), path, id, filters]);
    const known = asking.remembered.get(key);
    // The cache is keyed by path, so what it holds under this key has this path's rows.
    if (known !== undefined) return known as unknown as AnswerTo<P>;
    const answer = await work(asking, snapshot, path, filters, id, limits);
    // Asked in several pieces: when all of history was replaced in between, they are of two kinds, and asked once more.
    if (asking.database.replaced() !== whole) continue;
    asking.remembered.set(key, answer);
    return answer as unknown as AnswerTo<P>;
  }
}

/** Names all that an answer hangs on: the state of the data, and of runs, subscriptions or rosters where the question reads them. */
export async function stateOf(
  asked: Asking,
  path: Path,
  { snapshot: of, ...filters }: Partial<Asked> = {},
): Promise<string> {
  const asking = isOfThePast(path, { snapshot: of }) ? await askingAt(asked, { snapshot: of }) : asked;
  const { reads } = questionAt(path);
  const named = ROSTER_KINDS.filter((kind) => reads === kind || filters[ROSTERS[kind].key]?.includes('@') === true);
  const versions = await Promise.all(named.map((kind) => asking.rosters[kind].version()));
  return [await stateOfWhatIsRead(asking, reads), ...versions].join('.');
}

/** Names all that any answer of now hangs on, coarsely and without asking: it changes with whatever may have been written, begun or ended. */
export const stateOfAll = (asking: Asking): string =>
  // The day of a snapshot is that of its instant; without one it is that of the clock.
  [
    asking.warehouse.writes(),
    asking.database.changedAt() ?? today(asking),
    ...asking.running,
    'checking',
    ...asking.checking,
  ].join('.');

/** The day of the snapshot: what was read last knows nothing of the days after it. */
export const today = ({ timezone, clock, database }: Asking): string => {
  const changed = database.changedAt();
  return dayIn(timezone, changed === null ? clock.now() : Date.parse(changed));
};

async function work(
  asking: Asking,
  snapshot: string,
  path: Path,
  filters: Asked,
  id: string | null,
  limits: Limits,
): Promise<Answer<unknown>> {
  const { settled, query, notes, context } = await prepare(asking, snapshot, path, filters, id, limits);
  const { keyset } = questionAt(path);
  const page = keyset !== undefined && settled.limit !== null ? settled.limit : null;
  const found = await context.query<Record<string, unknown>>(
    queries[path](page === null ? settled : { ...settled, limit: page + 1 }),
  );
  if (id !== null && found.length === 0)
    throw new AppError('not_found', `There is nothing with the id "${id}" at ${path}.`);
  const more = page !== null && found.length > page;
  const kept = more ? found.slice(0, page) : found;
  const last = kept.at(-1);
  const rows = await finish[path](outwards(kept) as never[], context);
  return {
    query,
    snapshot,
    versions: versionsIn(asking.database.settings()),
    notes,
    rows,
    ...(keyset === undefined ? {} : { total: await totalOf(path, settled, context) }),
    ...(more && last !== undefined ? { next: writeCursor(path, query, sortKeys(path, last)) } : {}),
  };
}

/** A list as one stream from its first row to its last, with everything of the answer but the rows. */
export async function streamOf(
  asking: Asking,
  path: Path,
  filters: Asked,
  limits: Limits = {},
): Promise<{ answer: Omit<Answer<unknown>, 'rows'>; rows: AsyncIterable<Record<string, unknown>[]> }> {
  if (isOfThePast(path, filters)) return streamOf(await askingAt(asking, filters), path, ofNow(filters), limits);
  const whole = await asking.database.steady();
  const snapshot = await asking.database.snapshot();
  const { settled, query, notes, context } = await prepare(asking, snapshot, path, filters, null, limits);
  const total = await totalOf(path, settled, context);
  if (asking.database.replaced() !== whole) return streamOf(asking, path, filters, limits);
  async function* rows() {
    for await (const part of asking.database.stream(inPieces(path, settled), limits)) {
      yield (await finish[path](outwards(part) as never[], context)) as Record<string, unknown>[];
    }
  }
  const versions = versionsIn(asking.database.settings());
  return { answer: { query, snapshot, versions, notes, total }, rows: rows() };
}

type Prepared = { settled: Settled; query: Record<string, string>; notes: Note[]; context: Context };

/** Settles the filters against the state of the data and gathers what every answer must say. */
async function prepare(
  asking: Asking,
  snapshot: string,
  path: Path,
  filters: Asked,
  id: string | null,
  limits: Limits,
): Promise<Prepared> {
  const ask = <Row>(sql: Sql) => asking.database.query<Row>(sql, limits);
  const { directory, first_day, last_day, rosters } = await groundOf(asking, snapshot);
  const scoring = await scoringNow(asking);
  const begun = settle(filters, { ...directory, first_day, last_day, rosters, today: today(asking), scoring }, id);
  const notes: Note[] = begun.notes;
  const note = (one: Note) => void notes.push(one);
  const between = questionAt(path).reads === 'history' ? compared(asking.warehouse.history, filters) : null;
  const days = { last_day, today: today(asking) };
  const ordered = settleOrder(path, { ...begun.settled, between });
  const united = settleUnit(path, settleExplained(path, ordered, filters, days), note);
  const { settled: complete, listed } = await nameTheSet(path, united, {
    lists: begun.meant.some(({ kind }) => kind === 'watchlists'),
    query: ask,
    nameOf: (actor) => directory.actorsById.get(actor)?.name ?? String(actor),
    note,
  });
  const query = queryOf(questionAt(path), complete, directory, filters, begun.meant);
  const settled =
    filters.cursor === undefined ? complete : { ...complete, after: readCursor(path, query, filters.cursor) };
  // What is narrowed by no range leaves nobody out of one.
  if (id === null && 'from' in questionAt(path).filters.shape)
    notes.push(
      ...(await whatIsLeftOut(path, settled, ask)),
      ...(await readOtherwise(asking.database.readings)),
      ...whatWasLost(path, settled, await asking.database.losses()),
    );
  const context: Context = {
    settled,
    directory,
    catalogue: asking.catalogue,
    first_day,
    last_day,
    today: today(asking),
    timezone: asking.timezone,
    running: asking.running,
    checking: asking.checking,
    rosters: asking.rosters,
    accuracy: asking.accuracy,
    meant: rosters,
    listed,
    query: ask,
    ask: (other, changes) => answerTo(asking, other, { ...narrowed(filters), ...changes }, null, limits),
    remember: (name, make, of = settled) =>
      rememberIn(asking.shared, JSON.stringify([name, snapshot, everybody(of)]), make),
    note,
  };
  return { settled, query, notes, context };
}

/** Asked as of a snapshot; a question about history itself is asked of all of it. */
const isOfThePast = (path: Path, { snapshot }: Pick<Asked, 'snapshot'>): boolean =>
  snapshot !== undefined && questionAt(path).reads !== 'history';

/** The filters asked of what an asking holds; which snapshot that is was settled before. */
const ofNow = ({ snapshot: _snapshot, ...filters }: Asked): Asked => filters;
