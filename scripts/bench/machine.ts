import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { createRequire } from 'node:module';

/** What the figures were measured on and with. */
export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
};

/** Packages whose version decides the figures. */
const PACKAGES = ['@duckdb/node-api', 'hono', '@hono/node-server', 'sentiment'];

export function machineOf(): Machine {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string): string => {
    const path = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`) ?? [];
    for (const file of path) {
      try {
        return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
      } catch {
        // Not in this folder: the next one up is asked.
      }
    }
    return 'unknown';
  };
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    system: `${process.platform} ${release()}`,
    node: process.versions.node,
    versions: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  };
}

/** The mean number of running threads of the last minute, ours among them. */
export const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

/** More threads than cores want to run: times of the clock, and to a part also of the processor, mean little. */
export const isQuiet = (): boolean => load() <= cpus().length;

/** The most memory this process ever held, in MB. */
export const peakMemoryMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
