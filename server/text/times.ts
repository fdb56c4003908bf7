import type { Span } from '../contract/article.ts';
import { addDays, isDay } from '../base/week.ts';
import { readDate } from './date-formats.ts';
import { DATE_FORMS } from './date-lines.ts';
import { monthNumber } from './date-words.ts';
import { oneOf } from './patterns.ts';
import {
  AHEAD,
  BEHIND,
  DAY_WORDS,
  EITHER,
  ELSEWHERE,
  NAMES_WITH_TIMES,
  NUMBER_WORDS,
  OPENINGS,
  SPANS,
  WEEKDAY_NAME,
  weekdayNumber,
} from './time-words.ts';

/** A stretch of a text that names a time, and the day it means; null where that is no single day or none that is sure. */
export type TimeMention = Span & {
  readonly text: string;
  readonly day: string | null;
  /** How the day is known, or why it is not. */
  readonly why: string;
};

type Meaning = Pick<TimeMention, 'day' | 'why'>;
type Read = (found: RegExpExecArray, text: string, anchor: string | null) => Meaning | null;

const nothing = (why: string): Meaning => ({ day: null, why });
const NO_ANCHOR = nothing('no day to count from');

/** 0 for Monday to 6 for Sunday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The last such weekday up to a day, or the first from it; the day itself counts for both. */
const latest = (weekday: number, day: string): string => addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
const coming = (weekday: number, day: string): string => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

const PARTS = '(?: (?:morning|afternoon|evening|night|noon|nacht|abend|früh|matin|soir))?';
/** A further look back or ahead crosses into other statements. In characters. */
const LOOK = 120;

/** Where the last of some words ends in a text; -1 for none. */
function lastOf(words: RegExp, text: string): number {
  let at = -1;
  for (const found of text.matchAll(words)) at = found.index + found[0].length;
  return at;
}
/** Where the first of some words begins in a text; infinity for none. */
const firstOf = (words: RegExp, text: string): number => {
  for (const found of text.matchAll(words)) return found.index;
  return Number.POSITIVE_INFINITY;
};

type Direction = 'ahead' | 'behind' | 'either' | null;

/** Which way a day lies, by the nearest verb before it in its sentence, else by the first behind it. */
function directionOf(text: string, { index, 0: { length } }: RegExpExecArray): Direction {
  const before = text.slice(Math.max(0, index - LOOK), index).replace(/^.*[.;!?](?=\s)/s, '');
  const [ahead, behind, either] = [lastOf(AHEAD, before), lastOf(BEHIND, before), lastOf(EITHER, before)];
  // "will vote by Sunday": what is open on one side takes its direction from a verb that looks ahead.
  if (either >= 0 && either >= behind && either > ahead) return ahead > behind ? 'ahead' : 'either';
  // "is expected" ends where the "-ed" of its verb does, and looks ahead.
  if (ahead >= 0 || behind >= 0) return ahead >= behind ? 'ahead' : 'behind';
  const after = text.slice(index + length, index + length + LOOK).replace(/[.;!?](?:\s.*)?$/s, '');
  const [next, past, open] = [firstOf(AHEAD, after), firstOf(BEHIND, after), firstOf(EITHER, after)];
  const first = Math.min(next, past, open);
  if (first === Number.POSITIVE_INFINITY) return null;
  return first === open ? 'either' : first === next ? 'ahead' : 'behind';
}

const EITHER_WAY = nothing('was ahead when it was said, and may lie either way');

/** A weekday: the most recent, because news looks back, unless a word says that it lies ahead. */
function readWeekday(found: RegExpExecArray, text: string, anchor: string | null): Meaning | null {
  const { which = '', weekday = '', many } = found.groups ?? {};
  if (many !== undefined || /^(?:every|each)/i.test(which)) return nothing('comes again and again');
  if (anchor === null) return NO_ANCHOR;
  const number = weekdayNumber(weekday);
  const word = which.toLowerCase();
  if (/next|coming|upcoming/.test(word))
    return { day: coming(number, addDays(anchor, 1)), why: 'the next such weekday' };
  if (/last|past/.test(word)) return { day: latest(number, addDays(anchor, -1)), why: 'the last such weekday' };
  const direction = directionOf(text, found);
  if (direction === 'either') return EITHER_WAY;
  return direction === 'ahead'
    ? { day: coming(number, anchor), why: 'a weekday that lies ahead' }
    : { day: latest(number, anchor), why: 'the most recent such weekday' };
}

/** A month further ahead than this is that of the year before. In days. */
const MOST_AHEAD = 62;

