import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import type { Clock } from '../../server/base/clock.ts';
import { fixedClock } from '../../server/base/clock.ts';
import type { Config } from '../../server/base/config.ts';
import { type Log, silentLog } from '../../server/base/log.ts';
import type { NamedDelivery } from '../../server/contract/delivery.ts';
import type { Asking } from '../../server/exports/answer.ts';
import { createGuard } from '../../server/ingest/fetch/addresses.ts';
import { createDeliveries } from '../../server/schedule/deliver/all.ts';
import { openSending } from '../../server/wiring/sending.ts';

export type SendingSettings = {
  readonly clock?: Clock;
  readonly deliveries?: readonly NamedDelivery[];
  readonly schedules?: Config['schedules'];
  readonly alerts?: Config['alerts'];
  readonly folder?: string;
  readonly log?: Log;
};

/** What sends over a collection, not started: tests say when it looks for what is due. Nothing but this machine is reached. */
export function sendingOf(asking: Asking, settings: SendingSettings = {}) {
  const {
    clock = fixedClock('2026-01-01T00:00:00Z'),
    deliveries = [],
    schedules = [],
    alerts = [],
    folder = mkdtempSync(join(tmpdir(), 'newstally-sending-')),
    log = silentLog,
  } = settings;
  const effects = {
    guard: createGuard(['127.0.0.1']),
    resolve: async () => [{ address: '127.0.0.1', family: 4 as const }],
    dispatcher: new Agent(),
    now: () => clock.now(),
    base: folder,
    dataFolder: folder,
  };
  return openSending(
    { timezone: asking.timezone, schedules, alerts },
    { asking: { ...asking, scratch: join(folder, 'made') } },
    createDeliveries(deliveries, effects),
    {
      clock,
      origin: () => 'http://127.0.0.1:4747',
      log,
    },
  );
}

/** A clock that tests move. */
export function movedClock(instant: string): Clock & { to(instant: string): void; by(ms: number): void } {
  let at = Date.parse(instant);
  return {
    now: () => at,
    elapsed: () => at,
    to: (next) => void (at = Date.parse(next)),
    by: (ms) => void (at += ms),
  };
}
