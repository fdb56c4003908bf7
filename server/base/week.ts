const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO date; proleptic Gregorian, no zone. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The ISO date of a day number. */
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** True for a real calendar date written YYYY-MM-DD; "2021-02-30" is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dayOf(dayNumber(text)) === text;

/** The Monday of a day's ISO week: a Sunday belongs to the Monday six days before. */
export function weekOf(day: string): string {
  const number = dayNumber(day);
  const weekday = (((number + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return dayOf(number - weekday);
}

/** The first day of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The day `count` days later (earlier when negative). */
export const addDays = (day: string, count: number): string => dayOf(dayNumber(day) + count);

/** All Mondays from the week of `from` to the week of `to`, both included; empty when `to` is earlier. */
export function weeksBetween(from: string, to: string): string[] {
  const weeks: string[] = [];
  for (let week = weekOf(from); week <= to; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** The ISO label of a Monday, as in 2021-W18: the year is that of the week's Thursday. */
export function weekLabel(monday: string): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const first = weekOf(`${year}-01-04`);
  const no = (dayNumber(monday) - dayNumber(first)) / 7 + 1;
  return `${year}-W${String(no).padStart(2, '0')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day on which an instant falls in an IANA zone: converted first, then cut. */
export function dayIn(zone: string, instantMs: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(instantMs);
}

/** An instant as ISO text in UTC. */
export const instantText = (ms: number): string => new Date(ms).toISOString();
