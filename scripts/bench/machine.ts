import { cpus, loadavg, release, totalmem } from 'node:os';

/** The mean number of running threads of the last minute, ours among them. */
export const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

/** What the figures were measured on, and how busy it was already: more threads than cores make every time of the clock noisy. */
export function machineLines(loadBefore: number): string[] {
  const cores = cpus().length;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const busy = Math.max(loadBefore, load()) > cores;
  return [
    `Machine: ${cpus()[0]?.model ?? 'unknown processor'}, ${cores} cores, ${memory}, ${process.platform} ${release()}, Node ${process.versions.node}`,
    `Load: ${loadBefore} before, ${load()} after, this run included. ${
      busy
        ? 'More threads wanted to run than there are cores: trust the ratios more than the times, and neither to the last digit.'
        : ''
    }`.trim(),
  ];
}

/** The most memory this process ever held, in MB. */
export const peakMemoryMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
