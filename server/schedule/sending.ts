import { instantText } from '../base/week.ts';
import type { AlertEvent, Sending } from '../contract/schedule.ts';
import type { SendingState } from '../contract/vocabulary.ts';
import type { Parcel } from './parcel.ts';

/** Waits before the second attempt, the third, and so on; after the last one nothing is tried again. */
export const RETRIES_MS = [1, 5, 30, 120].map((minutes) => minutes * 60_000);

export type Begun = {
  readonly of: string;
  readonly cause: Sending['cause'];
  /** The time that it is for, and the time by now. */
  readonly slot: number;
  readonly at: number;
  readonly deliver: readonly string[];
  readonly events?: readonly AlertEvent[];
  readonly snapshot?: string;
};

/** A sending before anything of it was made. */
export const begun = ({ of, cause, slot, at, deliver, events = [], snapshot }: Begun): Omit<Sending, 'sending'> => ({
  of,
  cause,
  slot_at: instantText(slot),
  state: 'running',
  title: null,
  snapshot: snapshot ?? null,
  files: [],
  events: [...events],
  deliveries: deliver.map((delivery) => ({
    delivery,
    state: 'waiting',
    attempts: 0,
    where: null,
    error: null,
    at: null,
  })),
  started_at: instantText(at),
  ended_at: null,
  seconds: null,
  bytes: 0,
  attempts: 0,
  retry_at: null,
  error: null,
});

/** Once it is made: what it holds, and the snapshot that every further attempt is of. */
export function afterMaking(sending: Sending, { title, snapshot, files }: Parcel): Sending {
  const made = files.map(({ path: _path, ...file }) => file);
  const state: SendingState = sending.cause === 'dry' ? 'dry' : 'running';
  const bytes = made.reduce((sum, file) => sum + file.bytes, 0);
  return { ...sending, title, snapshot, files: made, bytes, state, error: null, attempts: sending.attempts + 1 };
}

/** After one delivery was tried. */
export const sentTo = (
  sending: Sending,
  delivery: string,
  outcome: { where: string } | { error: string },
  at: string,
): Sending => ({
  ...sending,
  deliveries: sending.deliveries.map((one) => {
    if (one.delivery !== delivery) return one;
    const attempts = one.attempts + 1;
    return 'where' in outcome
      ? { ...one, attempts, state: 'done', where: outcome.where, error: null, at }
      : { ...one, attempts, state: 'failed', error: outcome.error, at };
  }),
});

/** After all deliveries were tried: done, to be tried again, or given up on. */
export function settledState(sending: Sending, atMs: number): Sending {
  const failed = sending.deliveries.filter(({ state }) => state !== 'done').length;
  if (failed === 0) return { ...ended(sending, atMs), state: 'done', retry_at: null };
  const wait = RETRIES_MS[sending.attempts - 1];
  if (wait !== undefined) return { ...ended(sending, atMs), state: 'retrying', retry_at: instantText(atMs + wait) };
  const state = failed === sending.deliveries.length ? 'failed' : 'partly';
  return { ...ended(sending, atMs), state, retry_at: null };
}

/** Where nothing could be made: tried again as often as a delivery is. A dry run says so at once. */
export function failedToMake(sending: Sending, error: string, atMs: number): Sending {
  const attempts = sending.attempts + 1;
  const wait = sending.cause === 'dry' ? undefined : RETRIES_MS[attempts - 1];
  const next: Pick<Sending, 'state' | 'retry_at'> =
    wait === undefined
      ? { state: 'failed', retry_at: null }
      : { state: 'retrying', retry_at: instantText(atMs + wait) };
  return { ...ended(sending, atMs), ...next, attempts, error };
}

export const ended = (sending: Sending, atMs: number): Sending => ({
  ...sending,
  ended_at: instantText(atMs),
  seconds: Math.max(0, (atMs - Date.parse(sending.started_at)) / 1000),
});

/** Whether it is to be gone on with now: its time to try again has come, or the process that made it is gone. */
export const isOpen = ({ state, retry_at }: Sending, nowMs: number): boolean =>
  state === 'running' || (state === 'retrying' && retry_at !== null && Date.parse(retry_at) <= nowMs);

/** What a person has to look at. */
export const isFailing = (last: Sending | null): boolean =>
  last !== null && (last.state === 'failed' || last.state === 'partly' || last.state === 'retrying');
