import { oneOf } from './patterns.ts';

/**
 * Month names by their shortest form that fits no other month, in the languages that news pages are written in.
 * Languages that name other months alike (Croatian "listopad" is October, Polish November) keep the more spoken one.
 */
const MONTHS: readonly string[] = [
  'jan ene gen jän ian jaan tammik janv січ янв ян јан студз sty янва ιαν ocak leden ledna يناير ינואר जनवरी',
  'feb fév fev lut лют фев феб φεβ şub únor února helmik veeb فبراير شباط פברואר फरवरी फ़रवरी',
  'mar mär már maa maalis март марта берез сакав μαρ μάρ břez مارس آذار מרץ मार्च',
  'apr avr abr ápr kwi квіт апр красав απρ nisa dub huhtik أبريل ابريل إبريل نيسان אפריל अप्रैल',
  'may mai mag maj mei máj трав мая май мај траўн μαΐ μάι μαϊ květ touko مايو أيار מאי मई',
  'jun jún juin juny giu cze iun черв июн юни јун чэрв ιουν ιούν hazi červ červn kesäk juun jūn يونيو حزيران יוני जून',
  'jul júl juil juli lug lip iul лип июл юли јул ліп ιουλ ιούλ temm červenc heinäk juul jūl يوليو تموز יולי जुलाई',
  'aug aoû aou ago agu sie серп авг жні αυγ αύγ ağu srp elok أغسطس اغسطس آب אוגוסט अगस्त',
  'sep set szep wrz верес сен септ верас σεπ eylü září syysk سبتمبر أيلول ספטמבר सितंबर सितम्बर',
  'oct okt ott out ekim oktoo paź жовт окт кастр οκτ říj lokak أكتوبر اكتوبر אוקטובר अक्टूबर',
  'nov noi lis листоп ноя ное нов лістап νοε νοέ kası marrask نوفمبر נובמבר नवंबर नवम्बर',
  'dec dez déc dic des gru груд дек дец снеж δεκ aral pros joulu dets ديسمبر דצמבר दिसंबर दिसम्बर',
];

const MONTH_BY_STEM = new Map(MONTHS.flatMap((stems, at) => stems.split(' ').map((stem) => [stem, at + 1] as const)));
const LONGEST_STEM = Math.max(...[...MONTH_BY_STEM.keys()].map((stem) => stem.length));

/** The number of a month by its name or its beginning, 1 to 12; null for any other word. */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase();
  // Longest beginning first: "juin" and "juil" share three letters, "červen" and "červenec" six.
  for (let length = Math.min(name.length, LONGEST_STEM); length >= 2; length -= 1) {
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
