import { nowInstant } from './clock.ts';

/** What the watch over the connection leans on. */
export type Outside = {
  /** Whether the server answers. */
  readonly ping: () => Promise<boolean>;
  readonly now: () => string;
  /** Acts after so many milliseconds; gives back how to stop. */
  readonly wait: (ms: number, act: () => void) => () => void;
};

export const FIRST_PAUSE_MS = 2000;
export const LONGEST_PAUSE_MS = 60_000;

export type Connection = {
  /** The instant since which the server was not reached; null while it is. */
  readonly lost: () => string | null;
  /** Seconds between the last try and the next one. */
  readonly pause: () => number;
  /** A request did not reach the server. */
  failed(): void;
  /** A request was answered, whatever the answer. */
  answered(): void;
  tryNow(): Promise<void>;
  /** Tells of each change; gives back how to stop. */
  watch(tell: () => void): () => void;
};

/** Knows whether the server is reached. Once it is not, it is tried again with pauses that double, a minute at the longest. */
export function createConnection({ ping, now, wait }: Outside): Connection {
  const watching = new Set<() => void>();
  let lost: string | null = null;
  let pause = FIRST_PAUSE_MS;
  let stop = () => {};
  const tell = () => {
    for (const one of watching) one();
  };
  const plan = () => {
    stop();
    stop = wait(pause, () => void again());
  };
  const again = async () => {
    stop();
    const reached = await ping();
    if (lost === null) return;
    if (reached) return answered();
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    plan();
    tell();
  };
  const answered = () => {
    if (lost === null) return;
    stop();
    lost = null;
    tell();
  };
  return {
    lost: () => lost,
    pause: () => pause / 1000,
    failed() {
      if (lost !== null) return;
      lost = now();
      pause = FIRST_PAUSE_MS;
      plan();
      tell();
    },
    answered,
    tryNow: again,
    watch(one) {
      watching.add(one);
      return () => void watching.delete(one);
    },
  };
}

/** The connection of this page. */
export const connection = createConnection({
  ping: () =>
    fetch('/health', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  now: nowInstant,
  wait: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
});
