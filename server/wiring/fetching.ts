import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../base/clock.ts';
import type { Config } from '../base/config.ts';
import type { Log } from '../base/log.ts';
import { createGuard } from '../ingest/fetch/addresses.ts';
import { LIMITS } from '../ingest/fetch/limits.ts';
import { createDispatcher, systemResolve } from '../ingest/fetch/network.ts';
import { createPoliteFetch, type PoliteFetch } from '../ingest/fetch/polite.ts';
import { type Checks, createChecks } from '../ingest/subscriptions/checks.ts';
import type { House } from './house.ts';

/** What fetches, with the machine's clock, resolver and dice; the signal ends it at once. */
export function openFetching({ fetchAllow }: Config, signal?: AbortSignal): PoliteFetch {
  const guard = createGuard(fetchAllow);
  return createPoliteFetch({
    clock: systemClock,
    sleep: (ms) => sleep(ms, undefined, { signal }),
    random: Math.random,
    dispatcher: createDispatcher(guard, systemResolve, LIMITS),
    guard,
    limits: LIMITS,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What checks the subscriptions of a house when they are due, by the machine's clock. */
export const openChecks = (config: Config, { street, live, subscriptions }: House, log: Log): Checks =>
  createChecks({
    subscriptions,
    street,
    clock: systemClock,
    fetching: (signal) => openFetching(config, signal),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    random: Math.random,
    watch: live,
    log,
  });
