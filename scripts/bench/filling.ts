import { existsSync, statSync } from 'node:fs';
import type { Clock } from '../../server/base/clock.ts';
import { type Config, databaseFile } from '../../server/base/config.ts';
import { openWarehouse } from '../../server/warehouse/open.ts';
import { sql, text } from '../../server/warehouse/sql.ts';
import type { Warehouse } from '../../server/warehouse/warehouse.ts';
import type { Sample } from './figures.ts';
import { peakMemoryMb } from './machine.ts';
import { timed } from './side-by-side.ts';
import type { World } from './world.ts';

export type Filling = {
  readonly articles: number;
  readonly mentions: number;
  readonly rows: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
  readonly articlesPerSecond: number;
  readonly articlesPerCpuSecond: number;
  readonly rowsPerSecond: number;
  readonly rowsPerCpuSecond: number;
  readonly mentionsPerCpuSecond: number;
  /** The slowest batch: what a reader waits for at most. */
  readonly slowestBatchMs: number;
  readonly peakMemoryMb: number;
  readonly bytes: number;
  readonly bytesPerMention: number;
  /** Bytes of a table for each of its rows. */
  readonly bytesPerRow: Readonly<Record<string, number>>;
  readonly reopenMs: number;
};

const SETTINGS = { catalogue: 'bench', scorer: 'made@1' };
/** Beside the measured ones these say where the disk goes. */
const TABLES = ['mention', 'article_actor', 'article', 'sentence', 'article_text'] as const;
const BLOCK_BYTES = 262_144;

/** Fills a fresh warehouse through its own door, and opens it anew as a second start would. */
export async function fill(world: World, config: Config, clock: Clock): Promise<{ warehouse: Warehouse; filling: Filling }> {
  const filled = await openWarehouse(config, clock, SETTINGS);
  await filled.putActors(world.actors);
  const run = await filled.beginRun('bench');
  let no = 0;
  let slowestBatchMs = 0;
  let total: Sample = { cpuMs: 0, wallMs: 0 };
  for (const facts of world.batches()) {
    no += 1;
    // Only the loading counts: writing the articles is the bench's own work.
    const { sample } = await timed(() => filled.ingest({ id: `bench-${no}`, run, facts }));
    total = { cpuMs: total.cpuMs + sample.cpuMs, wallMs: total.wallMs + sample.wallMs };
    slowestBatchMs = Math.max(slowestBatchMs, sample.wallMs);
  }
  const peak = peakMemoryMb();
  await filled.close();
  const { sample: reopening, result: warehouse } = await timed(() => openWarehouse(config, clock, SETTINGS));
  const { articles, mentions, rows } = world.tally;
  const bytes = sizeOf(databaseFile(config));
  const perSecond = (count: number, ms: number) => Math.round((1000 * count) / ms);
  return {
    warehouse,
    filling: {
      articles,
      mentions,
      rows,
      cpuSeconds: total.cpuMs / 1000,
      seconds: total.wallMs / 1000,
      articlesPerSecond: perSecond(articles, total.wallMs),
      articlesPerCpuSecond: perSecond(articles, total.cpuMs),
      rowsPerSecond: perSecond(rows, total.wallMs),
      rowsPerCpuSecond: perSecond(rows, total.cpuMs),
      mentionsPerCpuSecond: perSecond(mentions, total.cpuMs),
      slowestBatchMs,
      peakMemoryMb: peak,
      bytes,
      bytesPerMention: bytes / mentions,
      bytesPerRow: await bytesPerRow(warehouse),
      reopenMs: reopening.wallMs,
    },
  };
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Blocks of each table divided by its rows; a table smaller than a block is left out. */
async function bytesPerRow(warehouse: Warehouse): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const [stored] = await warehouse.query<{ blocks: number; rows: number }>(sql`
      SELECT (SELECT count(DISTINCT block_id) FROM pragma_storage_info(${text(table)}) WHERE persistent AND block_id >= 0) AS blocks,
             (SELECT estimated_size FROM duckdb_tables() WHERE table_name = ${text(table)}) AS rows`);
    if (stored !== undefined && stored.blocks > 0) found[table] = (stored.blocks * BLOCK_BYTES) / stored.rows;
  }
  return found;
}
