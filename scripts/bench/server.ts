import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

type Listening = { readonly url: string; close(): Promise<void> };

/** A real listener on this machine's loopback, on a free port. */
export async function listening(fetch: (request: Request) => Response | Promise<Response>): Promise<Listening> {
  const answer = getRequestListener(fetch);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  // A connection may lie idle while the other arm runs for seconds.
  server.keepAliveTimeout = 0;
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
