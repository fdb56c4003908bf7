import type { Removed } from '../contract/article.ts';
import { furnitureOf } from './boilerplate.ts';
import { isBylineLabel, isNameLine } from './credits.ts';
import {
  cutFromText,
  cutNavigation,
  cutTrailingCredit,
  isLoneNavigation,
  isNavigationTarget,
  mayNavigate,
  type Unglued,
} from './glue.ts';
import { isTitleLike, sameLine, wordCount } from './lines.ts';
import { any, oneOf } from './patterns.ts';

/** A text without page furniture, and each block that was taken out with the rule that took it, in reading order. */
export type Cleaned = { readonly title: string | null; readonly body: string; readonly removed: readonly Removed[] };

/**
 * Lines with text from either end in which furniture is looked for. Measured on 18,601 scraped articles: share, credit
 * and copyright lines stand within six lines of an end, once those nearer to it are gone.
 */
const ZONE = 6;

/** A caption is at most this long: 95 of 100 captions with a credit are, in the same articles. In characters. */
const LONGEST_CAPTION = 300;

/** A line that ends like a sentence and is at least this long is text of the article. In characters. */
const LEAST_TEXT = 60;

/** One line of the text: what it keeps, what was cut off it, and whether it still counts. */
type Line = { text: string; kept: boolean; removed: Removed[] };

const isBlank = ({ text }: Line): boolean => text.trim() === '';

function drop(line: Line, rule: string): void {
  line.removed.unshift({ text: line.text.trim(), rule });
  line.kept = false;
}

function shorten(line: Line, unglued: Unglued | null): void {
  if (unglued === null) return;
  line.removed.unshift(...unglued.removed);
  if (unglued.kept.trim() === '') line.kept = false;
  else line.text = unglued.kept;
}

/** Furniture with a fixed wording, wherever it stands alone on a line. */
function dropAnywhere(lines: readonly Line[]): void {
  for (const line of lines) {
    const rule = line.kept ? furnitureOf(line.text.trim(), 'middle') : null;
    if (rule !== null) drop(line, rule);
  }
}

/** Furniture at one end: the zone moves on by a line for each that goes. */
function dropAtEnd(lines: readonly Line[], zone: 'head' | 'tail'): void {
  let seen = 0;
  for (const line of lines) {
    if (!line.kept) continue;
    const rule = furnitureOf(line.text.trim(), zone);
    const unglued = rule === null ? null : cutFromText(line.text, rule);
    shorten(line, unglued);
    if (rule === null || unglued !== null) seen += 1;
    else drop(line, rule);
    if (seen === ZONE) return;
  }
}

/** "Ann Lee" right above "USA TODAY": the other half of a byline. */
function dropNames(lines: readonly Line[]): void {
  for (const [at, line] of lines.slice(0, 2 * ZONE).entries()) {
    const below = lines[at + 1];
    if (line.kept && below?.kept === false && isBylineLabel(below.text.trim()) && isNameLine(line.text.trim()))
      drop(line, 'byline');
  }
}

/** "Previous article…" and "Next article…": touching their headlines anywhere, else among the last lines. */
function dropNavigation(lines: readonly Line[]): void {
  for (const line of lines) shorten(line, cutNavigation(line.text, false));
  const tail = lines.filter(({ kept }) => kept).slice(-ZONE);
  for (const [at, line] of tail.entries()) {
    if (!line.kept) continue;
    shorten(line, cutNavigation(line.text, true));
    if (!line.kept || !isLoneNavigation(line.text.trim())) continue;
    drop(line, 'previous_next');
    const target = tail[at + 1];
    if (target !== undefined && isNavigationTarget(target.text.trim())) drop(target, 'previous_next');
  }
}

/** The forms in which a page repeats its title: as it is, and without the name of the site behind a dash or bar. */
const formsOf = (title: string): readonly string[] => [title, title.replace(/\s+[|–—-]\s+[^|–—-]{2,40}$/, '')];

/** The title among the first lines, also when it touches the first word of the text ("…Kyiv todayThe president"). */
function dropTitle(lines: readonly Line[], title: string): void {
  const forms = formsOf(title);
  const saysTitle = ({ text }: Line) => forms.some((form) => sameLine(text.trim(), form));
  const kept = lines.filter((line) => line.kept);
  const repeats = kept.slice(0, ZONE).filter(saysTitle);
  // A text that is nothing but its title stays: a flash has no more to say.
  if (repeats.length < kept.length) for (const line of repeats) drop(line, 'repeated_title');
  const first = kept.find((line) => line.kept);
  if (first === undefined || !first.text.startsWith(title) || wordCount(title) < 4 || !isTitleLike(title)) return;
  const goesOn = first.text.slice(title.length);
  if (!/^["“]?\p{Lu}\p{Ll}/u.test(goesOn)) return;
  first.removed.unshift({ text: title, rule: 'repeated_title' });
  first.text = goesOn;
}

/** "Antony Blinken Antony Blinken": a caption said twice on one line. */
const TWICE = /^(\S{2,}\s.{2,200}?)\s*\1$/s;

/** Slogans, dialogue and the names of those who speak are said twice on purpose. */
const isSaidOnPurpose = (text: string): boolean => /[!?:]["”’]?$|^["“‘«—–-]/.test(text);

const PICTURE_VERBS = oneOf(`
  speaks, talks, walks, arrives, shakes, poses, attends, looks, listens, waves, meets, stands, sits, holds, greets,
  addresses, delivers, gestures, leaves, waits, reacts, answers, tours, visits, embraces, hugs, smiles, testifies,
  signs, takes, grabs, participates, appears, departs, boards, prays, lays, rides, plays, watches, inspects, checks,
  kisses, cheers, gives, makes, presents, rises, is seen, are seen, is joined, is sworn
`);
const PICTURE_VERBS_OF_SEVERAL = oneOf(`
  carry, embrace, gather, greet, hold, look, march, meet, pose, pray, queue, shelter, sit, stand, talk, wait, walk,
  watch, wave
`);
/** "Ann Lee and Bo Ray at the opera." has no verb at all. */
const AT_A_PLACE = oneOf('at, in, near, on, outside, inside, before, during, beside, with, aboard');
/** A name, or several: words with a capital, joined by small words of names. */
const NAME = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’-]*";
const NAMES = `${NAME}(?:,? (?:and |the |of |de |der |von |van |al-)*${NAME})*`;
/** "Ann Lee in Riga said so." has one further on. */
const FINITE = /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|said|\p{Ll}{2,}ed)\b/u;

