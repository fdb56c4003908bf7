import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeys } from '../../server/access/keys.ts';
import { createAnalyser } from '../../server/analysis/analyse.ts';
import { createLexiconScorer } from '../../server/analysis/sentiment.ts';
import { silentLog } from '../../server/base/log.ts';
import { fixedClock } from '../../server/base/clock.ts';
import type { Asking } from '../../server/exports/answer.ts';
import { createApp, type Wiring } from '../../server/http/app.ts';
import { openAccess } from '../../server/http/who-asks.ts';
import { createGuard } from '../../server/ingest/fetch/addresses.ts';
import type { Versions } from '../../server/ingest/catalogue/versions.ts';
import { type Corrections, openCorrections } from '../../server/ingest/corrections.ts';
import { createLive, type Live } from '../../server/ingest/live.ts';
import type { Reanalysis } from '../../server/ingest/reanalysis.ts';
import { createSubscriptions } from '../../server/ingest/subscriptions/subscriptions.ts';
import { shippedExamples } from './examples.ts';
import { smallAsking } from './small.ts';
import { sendingOf } from './sending.ts';
import { inThread } from '../../server/ingest/analysing.ts';

/** The whole server over a collection, not listening: tests ask it with request(). */
export function appOf(
  asking: Asking,
  live: Live = createLive(fixedClock('2026-01-01T00:00:00Z')),
  /** What keeps the catalogue; most tests ask nothing of it. */
  {
    versions,
    reanalysis,
    api,
    sendings,
    access,
  }: Partial<Pick<Wiring, 'api' | 'sendings' | 'access'>> & { versions?: Versions; reanalysis?: Reanalysis } = {},
) {
  const clock = fixedClock('2026-01-01T00:00:00Z');
  const { timezone } = asking;
  const subscriptions = createSubscriptions({
    store: asking.warehouse.subscriptions,
    clock,
    timezone,
    guard: createGuard(['127.0.0.1']),
  });
  const street = {
    warehouse: asking.warehouse,
    analyse: inThread((article) => ({
      article,
      sentences: [],
      mentions: [],
      quotes: [],
      unresolved: [],
      names: [],
      stand_ins: [],
    })),
    clock,
    timezone,
    watch: live,
  };
  // Opened when it is first needed: most tests correct nothing.
  let opened: Promise<Corrections> | null = null;
  const corrections = () => {
    opened ??= openCorrections({
      warehouse: asking.warehouse,
      clock,
      shipped: asking.catalogue,
      analyserOf: (changes) =>
        inThread(createAnalyser({ catalogue: asking.catalogue, scorer: createLexiconScorer(), changes })),
    });
    return opened;
  };
  // Nothing is fetched here: a check that is asked for is only acknowledged.
  const checks = { checkNow: subscriptions.one };
  return createApp({
    asking,
    street,
    live,
    subscriptions,
    checks,
    corrections: {
      preview: async (change) => (await corrections()).preview(change),
      make: async (change, said) => (await corrections()).make(change, said),
      undo: async (no) => (await corrections()).undo(no),
    },
    versions: versions as Versions,
    reanalysis: reanalysis as Pick<Reanalysis, 'state' | 'start' | 'cancel'>,
    backUp: () => asking.warehouse.backUp('nowhere'),
    sendings: sendings ?? sendingOf(asking),
    access: access ?? openAccess(openKeys(mkdtempSync(join(tmpdir(), 'newstally-keys-')), clock), clock),
    log: silentLog,
    phase: { name: 'serving' },
    pages: null,
    examples: shippedExamples(),
    ...(api === undefined ? {} : { api }),
  });
}

/** The server over the small collection. */
export const smallApp = async () => appOf(await smallAsking());

/** An address as a browser on this machine would ask it. */
export const at = (path: string): string => `http://127.0.0.1:4747${path}`;
