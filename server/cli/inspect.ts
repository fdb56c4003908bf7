import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import { jsonLog } from '../base/log.ts';
import type { Read } from '../contract/article.ts';
import { type Analyse, inThread, mustBeRead } from '../ingest/analysing.ts';
import { type Given, prepare } from '../ingest/prepare.ts';
import { outsideTone } from '../wiring/house.ts';
import { openReading } from '../wiring/reading.ts';
import { page } from './inspect-page.ts';
import { readsOf } from './reads.ts';
import { inspected, type Seen } from './seen.ts';

export type InspectOptions = {
  readonly source: string | null;
  readonly published: string | null;
  readonly format: string;
  readonly json: boolean;
};

/** Shows what Newstally makes of records, one by one, without touching a database. */
export async function inspectPaths(config: Config, paths: readonly string[], options: InspectOptions): Promise<void> {
  const analyse = outsideTone(config, jsonLog(config.log))(inThread(openReading(config).analyse));
  const given: Given = { ...options, timezone: config.timezone, nowMs: systemClock.now() };
  const reads = readsOf(config, paths, options);
  for await (const read of reads) {
    const seen = await see(read, given, analyse);
    process.stdout.write(options.json ? `${JSON.stringify(seen)}\n` : page(seen));
  }
}

async function see(read: Read, given: Given, analyse: Analyse): Promise<Seen> {
  if (read.kind === 'unreadable') return { input: read.input, rejected: { step: 'read', reason: read.reason } };
  const prepared = prepare(read.article, given);
  if ('step' in prepared) return { input: prepared.input, rejected: { step: prepared.step, reason: prepared.reason } };
  const [facts] = mustBeRead(await analyse([prepared]), [prepared]);
  return inspected(facts!);
}
