import type { Clock } from '../base/clock.ts';
import type { Article, RawArticle, Read } from '../contract/article.ts';
import type { Ledger, Rejection } from '../contract/run.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Analyse } from './analysing.ts';
import { createBatches, type Taken } from './batches.ts';
import { learn } from './learn.ts';
import { type Given, prepare } from './prepare.ts';

/** Articles that go in together: large enough to load fast, small enough that readers hardly notice. */
const BATCH_ARTICLES = 500;

/** Articles prepared before others have a turn: some tens of milliseconds. */
const IN_ONE_GO = 20;

export type Street = {
  readonly warehouse: Warehouse;
  readonly analyse: Analyse;
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
  const rejections: { record: number; rejection: Rejection }[] = [];
  const given: Given = { ...told, timezone: street.timezone, nowMs: street.clock.now() };
  const reject = (record: number, rejection: Rejection) => {
    rejections.push({ record, rejection });
    ledger.rejected += 1;
    count(ledger.rejections, `${rejection.step}: ${rejection.reason}`);
  };
  const went = () => street.watch?.went(run, ledger);
  const batches = createBatches({ ...street, run, ledger, reject, went });
  let waiting: Taken[] = [];
  const load = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await batches.add(batch);
  };
  try {
    for await (const read of reads) {
      ledger.inputs += 1;
      const record = ledger.inputs;
      progress({ records: 1, bytes: read.bytes });
      went();
      if (record % IN_ONE_GO === 0) await breath();
      if (read.kind === 'unreadable') {
        reject(record, { input: read.input, step: 'read', reason: read.reason });
        continue;
      }
      ledger.lost_letters += read.article.replaced ?? 0;
      const prepared = prepareSafely(read.article, given);
      if ('step' in prepared) {
        reject(record, prepared);
        continue;
      }
      // Two wordings of one article go in one after the other, so that the earlier one is kept as a revision.
      if (waiting.length >= BATCH_ARTICLES || waiting.some(({ article }) => article.id === prepared.id)) await load();
      waiting.push({ article: prepared, record });
    }
    await load();
  } finally {
    // Where reading breaks off, what was taken before goes in all the same.
    await batches.ended();
  }
  went();
  // What is being loaded refuses later than what is being prepared.
  return rejections.toSorted((a, b) => a.record - b.record).map(({ rejection }) => rejection);
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
