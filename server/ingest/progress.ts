import { whole } from '../base/whole.ts';
import type { Writable } from 'node:stream';
import cliProgress from 'cli-progress';
import type { Clock } from '../base/clock.ts';
import type { Ledger } from '../contract/run.ts';
import { kindOf, STATES } from '../contract/run.ts';

/** Seconds between two lines where there is no terminal: a log of a long ingest stays readable, and shows that it lives. */
const LINE_SECONDS = 10;

/** Reasons shown in the closing table; the rest are counted together. */
const SHOWN_REASONS = 12;

export type Progress = {
  /** Counts what was read since the last step. */
  step(done: { readonly articles: number; readonly bytes: number }): void;
  /** Draws the last state and lets go of the terminal. */
  end(): void;
};

export type ProgressOptions = {
  readonly out: Writable;
  readonly terminal: boolean;
  readonly totals: { readonly bytes: number | null };
  readonly clock: Clock;
};

/** Shows how far an ingest is: a bar on a terminal, else a line every few seconds. Nothing is shown of time left that nobody knows. */
export function createProgress({ out, terminal, totals, clock }: ProgressOptions): Progress {
  const started = clock.elapsed();
  const done = { articles: 0, bytes: 0 };
  const seconds = () => (clock.elapsed() - started) / 1000;
  const state = () => stateOf(done, totals.bytes, seconds());
  const show = terminal ? barOn(out, totals.bytes, state) : linesOn(out, seconds, state);
  return {
    step: ({ articles, bytes }) => {
      done.articles += articles;
      done.bytes += bytes;
      show.step(done.bytes);
    },
    end: () => show.end(done.bytes),
  };
}

type Shown = { step(bytes: number): void; end(bytes: number): void };

/** Shows how many of a known number of articles are read: a bar on a terminal, else a line every few seconds. */
export function createBar({ out, terminal, clock }: Omit<ProgressOptions, 'totals'>): {
  show(done: number, of: number): void;
  end(done: number, of: number): void;
} {
  const started = clock.elapsed();
  const seconds = () => (clock.elapsed() - started) / 1000;
  let now = { done: 0, of: 0 };
  // What was read before this command began to look tells nothing of its speed.
  let first: number | null = null;
  const state = () => {
    const { done, of } = now;
    const fresh = done - (first ?? done);
    const rate = seconds() > 0 ? fresh / seconds() : 0;
    const parts = [
      `${whole(done)} of ${whole(of)} articles`,
      rate > 0 ? `${whole(rate)} articles/s` : null,
      rate > 0 && done < of ? `${minutes((of - done) / rate)} left` : null,
    ];
    return parts.filter((part) => part !== null).join(' · ');
  };
  const shown = terminal ? barOn(out, 1, state) : linesOn(out, seconds, state);
  const share = (done: number, of: number): number => {
    first ??= done;
    now = { done, of };
    return of === 0 ? 1 : done / of;
  };
  return { show: (done, of) => shown.step(share(done, of)), end: (done, of) => shown.end(share(done, of)) };
}

/** "1,204 articles · 3.2 of 39 MB · 812 articles/s · 0:44 left". */
function stateOf(done: { articles: number; bytes: number }, total: number | null, seconds: number): string {
  const size = total === null ? `${megabytes(done.bytes)} MB` : `${megabytes(done.bytes)} of ${megabytes(total)} MB`;
  const rate = seconds > 0 ? `${whole(done.articles / seconds)} articles/s` : null;
  const left =
    total !== null && done.bytes > 0 && done.bytes < total && seconds > 0
      ? ((total - done.bytes) * seconds) / done.bytes
      : null;
  const parts = [`${whole(done.articles)} articles`, size, rate, left === null ? null : `${minutes(left)} left`];
  return parts.filter((part) => part !== null).join(' · ');
}

/** The bar asks for the state when it draws, a few times a second, rather than at each article. */
function barOn(out: Writable, total: number | null, state: () => string): Shown {
  const bar = new cliProgress.SingleBar({
    stream: out,
    format: (options, { progress }) =>
      total === null
        ? state()
        : `${cliProgress.Format.BarFormat(progress, options)} ${Math.floor(Math.min(progress, 1) * 100)} % · ${state()}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    noTTYOutput: true,
    gracefulExit: false,
  });
  bar.start(total ?? 0, 0);
  return {
    step: (bytes) => bar.update(bytes),
    end: (bytes) => {
      bar.update(bytes);
      bar.stop();
    },
  };
}

function linesOn(out: Writable, seconds: () => number, state: () => string): Shown {
  let shown = 0;
  return {
    step: () => {
      const now = seconds();
      if (now - shown < LINE_SECONDS) return;
      shown = now;
      out.write(`${state()}\n`);
    },
    end: () => void out.write(`${state()}\n`),
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });

const minutes = (seconds: number): string => {
  const all = Math.ceil(seconds);
  const two = (amount: number) => String(amount).padStart(2, '0');
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** How an ingest ended, as a table: the states, why records were rejected or have no date, the mentions, the speed, and the sum. */
export function closingTable(ledger: Ledger, seconds: number): string {
  const rows: (readonly [string, string])[] = [
    ['Inputs', whole(ledger.inputs)],
    ...STATES.map((state) => [`  ${state}`, whole(ledger[state])] as const),
    ...reasons(ledger.rejections),
    ['Undated', whole(ledger.undated)],
    ...reasons(ledger.undated_reasons),
    // Seldom any, and then worth a line: the texts are damaged.
    ...(ledger.lost_letters > 0 ? [['Letters lost', whole(ledger.lost_letters)] as const] : []),
    ['Mentions', whole(ledger.mentions)],
    ['Articles per second', seconds > 0 ? whole(ledger.inputs / seconds) : '–'],
    ['Seconds', seconds.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })],
  ];
  const [left, right] = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]!.length)));
  const table = rows.map(([name, value]) => `${name.padEnd(left!)}  ${value.padStart(right!)}\n`).join('');
  return `${table}${sumLine(ledger)}\n`;
}

/** Equal kinds of reasons together, most frequent first. */
function reasons(counts: Readonly<Record<string, number>>): (readonly [string, string])[] {
  const kinds = new Map<string, number>();
  for (const [reason, count] of Object.entries(counts)) {
    const kind = kindOf(reason);
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  const sorted = [...kinds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const rest = sorted.splice(SHOWN_REASONS);
  if (rest.length > 0) sorted.push([`${rest.length} other reasons`, rest.reduce((sum, [, count]) => sum + count, 0)]);
  return sorted.map(([kind, count]) => [`    ${kind}`, whole(count)] as const);
}

/** The law of the ledger with its numbers; a sum that does not hold is said aloud rather than hidden. */
function sumLine(ledger: Ledger): string {
  const sum = STATES.reduce((all, state) => all + ledger[state], 0);
  const sides = `${STATES.map((state) => whole(ledger[state])).join(' + ')} ${sum === ledger.inputs ? '=' : '≠'} ${whole(ledger.inputs)}`;
  return `${STATES.join(' + ')} = inputs: ${sides}`;
}
