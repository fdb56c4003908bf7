import PQueue from 'p-queue';
import type { Clock } from '../../base/clock.ts';
import { AppError, messageOf } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Subscription } from '../../contract/subscription.ts';
import { crawl, readsOfFound } from '../fetch/crawl.ts';
import type { PoliteFetch } from '../fetch/polite.ts';
import { ingest, type Street } from '../ingest.ts';
import { afterCheck, type CheckOutcome, isDue } from './outcome.ts';
import { createPages, type Pages } from './pages.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Who is told that a subscription is being checked, and that it no longer is. */
export type CheckWatch = { checking(no: number): void; checked(no: number): void };

export type CheckEffects = {
  readonly subscriptions: Subscriptions;
  readonly street: Street;
  readonly clock: Clock;
  /** What fetches until the signal says that the server stops; it then ends by throwing. */
  readonly fetching: (signal: AbortSignal) => PoliteFetch;
  /** Resolves after the time, or when the signal says so. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly watch: CheckWatch;
  readonly log: Log;
};

/** Checks subscriptions when they are due. */
export type Checks = {
  /** Checks everything that is due now; resolves when that is done. */
  checkDue(): Promise<void>;
  /** Checks one now, whatever its schedule; it is under way when this resolves. */
  checkNow(no: number): Promise<Subscription>;
  /** Goes on checking what is due until it is stopped. */
  start(): void;
  /** Ends what is under way and resolves when nothing is. */
  stop(): Promise<void>;
};

/** At once; each host still has a queue of its own. */
const AT_ONCE = 4;
/** The longest sleep: a clock that was set anew is noticed after that. */
const LONGEST_SLEEP_MS = 60_000;
/** Whatever goes wrong, it does not go wrong in a loop without rest. */
const SHORTEST_SLEEP_MS = 250;

export function createChecks(effects: CheckEffects): Checks {
  const { subscriptions, clock, watch, log } = effects;
  const stopping = new AbortController();
  const { signal } = stopping;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const underWay = new Set<number>();
  const pages = createPages(clock);
  let fetch: PoliteFetch | null = null;
  let looping: Promise<void> = Promise.resolve();

  const readOne = (subscription: Subscription) =>
    readFrom(subscription, effects.street, (fetch ??= effects.fetching(signal)), pages, log);

  const checkOne = async (no: number): Promise<void> => {
    const before = await subscriptions.one(no);
    const startedMs = clock.now();
    const slotMs = Math.min(startedMs, before.next_at === null ? startedMs : Date.parse(before.next_at));
    const outcome = await readOne(before).catch(brokenOff);
    await subscriptions.change(no, (now) =>
      afterCheck(now, outcome, subscriptions.scheduleOf(now), { slotMs, nowMs: clock.now(), random: effects.random() }),
    );
  };

  /** A server that stops leaves what was not done to its next start; whatever else breaks off a check is a failure of it. */
  const brokenOff = (error: unknown): CheckOutcome => {
    if (signal.aborted) throw error;
    const reason = `it could not be taken in (${messageOf(error)})`;
    log.error('subscription not read', { error: reason });
    return { kind: 'failed', reason, retryAfterMs: null, final: false, run: null };
  };

  /** Each subscription is checked once at a time, however long that takes. */
  const take = (no: number): Promise<void> => {
    if (underWay.has(no) || signal.aborted) return Promise.resolve();
    underWay.add(no);
    watch.checking(no);
    return queue.add(async () => {
      try {
        if (!signal.aborted) await checkOne(no);
      } catch (error) {
        // One that was removed needs no check.
        if (!signal.aborted && !(error instanceof AppError && error.code === 'not_found')) {
          log.error('subscription not checked', { subscription: no, error: messageOf(error) });
        }
      } finally {
        underWay.delete(no);
        watch.checked(no);
      }
    });
  };

  const takeDue = async (): Promise<Promise<void>[]> => {
    const now = clock.now();
    return (await subscriptions.list()).filter((one) => isDue(one, now)).map(({ subscription }) => take(subscription));
  };

  let woken = false;
  let sleeping = new AbortController();
  const wake = () => {
    woken = true;
    sleeping.abort();
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      sleeping = new AbortController();
      woken = false;
      const wait = await takeDue().then(untilNext, (error: unknown) => {
        log.error('subscriptions could not be looked through', { error: messageOf(error) });
        return LONGEST_SLEEP_MS;
      });
      if (!woken) await effects.sleep(wait, AbortSignal.any([signal, sleeping.signal]));
    }
  };

  const untilNext = async (): Promise<number> => {
    const now = clock.now();
    const waits = (await subscriptions.list())
      .filter(
        ({ subscription, next_at, state }) => state === 'active' && next_at !== null && !underWay.has(subscription),
      )
      .map(({ next_at }) => Date.parse(next_at ?? '') - now);
    return Math.max(SHORTEST_SLEEP_MS, Math.min(LONGEST_SLEEP_MS, ...waits));
  };

  return {
    checkDue: async () => void (await Promise.all(await takeDue())),
    async checkNow(no) {
      const now = await subscriptions.one(no);
      if (now.state === 'paused') {
        throw new AppError(
          'conflict',
          `Subscription ${no} is paused (${now.reason}). Resume it: it is then checked at once.`,
        );
      }
      if (now.not_before !== null && Date.parse(now.not_before) > clock.now()) {
        throw new AppError(
          'conflict',
          `The server of subscription ${no} asked to be left alone until ${now.not_before}; it is checked then.`,
        );
      }
      void take(no);
      return now;
    },
    start() {
      subscriptions.whenChanged(wake);
      looping = loop();
    },
    async stop() {
      stopping.abort(new Error('the server stops'));
      await looping;
      await queue.onIdle();
    },
  };
}

/** One check: what the address gives is an ordinary run; where nothing has changed there is none. */
async function readFrom(
  { address, source, etag, last_modified, body_hash }: Subscription,
  street: Street,
  fetch: PoliteFetch,
  pages: Pages,
  log: Log,
): Promise<CheckOutcome> {
  const told = (url: string, reason: string) => log.info('summary only', { url, reason });
  const read: string[] = [];
  const lately = { has: pages.has, read: (page: string) => void read.push(page) };
  const crawled = await crawl(address, { fetch, told, pages: lately }, { etag, lastModified: last_modified });
  if (crawled.kind === 'failed') return { ...crawled, run: null };
  if (crawled.kind === 'unchanged') return crawled;
  const { movedTo, hash, lastModified } = crawled;
  if (hash === body_hash) return { kind: 'unchanged', movedTo, etag: crawled.etag, lastModified };
  const { run, ledger, rejections } = await ingest(readsOfFound(crawled.found, null), street, {
    input: address,
    source,
    published: null,
  });
  // Only now: what a run broke off over is not in the database.
  pages.keep(read);
  // Something else than a feed or a page stands there: nothing of it was read.
  const whole = rejections.find(({ input }) => input === address);
  if (whole !== undefined && ledger.rejected === ledger.inputs) {
    return { kind: 'failed', reason: whole.reason, retryAfterMs: null, final: false, run };
  }
  return {
    kind: 'read',
    run,
    added: ledger.added,
    revised: ledger.revised,
    movedTo,
    hash,
    etag: crawled.etag,
    lastModified,
  };
}
