import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { systemClock } from './base/clock.ts';
import { backupsFolder, type Config, localKeyFile } from './base/config.ts';
import { AppError, messageOf } from './base/errors.ts';
import { jsonLog } from './base/log.ts';
import { projectRoot } from './base/root.ts';
import { createApp } from './http/app.ts';
import type { Phase } from './http/health.ts';
import { loadDemo } from './ingest/demo.ts';
import { openChecks } from './wiring/fetching.ts';
import { openHouseAccess } from './wiring/access.ts';
import { openDeliveries, openSending } from './wiring/sending.ts';
import { openExamples, openHouse } from './wiring/house.ts';
import type { Street } from './ingest/ingest.ts';

/** Where the dashboard is looked for first; the next free port after it is taken when none was asked for. */
const USUAL_PORT = 4747;
const PORTS_TRIED = 50;
/** How long open requests may take to end once the server was told to stop. */
const GRACE_MS = 5000;

/** The body of an ingest may take hours. Heads come at once; left out, their time would become none with the other. */
const TIMES = { requestTimeout: 0, headersTimeout: 30_000 };

export type Serving = { readonly url: string; stop(): Promise<void> };

/** Opens the house, fills an empty one with the demo, listens, and says where. The only place that opens a port. */
export async function serve(config: Config, say: (line: string) => void): Promise<Serving> {
  const log = jsonLog(config.log);
  const access = openHouseAccess(config, systemClock);
  const house = await openHouse(config, systemClock, log);
  const { asking, street, live, subscriptions, corrections, versions, reanalysis } = house;
  const checks = openChecks(config, house, log);
  if (config.demo) await fillEmpty(street, say);
  const place = { url: config.url ?? '' };
  const sending = openSending(config, house, openDeliveries(config, systemClock), {
    clock: systemClock,
    origin: () => place.url,
    log,
  });
  const phase: Phase = { name: 'starting' };
  const folder = join(projectRoot(), 'dist', 'web');
  const pages = existsSync(join(folder, 'index.html')) ? folder : null;
  const app = createApp({
    asking,
    street,
    live,
    subscriptions,
    corrections,
    versions,
    reanalysis,
    checks,
    backUp: () => asking.warehouse.backUp(backupsFolder(config)),
    sendings: sending,
    access,
    log,
    phase,
    pages,
    examples: openExamples(),
    api: { cors: config.cors, rate: config.rate },
  });
  const server = createServer(TIMES, listener(app));
  const url = await listen(server, config);
  if (place.url === '') place.url = url;
  phase.name = 'serving';
  const marker = join(config.dataFolder, 'server.json');
  writeFileSync(marker, JSON.stringify({ url: fromHere(url), pid: process.pid }));
  if (pages === null) say('The dashboard is not built, so only the API is served.');
  checks.start();
  sending.runner.start();
  await reanalysis.resume();
  say(`Newstally is ready: ${url}`);
  return {
    url,
    async stop() {
      phase.name = 'stopping';
      rmSync(marker, { force: true });
      rmSync(localKeyFile(config), { force: true });
      live.close();
      await checks.stop();
      await sending.runner.stop();
      await reanalysis.stop();
      await closeServer(server);
      await live.idle();
      await house.close();
    },
  };
}

/** Where commands of this machine find a server that listens on all addresses. */
const fromHere = (url: string): string => url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

/** An empty database gets the demo, so that a newcomer sees a working dashboard. */
async function fillEmpty(street: Street, say: (line: string) => void): Promise<void> {
  const { articles } = await street.warehouse.health();
  if (articles > 0) return;
  say('The database is empty: loading the demo …');
  const { ledger } = await loadDemo(street);
  say(`Loaded ${ledger.added + ledger.revised} demo reports with ${ledger.mentions} mentions.`);
}

/** The app as Node's own server calls it; a failure inside is answered by the app itself. */
function listener(app: ReturnType<typeof createApp>): RequestListener {
  const answer = getRequestListener(app.fetch);
  return (incoming, outgoing) => void answer(incoming, outgoing);
}

async function listen(server: Server, { port, host }: Config): Promise<string> {
  const last = port === undefined ? USUAL_PORT + PORTS_TRIED : port;
  for (let tried = port ?? USUAL_PORT; ; tried += 1) {
    try {
      await listenOn(server, tried, host);
      const bound = (server.address() as AddressInfo).port;
      return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (tried >= last) {
        throw new AppError(
          'conflict',
          `Port ${tried} is in use (${messageOf(error)}). Choose another with PORT=…, or leave PORT out.`,
        );
      }
    }
  }
}

const listenOn = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
