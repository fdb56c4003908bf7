/** Asks the server from a process of its own, so that what asking costs is not taken for what answering costs. */
import { Agent, get } from 'node:http';
import { fingerprintOf } from './fingerprint.ts';

export type Order =
  | { readonly kind: 'once'; readonly url: string; readonly gzip: boolean }
  | { readonly kind: 'load'; readonly url: string; readonly seconds: number; readonly connections: number };
export type Got = { readonly status: number; readonly wallMs: number; readonly bytes: number; readonly rows: string };
export type Loaded = { readonly requests: number; readonly seconds: number; readonly failed: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

type Fetched = { status: number; body: Buffer };

const fetched = (url: string, gzip: boolean): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: gzip ? { 'accept-encoding': 'gzip' } : {} }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      response.on('error', reject);
    }).on('error', reject);
  });

async function once(url: string, gzip: boolean): Promise<Got> {
  const from = performance.now();
  const { status, body } = await fetched(url, gzip);
  const wallMs = performance.now() - from;
  return { status, wallMs, bytes: body.length, rows: gzip || status !== 200 ? `status ${status}` : rowsIn(body) };
}

const rowsIn = (body: Buffer): string =>
  fingerprintOf((JSON.parse(body.toString('utf8')) as { rows: Record<string, unknown>[] }).rows, true);

/** As many requests as fit into the time, on so many connections, each with the next one as soon as the last is answered. */
async function underLoad(url: string, seconds: number, connections: number): Promise<Loaded> {
  const from = performance.now();
  const end = from + seconds * 1000;
  let requests = 0;
  let failed = 0;
  const keepAsking = async () => {
    while (performance.now() < end) {
      const { status } = await fetched(url, false);
      requests += 1;
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, keepAsking));
  return { requests, seconds: (performance.now() - from) / 1000, failed };
}

process.on('message', (order: Order) => {
  const answer = order.kind === 'once' ? once(order.url, order.gzip) : underLoad(order.url, order.seconds, order.connections);
  answer.then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
