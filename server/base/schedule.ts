import { Cron } from 'croner';

/** When something is done again: a subscription checked, a report sent. */
export type Schedule = {
  /** Its words, in one form: what is stored and shown. */
  readonly text: string;
  /** The next time after `slot`, the time that was due, and after now; null when there is none. A clock set back brings no time again. */
  next(slotMs: number, nowMs: number): number | null;
};

/** What a schedule may be, for whoever wrote another. */
export const SCHEDULE_WORDS =
  'every 30 minutes, hourly, every 6 hours, daily, daily at 06:30, weekdays at 07:00, mondays at 09:00, or a cron expression such as 0 6 * * 1-5';

const UNITS_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
/** Longer is no schedule any more, and dates end somewhere. */
const LONGEST_MS = 366 * UNITS_MS.day;
/** When "daily" and "weekly" are, without an hour. */
const USUAL_HOUR = '06:00';

const DAYS: Readonly<Record<string, string>> = {
  daily: '*',
  weekdays: '1-5',
  mondays: '1',
  tuesdays: '2',
  wednesdays: '3',
  thursdays: '4',
  fridays: '5',
  saturdays: '6',
  sundays: '0',
  weekly: '1',
};

/** A schedule from its words, in a zone; null for what is none, or never comes. */
export function scheduleOf(words: string, timezone: string): Schedule | null {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === 'hourly') return every('hourly', UNITS_MS.hour);
  const [, amount = '1', unit] = /^every (?:(\d{1,6}) )?(minute|hour|day)s?$/.exec(text) ?? [];
  if (unit !== undefined) {
    const ms = Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS];
    return ms < UNITS_MS.minute || ms > LONGEST_MS ? null : every(text, ms);
  }
  const [, days, time = USUAL_HOUR] = /^([a-z]+)(?: at (\d{1,2}:\d{2}))?$/.exec(text) ?? [];
  const weekdays = days !== undefined && Object.hasOwn(DAYS, days) ? DAYS[days] : undefined;
  if (weekdays === undefined) return byCron(text, text, timezone);
  const [hour, minute] = time.split(':').map(Number);
  return byCron(text, `${minute} ${hour} * * ${weekdays}`, timezone);
}

/** From one time to the next, whatever clocks on walls do. What was missed is not made up for: the steps go on from now. */
const every = (text: string, ms: number): Schedule => ({
  text,
  next: (slot, now) => (slot + ms > now ? slot + ms : now + ms),
});

/** By the clock on the wall in a zone: an hour that a clock change leaves out comes right after it, one that comes twice counts once. */
function byCron(text: string, pattern: string, timezone: string): Schedule | null {
  // Only digits and signs, five parts: names of months and seconds are more than anybody has to learn here.
  if (!/^[\d*,/-]+(?: [\d*,/#L?-]+){4}$/i.test(pattern)) return null;
  try {
    const cron = new Cron(pattern, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true });
    const next = (slot: number, now: number) => cron.nextRun(new Date(Math.max(slot, now)))?.getTime() ?? null;
    // The 30th of February never comes.
    return next(0, 0) === null ? null : { text, next };
  } catch {
    return null;
  }
}
