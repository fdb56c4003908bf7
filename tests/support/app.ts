import { silentLog } from '../../server/base/log.ts';
import { fixedClock } from '../../server/base/clock.ts';
import type { Asking } from '../../server/exports/answer.ts';
import { createApp } from '../../server/http/app.ts';
import { createLive, type Live } from '../../server/ingest/live.ts';
import { smallAsking } from './small.ts';

/** The whole server over a collection, not listening: tests ask it with request(). */
export function appOf(asking: Asking, live: Live = createLive(fixedClock('2026-01-01T00:00:00Z'))) {
  const street = {
    warehouse: asking.warehouse,
    analyse: (article: Parameters<Parameters<typeof createApp>[0]['street']['analyse']>[0]) => ({
      article,
      sentences: [],
      mentions: [],
      quotes: [],
      unresolved: [],
      names: [],
    }),
    clock: fixedClock('2026-01-01T00:00:00Z'),
    timezone: asking.timezone,
    watch: live,
  };
  return createApp({ asking, street, live, log: silentLog, phase: { name: 'serving' }, pages: null });
}

/** The server over the small collection. */
export const smallApp = async () => appOf(await smallAsking());

/** An address as a browser on this machine would ask it. */
export const at = (path: string): string => `http://127.0.0.1:4747${path}`;
