import type { DateBasis, Published } from '../contract/article.ts';
import { FIRST_TRUSTED_YEAR } from '../contract/vocabulary.ts';
import { dayIn, instantText, isDay, monthOf, weekOf } from '../base/week.ts';
import { readDate, type TimeOfDay, type Unwritten, type Written } from './date-formats.ts';
import { monthNumber } from './date-words.ts';

const DAY_MS = 86_400_000;

/** A value is named in full up to here; longer ones are scraped paragraphs, not dates. */
const LONGEST_NAMED = 60;

const UNWRITTEN: Record<Unwritten, string> = {
  unreadable: 'cannot be read as a date',
  ambiguous: 'is ambiguous: day and month could be either way round',
  unreal: 'is not a real date',
};
const TOO_EARLY = `is before ${FIRST_TRUSTED_YEAR}`;
const TOO_LATE = 'is more than a day ahead of now';

const undated = (date_problem: string): Published => ({
  published_at: null,
  day: null,
  week: null,
  month: null,
  date_basis: null,
  date_problem,
});

const problemWith = (value: string, reason: string): Published => {
  const named = value.length > LONGEST_NAMED ? `${value.slice(0, LONGEST_NAMED)}…` : value;
  return undated(`"${named}" ${reason}`);
};

const dated = (day: string, instantMs: number | null, basis: DateBasis): Published => ({
  published_at: instantMs === null ? null : instantText(instantMs),
  day,
  week: weekOf(day),
  month: monthOf(day),
  date_basis: basis,
  date_problem: null,
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function aheadOf(zone: string, instantMs: number): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  const shown = new Map(clock.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return local - Math.floor(instantMs / 1000) * 1000;
}

/** The instant of a clock reading in a zone; the first of two in a doubled hour, an hour later in a skipped one. */
function instantIn(zone: string, localMs: number): number {
  if (zone === 'UTC') return localMs;
  const before = localMs - aheadOf(zone, localMs - DAY_MS);
  const after = localMs - aheadOf(zone, localMs + DAY_MS);
  const fits = [before, after].filter((instant) => instant + aheadOf(zone, instant) === localMs);
  return fits.length > 0 ? Math.min(...fits) : before;
}

const localOf = (day: string, { hour, minute, second, ms }: TimeOfDay): number =>
  Date.parse(`${day}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000 + ms;

/** True for a written time of day that does not say where it stands, so that somebody must say it for it. */
export function lacksZone(given: string | null): boolean {
  const written = given === null ? 'unreadable' : readDate(given.trim());
  return typeof written !== 'string' && written.kind === 'time' && written.offset === null;
}

/** Midnight to the second without a zone is how programs write a day; it must not slip into the day before. */
const isDayIn = (written: Written, zone: string, sourceZone: string): boolean =>
  written.kind === 'time' &&
  written.offset === null &&
  sourceZone !== zone &&
  written.time.hour + written.time.minute + written.time.second + written.time.ms === 0;

/**
 * When an article was published, by what its source wrote. An instant is converted to the zone and then cut; a time
 * without a zone is read in that of its source; a day stands as it is. What cannot be trusted is all null with a
 * problem that names the value: never a guess, never today.
 */
export function publishedOf(
  given: string | null,
  basis: DateBasis,
  zone: string,
  nowMs: number,
  sourceZone: string = zone,
): Published {
  const value = given?.trim() ?? '';
  if (value === '') return undated('none given');
  const read = readDate(value);
  const written: Written | Unwritten =
    typeof read !== 'string' && read.kind === 'time' && isDayIn(read, zone, sourceZone)
      ? { kind: 'day', day: read.day }
      : read;
  if (typeof written === 'string') return problemWith(value, UNWRITTEN[written]);
  if (written.kind === 'day') {
    if (Number(written.day.slice(0, 4)) < FIRST_TRUSTED_YEAR) return problemWith(value, TOO_EARLY);
    if (written.day > dayIn(zone, nowMs + DAY_MS)) return problemWith(value, TOO_LATE);
    return dated(written.day, null, basis);
  }
  let instant = written.kind === 'instant' ? written.ms : localOf(written.day, written.time);
  if (written.kind === 'time') {
    instant =
      typeof written.offset === 'number'
        ? instant - written.offset * 60_000
        : instantIn(written.offset ?? sourceZone, instant);
  }
  if (instant > nowMs + DAY_MS) return problemWith(value, TOO_LATE);
  const day = instant < Date.UTC(FIRST_TRUSTED_YEAR - 1, 11, 30) ? null : dayIn(zone, instant);
  if (day === null || Number(day.slice(0, 4)) < FIRST_TRUSTED_YEAR) return problemWith(value, TOO_EARLY);
  return dated(day, instant, basis);
}

/**
 * The day that an address carries in its path (/2021/05/06/, /2021-05-06-, /2021/may/06/), or null. A hint for articles
 * that give no date; to be trusted no more than any other (see `publishedOf` with the basis "url").
 */
export function dateInUrl(url: string): string | null {
  const path = url.replace(/[?#].*$/s, '');
  const found =
    /[/_-]((?:19|20)\d{2})([-/_])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})(\/)([a-z]{3})\/(\d{1,2})(?=\/|$)/i.exec(path) ??
    /[/_-]((?:19|20)\d{2})()(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path);
  if (found === null) return null;
  const month = /^\d/.test(found[3] ?? '') ? Number(found[3]) : (monthNumber(found[3] ?? '') ?? 0);
  const day = `${found[1]}-${String(month).padStart(2, '0')}-${String(found[4]).padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
