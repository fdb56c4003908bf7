import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../server/base/clock.ts';
import { readConfig } from '../../server/base/config.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { openInputs } from '../../server/ingest/open.ts';
import { openHouse } from '../../server/wiring/house.ts';
import { peakMemoryMb } from './machine.ts';
import { firstOf, newsOf } from './steps.ts';

/** One ingest of the same articles, on one core with one thread or on two cores with two. */
type Taken = { readonly seconds: number; readonly cpuSeconds: number; readonly mostMb: number; readonly added: number };

export type Cores = {
  readonly articles: number;
  readonly one: readonly Taken[];
  readonly two: readonly Taken[];
  /** The best of one core against the best of two: what other work on the machine does falls out. */
  readonly ratio: number;
};

/** The argument that makes the bench's own script the process that takes in once. */
export const TAKING = 'take-for-parent';

export async function takeForParent([file = '', workers = '1']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newstally-bench-'));
  try {
    const config = readConfig({ NEWSTALLY_DATA: folder, NEWSTALLY_DEMO: 'off', NEWSTALLY_WORKERS: workers }, folder);
    const { street, close } = await openHouse(config, systemClock);
    const from = systemClock.elapsed();
    const { user, system } = process.cpuUsage();
    const told = { input: 'bench', source: null, published: null };
    const { ledger } = await ingest(openInputs([file], { stdin: process.stdin }), street, told);
    const used = process.cpuUsage({ user, system });
    const seconds = (systemClock.elapsed() - from) / 1000;
    await close();
    const cpuSeconds = (used.user + used.system) / 1_000_000;
    process.send?.({ seconds, cpuSeconds, mostMb: peakMemoryMb(), added: ledger.added } satisfies Taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const taken = (file: string, cores: number): Promise<Taken> =>
  new Promise((resolve, reject) => {
    const pinned = ['-c', Array.from({ length: cores }, (_, at) => at).join(','), process.execPath];
    const child = fork(process.argv[1] ?? '', [TAKING, file, String(cores)], {
      execPath: 'taskset',
      execArgv: [...pinned, ...process.execArgv],
    });
    let answer: Taken | null = null;
    child.once('error', reject);
    child.once('message', (message) => {
      answer = message as Taken;
      child.disconnect();
    });
    child.once('exit', (code) => {
      if (answer === null) reject(new Error(`the process that takes in ended with ${code}`));
      else resolve(answer);
    });
  });

/** What a second core adds to an ingest, the arms in turn; null where processes cannot be pinned to cores. */
export async function measureCores(path: string | null, most: number, rounds: number): Promise<Cores | null> {
  if (process.platform !== 'linux' || availableParallelism() < 2) return null;
  const folder = mkdtempSync(join(tmpdir(), 'newstally-bench-'));
  try {
    const file = join(folder, 'news.jsonl');
    const articles = await firstOf(newsOf(path), most);
    const lines = articles.map(({ title, body, url, source, published, language }) =>
      JSON.stringify({ title, body, url, source, published, language }),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    const [one, two]: [Taken[], Taken[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      one.push(await taken(file, 1));
      two.push(await taken(file, 2));
    }
    const best = (all: readonly Taken[]) => Math.min(...all.map(({ seconds }) => seconds));
    return { articles: articles.length, one, two, ratio: best(one) / best(two) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
