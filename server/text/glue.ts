import type { Removed } from '../contract/article.ts';
import { furnitureOf } from './boilerplate.ts';
import { isTitleLike, wordCount } from './lines.ts';
import { oneOf } from './patterns.ts';
import { sentencesOf } from './sentences.ts';

/** What a line keeps once page furniture that stands on it is cut off, and what was cut. */
export type Unglued = { readonly kept: string; readonly removed: readonly Removed[] };

const NAVIGATION =
  '(?:(?:Previous|Next|Prev) (?:[Aa]rticle|[Pp]ost|[Ss]tory)|(?:PREVIOUS|NEXT) (?:ARTICLE|POST|STORY)|' +
  '(?:Попередня|Наступна) (?:стаття|новина)|(?:Предыдущая|Следующая) (?:статья|новость))';
const HEADLINE = '(?=["“‘\'«]?[\\p{Lu}\\p{N}])';

/** Touches the headline it leads to, as in "Previous articleSM Entertainment": no sentence is written so. */
const TOUCHING = new RegExp(`${NAVIGATION}${HEADLINE}`, 'u');
/** Stands apart from its headline, at the start of the line or after a sentence that ended. */
const BEFORE = '(?:^\\W{0,4}|(?<=[.!?…"”’)\\]])\\s*)';
const APART = new RegExp(`${BEFORE}${NAVIGATION}\\s*[:|»›→-]?\\s+${HEADLINE}`, 'u');
const BEFORE_NEXT = new RegExp(`\\s*(?=${NAVIGATION}\\s*[:|»›→-]?\\s*${HEADLINE})`, 'u');
const LONE = new RegExp(`^[^\\p{L}\\p{N}]*${NAVIGATION}[^\\p{L}\\p{N}]*$`, 'u');

const FIRST_WORDS = [
  'Previous ',
  'Next ',
  'Prev ',
  'PREVIOUS ',
  'NEXT ',
  'Попередня ',
  'Наступна ',
  'Предыдущая ',
  'Следующая ',
];

/** Whether a text holds the first words of navigation at all; most do not, and need no look at their lines. */
export const mayNavigate = (text: string): boolean => FIRST_WORDS.some((word) => text.includes(word));

/** Two headlines together are hardly ever longer; a longer rest would hold sentences. In characters. */
const LONGEST_NAVIGATION = 320;

const PREVIOUS_NEXT = 'previous_next';

/** A navigation line without its headline, which then stands on the line after it. */
export const isLoneNavigation = (line: string): boolean => LONE.test(line);

/** Cuts "Previous article…Next article…" off a line, one removed block a headline; null when the line has none. */
export function cutNavigation(line: string, inTail: boolean): Unglued | null {
  const found = TOUCHING.exec(line) ?? (inTail ? APART.exec(line) : null);
  if (found === null || line.length - found.index > LONGEST_NAVIGATION) return null;
  const blocks = line.slice(found.index).split(BEFORE_NEXT);
  const removed = blocks.map((text) => ({ text: text.trim(), rule: PREVIOUS_NEXT })).filter(({ text }) => text !== '');
  return { kept: line.slice(0, found.index).trimEnd(), removed };
}

/** Words without which no trailing sentence is furniture: spares nearly every line the cutting into sentences. */
const MAY_TRAIL =
  /contribut|©|copyright|wire\b|reserved|follow|sign up|subscribe|reporting by|agency\)|(?:reuters|ap|afp)\W*$/i;
const TRAILING_RULES = new Set(['agency_credit', 'copyright', 'follow', 'newsletter', 'update_note']);

/** Cuts credits off the end of a paragraph: "…, he said. The Associated Press contributed to this report." */
export function cutTrailingCredit(line: string): Unglued | null {
  if (!MAY_TRAIL.test(line.slice(-LONGEST_NAVIGATION))) return null;
  const sentences = sentencesOf(null, line);
  const removed: Removed[] = [];
  let kept = sentences.length;
  while (kept > 1) {
    const text = sentences[kept - 1]?.text ?? '';
    const rule = furnitureOf(text, 'tail');
    if (rule === null || !TRAILING_RULES.has(rule)) break;
    removed.unshift({ text, rule });
    kept -= 1;
  }
  const last = sentences[kept - 1];
  return removed.length === 0 || last === undefined ? null : { kept: line.slice(0, last.end), removed };
}

const WHOLE_LINE_RULES = new Set(['agency_credit', 'copyright', 'newsletter']);
/** Words of those who speak of the page itself: a sentence with one belongs to the credit or invitation after it. */
const ABOUT_THE_PAGE = new RegExp(
  `\\b${oneOf(`
    reported (?:from|and|on this), reported by the associated press, contributed, excerpted, reprinted, copyright,
    first appeared, originally published, news\\w*, inbox, podcasts?, editor, journalis\\w+, stor(?:y|ies), magazine,
    paywall, e-?mails?, scroll, stay up
  `)}\\b|©|\\?$`,
  'i',
);

/**
 * Cuts a credit off the text it shares a line with, where a rule would take the whole line: "…, he said. Ann Lee
 * contributed to this report." Null when all of the line belongs to the page ("Lee reported from Kyiv. Bo Ray …").
 */
export function cutFromText(line: string, rule: string): Unglued | null {
  const unglued = WHOLE_LINE_RULES.has(rule) ? cutTrailingCredit(line) : null;
  return unglued === null || ABOUT_THE_PAGE.test(unglued.kept) || furnitureOf(unglued.kept.trim(), 'tail') !== null
    ? null
    : unglued;
}

/** The line after a lone navigation word: the headline it leads to, never a sentence. */
export const isNavigationTarget = (line: string): boolean => isTitleLike(line) && wordCount(line) <= 25;
