import { oneOf } from './patterns.ts';

/** Words that name a time, by language, for `timeMentions`. Months and dates in full are in date-words.ts. */

/** Weekdays from Monday; each in the forms that sentences use. Cases of Slavic names are spelt out. */
const WEEKDAY_FORMS = [
  'Monday montag понеділок понеділка понедельник понедельника lundi lunes lunedì poniedziałek',
  'Tuesday dienstag вівторок вівторка вторник вторника mardi martes martedì wtorek',
  'Wednesday mittwoch середа середу середи среда среду среды mercredi miércoles mercoledì środa środę',
  'Thursday donnerstag четвер четверга четверг jeudi jueves giovedì czwartek',
  "Friday freitag п'ятниця п'ятницю п'ятниці пятница пятницу пятницы vendredi viernes venerdì piątek",
  'Saturday samstag субота суботу суботи суббота субботу субботы samedi sábado sabato sobota sobotę',
  'Sunday sonntag неділя неділю неділі воскресенье воскресенья dimanche domingo domenica niedziela niedzielę',
].map((forms) => forms.split(' '));

const SHORT_WEEKDAYS = ['Mon', 'Tues?', 'Wed', 'Thurs?', 'Fri', 'Sat', 'Sun'];

/** English and German write weekdays with a capital, and what has none is no weekday there ("friday" in a user's name). */
const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
const formsOf = (at: number): readonly string[] =>
  (WEEKDAY_FORMS[at] ?? []).flatMap((word) =>
    /^(?:[A-Z]|.*(?:tag|woch)$)/.test(word) ? [capitalised(word)] : [word, capitalised(word)],
  );

const WEEKDAY_OF = new Map(WEEKDAY_FORMS.flatMap((_forms, at) => formsOf(at).map((word) => [word, at] as const)));

const SHORT_MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** A pattern for the name of any weekday; "Sun." only before a date, because the Sun is a newspaper and a star. */
export const WEEKDAY_NAME =
  `(?:${[...WEEKDAY_OF.keys()].join('|').replace(/'/g, "['’ʼ]")}|` +
  `(?:${SHORT_WEEKDAYS.join('|')})\\.(?=,? (?:\\d{1,2} )?${SHORT_MONTH}[a-z]*\\.?(?: \\d|$|[ ,.])))`;

/** 0 for Monday to 6 for Sunday, by a name that `WEEKDAY_NAME` found. */
export const weekdayNumber = (name: string): number =>
  WEEKDAY_OF.get(name.replace(/[’ʼ]/g, "'")) ??
  SHORT_WEEKDAYS.findIndex((short) => new RegExp(`^${short}\\.$`).test(name));

/** Things that are called after a weekday, "today" or a month. */
export const NAMES_WITH_TIMES = [
  `(?:Black|Good|Holy|Easter|Ash|Palm|Bloody|Super|Giving|Cyber|Maundy|Shrove|Fat|Sheffield|Ruby|Man|Girl|Joe|Freaky) ${WEEKDAY_NAME}`,
  `${WEEKDAY_NAME}s?(?: Night Live| Night Football| Night Lights| Evening Post| (?:Times|Telegraph|Mirror|Express|Mail|People|Post|Independent|Herald|Business Post)\\b|s for Future)`,
  `(?:Mail|Independent|Observer|Scotland) on ${WEEKDAY_NAME}`,
  '(?:USA|Russia|India|Psychology|Pakistan|Christianity|Ukraine) Today',
  'Today (?:show|programme|program)',
  '(?:Theresa|Brian|Imelda) May',
  'Wednesday Addams',
];

/** Words that begin a phrase of time; at the beginning of a sentence they have a capital. */
export const OPENINGS =
  /(?<!\p{L})(?:Last|This|Next|In|Since|Until|Till|By|Over|At|During|Every|Each|Earlier|Later|Late|Early|From|Before|After|The)(?= )/gu;

