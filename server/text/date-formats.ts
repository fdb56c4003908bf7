import { isDay } from '../base/week.ts';
import { monthNumber, startsWithWeekday, ZONES } from './date-words.ts';

/** A written time of day. */
export type TimeOfDay = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
};

/** Where a written time stands: minutes east of UTC, an IANA zone, or null when the text does not say. */
export type Offset = number | string | null;

/** What a written date says: an instant, or a day with or without a time. */
export type Written =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'time'; readonly day: string; readonly time: TimeOfDay; readonly offset: Offset };

/** Why a written date says nothing. */
export type Unwritten = 'unreadable' | 'ambiguous' | 'unreal';

const ZONE_NAMES = [...ZONES.keys()].sort((a, b) => b.length - a.length).join('|');
const SHIFT = '[+-]\\d{2}(?::?\\d{2})?';
const CLOCK = new RegExp(
  `(?:^|[T\\s,])(\\d{1,2})(?:[:h](\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?(?:\\s*([ap])\\.?m\\b\\.?)?` +
    `(?:\\s*\\(?(Z|(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?|${SHIFT}|(?:${ZONE_NAMES})\\b)\\)?)?(?=$|[\\s,(|])`,
  'gi',
);

/** Kiribati is 14 hours ahead; no zone is further from UTC. In minutes. */
const FURTHEST_OFFSET = 14 * 60;

/** "Updated Wednesday, September 30, 2020 at 10:30 a.m. (Eastern Daylight Time)" has 74 characters. */
const LONGEST_DATE = 200;

/** What may stand around a date without being part of it. */
const LABEL = /^(?:(?:first )?published|posted|updated|last (?:updated|modified)|created|date)(?: on| at)?\s*:?\s+/i;

/** Arabic, Persian and Devanagari digits. */
const OTHER_DIGITS = /[٠-٩۰-۹०-९]/g;
const valueOf = (digit: string): number => {
  const code = digit.charCodeAt(0);
  return code - (code < 0x6f0 ? 0x660 : code < 0x900 ? 0x6f0 : 0x966);
};

/** An ISO day from its parts, or null when the calendar has no such day. */
function dayFrom(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** Digits alone: seconds or milliseconds since 1970, or a date without its hyphens. */
function fromDigits(text: string): Written | Unwritten {
  const whole = text.split('.')[0] ?? '';
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(whole);
  if (compact !== null && whole !== '' && [8, 12, 14].includes(whole.length)) {
    const [, year, month, day, hour, minute, second] = compact;
    const date = `${year}-${month}-${day}`;
    return readDate(hour === undefined ? date : `${date} ${hour}:${minute}:${second ?? '00'}`);
  }
  if (whole.length === 9 || whole.length === 10) return { kind: 'instant', ms: Math.round(Number(text) * 1000) };
  if (whole.length === 12 || whole.length === 13) return { kind: 'instant', ms: Number(whole) };
  return 'unreadable';
}

/** Three numbers: year first, or day and month in the one order that is possible; dots are always day first, also "06.05.21". */
function fromNumbers(text: string): string | Unwritten | null {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst !== null) return dayFrom(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])) ?? 'unreal';
  const short = /^(\d{2})\.(\d{2})\.(\d{2})$/.exec(text);
  if (short !== null) {
    const year = Number(short[3]);
    return dayFrom(year < 90 ? 2000 + year : 1900 + year, Number(short[2]), Number(short[1])) ?? 'unreal';
  }
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (yearLast === null) return null;
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])];
  if (yearLast[2] === '.' || first > 12 || first === second) return dayFrom(year, second, first) ?? 'unreal';
  if (second > 12) return dayFrom(year, first, second) ?? 'unreal';
  return first === 0 || second === 0 ? 'unreal' : 'ambiguous';
}

