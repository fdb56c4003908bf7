import { mkdirSync } from 'node:fs';
import { instantText } from '../base/week.ts';
import type { Clock } from '../base/clock.ts';
import { type Config, databaseFile } from '../base/config.ts';
import { openDuckDB } from './duckdb/warehouse.ts';
import type { TextRules, Warehouse } from './warehouse.ts';

/** As many questions at once as two cores serve well; more only wait for each other. */
const READERS = 4;

/** The configured engine, migrated and ready; the data folder is made when it is missing. */
export async function openWarehouse(
  config: Config,
  clock: Clock,
  settings: Readonly<Record<string, string>>,
  texts: TextRules,
  filling: (done: number, of: number) => void = () => {},
): Promise<Warehouse> {
  mkdirSync(config.dataFolder, { recursive: true });
  return openDuckDB({
    file: databaseFile(config),
    timezone: config.timezone,
    memory: config.memory,
    readers: READERS,
    settings,
    texts,
    now: () => instantText(clock.now()),
    elapsed: () => clock.elapsed(),
    filling,
  });
}

/** An engine in memory with the same schema, for tests and for looking at files without keeping them. */
export const memoryWarehouse = (clock: Clock, texts: TextRules, timezone = 'UTC'): Promise<Warehouse> =>
  openDuckDB({
    file: null,
    timezone,
    memory: '1GB',
    readers: 2,
    settings: {},
    texts,
    now: () => instantText(clock.now()),
  });
