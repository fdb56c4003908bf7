import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { AppError, messageOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { createTurns } from '../base/turns.ts';
import { instantText } from '../base/week.ts';
import type { Alert, AlertEvent, Schedule, Sending } from '../contract/schedule.ts';
import type { Asking } from '../exports/answer.ts';
import type { ScheduleStore } from '../warehouse/schedules.ts';
import { eventsOf, untold } from './alerts.ts';
import { make } from './make.ts';
import { makeNote, testParcel } from './note.ts';
import type { Deliver, Parcel } from './parcel.ts';
import { type Alerts, NO_DUE, type Schedules, timesOf } from './schedules.ts';
import { afterMaking, begun, ended, failedToMake, isOpen, sentTo, settledState } from './sending.ts';

export type RunnerEffects = {
  readonly asking: Asking;
  readonly store: ScheduleStore;
  readonly schedules: Schedules;
  readonly alerts: Alerts;
  readonly deliveries: ReadonlyMap<string, Deliver>;
  readonly clock: Clock;
  /** Where links lead: the address that readers open the dashboard at. */
  readonly origin: () => string;
  /** Resolves after the time, or when the signal says so. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
};

/** Sends what is due, tells what happened, and tries again what did not arrive. */
export type Runner = {
  /** Does everything that is due now; resolves when that is done. */
  runDue(): Promise<void>;
  /** Sends one now, or makes it and sends it nowhere; it is under way when this resolves. */
  sendNow(slug: string, dry: boolean): Promise<{ readonly sending: Sending; readonly ended: Promise<Sending> }>;
  /** What an alert would tell now. */
  wouldTell(slug: string): Promise<readonly (AlertEvent & { readonly told: boolean })[]>;
  /** Sends a word to a delivery, to see whether it arrives. */
  test(delivery: string): Promise<{ readonly where: string }>;
  sendings(of?: string): Promise<readonly Sending[]>;
  nextAt(schedule: Schedule): Promise<string | null>;
  toldBy(alert: string): Promise<number>;
  start(): void;
  stop(): Promise<void>;
  /** Something changed: what is due is looked through anew. */
  wake(): void;
};

/** Sendings of one schedule that are remembered. */
const KEPT_SENDINGS = 200;
const LONGEST_SLEEP_MS = 60_000;
const SHORTEST_SLEEP_MS = 250;
/** Later than this is no longer on time: nothing ran then. */
const LATE_MS = 10 * 60_000;

export function createRunner(effects: RunnerEffects): Runner {
  const { asking, store, schedules, alerts, deliveries, clock, log } = effects;
  const stopping = new AbortController();
  const { signal } = stopping;
  /** One is made at a time: each asks all that a dashboard asks. */
  const { inTurn, settled } = createTurns();
  let woken = false;
  let sleeping = new AbortController();
  let looping: Promise<void> = Promise.resolve();
  const now = () => instantText(clock.now());

  const all = { read: null as Promise<Map<number, Sending>> | null };
  const known = () => (all.read ??= store.sendings().then((list) => new Map(list.map((one) => [one.sending, one]))));
  const keep = async (sending: Sending): Promise<Sending> => {
    await store.putSending(sending);
    (await known()).set(sending.sending, sending);
    return sending;
  };
  /** Begun by this process and not ended: nobody else goes on with these. */
  const underWay = new Set<number>();
  const begin = async (fresh: Omit<Sending, 'sending'>): Promise<Sending> => {
    const kept = await store.addSending(fresh, KEPT_SENDINGS);
    underWay.add(kept.sending);
    (await known()).set(kept.sending, kept);
    return kept;
  };

  /** Makes what a sending is to carry, and brings it wherever it has not arrived yet. */
  const send = async (
    before: Sending,
    pack: (folder: string, sending: Sending) => Promise<Parcel>,
  ): Promise<Sending> => {
    const folder = join(asking.scratch, `sending-${before.sending}`);
    try {
      const parcel = await pack(folder, before);
      let sending = await keep(afterMaking(before, parcel));
      if (sending.state === 'dry') return await keep(ended(sending, clock.now()));
      for (const { delivery, state } of sending.deliveries) {
        if (state === 'done') continue;
        const outcome = await bring(delivery, parcel);
        sending = await keep(sentTo(sending, delivery, outcome, now()));
      }
      return await keep(settledState(sending, clock.now()));
    } catch (error) {
      if (signal.aborted) throw error;
      log.error('nothing could be made to send', { of: before.of, error: messageOf(error) });
      return keep(failedToMake(before, messageOf(error), clock.now()));
    } finally {
      underWay.delete(before.sending);
      await rm(folder, { recursive: true, force: true });
    }
  };
  const bring = async (name: string, parcel: Parcel): Promise<{ where: string } | { error: string }> => {
    const deliver = deliveries.get(name);
    if (deliver === undefined) return { error: `there is no delivery "${name}" in the configuration` };
    try {
      return await deliver(parcel, AbortSignal.any([signal, AbortSignal.timeout(120_000)]));
    } catch (error) {
      if (signal.aborted) throw error;
      log.error('not delivered', { of: parcel.of, delivery: name, error: messageOf(error) });
      return { error: messageOf(error) };
    }
  };

  const packed =
    (schedule: Schedule) =>
    async (folder: string, { sending, cause, slot_at, snapshot }: Sending): Promise<Parcel> => {
      const of = snapshot ?? (await asking.database.snapshot());
      const made = await make(asking, { schedule, snapshot: of, folder, origin: effects.origin(), signal });
      return { ...made, of: schedule.schedule, sending, cause, slot: slot_at, events: [] };
    };
  const noted =
    (alert: Alert, events: readonly AlertEvent[], at: { snapshot: string; instant: string | null }) =>
    (folder: string, { sending, cause, slot_at }: Sending): Promise<Parcel> =>
      makeNote({ alert, events, ...at, folder, origin: effects.origin(), sending, cause, slot: slot_at });

  /** The next time of a schedule, found once and kept, so that a restart neither forgets nor repeats one. */
  const dueOf = async (schedule: Schedule): Promise<number | null> => {
    const whenever = `${schedule.when} ${schedule.timezone}`;
    const found = (await store.dues()).find(({ slug }) => slug === schedule.schedule);
    if (found?.whenever === whenever) return found.next_at === null ? null : Date.parse(found.next_at);
    const next = timesOf(schedule).next(clock.now(), clock.now());
    await store.setDue({ slug: schedule.schedule, whenever, next_at: next === null ? null : instantText(next) });
    return next;
  };

  /** A paused one begins anew once it is resumed. */
  const forgetDue = async ({ schedule: slug }: Schedule): Promise<void> => {
    const found = (await store.dues()).find((one) => one.slug === slug);
    if (found !== undefined && found.whenever !== NO_DUE.whenever) await store.setDue({ slug, ...NO_DUE });
  };

  const runSchedule = async (schedule: Schedule): Promise<void> => {
    const due = await dueOf(schedule);
    const at = clock.now();
    if (due === null || due > at) return;
    const next = timesOf(schedule).next(due, at);
    const whenever = `${schedule.when} ${schedule.timezone}`;
    const sending = await begin(
      begun({
        of: schedule.schedule,
        cause: at - due > LATE_MS ? 'late' : 'due',
        slot: due,
        deliver: schedule.deliver,
        at,
      }),
    );
    // Before it is made: what breaks off is tried again as a sending, and never becomes due a second time.
    await store.setDue({ slug: schedule.schedule, whenever, next_at: next === null ? null : instantText(next) });
    await send(sending, packed(schedule));
  };

  /** What an alert tells of the newest data. The events are marked as told before they are sent: once is once. */
  const runAlert = async (alert: Alert, snapshot: string): Promise<void> => {
    const fresh = untold(await eventsOf(asking, alert, snapshot), await toldOf(alert.alert));
    if (fresh.length === 0) return;
    const at = clock.now();
    const sending = await begin(
      begun({ of: alert.alert, cause: 'alert', slot: at, deliver: alert.deliver, at, events: fresh, snapshot }),
    );
    await store.tell(
      alert.alert,
      fresh.map(({ key }) => key),
      now(),
    );
    await send(sending, noted(alert, fresh, { snapshot, instant: asking.database.changedAt() }));
  };
  const toldOf = async (slug: string): Promise<ReadonlySet<string>> =>
    new Set((await store.told()).filter((one) => one.slug === slug).map(({ event }) => event));

  /** Again what has not arrived, or was broken off: as of the same snapshot, so with the same bytes. */
  const runAgain = async (sending: Sending): Promise<void> => {
    const schedule = (await schedules.all()).find((one) => one.schedule === sending.of);
    const alert = (await alerts.all()).find((one) => one.alert === sending.of);
    if (sending.cause === 'alert' && alert !== undefined) {
      const { snapshot } = sending;
      if (snapshot === null) return void (await keep(failedToMake(sending, 'it was broken off', clock.now())));
      await send(sending, noted(alert, sending.events, { snapshot, instant: asking.database.changedAt() }));
    } else if (sending.cause !== 'alert' && schedule !== undefined) await send(sending, packed(schedule));
    else
      await keep({
        ...failedToMake(sending, 'it was removed meanwhile', clock.now()),
        state: 'failed',
        retry_at: null,
      });
  };

  let alertsToldOf = '';
  const runDue = (): Promise<void> =>
    inTurn(async () => {
      const quietly = async (work: () => Promise<void>) => {
        if (signal.aborted) return;
        await work().catch((error: unknown) => {
          if (!signal.aborted) log.error('a schedule could not be looked at', { error: messageOf(error) });
        });
      };
      for (const one of await schedules.all()) await quietly(() => (one.paused ? forgetDue(one) : runSchedule(one)));
      const open = [...(await known()).values()].filter(
        (one) => !underWay.has(one.sending) && isOpen(one, clock.now()),
      );
      for (const one of open) await quietly(() => runAgain(one));
      const snapshot = await asking.database.snapshot();
      const watched = (await alerts.all()).filter(({ paused }) => !paused);
      const state = JSON.stringify([snapshot, watched]);
      if (state === alertsToldOf) return;
      for (const one of watched) await quietly(() => runAlert(one, snapshot));
      alertsToldOf = state;
    });

  const untilNext = async (): Promise<number> => {
    const at = clock.now();
    const times: number[] = [];
    for (const one of await schedules.all()) if (!one.paused) times.push((await dueOf(one)) ?? Infinity);
    for (const { retry_at } of (await known()).values()) if (retry_at !== null) times.push(Date.parse(retry_at));
    return Math.max(SHORTEST_SLEEP_MS, Math.min(LONGEST_SLEEP_MS, ...times.map((time) => time - at)));
  };
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      sleeping = new AbortController();
      woken = false;
      const wait = await runDue()
        .then(untilNext)
        .catch((error: unknown) => {
          log.error('schedules could not be looked through', { error: messageOf(error) });
          return LONGEST_SLEEP_MS;
        });
      if (!woken) await effects.sleep(wait, AbortSignal.any([signal, sleeping.signal]));
    }
  };
  return {
    runDue,
    async sendNow(slug, dry) {
      const schedule = await schedules.one(slug);
      const at = clock.now();
      const sending = await begin(
        begun({ of: slug, cause: dry ? 'dry' : 'asked', slot: at, deliver: dry ? [] : schedule.deliver, at }),
      );
      const whole = inTurn(() => send(sending, packed(schedule)));
      whole.catch(() => {});
      return { sending, ended: whole };
    },
    async wouldTell(slug) {
      const alert = await alerts.one(slug);
      const told = await toldOf(slug);
      const events = await eventsOf(asking, alert, await asking.database.snapshot());
      return events.map((event) => ({ ...event, told: told.has(event.key) }));
    },
    async test(name) {
      const deliver = deliveries.get(name);
      if (deliver === undefined)
        throw new AppError('not_found', `There is no delivery "${name.slice(0, 100)}"; /deliveries lists them.`);
      const parcel = testParcel(name, await asking.database.snapshot(), effects.origin(), now());
      try {
        return await deliver(parcel, AbortSignal.timeout(30_000));
      } catch (error) {
        throw new AppError('conflict', `The delivery "${name}" did not arrive: ${messageOf(error)}.`, { cause: error });
      }
    },
    sendings: async (of) =>
      [...(await known()).values()]
        .filter((one) => of === undefined || one.of === of)
        .sort((left, right) => right.sending - left.sending),
    nextAt: async (schedule) => {
      const due = schedule.paused ? null : await dueOf(schedule);
      return due === null ? null : instantText(due);
    },
    toldBy: async (alert) => (await toldOf(alert)).size,
    start() {
      looping = loop();
    },
    wake() {
      woken = true;
      sleeping.abort();
    },
    async stop() {
      stopping.abort(new Error('the server stops'));
      await looping;
      await settled();
    },
  };
}
