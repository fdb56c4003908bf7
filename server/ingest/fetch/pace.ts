import PQueue from 'p-queue';
import type { Clock } from '../../base/clock.ts';
import type { Fetched } from './fetch.ts';

/** Between two requests to one host, where its robots.txt names no time. */
export const USUAL_DELAY_MS = 1000;

/** A longer crawl delay would keep a run for days. */
const LONGEST_DELAY_MS = 60_000;

/** Runs work for a host when its turn has come: one at a time, with a pause between. */
export type Pace = (host: string, work: () => Promise<Worked>) => Promise<Fetched>;

/** What was fetched, and the pause that the site asks for; null for the usual one. */
export type Worked = { readonly fetched: Fetched; readonly delayMs: number | null };

type Host = { readonly queue: PQueue; readyAt: number };

/** One queue per host; hosts wait for themselves only. */
export function createPace(clock: Clock, sleep: (ms: number) => Promise<void>, usualMs = USUAL_DELAY_MS): Pace {
  const hosts = new Map<string, Host>();
  return (name, work) => {
    forget(hosts, clock.now());
    const host = hosts.get(name) ?? { queue: new PQueue({ concurrency: 1 }), readyAt: 0 };
    hosts.set(name, host);
    return host.queue.add(async () => {
      const wait = host.readyAt - clock.now();
      if (wait > 0) await sleep(wait);
      const { fetched, delayMs } = await work();
      host.readyAt = clock.now() + Math.min(delayMs ?? usualMs, LONGEST_DELAY_MS);
      return fetched;
    });
  };
}

/** Hosts kept before those that nobody waits for are let go. */
const MOST_HOSTS = 1000;

function forget(hosts: Map<string, Host>, now: number): void {
  if (hosts.size < MOST_HOSTS) return;
  for (const [name, { queue, readyAt }] of hosts) {
    if (queue.size === 0 && queue.pending === 0 && readyAt <= now) hosts.delete(name);
  }
}
