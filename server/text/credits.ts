import { isNameList, isTitleLike, wordCount } from './lines.ts';
import { any, oneOf } from './patterns.ts';

/** Lines that say who took, wrote or sent something. They name people and agencies that the article is not about. */

const AGENCY = oneOf(`
  getty(?: images)?, reuters, ap(?: photo| images)?, afp, epa, upi, tass, xinhua, bloomberg, shutterstock,
  istock(?:photo)?, pixabay, unsplash, wikimedia(?: commons)?, flickr, alamy, corbis, newscom, zuma(?: press)?,
  sipa(?: usa)?, pool, associated press, tns, usa today (?:sports|network), anadolu(?: agency)?, nurphoto, ukrinform,
  unian, cnp, rex, abaca
`);

/** What stands in brackets at the end of a caption: (Carlos Barria/Reuters), (AP Photo/Bo Ray), [File: Ann Lee/AFP]. */
const BRACKETED = new RegExp(
  `^(?!https?:|www\\.)(?:.{1,90}[/|] ?${AGENCY}\\b(?:[/ ,]${AGENCY}\\b)*.{0,30}` +
    '|(?:ap|reuters|afp|epa|getty) ?(?:photo|file|images?|pool)? ?[:/] ?.{1,60}' +
    '|(?:photo|photograph|image|picture)(?: credit| courtesy)?(?: by| of|:) ?.{1,90}' +
    `|.{1,60} via ${AGENCY})$`,
  'i',
);
const LAST_BRACKETS = /[([]\s?([^()[\]]{2,120})[)\]][.,]?$/;
/** "Barack Obama (AP)", but not "Talks have failed. (AP)": there the agency sent a sentence, not a picture. */
const NAMED_AND_AGENCY = new RegExp(
  `^(?:[^.!?]{0,100}[^.!?\\s] )?[([]${AGENCY}(?: (?:photo|images|file))?[)\\]]$`,
  'i',
);

/** The same without brackets: "Alex Wong/Getty Images", "… on Monday. | Getty". */
const BARE = new RegExp(`(?:[\\p{L}.'’-]+ ?/ ?(?:${AGENCY}/)*|\\| ?| via )${AGENCY}$`, 'iu');
/** No bare credit is longer than its last characters. */
const BARE_LENGTH = 80;
const ONLY_AGENCIES = new RegExp(`^(?:(?:photo|image|picture)s?:? )?${AGENCY}(?:[/, ]+${AGENCY})*$`, 'i');

