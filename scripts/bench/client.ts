import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Agent, get } from 'node:http';

/** One answer as the asking process saw it: how long it took, how large it was, and a hash of its rows. */
type Got = { readonly ms: number; readonly bytes: number; readonly seen: string };

const agent = new Agent({ keepAlive: true });

const fetched = (url: string): Promise<{ status: number; body: Buffer }> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      response.on('error', reject);
    }).on('error', reject);
  });

/** The rows are read only after the time was taken. */
async function ask(url: string): Promise<Got> {
  const from = performance.now();
  const { status, body } = await fetched(url);
  const ms = performance.now() - from;
  if (status !== 200) return { ms, bytes: body.length, seen: `status ${status}` };
  const { rows } = JSON.parse(body.toString('utf8')) as { rows: unknown[] };
  return { ms, bytes: body.length, seen: createHash('sha256').update(JSON.stringify(rows)).digest('hex') };
}

/** What the asking process does: takes addresses one by one and says how each was answered. */
export function askForParent(): void {
  process.on('message', (url: string) => {
    ask(url).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}

/** The argument that makes the bench's own script the asking process. */
export const ASKING = 'ask-for-parent';

export type Client = { ask(url: string): Promise<Got>; close(): void };

/** Asks from a process of its own, so that what asking costs is not taken for what answering costs. */
export function startClient(): Client {
  const child = fork(process.argv[1] ?? '', [ASKING]);
  return {
    ask: (url) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the asking process ended with ${code}`));
        child.once('exit', ended);
        child.once('message', (message: { result?: Got; error?: string }) => {
          child.off('exit', ended);
          if (message.result === undefined) reject(new Error(message.error));
          else resolve(message.result);
        });
        child.send(url);
      }),
    close: () => void child.kill(),
  };
}
