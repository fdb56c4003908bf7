import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Log } from '../base/log.ts';
import { projectRoot } from '../base/root.ts';
import { createGuard } from '../ingest/fetch/addresses.ts';
import { LIMITS } from '../ingest/fetch/limits.ts';
import { createDispatcher, systemResolve } from '../ingest/fetch/network.ts';
import type { Sendings } from '../http/schedules.ts';
import { createDeliveries, type Deliveries } from '../schedule/deliver/all.ts';
import { createRunner, type Runner } from '../schedule/runner.ts';
import { createAlerts, createSchedules, type KeepingEffects, rememberingDues } from '../schedule/schedules.ts';
import type { House } from './house.ts';

/** What sends, with the house it is of. */
export type Sending = Sendings & { readonly runner: Runner };

/** The deliveries of a configuration, over the machine's own network. */
export function openDeliveries(config: Config, clock: Clock): Deliveries {
  const guard = createGuard(config.fetchAllow);
  return createDeliveries(config.deliveries, {
    guard,
    resolve: systemResolve,
    dispatcher: createDispatcher(guard, systemResolve, LIMITS),
    now: () => clock.now(),
    base: projectRoot(),
    dataFolder: config.dataFolder,
  });
}

/** Schedules, alerts and what sends them; nothing is sent before the runner is started. */
export function openSending(
  config: Pick<Config, 'timezone' | 'schedules' | 'alerts'>,
  { asking }: Pick<House, 'asking'>,
  deliveries: Deliveries,
  { clock, origin, log }: { readonly clock: Clock; readonly origin: () => string; readonly log: Log },
): Sending {
  const store = rememberingDues(asking.warehouse.schedules);
  const keeping: KeepingEffects = {
    store,
    clock,
    timezone: config.timezone,
    deliveries: [...deliveries.by.keys()],
    schedules: config.schedules,
    alerts: config.alerts,
    changed: () => runner.wake(),
  };
  const schedules = createSchedules(keeping);
  const alerts = createAlerts(keeping);
  const runner = createRunner({
    asking,
    store,
    schedules,
    alerts,
    deliveries: deliveries.by,
    clock,
    origin,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    log,
  });
  return { schedules, alerts, deliveries: deliveries.rows, runner };
}
