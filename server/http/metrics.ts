import { prometheus } from '@hono/prometheus';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { Gauge, Histogram, Registry } from 'prom-client';
import { answerTo, type Asking, asked } from '../exports/answer.ts';
import { isFailing } from '../schedule/sending.ts';
import type { Env } from './problem.ts';
import type { Sendings } from './schedules.ts';

const PREFIX = 'newstally_';
/** Seconds: a light question takes thousandths, a heavy one may take thirty. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = {
  /** Counts every request, whatever answers it. */
  readonly count: MiddlewareHandler<Env>;
  /** Adds the route that tells them. */
  add(app: OpenAPIHono<Env>): void;
};

/**
 * Measures of the house for Prometheus, at /metrics, in base units: requests by the template of their route, queries of the engine, its
 * readers, what was read and refused, what was sent. No label names an actor, a filter or a key. What stands in the database is counted when
 * it is asked for.
 */
export function createMetrics(asking: Asking, sendings: Sendings): Metrics {
  const registry = new Registry();
  const { printMetrics, registerMetrics } = prometheus({
    registry,
    prefix: PREFIX,
  });
  const registers = [registry];
  const queries = new Histogram({
    name: `${PREFIX}query_duration_seconds`,
    help: 'Queries of the engine, from the moment a reader took them',
    buckets: BUCKETS,
    registers,
  });
  asking.warehouse.watchQueries((seconds) => queries.observe(seconds));
  const gauge = (name: string, help: string, labels: readonly string[] = []) =>
    new Gauge({ name: PREFIX + name, help, labelNames: [...labels], registers });
  const readers = gauge('readers', 'Readers of the database by what they do', ['state']);
  const held = gauge('stored', 'What is stored', ['kind']);
  const bytes = gauge('database_bytes', 'Size of the database on disk');
  const records = gauge('records', 'Records that were read in all runs that ended, by what became of them', ['state']);
  const rejections = gauge('rejections', 'Records that were refused, by the step at which they were', ['step']);
  const lastRun = gauge('last_run_timestamp_seconds', 'When the last run ended; 0 before the first');
  const running = gauge('runs_under_way', 'Runs that are reading now');
  const schedules = gauge('schedules', 'Schedules and alerts, by kind and whether their last sending failed', [
    'kind',
    'state',
  ]);
  const due = gauge('schedule_next_timestamp_seconds', 'When the next schedule is due; 0 where none is');

  const memory = gauge('process_resident_memory_bytes', 'Memory that the process takes, the engine included');
  const cpu = gauge('process_cpu_seconds', 'Time of the processor that it has taken, user and system');

  const collect = async (): Promise<void> => {
    const { readers: all, reading, waiting } = asking.warehouse.load();
    readers.set({ state: 'reading' }, reading);
    readers.set({ state: 'idle' }, all - reading);
    readers.set({ state: 'waited for' }, waiting);
    const health = await asking.warehouse.health();
    held.set({ kind: 'articles' }, health.articles);
    held.set({ kind: 'mentions' }, health.mentions);
    bytes.set(health.bytes);
    const [ledger] = (await answerTo(asking, '/ledger', asked())).rows;
    for (const state of ['added', 'revised', 'duplicate', 'rejected'] as const)
      records.set({ state }, ledger?.[state] ?? 0);
    rejections.reset();
    for (const { step, count } of (await answerTo(asking, '/reasons', asked())).rows)
      if (step !== 'date') rejections.inc({ step }, count);
    const [run] = (await answerTo(asking, '/runs', { ...asked(), limit: 1 })).rows;
    lastRun.set(run?.ended_at == null ? 0 : Date.parse(run.ended_at) / 1000);
    running.set(asking.running.size);
    memory.set(process.memoryUsage.rss());
    const { user, system } = process.cpuUsage();
    cpu.set((user + system) / 1e6);
    await countSendings();
  };
  const countSendings = async (): Promise<void> => {
    schedules.reset();
    const times: number[] = [];
    const count = async (kind: string, slug: string): Promise<void> => {
      const last = (await sendings.runner.sendings(slug)).find(({ cause }) => cause !== 'dry') ?? null;
      schedules.inc({ kind, state: isFailing(last) ? 'failing' : 'well' });
    };
    for (const one of await sendings.schedules.all()) {
      await count('schedule', one.schedule);
      const next = await sendings.runner.nextAt(one);
      if (next !== null) times.push(Date.parse(next) / 1000);
    }
    for (const one of await sendings.alerts.all()) await count('alert', one.alert);
    due.set(times.length === 0 ? 0 : Math.min(...times));
  };
  return {
    count: registerMetrics,
    add: (app) =>
      void app.get('/metrics', async (c) => {
        await collect();
        c.header('Cache-Control', 'no-store');
        return printMetrics(c as never);
      }),
  };
}
