import type { DuckDBInstance } from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';
import type { Reading } from '../readings.ts';
import { render, type Sql } from '../sql.ts';
import type { Limits, Readable } from '../warehouse.ts';
import { duckdb } from './dialect.ts';
import { lookBack } from './history.ts';
import type { Losses } from './losses.ts';
import { openPool, type Pool } from './pool.ts';
import { numberBy, otherwise } from './readings.ts';
import { type Settings, settingsAt } from './settings.ts';
import { streamRows } from './stream.ts';

/** Snapshots whose readers stay open: those that a reader compares, and the one a report goes on asking for. */
const KEPT_OPEN = 4;
/** Readers of one snapshot. */
const READERS = 2;

type Open = { readonly pool: Pool; readonly settings: Settings; readonly at: string | null };

export type PastReaders = {
  at(no: number): Promise<Readable>;
  close(): Promise<void>;
};

/** Readers of what was; `live` says when all of history is being replaced, and what was set where nobody noted it. */
export function openPast(
  instance: DuckDBInstance,
  live: Pick<Readable, 'steady' | 'replaced'>,
  settingsNow: () => Settings,
  losses: Losses,
): PastReaders {
  const opened = new LRUCache<number, Promise<Open>>({
    max: KEPT_OPEN,
    dispose: (open) => void open.then(({ pool }) => pool.close()).catch(() => {}),
  });

  const open = async (no: number): Promise<Open> => {
    const connection = await instance.connect();
    try {
      const settings = (await settingsAt(connection, no)) ?? settingsNow();
      const found = await connection.runAndReadAll(`SELECT loaded_at FROM batch WHERE batch_no = ${no}`);
      const at = found.getRows()[0]?.[0];
      const instant = at == null ? null : String(at);
      const pool = await openPool(instance, READERS, (reader) => lookBack(reader, no, instant));
      return { pool, settings, at: instant };
    } finally {
      connection.closeSync();
    }
  };
  const readers = (no: number): Promise<Open> => {
    const known = opened.get(no);
    if (known !== undefined) return known;
    const made = open(no);
    opened.set(no, made);
    made.catch(() => opened.delete(no));
    return made;
  };

  return {
    async at(no) {
      const { pool, settings, at } = await readers(no);
      const query = <Row>(asked: Sql, limits?: Limits) => {
        const { text, values } = render(asked, duckdb);
        return pool.run<Row>(text, values, limits);
      };
      const { catalogue = '', scorer = '', rules = '' } = settings.content;
      const counted = async () => {
        const by = numberBy({ catalogue, scorer, rules } satisfies Reading);
        const [reading] = await pool.run<{ no: number }>(by.text, by.values);
        const [row] = await pool.run<{ articles: number; scored: number }>(otherwise(reading?.no ?? 0), []);
        return row;
      };
      return {
        settings: () => settings.content,
        query,
        stream: (asked, limits) => streamRows(instance, asked, (connection) => lookBack(connection, no, at), limits),
        readings: {
          otherwise: async () => (await counted())?.articles ?? 0,
          scoredOtherwise: async () => (await counted())?.scored ?? 0,
        },
        losses: () => losses.at(no, pool),
        steady: live.steady,
        replaced: live.replaced,
        snapshot: async () => `${no}-${settings.name}`,
        changedAt: () => at,
      };
    },
    async close() {
      const all = [...opened.values()];
      opened.clear();
      await Promise.allSettled(all);
    },
  };
}