/** A day and month without a year: of the year that brings it nearest, and ahead only where it is said to be. */
function readMonthDay(found: RegExpExecArray, text: string, anchor: string | null): Meaning | null {
  const { weekday, month = '', day = '' } = found.groups ?? {};
  const number = monthNumber(month);
  if (number === null || Number(day) < 1 || Number(day) > 31) return null;
  if (anchor === null) return nothing('no year given and no day to count from');
  const year = Number(anchor.slice(0, 4));
  const dates = [year + 1, year, year - 1]
    .map((of) => `${of}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter(isDay);
  if (weekday !== undefined) {
    const fits = dates.find((date) => weekdayOf(date) === weekdayNumber(weekday) && date <= addDays(anchor, 366));
    return fits === undefined
      ? nothing('its weekday fits no year near')
      : { day: fits, why: 'the year by its weekday' };
  }
  const direction = directionOf(text, found);
  if (direction === 'ahead') {
    const next = dates.findLast((date) => date >= anchor);
    return next === undefined ? nothing('is not a real date') : { day: next, why: 'the next such day' };
  }
  // A day more than in the zone of the anchor is still today somewhere.
  const farthest = addDays(anchor, direction === 'behind' ? 1 : MOST_AHEAD);
  const near = dates.find((date) => date <= farthest);
  return near === undefined ? nothing('is not a real date') : { day: near, why: 'the nearest such day' };
}

function readFull([written]: RegExpExecArray): Meaning | null {
  const read = readDate(written);
  if (read === 'ambiguous') return nothing('day and month could be either way round');
  if (read === 'unreal') return nothing('is not a real date');
  if (read === 'unreadable') return null;
  return { day: read.kind === 'instant' ? null : read.day, why: 'written in full' };
}

const counted = (distance: number, anchor: string | null): Meaning =>
  anchor === null ? NO_ANCHOR : { day: addDays(anchor, distance), why: 'counted from the day of publication' };

const MONTH_NAME =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.)';
/** After these a number behind a month is no day: "the March 20 miles north", "in May 31 people died". */
const NO_DAY =
  '(?![\\d:%]|[.,]\\d| ?(?:percent|per cent|miles|km|kilomet|people|men|women|times|million|billion|years|dead))';
const DAY_NUMBER = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const NUMBER = `(?<number>${[...NUMBER_WORDS.keys()].join('|')}|\\d{1,3})`;
const numberOf = (word: string): number => NUMBER_WORDS.get(word.toLowerCase()) ?? Number(word);
const DAYS = [...DAY_WORDS.keys()].sort((one, other) => other.length - one.length).join('|');

/** What is looked for, in order: of two that begin at one place the longer counts, and of equals the first. */
const FORMS: readonly (readonly [RegExp, Read])[] = (
  [
    ...NAMES_WITH_TIMES.map((name) => [name, 'u', () => null] as const),
    ...DATE_FORMS.map((form) => [`(?:${WEEKDAY_NAME},? )?(?:${form})`, 'u', readFull] as const),
    [`(?:(?<weekday>${WEEKDAY_NAME}),? )?(?<month>${MONTH_NAME}) ${DAY_NUMBER}${NO_DAY}`, 'u', readMonthDay],
    [`(?:(?<weekday>${WEEKDAY_NAME}),? )?${DAY_NUMBER} (?:of )?(?<month>${MONTH_NAME})`, 'u', readMonthDay],
    [ELSEWHERE, 'iu', () => nothing('counted from another day in the text')],
    ...SPANS.map(([span, why]) => [span, 'u', () => nothing(why)] as const),
    [`${NUMBER} days? ago`, 'iu', ({ groups }, _text, anchor) => counted(-numberOf(groups?.['number'] ?? ''), anchor)],
    [
      `in ${NUMBER} days?(?! of)`,
      'iu',
      ({ groups }, _text, anchor) => counted(numberOf(groups?.['number'] ?? ''), anchor),
    ],
    [`(?:${DAYS})${PARTS}`, 'iu', ([said], _text, anchor) => counted(distanceOf(said), anchor)],
    [
      `(?:(?<which>${oneOf('last, past, this past, next, this coming, the coming, the upcoming, upcoming, every, each')}) )?` +
        `(?<weekday>${WEEKDAY_NAME})(?<many>s(?!['’]))?${PARTS}`,
      'u',
      readWeekday,
    ],
  ] as const satisfies readonly (readonly [string, string, Read])[]
).map(([form, flags, read]) => {
  // Japanese and Chinese write no space behind a date.
  const edge = form.includes('年') ? '' : '(?![\\p{L}\\p{N}])';
  return [new RegExp(`(?<![\\p{L}\\p{N}])(?:${form})${edge}`, `g${flags}`), read];
});

/** The distance of a phrase that begins with a word for a day: "yesterday evening" is yesterday. */
const distanceOf = (said: string): number => {
  const word = said.toLowerCase().replace(/’/g, "'");
  return DAY_WORDS.get(word) ?? DAY_WORDS.get(word.replace(/ \S+$/, '')) ?? 0;
};

/**
 * The times that a text names, in order, without overlaps. Relative ones are counted from `anchor`, the day on which the
 * article was published; without one, or with one that is no ISO day, they have no day. Nothing here dates an article.
 */
export function timeMentions(text: string, anchor: string | null): TimeMention[] {
  const from = anchor !== null && isDay(anchor) ? anchor : null;
  const lowered = text.replace(OPENINGS, (word) => word.toLowerCase()); // of the same length
  const found = FORMS.flatMap(([form, read], rank) =>
    [...lowered.matchAll(form)].map((match) => ({
      match,
      read,
      rank,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((one, other) => one.start - other.start || other.end - one.end || one.rank - other.rank);
  const mentions: TimeMention[] = [];
  let free = 0;
  for (const { match, read, start, end } of found) {
    if (start < free) continue;
    const meaning = read(match, text, from);
    // A name takes its place without being a mention, so that no part of it is read either.
    free = end;
    if (meaning !== null) mentions.push({ start, end, text: text.slice(start, end), ...meaning });
  }
  return mentions;
}
