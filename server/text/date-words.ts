import { oneOf } from './patterns.ts';

/** Month names by their shortest form that fits no other month; news in these languages is what Newstally meets. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'jän', 'січ', 'янв', 'ян', 'sty'],
  ['feb', 'fév', 'fev', 'лют', 'фев', 'lut'],
  ['mar', 'mär', 'maa', 'берез', 'март', 'марта'],
  ['apr', 'avr', 'abr', 'квіт', 'апр', 'kwi'],
  ['may', 'mai', 'mag', 'maj', 'mei', 'трав', 'мая', 'май'],
  ['jun', 'juin', 'giu', 'черв', 'июн', 'юни', 'cze'],
  ['jul', 'juil', 'lug', 'лип', 'июл', 'юли', 'lip'],
  ['aug', 'aoû', 'ago', 'серп', 'авг', 'sie'],
  ['sep', 'set', 'верес', 'сен', 'септ', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'жовт', 'окт', 'paź'],
  ['nov', 'листоп', 'ноя', 'ное', 'lis'],
  ['dec', 'dez', 'déc', 'dic', 'груд', 'дек', 'gru'],
];

const MONTH_BY_STEM = new Map(MONTHS.flatMap((stems, at) => stems.map((stem) => [stem, at + 1] as const)));

/** The number of a month by its name or its beginning, 1 to 12; null for any other word. */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase();
  // Longest beginning first: "juin" and "juil" share three letters, "лист" and "лип" two.
  for (let length = Math.min(name.length, 6); length >= 2; length -= 1) {
    const month = MONTH_BY_STEM.get(name.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}

const WEEKDAYS = oneOf(`
  (?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,
  montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag,
  lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche,
  lunes, martes, miércoles, jueves, viernes, sábado, domingo,
  понеділок, вівторок, середа, четвер, п['’ʼ]ятниця, субота, неділя,
  понедельник, вторник, среда, четверг, пятница, суббота, воскресенье
`);
const WEEKDAY = new RegExp(`^${WEEKDAYS}\\.? `, 'iu');

/** True when a text begins with the name of a weekday and goes on. */
export const startsWithWeekday = (text: string): boolean => WEEKDAY.test(text);

/**
 * What zone names in news mean: minutes east of UTC, or an IANA zone where the name itself follows summer time.
 * Names with another meaning elsewhere (CST in China) keep the one of US and European news; IST has too many.
 */
export const ZONES: ReadonlyMap<string, number | string> = new Map<string, number | string>([
  ['ET', 'America/New_York'],
  ['EST', -300],
  ['EDT', -240],
  ['CT', 'America/Chicago'],
  ['CST', -360],
  ['CDT', -300],
  ['MT', 'America/Denver'],
  ['MST', -420],
  ['MDT', -360],
  ['PT', 'America/Los_Angeles'],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
  ['WET', 0],
  ['WEST', 60],
  ['BST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['SGT', 480],
  ['HKT', 480],
  ['JST', 540],
  ['KST', 540],
  ['AEST', 600],
  ['AEDT', 660],
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
]);