/** A day with its month in letters, either way round. */
function fromWords(text: string): string | Unwritten {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)? ?(?:of |de |ב(?=[א-ת]{3}))?([\p{L}\p{M}]+)\.?(?: ?\/ ?[\p{L}\p{M}]+)? (?:de )?(\d{4})(?: [рг]\.?| року| года)?$/u.exec(
      text,
    );
  const monthFirst = /^([\p{L}\p{M}]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/u.exec(text);
  const yearFirst = /^(\d{4})\. ?([\p{L}\p{M}]+)\.? (\d{1,2})\.?$/u.exec(text);
  if (yearFirst !== null) {
    const month = monthNumber(yearFirst[2] ?? '');
    return month === null ? 'unreadable' : (dayFrom(Number(yearFirst[1]), month, Number(yearFirst[3])) ?? 'unreal');
  }
  const [day, word, year] =
    dayFirst !== null ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = word === undefined ? null : monthNumber(word);
  if (month === null) return 'unreadable';
  return dayFrom(Number(year), month, Number(day)) ?? 'unreal';
}

/** Minutes east of UTC of "+03:00", "GMT+3"; an IANA zone for "ET"; null for nothing. */
function offsetFrom(text: string | undefined): Offset {
  if (text === undefined) return null;
  const shift = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(text);
  if (shift !== null) {
    const minutes = Number(shift[2]) * 60 + Number(shift[3] ?? 0);
    return shift[1] === '-' ? -minutes : minutes;
  }
  return ZONES.get(text.toUpperCase()) ?? 0; // Z, UTC and GMT
}

type Clocked = { readonly rest: string; readonly time: TimeOfDay | null; readonly offset: Offset };

/** The time of day in a text, and the text without it; 'unreal' for an hour or minute no clock shows. */
function takeTime(text: string): Clocked | 'unreal' {
  for (const found of text.matchAll(CLOCK)) {
    const [whole, hours, minutes, seconds, fraction, half, zone] = found;
    if (minutes === undefined && half === undefined) continue; // a bare number is a day or a year
    let hour = Number(hours);
    if (half !== undefined) {
      if (hour < 1 || hour > 12) return 'unreal';
      hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    }
    const time = {
      hour,
      minute: Number(minutes ?? 0),
      second: Number(seconds ?? 0),
      ms: Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
    };
    const offset = offsetFrom(zone);
    if (time.hour > 23 || time.minute > 59 || time.second > 59 || Math.abs(Number(offset)) > FURTHEST_OFFSET)
      return 'unreal';
    return { rest: `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`, time, offset };
  }
  return { rest: text, time: null, offset: null };
}

/** What is left of a date once spaces, separators, weekdays and little words are gone. */
function bare(text: string): string {
  const spaced = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(\d)[年년]\s*(\d{1,2})[月월]\s*(\d{1,2})[日일]/, '$1-$2-$3')
    .replace(/(\d)-(\p{L}{3,})-(\d)/u, '$1 $2 $3')
    .replace(/[\s,|•·–—]+/g, ' ')
    .trim()
    .replace(/^(?:on|am|le|el|il) | (?:at|um|à|о|в)$/giu, '');
  return startsWithWeekday(spaced) ? spaced.slice(spaced.indexOf(' ') + 1).trim() : spaced;
}

/**
 * What a written date says. Never asks Date.parse about text without a zone: it would read it in the zone of the
 * machine, and would turn 30 February into 2 March.
 */
export function readDate(text: string): Written | Unwritten {
  if (text.length > LONGEST_DATE) return 'unreadable';
  const written = text
    .replace(/\s+/g, ' ')
    .replace(/−/g, '-')
    .replace(OTHER_DIGITS, (digit) => String(valueOf(digit)))
    .replace(/(:\d{2}):(?=\d{3}Z$)/, '$1.') // some programs write milliseconds so
    .trim()
    .replace(LABEL, '');
  if (/^\d+(?:\.\d+)?$/.test(written)) return fromDigits(written);
  const spelt = written.replace(
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?/i,
    (_all, year, month, day, hour, minute, second) => `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}`,
  );
  const clocked = takeTime(spelt);
  if (clocked === 'unreal') return 'unreal';
  const date = bare(clocked.rest);
  const day = fromNumbers(date) ?? fromWords(date);
  if (day === 'unreadable' || day === 'ambiguous' || day === 'unreal') return day;
  if (clocked.time === null) return { kind: 'day', day };
  return { kind: 'time', day, time: clocked.time, offset: clocked.offset };
}
