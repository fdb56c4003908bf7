import type { Grain, Unit } from '../../server/contract/vocabulary.ts';
import { bucketEnd, isoWeek } from './weeks.ts';
import { locale, ltr, msg, str } from '../words.ts';

/** Numbers, dates and plurals, as the language of the page has them. */
const LOCALE = locale();
const MINUS = '−';

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const twoDigits = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const dayFormat = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const plural = new Intl.PluralRules(LOCALE);

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
/** Intl writes ranges with thin spaces, abbreviates September to four letters and puts "year" after Ukrainian ones; the page is plainer. */
const plain = (text: string) =>
  text
    .replace(/[\u2009\u202f]/g, ' ')
    .replace(/\bSept\b/g, 'Sep')
    .replace(/\sрр?\./g, '');

/** A count with its thousands parted; a dash where nothing was measured. */
export const count = (value: number | null): string => (value === null ? '–' : whole.format(value));

/** A share as a percentage with one decimal; a dash where nothing was measured. */
export const percent = (value: number | null): string =>
  value === null ? '–' : ltr(`${oneDecimal.format(value * 100)} %`);

/** The same without decimals, for the three parts of a bar. */
export const wholePercent = (value: number | null): string => (value === null ? '–' : whole.format(value * 100));

/** A tone with two decimals, always with its sign, a true minus; a dash where nothing was scored. */
export function tone(value: number | null): string {
  if (value === null) return '–';
  const text = twoDecimals.format(Math.abs(value));
  if (text === twoDecimals.format(0)) return text;
  return ltr(`${value < 0 ? MINUS : '+'}${text}`);
}

/** How many decimals the parts of a change need, so that the smallest of them still says something. */
export const digitsOf = (values: readonly number[]): number => {
  const most = Math.max(0, ...values.map(Math.abs));
  return values.every((value) => Math.abs(value - Math.round(value)) < 1e-9) || most >= 100 ? 0 : most >= 10 ? 1 : 2;
};

/** A part of a change with its sign, a true minus; nothing is a plain 0. */
export function signed(value: number, digits: number): string {
  const format = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const text = format.format(Math.abs(value));
  return ltr(`${text === format.format(0) ? '' : value < 0 ? MINUS : '+'}${text}`);
}

/** The wider half of an interval, as in ± 0.06; nothing when there is no interval. */
export const plusMinus = (value: number | null, low: number | null, high: number | null): string =>
  value === null || low === null || high === null
    ? ''
    : ltr(`±\u00a0${twoDecimals.format(Math.max(high - value, value - low))}`);

/** A ratio with two significant digits. */
export const ratio = (value: number): string => twoDigits.format(value);

/** Numbers of a column in which ratios or expectations stand: one precision for all of them. */
export const inColumn = (value: number | null): string => (value === null ? '–' : oneDecimal.format(value));

/** A day, as in 3 May 2021; with its weekday when asked. */
export const day = (iso: string, weekday = false): string =>
  ltr(plain((weekday ? weekdayFormat : dayFormat).format(midnight(iso)).replace(',', '')));

/** An instant in UTC to the minute, as in 3 May 2021 14:05. */
export const instant = (iso: string): string => ltr(`${day(iso.slice(0, 10))} ${iso.slice(11, 16)}`);

/** Seconds with one decimal; a dash where they were not measured. */
export const seconds = (value: number | null): string => (value === null ? '–' : oneDecimal.format(value));

/** A median or mean of counts: whole where it is, else with one decimal. */
export const average = (value: number): string => (Number.isInteger(value) ? count(value) : oneDecimal.format(value));

/** Two days as a range, as in 30 Oct – 19 Nov 2023. */
export const dayRange = (from: string, to: string): string =>
  ltr(plain(dayFormat.formatRange(midnight(from), midnight(to))));

/** A step of time by name: "week of 3 May 2021", "May 2021", "3 May 2021". */
export function bucketName(bucket: string, grain: Grain): string {
  if (grain === 'week') return msg(str`week of ${day(bucket)}`);
  return grain === 'month' ? monthFormat.format(midnight(bucket)) : day(bucket, true);
}

/** The same as a heading, with the ISO number of a week. */
export const bucketTitle = (bucket: string, grain: Grain): string =>
  grain === 'week' ? msg(str`Week of ${day(bucket)} (${isoWeek(bucket)})`) : bucketName(bucket, grain);

/** From the first day of one bucket to the last day of another, and how many steps that is. */
export function span(from: string, to: string, steps: number, grain: Grain): string {
  return `${dayRange(from, bucketEnd(to, grain))}, ${many(steps, grain, `${grain}s`)}`;
}

/** The forms of a counted word as a text of two or more is written: "story|stories", or in another language as many as it has. */
const CATEGORIES = ['one', 'few', 'many', 'other'].filter((category) =>
  plural.resolvedOptions().pluralCategories.includes(category as Intl.LDMLPluralRule),
);

/** The form of a word that a count takes: "week", "weeks". */
export function formOf(value: number, one: string, other: string): string {
  const forms = msg(`${one}|${other}`).split('|');
  return forms[Math.min(CATEGORIES.indexOf(plural.select(value)), forms.length - 1)] ?? other;
}

/** "1 week", "3 weeks". */
export const many = (value: number, one: string, other: string): string =>
  `${count(value)} ${formOf(value, one, other)}`;

const UNIT_WORDS: Record<Unit, readonly [string, string]> = {
  mentions: ['mention', 'mentions'],
  articles: ['article', 'articles'],
  stories: ['story', 'stories'],
};

/** "1 mention", "971 mentions": a count with its unit. */
export const counted = (value: number, unit: Unit): string => many(value, ...UNIT_WORDS[unit]);

/** A slug as words, where the name itself is not known: "united-states" is "United States". */
export const spoken = (slug: string): string =>
  slug.replace(
    /(^|-)(\p{L})/gu,
    (_, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`,
  );