/** What the sentence under a picture says and a report in the past tense does not. */
const isPictured = any(
  /^FILE\b|\b(?:pictured|file photo|seen here|in this (?:file )?photo)\b/,
  /[,(] ?(?:left|right|center|centre|second from (?:left|right))[,)]/,
  new RegExp(`\\b${PICTURE_VERBS}\\b`),
  new RegExp(`^${NAMES}(?: \\p{Ll}+){0,4} ${PICTURE_VERBS_OF_SEVERAL} `, 'u'),
  /^(?:An? |The )?(?:[\w-]+ ){0,4}(?:image|photo|photograph|picture|screen|video) (?:shows|showing)\b/,
);
const isVerbless = new RegExp(`^${NAMES} ${AT_A_PLACE} [^,;]*$`, 'u');

/** True for a line that, said twice, is no sentence of the article: a name, a heading, the sentence of a picture. */
const isCaption = (text: string): boolean =>
  text.length <= LONGEST_CAPTION &&
  (isTitleLike(text) || isPictured(text) || (isVerbless.test(text) && !FINITE.test(text)));

/** The lines right after a place that say the same as the line there. */
function copiesAfter(kept: readonly Line[], at: number): readonly Line[] {
  const text = kept[at]?.text.trim() ?? '';
  const others = kept.slice(at + 1, ZONE + 1);
  const end = others.findIndex((other) => !sameLine(text, other.text.trim()));
  return end === -1 ? others : others.slice(0, end);
}

/**
 * Captions said twice before the text is well under way: all copies go, because captions are no sentences of the
 * article. Of any other sentence said twice there one stays. Further down repetition alone deletes nothing
 * ("Glory to Ukraine!" ends 211 of 973 speeches), nor where no text follows.
 */
function dropDoubles(lines: readonly Line[]): void {
  const kept = lines.filter((line) => line.kept);
  const lastText = kept.findLastIndex(({ text }) => text.trim().length >= LEAST_TEXT && !isTitleLike(text.trim()));
  for (const [at, line] of kept.slice(0, ZONE).entries()) {
    const text = line.text.trim();
    if (!line.kept || isSaidOnPurpose(text)) continue;
    const copies = copiesAfter(kept, at);
    if (at + copies.length >= lastText) return;
    if (isTitleLike(text) && text.length <= 2 * LONGEST_CAPTION && TWICE.test(text)) drop(line, 'doubled_caption');
    else if (copies.length > 0) {
      const rule = isCaption(text) ? 'doubled_caption' : 'doubled_sentence';
      for (const copy of copies) drop(copy, rule);
      if (rule === 'doubled_caption') drop(line, rule);
    }
  }
}

/** The kept lines as they stood; where a line went, one paragraph break is left and no hole. */
function joined(lines: readonly Line[]): string {
  const out: string[] = [];
  let hole = false;
  for (const line of lines) {
    if (!line.kept) hole = true;
    else if (!hole || !isBlank(line) || out.at(-1)?.trim() !== '') {
      out.push(line.text);
      if (!isBlank(line)) hole = false;
    }
  }
  return out.join('\n').trim();
}

/**
 * Takes page furniture out of a normalised text: captions said twice, the title said again, navigation, adverts, share
 * and sign-up lines, credits. Text without any comes back as it is, but for outer white space. A title of spaces is
 * null; a text of nothing but furniture has the body "".
 */
export function clean(title: string | null, text: string): Cleaned {
  const heading = title?.replace(/\s+/g, ' ').trim() ?? '';
  const cleanTitle = heading === '' ? null : heading;
  const all: Line[] = text.split('\n').map((line) => ({ text: line, kept: true, removed: [] }));
  const lines = all.filter((line) => !isBlank(line));
  if (mayNavigate(text)) dropNavigation(lines);
  dropAnywhere(lines);
  dropAtEnd(lines, 'head');
  dropNames(lines);
  if (cleanTitle !== null) dropTitle(lines, cleanTitle);
  dropDoubles(lines);
  dropAtEnd([...lines].reverse(), 'tail');
  const last = lines.findLast(({ kept }) => kept);
  if (last !== undefined) shorten(last, cutTrailingCredit(last.text));
  return { title: cleanTitle, body: joined(all), removed: lines.flatMap(({ removed }) => removed) };
}
