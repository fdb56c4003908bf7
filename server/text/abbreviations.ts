import { oneOf } from './patterns.ts';

/**
 * Words before a full stop that do not end a sentence, and capital words that begin one even after such a stop.
 * A small letter after a stop never begins a sentence, so only abbreviations that stand before capitals or figures are
 * listed, and none that is also a plain English word with a capital ("Sun.", "May.", "Man.").
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Always goes on: what follows is a name or the rest of the phrase. */
export const GOES_ON = words(`
  Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Rev Revs Hon Fr Pres Msgr Mme Mlle
  Gen Gens Lt Lieut Col Cols Maj Capt Cmdr Cdr Adm Sgt Sgts Cpl Pvt Pfc Brig Cmsgt Msgt Supt Det Insp Ofc
  Sen Sens Rep Reps Gov Govs Amb Atty Asst Assoc Sec Secy Treas Mt Ft
  vs v e.g i.e cf viz approx
  ім вул просп пров бул див напр акад доц проф ген полк пос смт им ул пер
  Вул Просп Пров Бул Див Напр Акад Доц Проф Ген Полк Ул
`);

/** Goes on only before a figure: "No. 5" and "p. 12", but "No. He did not." */
export const GOES_ON_BEFORE_FIGURE = words(`
  No Nos no nos Art Arts art Ch ch Fig Figs fig Vol vol p pp pg para Sect sec c ca Op op Res ver al
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
  № ст п рис табл стор стр разд бл Ст Рис Табл Стор Стр Разд
`);

/** Ends a sentence only before a word that begins one: "Apple Inc. The company", but "Apple Inc. Chairman". */
export const MAY_END = words(`
  Inc Corp Co Ltd LLC Bros Plc Cie Jr Sr Esq Ph.D M.D B.A M.A J.D M.B.A B.Sc M.Sc Ph
  St Ave Blvd Rd Hwy Rte Dept Univ Natl Assn Bldg
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Tues Thurs Thur Weds
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
  Pa Tenn Tex Va Vt Wash Wis Wyo
  рр гг ст тис тыс млн млрд руб грн обл тел
`);

/** Capital words that begin a sentence and no name, place or office. */
export const BEGINS = words(`
  A After All Also Although An And Another Any Anyone Are As At Because Before Both But By Can Could Despite Did Do Does
  During Each Earlier Even Every Everyone For From Had Has Have He Her Here His How However I If In Instead Is It Its
  It's He's She's They're We're I'm There's That's Last Later Many Meanwhile More Most My Nearly Neither Never Next
  Nobody None Nor Not Nothing Now Of On Once One Only Or Other Others Our Over People Perhaps Several She Should Since
  So Some Someone Still Such That The Their Then There These They This Those Though Through To Today Two Three Under
  Unless Until Was We Were What When Where Whether Which While Who Whose Why Will With Without Would Yesterday Yet You Your
  According
  Він Вона Воно Вони Це Цей Ця Ці Але Та Тому Також Так Ти Ми Я У В На За До Від Під Після Перед Про При Як Якщо Коли
  Його Її Їх Їхній Зокрема Однак Водночас Нині Сьогодні Вчора Раніше Згідно Крім Ще Вже Усі Всі
  Он Она Оно Они Это Этот Эта Эти Но И А Также То Ты Мы По О Об От После Перед Если Когда Его Ее Её Их Однако Сегодня
  Ранее Согласно Кроме Все Уже Еще Ещё Для Из
`);

/** After "a.m." and "p.m." these belong to the time, whatever their capital says. */
export const TIME_GOES_ON = words(`
  ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST EET EEST MSK Eastern Central Pacific Mountain Moscow
  Kyiv Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
  September October November December
`);

/** Names that end in an exclamation mark. */
export const LOUD_NAMES = words('Yahoo Jeopardy Yum Joomla');

/** What follows the stop in a web name, so that "Booking.Com" is one word. */
export const WEB_ENDINGS = words('Com Org Net Gov Edu Io Js Uk Us Ua');

const VERBS_OF_SAYING = oneOf(`
  said, says, asked, asks, told, wrote, writes, tweeted, replied, added, shouted, yelled, cried, exclaimed, declared,
  answered, responded, wondered, demanded, joked, quipped, insisted, continued, posted, warned, chanted
`);
/** A name and then a verb of saying: after "“Never!” " they belong to the sentence of the quotation. */
export const SPEAKER_THEN_VERB = new RegExp(`\\p{Lu}[\\p{L}.’'-]*(?: [\\p{L}.’'-]+){0,4}? ${VERBS_OF_SAYING}\\b`, 'uy');
