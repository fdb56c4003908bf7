import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, start } from './process.ts';

/** The built product with the demo and with a watchlist and a collection in its configuration file, as a program asks it. */
export type Watched = {
  readonly server: Running;
  rows<Row>(path: string): Promise<Row[]>;
  /** Makes or replaces a watchlist and gives back the status. */
  put(watchlist: string, name: string, actors: readonly string[]): Promise<number>;
  stop(): Promise<void>;
};

const FILE =
  'watchlists:\n  diplomats:\n    name: The diplomats\n    actors: [antony-blinken, sergei-lavrov, ida-holm]\n' +
  'collections:\n  wires:\n    name: The wires\n    sources: [continental-wire, tide-table]\n';

export async function startWatched(): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-'));
  const file = join(folder, 'newstally.yaml');
  writeFileSync(file, FILE);
  const server = await start({ NEWSTALLY_DATA: join(folder, 'data'), NEWSTALLY_CONFIG: file, PORT: '0' });
  const api = `${server.url}/api/v1`;
  return {
    server,
    rows: async <Row>(path: string) => ((await (await fetch(api + path)).json()) as { rows: Row[] }).rows,
    put: async (watchlist, name, actors) => {
      const sent = {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, actors }),
      };
      return (await fetch(`${api}/watchlists/${watchlist}`, sent)).status;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
