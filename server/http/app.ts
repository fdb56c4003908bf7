import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { type Log, silentLog } from '../base/log.ts';
import type { Backup } from '../contract/backup.ts';
import type { Examples } from '../contract/examples.ts';
import type { Asking } from '../exports/answer.ts';
import type { Street } from '../ingest/ingest.ts';
import type { Versions } from '../ingest/catalogue/versions.ts';
import type { Live } from '../ingest/live.ts';
import type { Reanalysis } from '../ingest/reanalysis.ts';
import type { Checks } from '../ingest/subscriptions/checks.ts';
import type { Subscriptions } from '../ingest/subscriptions/subscriptions.ts';
import { knownHost, safeHeaders } from './access.ts';
import { addAnalyse } from './analyse.ts';
import { addBackups } from './backups.ts';
import { addCalibration } from './calibration.ts';
import { addCatalogue } from './catalogue.ts';
import { addCorrections, type Correcting } from './corrections.ts';
import { crossOrigin } from './cors.ts';
import { addDemo } from './demo.ts';
import { addDocs } from './docs.ts';
import { addFindActors } from './find-actors.ts';
import { addHealth, type Phase } from './health.ts';
import { addIngest } from './ingest.ts';
import { keptAnswers } from './kept-answers.ts';
import { addLearnedLines } from './learned-lines.ts';
import { addKeys } from './keys.ts';
import { addLiveRuns } from './live-runs.ts';
import { bodiesOfJson, rateLimit } from './limits.ts';
import { addEnds } from './methods.ts';
import { createMetrics } from './metrics.ts';
import { addPages } from './pages.ts';
import { type Env, problems } from './problem.ts';
import { addQuestions } from './questions.ts';
import { refused } from './refused.ts';
import { addReports } from './reports.ts';
import { addSchedules, type Sendings } from './schedules.ts';
import { needsOf } from './scopes.ts';
import { addSignIn } from './sign-in.ts';
import { addSubscriptions } from './subscriptions.ts';
import { addRosters } from './rosters.ts';
import { type Access, addressOf, whoAsks } from './who-asks.ts';

export type Wiring = {
  readonly asking: Asking;
  readonly street: Street;
  readonly live: Live;
  readonly subscriptions: Subscriptions;
  readonly checks: Pick<Checks, 'checkNow'>;
  readonly corrections: Correcting;
  readonly versions: Versions;
  readonly reanalysis: Pick<Reanalysis, 'state' | 'start' | 'cancel'>;
  readonly backUp: () => Promise<Backup>;
  readonly sendings: Sendings;
  /** Who may ask what. */
  readonly access: Access;
  readonly log: Log;
  readonly phase: Phase;
  /** Folder of the built dashboard; null serves the API alone. */
  readonly pages: string | null;
  /** Requests with their answers, for the description of the API. */
  readonly examples?: Examples;
  /** Who may ask from pages elsewhere, and how often anybody; nobody, and as often as they like, where nothing is said. */
  readonly api?: { readonly cors: readonly string[]; readonly rate: number | null };
};

const OPEN = { cors: [], rate: null };

/** The whole server as a value: wired, not listening. */
export function createApp(wiring: Wiring): OpenAPIHono<Env> {
  const { asking, street, live, log, phase, pages, access, api = OPEN } = wiring;
  const app = new OpenAPIHono<Env>({ defaultHook: refused as never });
  const metrics = createMetrics(asking, wiring.sendings);
  app.use(metrics.count);
  app.use(requestId({ limitLength: 64 }));
  app.use(safeHeaders);
  app.use(knownHost(access));
  app.use('/api/*', crossOrigin(api.cors));
  if (api.rate !== null)
    app.use(
      '/api/*',
      rateLimit(api.rate, asking.clock, (c) => addressOf(c, access)),
    );
  app.use(whoAsks(access, (c) => needed(c)));
  app.use('/api/v1/*', keptAnswers(asking));
  app.use('/api/*', compress());
  app.use('/api/*', bodiesOfJson);
  app.onError(problems(log));
  metrics.add(app);
  addHealth(app, asking.warehouse, phase);
  addLiveRuns(app, live);
  addQuestions(app, asking, log);
  addReports(app, asking);
  addSchedules(app, wiring.sendings);
  addIngest(app, street, live.closing);
  addDemo(app, street, live.closing);
  addSubscriptions(app, wiring);
  addRosters(app, asking);
  addCalibration(app, asking);
  addLearnedLines(app, street);
  addCorrections(app, wiring.corrections);
  addCatalogue(app, wiring);
  addFindActors(app, wiring.versions);
  addAnalyse(app, wiring.reanalysis);
  addBackups(app, wiring.backUp);
  addKeys(app, access);
  addSignIn(app, access, log);
  addDocs(app, wiring.examples ?? {});
  if (pages !== null) addPages(app, pages);
  addEnds(app);
  const needed = needsOf(app);
  return app;
}

/** The part of it that sends things, for a command that has no server to ask. */
export function sendingApp(sendings: Sendings): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ defaultHook: refused as never });
  app.use(requestId());
  app.onError(problems(silentLog));
  addSchedules(app, sendings);
  return app;
}
