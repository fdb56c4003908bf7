import type { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { isZone, type Named } from '../base/config-sections.ts';
import { AppError, type KeyError } from '../base/errors.ts';
import { nameOfSlug, wrongSlug } from '../base/roster-words.ts';
import { type Schedule as Times, SCHEDULE_WORDS, scheduleOf } from '../base/schedule.ts';
import { invalid } from '../base/settle.ts';
import { createTurns } from '../base/turns.ts';
import { instantText } from '../base/week.ts';
import { type Alert, type Schedule, ToldAlert, ToldSchedule } from '../contract/schedule.ts';
import type { ScheduleStore, ToldKind } from '../warehouse/schedules.ts';
import { checkAlert } from './alerts.ts';
import { checkMaking, usualFormats } from './make.ts';

/** What can be kept of one kind: all of it, one made or replaced, paused, resumed, removed. */
export type Keeping<Kept, Told> = {
  /** By slug; of two with the same slug the configuration file's is the one. */
  all(): Promise<readonly Kept[]>;
  /** Throws `not_found`. */
  one(slug: string): Promise<Kept>;
  /** Throws `invalid` by key, or `conflict` where it is the configuration file's. */
  put(slug: string, told: Told): Promise<{ readonly kept: Kept; readonly fresh: boolean }>;
  setPaused(slug: string, paused: boolean): Promise<Kept>;
  remove(slug: string): Promise<Kept>;
};

export type Schedules = Keeping<Schedule, ToldSchedule>;
export type Alerts = Keeping<Alert, ToldAlert>;

export type KeepingEffects = {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly timezone: string;
  /** Names of deliveries that there are. */
  readonly deliveries: readonly string[];
  /** What the configuration file tells. */
  readonly schedules: readonly Named<ToldSchedule>[];
  readonly alerts: readonly Named<ToldAlert>[];
  /** Told after each change. */
  readonly changed: () => void;
};

/** A schedule as it is kept; throws `invalid` by key. */
function scheduleFrom(slug: string, told: ToldSchedule, origin: 'app' | 'file', effects: KeepingEffects): Schedule {
  const { name, sends, filters, formats = usualFormats(sends), when, deliver, paused } = told;
  const timezone = told.timezone ?? effects.timezone;
  const errors: KeyError[] = [];
  if (!isZone(timezone))
    errors.push({ key: 'timezone', value: timezone, expected: 'an IANA zone such as Europe/Kyiv' });
  else if (scheduleOf(when, timezone) === null) errors.push({ key: 'when', value: when, expected: SCHEDULE_WORDS });
  errors.push(...wrongDeliveries(deliver, effects.deliveries));
  if (errors.length > 0) throw invalid(errors);
  checkMaking(sends, filters, formats);
  const words = scheduleOf(when, timezone)?.text ?? when;
  return {
    schedule: slug,
    name: name ?? nameOfSlug(slug),
    sends,
    filters: filters.replace(/^\?/, ''),
    formats: [...new Set(formats)],
    when: words,
    timezone,
    deliver: [...new Set(deliver)],
    paused,
    origin,
  };
}

function alertFrom(slug: string, told: ToldAlert, origin: 'app' | 'file', effects: KeepingEffects): Alert {
  const { name, on, filters, below = null, above = null, deliver, paused } = told;
  const errors = wrongDeliveries(deliver, effects.deliveries);
  if (errors.length > 0) throw invalid(errors);
  checkAlert({ on, filters, below, above });
  return {
    alert: slug,
    name: name ?? nameOfSlug(slug),
    on,
    filters: filters.replace(/^\?/, ''),
    below,
    above,
    deliver: [...new Set(deliver)],
    paused,
    origin,
  };
}

const wrongDeliveries = (wanted: readonly string[], there: readonly string[]): KeyError[] =>
  wanted
    .filter((name) => !there.includes(name))
    .map((value) => ({
      key: 'deliver',
      value,
      expected: `a delivery of newstally.yaml; there are: ${there.join(', ')}`,
    }));

/** When a schedule comes. */
export const timesOf = ({ when, timezone }: Pick<Schedule, 'when' | 'timezone'>): Times =>
  scheduleOf(when, timezone) ?? { text: 'never', next: () => null };

/** The schedules of the configuration file and of the app. Throws `invalid` where one of the file could never be sent. */
export const createSchedules = (effects: KeepingEffects): Schedules =>
  keeping('schedule', ToldSchedule, effects.schedules, scheduleFrom, (one) => one.schedule, effects);

export const createAlerts = (effects: KeepingEffects): Alerts =>
  keeping('alert', ToldAlert, effects.alerts, alertFrom, (one) => one.alert, effects);

function keeping<
  Kept extends { readonly origin: 'app' | 'file'; readonly paused: boolean },
  Told extends { paused: boolean },
>(
  kind: ToldKind,
  schema: z.ZodType<Told>,
  ofFile: readonly Named<Told>[],
  from: (slug: string, told: Told, origin: 'app' | 'file', effects: KeepingEffects) => Kept,
  slugOf: (kept: Kept) => string,
  effects: KeepingEffects,
): Keeping<Kept, Told> {
  const { store, clock, changed } = effects;
  const { inTurn } = createTurns();
  const told = new Map(
    ofFile.map(({ slug, told: one }) => [slug, fromFile(kind, slug, () => from(slug, one, 'file', effects))]),
  );
  // One process owns the database, so what was read once is known.
  let read: Promise<Map<string, { told: Told; kept: Kept }>> | null = null;
  const known = () =>
    (read ??= store.all().then((all) => {
      const mine = all.filter((one) => one.kind === kind);
      return new Map(mine.flatMap(({ slug, told: text }) => entry(slug, schema.parse(JSON.parse(text)))));
    }));
  /** What was right once may be wrong by now: a delivery is gone from the file. It is shown, and fails when it is sent. */
  const entry = (slug: string, one: Told): [string, { told: Told; kept: Kept }][] => {
    const everywhere = { ...effects, deliveries: [...effects.deliveries, ...deliveriesOf(one)] };
    try {
      return [[slug, { told: one, kept: from(slug, one, 'app', everywhere) }]];
    } catch {
      return [];
    }
  };
  const all = async () =>
    [
      ...[...(await known()).values()].map(({ kept }) => kept).filter((kept) => !told.has(slugOf(kept))),
      ...told.values(),
    ].sort((left, right) => (slugOf(left) < slugOf(right) ? -1 : 1));
  const one = async (slug: string): Promise<Kept> => {
    const found = told.get(slug) ?? (await known()).get(slug)?.kept;
    if (found !== undefined) return found;
    throw new AppError('not_found', `There is no ${kind} "${slug.slice(0, 100)}"; /${kind}s lists them.`);
  };
  const own = async (slug: string): Promise<{ told: Told; kept: Kept }> => {
    if (told.has(slug))
      throw new AppError('conflict', `The ${kind} "${slug}" is in the configuration file, which alone can change it.`);
    await one(slug);
    return (await known()).get(slug)!;
  };
  const write = async (slug: string, fresh: Told): Promise<Kept> => {
    const kept = from(slug, fresh, 'app', effects);
    await store.put({ slug, kind, told: JSON.stringify(fresh), updated_at: instantText(clock.now()) });
    // What was missed while it was paused, or another one, is not made up for.
    if (kind === 'schedule') await store.setDue({ slug, ...NO_DUE });
    (await known()).set(slug, { told: fresh, kept });
    changed();
    return kept;
  };
  return {
    all,
    one,
    put: (slug, fresh) =>
      inTurn(async () => {
        const wrong = wrongSlug(slug);
        if (wrong !== null) throw invalid([{ key: kind, value: slug, expected: wrong }]);
        const there = (await known()).has(slug);
        if (told.has(slug)) await own(slug);
        return { kept: await write(slug, fresh), fresh: !there };
      }),
    setPaused: (slug, paused) =>
      inTurn(async () => {
        const { told: before, kept } = await own(slug);
        return kept.paused === paused ? kept : write(slug, { ...before, paused });
      }),
    remove: (slug) =>
      inTurn(async () => {
        const { kept } = await own(slug);
        await store.remove(kind, slug);
        (await known()).delete(slug);
        changed();
        return kept;
      }),
  };
}

/** Found by no words: the next look at it finds its next time from then on. */
export const NO_DUE = { whenever: '', next_at: null } as const;

const deliveriesOf = (told: unknown): readonly string[] => (told as { deliver?: readonly string[] }).deliver ?? [];

/** What is wrong in the file is told with its place in it. */
function fromFile<Kept>(kind: ToldKind, slug: string, make: () => Kept): Kept {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.errors.map((one) => ({ ...one, key: `${kind}s.${slug}.${one.key}` }));
    const lines = errors.map(({ key, value, expected }) => `${key}: ${value}: expected ${expected}`);
    throw new AppError('invalid', `The configuration is not valid. ${lines.join('; ') || error.message}`, { errors });
  }
}

/** The same store, which reads the next times anew only after one has changed: looking for what is due then asks nobody. */
export function rememberingDues(store: ScheduleStore): ScheduleStore {
  let read: ReturnType<ScheduleStore['dues']> | null = null;
  const afterwards = async (change: Promise<void>): Promise<void> => {
    await change;
    read = null;
  };
  return {
    ...store,
    dues: () => (read ??= store.dues()),
    setDue: (due) => afterwards(store.setDue(due)),
    remove: (kind, slug) => afterwards(store.remove(kind, slug)),
  };
}
