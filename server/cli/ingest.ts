import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Read } from '../contract/article.ts';
import { ingest, type Outcome, type RunSettings } from '../ingest/ingest.ts';
import { closingTable, createProgress } from '../ingest/progress.ts';
import { houseOf } from './house.ts';
import { describeReads, readsOf } from './reads.ts';
import { serverOf } from './running.ts';
import { throughServer } from './through-server.ts';

export type IngestOptions = {
  readonly source: string | null;
  readonly published: string | null;
  readonly format: string;
};

/** Rejections shown one by one at the end; the run keeps them all. */
const SHOWN_REJECTIONS = 20;

/** Takes in articles: straight into the database, or through the server that has it open. */
export async function ingestPaths(config: Config, paths: readonly string[], options: IngestOptions): Promise<void> {
  const totals = await describeReads(paths);
  const reads = readsOf(config, paths, options);
  const progress = createProgress({ out: process.stderr, terminal: process.stderr.isTTY, totals, clock: systemClock });
  const started = systemClock.elapsed();
  const told = { input: paths.join(' '), source: options.source, published: options.published };
  const step = ({ records, bytes }: { records: number; bytes: number }) => progress.step({ articles: records, bytes });
  const outcome = await into(config, reads, told, step).finally(() => progress.end());
  const seconds = (systemClock.elapsed() - started) / 1000;
  process.stdout.write(closingTable(outcome.ledger, seconds));
  for (const { input, step: at, reason } of outcome.rejections.slice(0, SHOWN_REJECTIONS)) {
    process.stdout.write(`  ${input}: ${at}: ${reason}\n`);
  }
  const more = outcome.rejections.length - SHOWN_REJECTIONS;
  if (more > 0) process.stdout.write(`  … and ${more} more\n`);
}

type Step = (done: { records: number; bytes: number }) => void;

async function into(config: Config, reads: AsyncIterable<Read>, told: RunSettings, step: Step): Promise<Outcome> {
  const url = serverOf(config);
  if (url !== null) return throughServer(url, reads, told, step);
  const { street, close } = await houseOf(config);
  try {
    return await ingest(reads, street, told, step);
  } finally {
    await close();
  }
}
