import type { Subscription } from '../../contract/subscription.ts';
import { instantText } from '../../base/week.ts';
import type { Validators } from '../fetch/fetch.ts';
import type { Schedule } from '../../base/schedule.ts';

/** What came of one check. */
export type CheckOutcome =
  | ({ readonly kind: 'unchanged'; readonly movedTo: string | null } & Validators)
  | ({
      readonly kind: 'read';
      readonly movedTo: string | null;
      readonly hash: string;
      readonly run: number;
      readonly added: number;
      readonly revised: number;
    } & Validators)
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly retryAfterMs: number | null;
      /** Another try will not mend it. */
      readonly final: boolean;
      /** The run that it opened, when it came so far. */
      readonly run: number | null;
    };

/** Failures in a row after which a person has to look. */
export const MOST_FAILURES = 5;
/** After the first failure; each further one doubles it. */
const FIRST_BACKOFF_MS = 30 * 60_000;
const LONGEST_BACKOFF_MS = 24 * 3_600_000;
/** A server that wants to be left alone for longer is asked again when a person says so. */
const LONGEST_RETRY_AFTER_MS = 7 * 24 * 3_600_000;

/** What time it is and what is due: `slotMs` is the time that was checked for, `random` from 0 up to 1. */
export type Moment = { readonly slotMs: number; readonly nowMs: number; readonly random: number };

/** The wait after so many failures in a row: doubled each time, a quarter more or less so that many do not come at once, a day at most. */
export const backoffMs = (failures: number, random: number): number =>
  Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1) * (0.75 + random / 2), LONGEST_BACKOFF_MS);

/** A subscription after a check. One that was paused meanwhile stays so. */
export function afterCheck(
  before: Subscription,
  outcome: CheckOutcome,
  schedule: Schedule,
  moment: Moment,
): Subscription {
  const checked_at = instantText(moment.nowMs);
  const regular = schedule.next(moment.slotMs, moment.nowMs);
  if (outcome.kind === 'failed') return afterFailure({ ...before, checked_at }, outcome, regular, moment);
  const { etag, lastModified: last_modified, movedTo: moved_to } = outcome;
  const next_at = before.state === 'paused' || regular === null ? null : instantText(regular);
  const well = { problem: null, failures: 0, not_before: null, checked_at, next_at, etag, last_modified, moved_to };
  if (outcome.kind === 'unchanged') return { ...before, ...well, result: 'unchanged' };
  const { run, added, revised, hash: body_hash } = outcome;
  return { ...before, ...well, result: 'read', run, added, revised, body_hash };
}

function afterFailure(
  before: Subscription,
  { reason, retryAfterMs, final, run }: Extract<CheckOutcome, { kind: 'failed' }>,
  regular: number | null,
  { nowMs, random }: Moment,
): Subscription {
  const failures = before.failures + 1;
  const not_before = retryAfterMs === null ? null : instantText(nowMs + retryAfterMs);
  const failed: Subscription = {
    ...before,
    result: 'failed',
    problem: reason,
    failures,
    not_before,
    ...(run === null ? {} : { run, added: null, revised: null }),
  };
  if (before.state === 'paused') return failed;
  const why = whyPause(failures, reason, retryAfterMs, final, not_before);
  if (why !== null) return pausedFor(failed, why, nowMs);
  const wait = nowMs + Math.max(backoffMs(failures, random), retryAfterMs ?? 0);
  return { ...failed, next_at: instantText(Math.max(wait, regular ?? 0)) };
}

/** Why it cannot go on without a person, in plain words; null when it can. */
function whyPause(
  failures: number,
  reason: string,
  retryAfterMs: number | null,
  final: boolean,
  notBefore: string | null,
): string | null {
  if (final) return `${reason}: asking again would not help`;
  if (retryAfterMs !== null && retryAfterMs > LONGEST_RETRY_AFTER_MS) {
    return `${reason} and wants to be left alone until ${notBefore?.slice(0, 10)}`;
  }
  if (failures >= MOST_FAILURES) return `it failed ${failures} times in a row, the last time because ${reason}`;
  return null;
}

export const pausedFor = (subscription: Subscription, reason: string, nowMs: number): Subscription => ({
  ...subscription,
  state: 'paused',
  reason,
  since: instantText(nowMs),
  next_at: null,
});

/** Goes on with a clean count, at once, or when the server that asked to be left alone may be asked again. */
export function resumed(subscription: Subscription, nowMs: number): Subscription {
  const now = instantText(nowMs);
  const { not_before } = subscription;
  const next_at = not_before !== null && not_before > now ? not_before : now;
  return { ...subscription, state: 'active', reason: null, since: now, failures: 0, next_at };
}

/** Checked further ahead of the present than this: the clock was wrong then, and so is the next time that it set. */
const CLOCK_WAS_WRONG_MS = 24 * 3_600_000;

/** Whether it is to be checked now. */
export function isDue({ state, next_at, checked_at }: Subscription, nowMs: number): boolean {
  if (state !== 'active' || next_at === null) return false;
  if (checked_at !== null && Date.parse(checked_at) - nowMs > CLOCK_WAS_WRONG_MS) return true;
  return Date.parse(next_at) <= nowMs;
}
