import { isAgencyCredit, isByline, isCaptionOpening, isPhotoCredit, isSourceLine } from './credits.ts';
import { foldPunctuation } from './normalise.ts';
import {
  isAdvert,
  isContact,
  isCopyright,
  isDateLine,
  isFollow,
  isLabelledLink,
  isNewsletter,
  isPlaceholder,
  isReadMore,
  isSeparator,
  isShare,
  isUpdateNote,
} from './page-words.ts';

/** Where a line stands: near the beginning of a text, near its end, or between. */
export type Zone = 'head' | 'middle' | 'tail';

/** A line that belongs to the page, not to the article. */
type LineRule = {
  readonly rule: string;
  readonly zones: readonly Zone[];
  /** Longer lines are paragraphs and are left alone, whatever they begin with; in characters. */
  readonly longest: number;
  readonly test: (line: string) => boolean;
};

const ANYWHERE: readonly Zone[] = ['head', 'middle', 'tail'];
const ENDS: readonly Zone[] = ['head', 'tail'];

/** All line rules, in the order they are asked. The lengths are those of the longest true case in 21,766 articles. */
const RULES: readonly LineRule[] = [
  { rule: 'advert', zones: ANYWHERE, longest: 100, test: isAdvert },
  { rule: 'placeholder', zones: ANYWHERE, longest: 100, test: isPlaceholder },
  { rule: 'photo_credit', zones: ANYWHERE, longest: 450, test: isPhotoCredit },
  { rule: 'caption', zones: ANYWHERE, longest: 900, test: isCaptionOpening },
  { rule: 'read_more', zones: ANYWHERE, longest: 200, test: isLabelledLink },
  { rule: 'source_line', zones: ENDS, longest: 90, test: isSourceLine },
  { rule: 'byline', zones: ['head'], longest: 120, test: isByline },
  { rule: 'date_line', zones: ['head'], longest: 100, test: isDateLine },
  { rule: 'share', zones: ENDS, longest: 120, test: isShare },
  { rule: 'follow', zones: ENDS, longest: 200, test: isFollow },
  { rule: 'newsletter', zones: ENDS, longest: 320, test: isNewsletter },
  { rule: 'read_more', zones: ENDS, longest: 200, test: isReadMore },
  { rule: 'copyright', zones: ENDS, longest: 400, test: isCopyright },
  { rule: 'agency_credit', zones: ENDS, longest: 280, test: isAgencyCredit },
  { rule: 'update_note', zones: ENDS, longest: 200, test: isUpdateNote },
  { rule: 'contact', zones: ['tail'], longest: 160, test: isContact },
  { rule: 'separator', zones: ['tail'], longest: 60, test: isSeparator },
];

const rulesOf = (zone: Zone) => RULES.filter(({ zones }) => zones.includes(zone));
const BY_ZONE: Record<Zone, readonly LineRule[]> = {
  head: rulesOf('head'),
  middle: rulesOf('middle'),
  tail: rulesOf('tail'),
};
const LONGEST = Math.max(...RULES.map(({ longest }) => longest));

/** The rule that takes a trimmed line as page furniture where it stands; null for text. */
export function furnitureOf(line: string, zone: Zone): string | null {
  if (line.length > LONGEST) return null;
  // The rules of the middle know both kinds of punctuation, because most lines of a corpus are asked only those.
  const read = zone === 'middle' ? line : foldPunctuation(line);
  const found = BY_ZONE[zone].find(({ longest, test }) => read.length <= longest && test(read));
  // What begins with a quotation mark is said by somebody: "“Sign up now,” Mr. Obama urged."
  return found === undefined || (/^["“]/.test(read) && found.rule !== 'photo_credit') ? null : found.rule;
}