const CREDIT_WORDS = [
  /^enlarge this image\b/i,
  /^(?:image|media) (?:copyright|source|credit|caption)(?:$|[,:]| (?=[A-Z©@"“]))/i,
  /^(?:photo|photos|photograph|picture|image|pic|credit|фото|foto) ?(?:credit|courtesy)? ?[:|] ?\S/i,
];
/** "Photo by Ann Lee and Bo Ray for Reuters" has no more words than this; a sentence that begins so has. */
const MOST_NAMES = 8;
const BY_SOMEBODY = /^(?:photo|photograph|image|video|illustration)s?(?: credit| courtesy)? (?:by|of) /i;

/** The last words of agencies: spares headings that end otherwise the long patterns. */
const LAST_WORD = new Set(
  AGENCY.replace(/[()?:]/g, '|')
    .split(/[|\s]+/)
    .filter((word) => word !== ''),
);
const endsWithAgency = (line: string): boolean => {
  const last = Math.max(line.lastIndexOf(' '), line.lastIndexOf('/'), line.lastIndexOf('|'));
  return LAST_WORD.has(line.slice(last + 1).toLowerCase());
};

/** A picture's credit, alone or at the end of its caption: the whole line is no sentence of the article. */
export function isPhotoCredit(line: string): boolean {
  if (CREDIT_WORDS.some((pattern) => pattern.test(line))) return true;
  if (/^[([]\s?(?:photo|picture|video|image)s?: [^()]*[)\]]$/i.test(line)) return true;
  if (/[)\]]/.test(line.slice(-2))) {
    return BRACKETED.test(LAST_BRACKETS.exec(line)?.[1]?.trim() ?? '') || NAMED_AND_AGENCY.test(line);
  }
  if (/[.!?,;:"”]/.test(line.slice(-1))) return false;
  if (BY_SOMEBODY.test(line)) return wordCount(line) <= MOST_NAMES;
  return endsWithAgency(line) && (BARE.test(line.slice(-BARE_LENGTH)) || ONLY_AGENCIES.test(line));
}

const CAPTION_OPENING = [
  /^(?:\d+ of \d+ )?FILE ?[-–—:]/,
  /^In this .{0,40}\b(?:photo|image|frame grab)(?:,| provided| taken| released| made)/,
  /^This (?:photo|image) (?:provided|released|made available) by\b/,
  /^This (?:undated|handout|file|combination)(?: file)? (?:photo|image|of photos)s?\b/,
];

/** The opening words agencies give their captions: "FILE - In this May 6, 2021, file photo, …". */
export const isCaptionOpening = (line: string): boolean => CAPTION_OPENING.some((pattern) => pattern.test(line));

const REPORT = oneOf('report, story, article, piece, post, column, dispatch');
const CONTRIBUTED = '\\bcontributed (?:reporting |research |writing |reporting and research )?(?:to|for) this';
const FROM_WHERE = '(?: from [^.]{2,60}| in [^.]{2,60}|, which was [^.]{2,60})?';
/** "(Reuters)": nothing but an agency. */
const LONE_AGENCY =
  /^[\s([-]*(?:the )?(?:associated press|reuters|afp|agence france-presse|ap|upi|dpa|tass|interfax|xinhua)[)\]\s.]*$/i;
const CREDITS = [
  new RegExp(`${CONTRIBUTED} ${REPORT}${FROM_WHERE}[.)\\s]*$`, 'i'),
  /^\W{0,3}(?:contributing|contributors?)\s?: ?\S.{0,160}$/i,
  /^\W{0,3}with (?:post |ap |reuters |afp |agency |news )?(?:wires?|agencies)(?: services?| reports?)?\.?$/i,
  /^\W{0,3}this (?:article|story|report) (?:is|was) (?:based (?:in part )?on (?:wire|agency)|compiled from)\b.{0,80}$/i,
  /^\W{0,3}this (?:article|story|report) (?:was )?(?:originally|first) (?:published|appeared)\b.{0,160}$/i,
  LONE_AGENCY,
];
const CAPITALS = "\\p{Lu}[\\p{L}.'&-]*(?: \\p{Lu}[\\p{L}.'&-]*){0,3}";
const SYNDICATE = new RegExp(
  `^[\\s([-]*(?:The )?${CAPITALS} (?:Wires?|Newswires?|News Service|News Agency|Wire Service|Press Agency)[)\\]\\s.]*$`,
  'u',
);

/** "(Danube Observer)", "(The Evening Post)": the paper a text was taken over from; other brackets may be stage directions. */
const PAPER = new RegExp(
  `^[([](?:The )?${CAPITALS} ${oneOf(`
    Times, Post, Herald, Tribune, Journal, Gazette, Chronicle, Courier, Observer, Dispatch, Daily, Telegraph, Guardian,
    Independent, Mail, Mirror, Star, Standard, Press, News, Review, Today
  `)}[)\\]]\\.?$`,
  'u',
);

/** "Reporting by Ann Lee in Kyiv; Editing by Bo Ray", but not "Reporting by the paper shows". */
function isCreditedWork(line: string): boolean {
  const work =
    /^\W{0,3}(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated) by:? (.+)$/i.exec(line);
  const names = (work?.[1] ?? '').replace(
    /\b(?:additional )?(?:reporting|writing|editing)(?: and editing)? by\b/gi,
    ',',
  );
  return isNameList(names.replace(/[.)]+$/, ''));
}

/** "Jordain Carney contributed.", "CNN's Ann Lee and Bo Ray contributed reporting." */
function isContribution(line: string): boolean {
  if (!line.includes('contributed')) return false;
  const names = /^\W{0,3}(.{3,160}?) (?:also )?contributed(?: reporting| research)?(?: from \p{Lu}\p{L}+)?[.)]*$/u.exec(
    line,
  );
  return isNameList((names?.[1] ?? '').replace(/\b(?:writers?|reporters?|correspondents?|staff)\b/gi, ''));
}

/** Who helped, or which agency sent it: metadata, however it is worded. */
export const isAgencyCredit = (line: string): boolean =>
  CREDITS.some((pattern) => pattern.test(line)) ||
  SYNDICATE.test(line) ||
  PAPER.test(line) ||
  isCreditedWork(line) ||
  isContribution(line);

const isLabel = any(
  /^(?:usa ?today(?: network)?|opinion (?:contributor|columnist)s?|analysis\/opinion:?|the editorial board)$/i,
  /^(?:special (?:for|to) .{2,30}|staff (?:writer|reporter)s?)$/i,
);

/** "USA TODAY", "Opinion contributor": what stands under the name of who wrote it. */
export const isBylineLabel = (line: string): boolean => isLabel(line);

/** "Ann Lee", "Bo Ray and Ann Lee": two to six words, all of names; says nothing alone, only above a byline's label. */
export const isNameLine = (line: string): boolean => wordCount(line) >= 2 && wordCount(line) <= 6 && isNameList(line);

/** "By Ann Lee, CNN", "Opinion contributor": who wrote it. */
export function isByline(line: string): boolean {
  const by = /^(?:written )?by:? (.+)$/i.exec(line)?.[1] ?? '';
  return isBylineLabel(line) || (isTitleLike(line) && isNameList(by.replace(/\(.*\)|@\w+/g, '').trim()));
}

/** Agencies by the words that credits name them with. */
const AGENCIES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:associated press|ap)\b/i, 'Associated Press'],
  [/\breuters\b/i, 'Reuters'],
  [/\b(?:agence france[- ]presse|afp)\b/i, 'Agence France-Presse'],
  [/\b(?:united press international|upi)\b/i, 'United Press International'],
  [/\bdpa\b/i, 'Deutsche Presse-Agentur'],
  [/\btass\b/i, 'TASS'],
  [/\binterfax\b/i, 'Interfax'],
  [/\bxinhua\b/i, 'Xinhua'],
  [/\bbloomberg\b/i, 'Bloomberg'],
  [/\bukrinform\b/i, 'Ukrinform'],
  [/\bunian\b/i, 'UNIAN'],
  [/\banadolu\b/i, 'Anadolu Agency'],
  [/\b(?:tribune news service|tns)\b/i, 'Tribune News Service'],
];

