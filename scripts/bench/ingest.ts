import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { systemClock } from '../../server/base/clock.ts';
import { readConfig } from '../../server/base/config.ts';
import { projectRoot } from '../../server/base/root.ts';
import type { Ledger } from '../../server/contract/run.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { openHouse } from '../../server/wiring/house.ts';
import { peakMemoryMb } from './machine.ts';

/** One input on its way into the database that holds all of them, and once more. */
export type Ingested = {
  readonly name: string;
  readonly ledger: Ledger;
  readonly seconds: number;
  /** The most memory the process had taken by its end. */
  readonly mostMb: number;
  readonly again: { readonly ledger: Ledger; readonly seconds: number };
};

/** The argument that makes the bench's own script the process that takes in. */
export const INGESTING = 'ingest-for-parent';

/** What is taken in: the files of the named path, else real news where they lie beside the project, else the demo. */
export function inputsOf(path: string | null): string[] {
  if (path !== null) return [path];
  const news = join(projectRoot(), '..', 'shared', 'data', 'news');
  if (!existsSync(news)) return [join(projectRoot(), 'data', 'demo')];
  return readdirSync(news)
    .sort()
    .map((name) => join(news, name));
}

/** What the process does: each input into one database, and each once more, as a person would who is not sure. */
export async function ingestForParent(paths: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-bench-'));
  try {
    const config = readConfig({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off' }, folder);
    const { street, close } = await openHouse(config, systemClock);
    const timed = async (path: string) => {
      const from = performance.now();
      const told = { input: basename(path), source: null, published: null };
      const { ledger } = await ingest(openInputs([path], { stdin: process.stdin }), street, told);
      return { ledger, seconds: (performance.now() - from) / 1000 };
    };
    const first = [];
    for (const path of paths) first.push({ name: basename(path), ...(await timed(path)), mostMb: peakMemoryMb() });
    const all: Ingested[] = [];
    for (const [at, one] of first.entries()) all.push({ ...one, again: await timed(paths[at]!) });
    await close();
    process.send?.(all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes in from a process of its own, whose memory is then the memory of taking in. */
export const measureIngest = (paths: readonly string[]): Promise<readonly Ingested[]> =>
  new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? '', [INGESTING, ...paths]);
    let answer: readonly Ingested[] | null = null;
    child.once('message', (message) => {
      answer = message as readonly Ingested[];
      child.disconnect();
    });
    child.once('exit', (code) => {
      if (answer === null) reject(new Error(`the ingesting process ended with ${code}`));
      else resolve(answer);
    });
  });

/** What is wrong: a record without a state, or an input that added something the second time. */
export const faultsOf = (all: readonly Ingested[]): string[] =>
  all.flatMap(({ name, ledger, again }) => [
    ...[ledger, again.ledger].flatMap(({ inputs, added, revised, duplicate, rejected }) =>
      added + revised + duplicate + rejected === inputs ? [] : [`${name}: its states do not sum to its inputs`],
    ),
    ...(again.ledger.added + again.ledger.revised === 0
      ? []
      : [`${name}: the second time ${again.ledger.added} articles were added and ${again.ledger.revised} revised`]),
  ]);
