import { fork } from 'node:child_process';
import { Agent, get } from 'node:http';

/** How hard an address is asked: connections that each ask again as soon as they are answered, for so long. */
export type Load = { readonly url: string; readonly connections: number; readonly ms: number };

/** The argument that makes the bench's own script the process that asks. */
export const LOADING = 'load-for-parent';

async function answered({ url, connections, ms }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + ms;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode} at ${url}`));
        response.on('data', () => {});
        response.on('end', resolve);
      }).on('error', reject);
    });
  let count = 0;
  const connection = async () => {
    while (performance.now() < until) {
      await one();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return count;
}

/** What the asking process does: takes loads one by one and says how many answers came. */
export function loadForParent(): void {
  process.on('message', (load: Load) => {
    answered(load).then(
      (count) => process.send?.({ count }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}

/** Asks from a process of its own, so that what asking costs is not taken for what answering costs. */
export function startLoading() {
  const child = fork(process.argv[1] ?? '', [LOADING]);
  return {
    answersOf: (load: Load): Promise<number> =>
      new Promise((resolve, reject) => {
        child.once('message', ({ count, error }: { count?: number; error?: string }) =>
          count === undefined ? reject(new Error(error)) : resolve(count),
        );
        child.send(load);
      }),
    close: () => void child.kill(),
  };
}