export const isLoneAgency = (line: string): boolean => LONE_AGENCY.test(line);

/** The agency, else the paper in brackets, that a credit line names; null when it names people only. */
export function agencyOf(credit: string): string | null {
  const agency = AGENCIES.find(([named]) => named.test(credit))?.[1];
  if (agency !== undefined) return agency;
  return PAPER.test(credit) || SYNDICATE.test(credit) ? credit.replace(/^[\s([-]+|[)\]\s.]+$/g, '') : null;
}

/** Who wrote it, by its byline: "By Ann Lee, CNN" names Ann Lee. Null for a label that names nobody. */
export function writerOf(byline: string): string | null {
  const by = /^(?:written )?by:? (.+)$/i.exec(byline)?.[1]?.replace(/\(.*\)|@\w+/g, '') ?? '';
  const names = by
    .split(',')[0]!
    .replace(/ for .*$/, '')
    .trim();
  return names !== '' && isNameList(names) ? names : null;
}

/** "Source: CNN", but not "Source: November deadline possible". */
export function isSourceLine(line: string): boolean {
  const named = /^sources?\s?: ?(.+)$/i.exec(line)?.[1] ?? '';
  return /^https?:\/\/\S+$/i.test(named) || (wordCount(named) <= 8 && isNameList(named));
}
