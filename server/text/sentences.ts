import type { Sentence } from '../contract/article.ts';
import {
  BEGINS,
  GOES_ON,
  GOES_ON_BEFORE_FIGURE,
  LOUD_NAMES,
  MAY_END,
  SPEAKER_THEN_VERB,
  TIME_GOES_ON,
  WEB_ENDINGS,
} from './abbreviations.ts';
import {
  ELLIPSIS,
  STOP,
  STRAIGHT_APOSTROPHE,
  STRAIGHT_QUOTE,
  isCapital,
  isCloser,
  isDash,
  isDigit,
  isLineEnd,
  isLoud,
  isOpener,
  isSmall,
  isSpace,
  isStopLike,
  isWide,
  isWordUnit,
} from './letters.ts';

/** “ closes a quotation that „ opened. */
const LOW_CLOSER = 0x201c;

/** No abbreviation is longer; a longer run of letters before a stop is read from here. */
const LONGEST_WORD = 24;

const NEXT_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/uy;
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;
const HALF_DAY = /^[ap]\.m$/i;
/** "iPhone", "eBay", "al-Qaeda": a name that begins small begins a sentence all the same. */
const SMALL_NAME = /^\p{Ll}+[’'-]?\p{Lu}/u;

/** The word (or acronym) that ends just before `at`; "" after a bracket, a quote or a sign. */
function wordBefore(body: string, start: number, at: number): string {
  let from = at;
  while (from > start && at - from < LONGEST_WORD && isWordUnit(body.charCodeAt(from - 1))) from -= 1;
  const word = body.slice(from, at);
  const hyphen = word.lastIndexOf('-'); // of "R-Tenn" the state is an abbreviation; the K of "pre-K" is no initial
  return hyphen === -1 || hyphen === word.length - 2 ? word : word.slice(hyphen + 1);
}

function wordAt(body: string, at: number): string {
  NEXT_WORD.lastIndex = at;
  return NEXT_WORD.exec(body)?.[0] ?? '';
}

/** "GEN" in a line of capitals is looked up as "Gen". */
const inTitleCase = (word: string): string =>
  word.length > 1 && isCapital(word[1] ?? '') ? `${word[0]}${word.slice(1).toLowerCase()}` : word;

/** Whether a stop after a word may still end a sentence, and when. */
type Ending = 'ends' | 'goes on' | 'may end' | 'initial' | 'half day';

function endingOf(written: string): Ending {
  const word = inTitleCase(written);
  if (GOES_ON.has(word)) return 'goes on';
  if (word.length === 1) return isDigit(word.charCodeAt(0)) ? 'ends' : 'initial';
  if (MAY_END.has(word)) return 'may end';
  if (!word.includes('.')) return 'ends';
  if (HALF_DAY.test(word)) return 'half day';
  return ACRONYM.test(written) ? 'may end' : 'ends';
}

/** The place after all stops of a run: "?!", "...", ". . .". */
function afterStops(body: string, at: number): number {
  let end = at + 1;
  for (;;) {
    if (isStopLike(body.charCodeAt(end))) end += 1;
    else if (body.charCodeAt(end) === 32 && body.charCodeAt(end + 1) === STOP && body.charCodeAt(end - 1) === STOP)
      end += 2;
    else return end;
  }
}

/**
 * The place after the quotes and brackets that close behind a stop. A straight mark closes when nothing but space
 * follows it, or when one is open ("ended."The next).
 */
function afterClosers(body: string, from: number, quoteIsOpen: boolean): number {
  let end = from;
  for (;;) {
    const code = body.charCodeAt(end);
    const next = body.charCodeAt(end + 1);
    const last = end + 1 >= body.length || isSpace(next);
    if (isCloser(code) || (code === STRAIGHT_QUOTE && (quoteIsOpen || last)) || (code === LOW_CLOSER && last)) end += 1;
    else if (code === STRAIGHT_APOSTROPHE && (last || next === STRAIGHT_QUOTE)) end += 1;
    else if (code === 32 && (next === 0x201d || next === 0xbb))
      end += 2; // “Glory! ” as some sites set it
    else return end;
  }
}

/** The first letter, figure or sign at or after a place, past opening marks and spaces of the line; -1 at its end. */
function firstMark(body: string, from: number): number {
  for (let at = from; at < body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    if (!isSpace(code) && !isOpener(code)) return at;
  }
  return -1;
}

/** A run of stops: its sentence began at `start`, it stands at..stops, and the marks that close it end at `close`. */
type Run = { readonly start: number; readonly at: number; readonly stops: number; readonly close: number };

/** "we will ... Trump said", "we will […] say" and "“… Trump said" leave words out; "we will... Trump said" ends. */
function leavesOut(body: string, { start, at }: Run): boolean {
  let before = at - 1;
  while (before >= start && isOpener(body.charCodeAt(before))) before -= 1;
  return before < start || isSpace(body.charCodeAt(before));
}

/** Whether a sentence ends at a run before `mark`, the first letter or sign after it on the same line. */
function endsBefore(body: string, run: Run, mark: number): boolean {
  if (isSmall(body[mark] ?? '') && !SMALL_NAME.test(wordAt(body, mark))) return false;
  if (isLoud(body.charCodeAt(run.stops - 1)) || isLoud(body.charCodeAt(run.at))) return loudEndsBefore(body, run, mark);
  if (run.stops - run.at > 1 || body.charCodeAt(run.at) === ELLIPSIS) {
    return !leavesOut(body, run) || BEGINS.has(wordAt(body, mark));
  }
  const word = wordBefore(body, run.start, run.at);
  return isCapital(body[mark] ?? '') ? endsBeforeCapital(body, run, word, mark) : endsBeforeFigure(word);
}

/** The same for ! and ?, which end unless a name has them or the speaker still comes: "“Never!” Biden said." */
function loudEndsBefore(body: string, run: Run, mark: number): boolean {
  if (BEGINS.has(wordAt(body, mark))) return true;
  if (run.close === run.stops)
    return !(run.stops === run.at + 1 && LOUD_NAMES.has(wordBefore(body, run.start, run.at)));
  SPEAKER_THEN_VERB.lastIndex = mark;
  return !SPEAKER_THEN_VERB.test(body);
}

/** The same for a full stop before a figure or a sign: "No. 5", "the U.S. 7th Fleet" and "S. 744" go on. */
function endsBeforeFigure(word: string): boolean {
  const ending = endingOf(word);
  return (ending === 'ends' || ending === 'half day') && !GOES_ON_BEFORE_FIGURE.has(inTitleCase(word));
}

/** The same for a full stop before a capital, which may belong to an abbreviation, an initial or a number in a list. */
function endsBeforeCapital(body: string, run: Run, word: string, mark: number): boolean {
  const ending = endingOf(word);
  if (ending === 'ends') return !(run.at - run.start <= 2 && isDigit(body.charCodeAt(run.start))); // "1. The first"
  if (ending === 'goes on') return false;
  const opener = mark > run.close ? body.charCodeAt(mark - 1) : 32;
  if (isDash(opener) || isDash(body.charCodeAt(mark - 2))) return false; // "WASHINGTON, D.C. — The"
  const next = wordAt(body, mark);
  if (ending === 'half day') return !TIME_GOES_ON.has(next);
  if (BEGINS.has(next.replace('’', "'"))) return true;
  // "in the U.S. “We" ends; "Lewis I. “Scooter” Libby" goes on.
  return ending === 'may end' && isOpener(opener) && opener !== 40 && opener !== 91;
}

/** Whether a sentence ends at a run that the next word touches: "ended.The next", "ended.”The next". */
function endsGlued(body: string, run: Run): boolean {
  const mark = firstMark(body, run.close);
  if (mark === -1 || mark - run.close > 2 || !isCapital(body[mark] ?? '')) return false;
  if (run.stops - run.at > 1 || body.charCodeAt(run.at) === ELLIPSIS) return false;
  const before = body[run.at - 1] ?? '';
  const next = wordAt(body, mark);
  const looksLikeWord = next.length === 1 ? isSpace(body.charCodeAt(mark + 1)) : !isCapital(next[1] ?? '');
  if (isCapital(before) || !looksLikeWord || WEB_ENDINGS.has(next)) return false;
  SPEAKER_THEN_VERB.lastIndex = mark;
  if (run.close > run.stops && isLoud(body.charCodeAt(run.at)) && SPEAKER_THEN_VERB.test(body)) return false;
  if (inAddress(body, run) || LOUD_NAMES.has(wordBefore(body, run.start, run.at))) return false;
  const ending = endingOf(wordBefore(body, run.start, run.at));
  return ending === 'ends' || ending === 'half day';
}

/** Addresses are no longer; text without a space for longer is none. */
const LONGEST_ADDRESS = 300;

/** The rest of a mail address whose name the run stands in. */
const MAIL_ADDRESS = /^[\w.+-]+@[\w-]/;

/** Whether the run stands inside a web or mail address. */
function inAddress(body: string, { start, at }: Run): boolean {
  for (let back = at - 1; back >= Math.max(start, at - LONGEST_ADDRESS); back -= 1) {
    const code = body.charCodeAt(back);
    if (isSpace(code)) break;
    if (code === 47 || code === 64 || code === 61) return true;
  }
  return MAIL_ADDRESS.test(body.slice(at + 1, at + LONGEST_ADDRESS)); // "Ann.Lee@example.org"
}

function endsHere(body: string, run: Run): boolean {
  if (run.close >= body.length || isWide(body.charCodeAt(run.stops - 1))) return true;
  if (!isSpace(body.charCodeAt(run.close))) return endsGlued(body, run);
  const mark = firstMark(body, run.close);
  return mark === -1 || endsBefore(body, run, mark);
}

/** Where the text before `end` stops being white space. */
function trimmedEnd(body: string, end: number): number {
  let at = end;
  while (isSpace(body.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Cuts the body in one pass, in order; every character that is not white space ends up in one piece. */
function eachSentence(body: string, take: (start: number, end: number) => void): void {
  let start = -1;
  let quoteIsOpen = false;
  for (let at = 0; at < body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (code === 32) continue;
    if (code > 63 && code < 0x61f && code !== 0xa0) {
      if (start === -1) start = at;
      continue; // nearly all letters leave here
    }
    if (isSpace(code)) {
      if (!isLineEnd(code)) continue;
      if (start !== -1) take(start, trimmedEnd(body, at));
      start = -1;
      quoteIsOpen = false;
      continue;
    }
    if (start === -1) start = at;
    if (code === STRAIGHT_QUOTE) quoteIsOpen = !quoteIsOpen;
    if (!isStopLike(code)) continue;
    const stops = afterStops(body, at);
    const close = afterClosers(body, stops, quoteIsOpen);
    if (!endsHere(body, { start, at, stops, close })) {
      at = stops - 1;
      continue;
    }
    take(start, close);
    start = -1;
    if (quoteIsOpen && body.slice(stops, close).includes('"')) quoteIsOpen = false;
    at = close - 1;
  }
  if (start !== -1) take(start, trimmedEnd(body, body.length));
}

/**
 * The title as sentence 0 (its offsets are into the title), then the sentences of the body from 1 on with offsets into
 * the body. A line break always ends a sentence, so headings and captions stand alone. No title or a blank one: no
 * sentence 0; a blank body: nothing.
 */
export function sentencesOf(title: string | null, body: string): Sentence[] {
  const sentences: Sentence[] = [];
  const heading = title?.trim() ?? '';
  if (title !== null && heading !== '') {
    const start = title.indexOf(heading);
    sentences.push({ no: 0, start, end: start + heading.length, text: heading });
  }
  let no = 1;
  eachSentence(body, (start, end) => {
    sentences.push({ no, start, end, text: body.slice(start, end) });
    no += 1;
  });
  return sentences;
}
