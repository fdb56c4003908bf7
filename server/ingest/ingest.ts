import { createHash } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Article, RawArticle, Read } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import { type Ledger, reasonOf, type Rejection } from '../contract/run.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { learn } from './learn.ts';
import { type Given, prepare } from './prepare.ts';
import { withoutLearned } from './read-anew.ts';

/** Articles that go in together: large enough to load fast, small enough that readers hardly notice. */
const BATCH_ARTICLES = 500;

/** Articles analysed before others have a turn: some tens of milliseconds. */
const IN_ONE_GO = 20;

export type Street = {
  readonly warehouse: Warehouse;
  readonly analyse: (article: Article) => Facts;
  readonly clock: Clock;
  readonly timezone: string;
  /** Who is told how runs go; nobody when left out. */
  readonly watch?: Watch;
};

/** What is told of a run: that it began, its counts as they grow, and how it ended. The ledger is the run's own and goes on changing. */
export type Watch = {
  began(run: number, input: string): void;
  went(run: number, ledger: Ledger): void;
  ended(run: number, ledger: Ledger, whole: boolean): void;
};

/** What a run is called, and the source and the date of every record where they were told. */
export type RunSettings = { readonly input: string; readonly source: string | null; readonly published: string | null };

export type Progress = (done: { readonly records: number; readonly bytes: number }) => void;

/** How an ingest ended: every record in exactly one state, the rejections one by one. */
export type Outcome = { readonly run: number; readonly ledger: Ledger; readonly rejections: readonly Rejection[] };

export const emptyLedger = (): Ledger => ({
  inputs: 0,
  added: 0,
  revised: 0,
  duplicate: 0,
  rejected: 0,
  undated: 0,
  undated_reasons: {},
  rejections: {},
  lost_letters: 0,
  mentions: 0,
});

/** Walks records down the street into the warehouse. A bad record is a counted rejection; the run goes on. */
export async function ingest(
  reads: AsyncIterable<Read>,
  street: Street,
  told: RunSettings,
  progress: Progress = () => {},
): Promise<Outcome> {
  const run = await street.warehouse.beginRun(told.input);
  const ledger = emptyLedger();
  street.watch?.began(run, told.input);
  let whole = false;
  try {
    const rejections = await walk(reads, street, told, progress, run, ledger);
    ledger.mentions += await learn(street, run);
    await street.warehouse.endRun(run, ledger, rejections);
    whole = true;
    return { run, ledger, rejections };
  } finally {
    street.watch?.ended(run, ledger, whole);
  }
}

async function walk(
  reads: AsyncIterable<Read>,
  street: Street,
  told: RunSettings,
  progress: Progress,
  run: number,
  ledger: Ledger,
): Promise<Rejection[]> {
  const rejections: Rejection[] = [];
  const given: Given = { ...told, timezone: street.timezone, nowMs: street.clock.now() };
  const reject = (rejection: Rejection) => {
    rejections.push(rejection);
    ledger.rejected += 1;
    count(ledger.rejections, `${rejection.step}: ${rejection.reason}`);
  };
  let waiting: Article[] = [];
  const load = async () => {
    if (waiting.length > 0) await loadBatch(street, run, waiting, ledger, reject);
    waiting = [];
    street.watch?.went(run, ledger);
  };
  for await (const read of reads) {
    ledger.inputs += 1;
    progress({ records: 1, bytes: read.bytes });
    street.watch?.went(run, ledger);
    if (ledger.inputs % IN_ONE_GO === 0) await breath();
    if (read.kind === 'unreadable') {
      reject({ input: read.input, step: 'read', reason: read.reason });
      continue;
    }
    ledger.lost_letters += read.article.replaced ?? 0;
    const prepared = prepareSafely(read.article, given);
    if ('step' in prepared) {
      reject(prepared);
      continue;
    }
    // Two wordings of one article go in one after the other, so that the earlier one is kept as a revision.
    if (waiting.length >= BATCH_ARTICLES || waiting.some(({ id }) => id === prepared.id)) await load();
    waiting.push(prepared);
  }
  await load();
  return rejections;
}

/** Lets whoever else waits have a turn: questions are answered and progress is told while articles are analysed. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const count = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** A record that no step foresaw must not stop the others. */
function prepareSafely(raw: RawArticle, given: Given): Article | Rejection {
  try {
    return prepare(raw, given);
  } catch (error) {
    return { input: raw.input, step: 'clean', reason: `could not be cleaned: ${String(error)}` };
  }
}

async function loadBatch(
  { warehouse, analyse }: Street,
  run: number,
  articles: readonly Article[],
  ledger: Ledger,
  reject: (rejection: Rejection) => void,
): Promise<void> {
  // What is there already, word for word, need not be read again.
  const standing = await warehouse.standing(articles);
  ledger.duplicate += standing.filter((state) => state === 'known').length;
  const fresh = articles.filter((_, at) => standing[at] !== 'known');
  await loadFresh({ warehouse, analyse }, run, fresh, ledger, reject);
}

async function loadFresh(
  { warehouse, analyse }: Pick<Street, 'warehouse' | 'analyse'>,
  run: number,
  fresh: readonly Article[],
  ledger: Ledger,
  reject: (rejection: Rejection) => void,
): Promise<void> {
  const facts: Facts[] = [];
  for (const article of await withoutLearned(warehouse, fresh)) {
    if (facts.length % IN_ONE_GO === 0) await breath();
    try {
      facts.push(analyse(article));
    } catch (error) {
      reject({ input: article.input, step: 'load', reason: `could not be analysed: ${String(error)}` });
    }
  }
  if (facts.length === 0) return;
  const { states, repeated, outdated } = await warehouse.ingest({ id: batchId(facts), run, facts });
  if (outdated === true) {
    const read = new Set(facts.map(({ article }) => article.id));
    await loadFresh(
      { warehouse, analyse },
      run,
      fresh.filter(({ id }) => read.has(id)),
      ledger,
      reject,
    );
    return;
  }
  if (repeated) {
    ledger.duplicate += facts.length;
    return;
  }
  states.forEach((state, at) => {
    ledger[state] += 1;
    if (state === 'duplicate') return;
    const { article, mentions } = facts[at]!;
    ledger.mentions += mentions.length;
    if (article.date_problem !== null) {
      ledger.undated += 1;
      count(ledger.undated_reasons, reasonOf(article.date_problem));
    }
  });
}

/** A batch is named by what is in it, so that a retry of the same articles is known again. */
function batchId(facts: readonly Facts[]): string {
  const hash = createHash('sha256');
  for (const { article } of facts) hash.update(`${article.id} ${article.text_hash} ${article.day}\n`);
  return hash.digest('hex').slice(0, 32);
}
