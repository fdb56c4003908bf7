import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Got, Loaded, Order } from './client.ts';

export type Listening = { readonly url: string; close(): Promise<void> };

/** A real listener on this machine's loopback, on a free port. */
export async function listening(fetch: (request: Request) => Response | Promise<Response>): Promise<Listening> {
  const answer = getRequestListener(fetch);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Who asks: one process, one order at a time. */
export type Client = {
  once(url: string, gzip?: boolean): Promise<Got>;
  load(url: string, seconds: number, connections: number): Promise<Loaded>;
  close(): void;
};

export function startClient(): Client {
  const child: ChildProcess = fork(fileURLToPath(new URL('./client.ts', import.meta.url)));
  const send = <Result>(order: Order): Promise<Result> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the asking process ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message: { result?: Result; error?: string }) => {
        child.off('exit', ended);
        if (message.result === undefined) reject(new Error(message.error));
        else resolve(message.result);
      });
      child.send(order);
    });
  return {
    once: (url, gzip = false) => send<Got>({ kind: 'once', url, gzip }),
    load: (url, seconds, connections) => send<Loaded>({ kind: 'load', url, seconds, connections }),
    close: () => void child.kill(),
  };
}
