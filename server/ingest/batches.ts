import { createHash } from 'node:crypto';
import type { Article } from '../contract/article.ts';
import type { Facts } from '../contract/facts.ts';
import { type Ledger, reasonOf, type Rejection } from '../contract/run.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Analyse } from './analysing.ts';
import { withoutLearned } from './read-anew.ts';

/** A prepared article, and which record of the run it was. */
export type Taken = { readonly article: Article; readonly record: number };

/** Where batches go, and who is told what became of them. */
export type BatchEffects = {
  readonly warehouse: Warehouse;
  readonly analyse: Analyse;
  readonly run: number;
  readonly ledger: Ledger;
  readonly reject: (record: number, rejection: Rejection) => void;
  /** Called when the counts have grown. */
  readonly went: () => void;
};

/** Batches on their way into the warehouse, in their order: while one is loaded, the next is read. */
export type Batches = {
  /** Resolves when the batch before is read, so that no more than two are on their way. */
  add(batch: readonly Taken[]): Promise<void>;
  /** Resolves when all are in. */
  ended(): Promise<void>;
};

export function createBatches({ warehouse, analyse, run, ledger, reject, went }: BatchEffects): Batches {
  /** The latest batch: done when it is read, and its loading has begun. */
  let reading: Promise<void> = Promise.resolve();
  let loading: Promise<void> = Promise.resolve();
  /** The ids of the articles that are being loaded. */
  let onTheWay: ReadonlySet<string> = new Set();

  const readTaken = async (taken: readonly Taken[]): Promise<ReadBatch> => {
    const articles = await withoutLearned(
      warehouse,
      taken.map(({ article }) => article),
    );
    const found = await analyse(articles);
    const read: ReadBatch = { taken: [], facts: [] };
    found.forEach((one, at) => {
      const { article, record } = taken[at]!;
      if ('failed' in one) {
        reject(record, { input: article.input, step: 'load', reason: `could not be analysed: ${one.failed}` });
      } else {
        read.taken.push(taken[at]!);
        read.facts.push(one);
      }
    });
    return read;
  };

  const read = async (batch: readonly Taken[]): Promise<ReadBatch> => {
    // What an article is to the warehouse is known only when what went before it is in.
    if (batch.some(({ article }) => onTheWay.has(article.id))) await loading;
    const standing = await warehouse.standing(batch.map(({ article }) => article));
    // What is there already, word for word, need not be read again.
    ledger.duplicate += standing.filter((state) => state === 'known').length;
    return readTaken(batch.filter((_, at) => standing[at] !== 'known'));
  };

  const load = async ({ taken, facts }: ReadBatch): Promise<void> => {
    if (facts.length === 0) return went();
    const { states, repeated, outdated } = await warehouse.ingest({ id: batchId(facts), run, facts });
    if (outdated === true) return load(await readTaken(taken));
    if (repeated) ledger.duplicate += facts.length;
    states.forEach((state, at) => {
      ledger[state] += 1;
      if (state === 'duplicate') return;
      const { article, mentions } = facts[at]!;
      ledger.mentions += mentions.length;
      if (article.date_problem === null) return;
      ledger.undated += 1;
      const reason = reasonOf(article.date_problem);
      ledger.undated_reasons[reason] = (ledger.undated_reasons[reason] ?? 0) + 1;
    });
    went();
  };

  /** Read, it is loaded as soon as what went before it is in: a slow input must not keep back what it has brought. */
  const readAndBegin = async (batch: readonly Taken[]): Promise<void> => {
    const done = await read(batch);
    await loading;
    onTheWay = new Set(done.taken.map(({ article }) => article.id));
    loading = told(load(done));
  };

  return {
    async add(batch) {
      await reading;
      reading = told(readAndBegin(batch));
    },
    async ended() {
      await reading;
      await loading;
    },
  };
}

type ReadBatch = { readonly taken: Taken[]; readonly facts: Facts[] };

/** A failure is heard by whoever waits for it next. */
function told<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => {});
  return work;
}

/** A batch is named by what is in it, so that a retry of the same articles is known again. */
function batchId(facts: readonly Facts[]): string {
  const hash = createHash('sha256');
  for (const { article } of facts) hash.update(`${article.id} ${article.text_hash} ${article.day}\n`);
  return hash.digest('hex').slice(0, 32);
}
