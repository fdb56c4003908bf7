import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createGuard, type Resolve } from '../../server/ingest/fetch/addresses.ts';
import type { Effects } from '../../server/ingest/fetch/fetch.ts';
import { LIMITS, type Limits } from '../../server/ingest/fetch/limits.ts';
import { createDispatcher } from '../../server/ingest/fetch/network.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type Site = {
  /** "http://127.0.0.1:4711", without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The paths that were asked for, in their order. */
  readonly asked: string[];
  readonly headers: IncomingMessage['headers'][];
};

/** A site on this machine that answers by path, 404 to all others; gone when the test has finished. */
export async function siteOf(pages: Readonly<Record<string, Answer>>, host = '127.0.0.1'): Promise<Site> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    headers.push(request.headers);
    const answer = pages[path];
    if (answer === undefined) response.writeHead(404).end('nothing here');
    else answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}`, port, asked, headers };
}

export const answers =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

export const sends = (type: string, body: string | Buffer): Answer => answers(200, { 'content-type': type }, body);
export const movesTo = (location: string, status = 302): Answer => answers(status, { location });

/** Names of test sites are this machine; no other name is known. */
export const resolveTest: Resolve = async (host) =>
  host.endsWith('.test') ? [{ address: '127.0.0.1', family: 4 }] : Promise.reject(new Error(`no name ${host}`));

export type Told = Effects & { readonly slept: number[] };

/** Effects that are all in the hands of the test: sleeping moves the clock, dice show the middle, this machine may be reached. */
export function effectsOf({
  limits = {},
  resolve = resolveTest,
  allow = ['127.0.0.1'],
}: {
  limits?: Partial<Limits>;
  resolve?: Resolve;
  allow?: string[];
} = {}): Told {
  const slept: number[] = [];
  let now = Date.parse('2024-05-06T12:00:00Z');
  const guard = createGuard(allow);
  const all = { ...LIMITS, ...limits };
  const dispatcher = createDispatcher(guard, resolve, all);
  onTestFinished(() => dispatcher.destroy());
  return {
    clock: { now: () => now, elapsed: () => now },
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 0.5,
    dispatcher,
    guard,
    limits: all,
    slept,
  };
}