/** Days as a distance from the one on which they are said. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map<string, number>([
  ...['today', 'tonight', 'heute', 'сьогодні', 'сегодня', "aujourd'hui", 'hoy', 'oggi', 'dzisiaj', 'dziś'].map(
    (word) => [word, 0] as const,
  ),
  ...['yesterday', 'gestern', 'вчора', 'учора', 'вчера', 'hier', 'ayer', 'ieri', 'wczoraj'].map(
    (word) => [word, -1] as const,
  ),
  ...['tomorrow', 'завтра', 'demain', 'domani', 'jutro'].map((word) => [word, 1] as const),
  ...['the day before yesterday', 'vorgestern', 'позавчора', 'позавчера', 'avant-hier', 'anteayer'].map(
    (word) => [word, -2] as const,
  ),
  ...['the day after tomorrow', 'übermorgen', 'післязавтра', 'послезавтра', 'après-demain'].map(
    (word) => [word, 2] as const,
  ),
  ...['this morning', 'this afternoon', 'this evening', 'overnight'].map((word) => [word, 0] as const),
  ...['last night', 'last evening'].map((word) => [word, -1] as const),
]);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 1]),
);

const UNIT = '(?:week|weekend|month|quarter|year|decade|century|spring|summer|autumn|fall|winter)';
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Spans of several days, and what each of them is. */
export const SPANS: readonly (readonly [string, string])[] = [
  [`(?:(?:earlier|later|late|early) )?(?:last|this|next|the past|the coming) ${UNIT}`, 'several days, not one'],
  ['(?:over|at|during) the weekend', 'several days, not one'],
  ['(?:in|over) (?:the )?(?:recent|last|past|coming) (?:few )?(?:days|weeks|months|years)', 'several days, not one'],
  [
    `(?:a|an|${[...NUMBER_WORDS.keys()].join('|')}|\\d{1,3}) (?:weeks?|months?|years?) (?:ago|earlier|later)`,
    'about a time, not a day',
  ],
  // "after May lost the vote": a month that is also a name stands with fewer words, and without a verb behind it.
  [
    `(?:in|since|until|till|last|next|early|late|mid-) ?May(?: (?:19|20)\\d{2})?(?! \\d|['’]s| ${'(?:said|says|told|was|had|has|left|won|lost|\\p{Ll}+ed)'}\\b)`,
    'a month, not a day',
  ],
  [
    `(?:in|since|until|till|by|from|last|next|early|late|mid-|during|before|after|of) ?(?!May)${MONTH}(?: (?:19|20)\\d{2})?(?! \\d)`,
    'a month, not a day',
  ],
  [`${MONTH},? (?:19|20)\\d{2}`, 'a month, not a day'],
  ['(?:in|since|until|by|before|after|during) (?:early |late |mid-)?(?:19|20)\\d{2}', 'a year, not a day'],
];

/** Days that are counted from one named elsewhere in the text. */
export const ELSEWHERE = `(?:${oneOf(`
  the (?:previous|next|following|same|very next) (?:day|night|morning|evening), (?:a|one) day (?:earlier|later|before|after),
  that (?:same )?(?:day|night|morning|evening), the (?:day|night) (?:before|after)(?! (?:yesterday|tomorrow))
`)}|the (?:previous|following) ${WEEKDAY_NAME})`;

const words = (list: string): RegExp => new RegExp(`(?<!\\p{L})${oneOf(list)}(?!\\p{L})`, 'giu');

/** Verbs and phrases after which a day lies ahead. */
export const AHEAD = words(`
  will, won['’]t, shall, (?:he|she|they|we|it|you|i)['’]ll, (?:is|are|am|plans?|plan|hopes?|intends?|has yet) to,
  (?:is|are|am) (?:set|due|expected|scheduled|slated|likely|going|about|planning|preparing|planned) ?(?:to|for|on)?, due,
  wird, werden, буде, будуть, відбудеться, будет, будут, состоится, sera, seront, aura lieu, será, serán, sarà, będzie
`);

/** What lay ahead when it was said and may lie behind by now, or is open on its other side. */
export const EITHER = words(`
  would, (?:was|were|had been) (?:to|due|set|expected|scheduled|planned|supposed), until, till, by, ahead of, before, could, might
`);

/** Verbs after which a day lies behind: what has an ending of the past or is said. */
export const BEHIND = words(`
  was, were, had, has, have, did, said, told, met, went, came, took, gave, held, spoke, began, won, lost, left, saw, made, got,
  wrote, fell, rose, hit, shot, fled, sent, brought, struck, felt, found, kept, led, paid, ran, sat, sold, stood, thought, says,
  tells, \\p{L}\\p{L}+ed
`);
