import type { Clock } from '../base/clock.ts';
import type { AnalysisState } from '../contract/catalogue.ts';
import type { Going, Ledger, LiveRuns } from '../contract/run.ts';
import type { Watch } from './ingest.ts';
import type { CheckWatch } from './subscriptions/checks.ts';

/** Who watches: told of each change, with the run that ended where one did; and that no more will come. */
export type Watcher = { changed(ended: Going | null): void; closed(): void };

/** The runs and checks under way in this process, and whoever watches them. */
export type Live = Watch &
  CheckWatch & {
    readonly running: ReadonlySet<number>;
    /** Subscriptions that are being checked. */
    readonly underCheck: ReadonlySet<number>;
    /** Something about subscriptions changed. */
    subscriptionsChanged(): void;
    /** How often that has been so: who finds another number asks for them again. */
    changes(): number;
    /** How history is being read anew; null once that has ended. */
    analysing(state: AnalysisState | null, whole: boolean): void;
    /** How the runs under way stand, in the order in which they began, and the sums of those that have ended. */
    standing(): LiveRuns;
    /** Takes in a watcher and returns how it leaves. Once closed, it is told so at once. */
    watch(watcher: Watcher): () => void;
    /** Aborted once the server stops: then nothing more is to be read. */
    readonly closing: AbortSignal;
    /** Sends everybody home: the server stops. */
    close(): void;
    /** Resolves when no run is under way. */
    idle(): Promise<void>;
  };

export function createLive(clock: Clock): Live {
  const under = new Map<number, { input: string; started: number; ledger: Ledger | null }>();
  const running = new Set<number>();
  const watchers = new Set<Watcher>();
  const closing = new AbortController();
  const waiting: (() => void)[] = [];
  const tell = (ended: Going | null) => {
    for (const watcher of watchers) watcher.changed(ended);
  };
  const underCheck = new Set<number>();
  let changes = 0;
  const subscriptionsChanged = () => {
    changes += 1;
    tell(null);
  };
  const done = { runs: 0, added: 0, revised: 0, analyses: 0 };
  let analysis: AnalysisState | null = null;
  const stand = (run: number, state: Going['state']): Going => {
    const { input = '', started = clock.elapsed(), ledger = null } = under.get(run) ?? {};
    const { inputs = 0, added = 0, revised = 0, duplicate = 0, rejected = 0 } = ledger ?? {};
    const seconds = (clock.elapsed() - started) / 1000;
    return { run, input, state, inputs, added, revised, duplicate, rejected, seconds };
  };
  return {
    running,
    underCheck,
    subscriptionsChanged,
    changes: () => changes,
    checking(no) {
      underCheck.add(no);
      subscriptionsChanged();
    },
    checked(no) {
      underCheck.delete(no);
      subscriptionsChanged();
    },
    began(run, input) {
      under.set(run, { input, started: clock.elapsed(), ledger: null });
      running.add(run);
      tell(null);
    },
    went(run, ledger) {
      const known = under.get(run);
      if (known !== undefined) known.ledger = ledger;
      tell(null);
    },
    ended(run, ledger, whole) {
      this.went(run, ledger);
      const last = stand(run, whole ? 'ended' : 'broken_off');
      under.delete(run);
      running.delete(run);
      done.runs += 1;
      done.added += last.added;
      done.revised += last.revised;
      tell(last);
      if (under.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    analysing(state, whole) {
      analysis = state;
      if (whole) done.analyses += 1;
      tell(null);
    },
    standing: () => ({
      under: [...under.keys()].map((run) => stand(run, 'running')),
      analysis:
        analysis === null
          ? null
          : { version: analysis.version, done: analysis.done, of: analysis.of, seconds: analysis.seconds },
      ended: { ...done },
    }),
    watch(watcher) {
      if (closing.signal.aborted) watcher.closed();
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    closing: closing.signal,
    close() {
      closing.abort();
      for (const watcher of watchers) watcher.closed();
    },
    idle: () => (under.size === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
}
