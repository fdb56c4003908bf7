import type { Sentence } from '../contract/article.ts';
import type { Found, Quote } from '../contract/mention.ts';
import { CALENDAR } from './name-words.ts';
import type { Name } from './names.ts';
import { type QuoteSpan, quoteSpans } from './quote-spans.ts';
import {
  BARE_CUES,
  CUES,
  INDIRECT_CUES,
  isObject,
  type Scene,
  sceneOf,
  type Subject,
  subjectBefore,
  subjectBehind,
} from './speakers.ts';
import { SMALL } from './shapes.ts';
import { GAP, tokenise } from './tokens.ts';

/** A quotation of fewer words needs a cue; without one it is a scare quote. */
const FEWEST_WORDS = 4;

/** How far from a quotation its cue may stand, in words: "…,” the Ukrainian foreign minister, Dmytro Kuleba, said". */
const FARTHEST_CUE = 14;

/** What a direct quotation is told with: a cue at all, and whose. */
type Attribution = { readonly cued: boolean; readonly subject: Subject };

const NONE: Attribution = { cued: false, subject: null };

const wordIs = (scene: Scene, at: number, words: ReadonlySet<string>): boolean =>
  words.has(scene.tokens.words[at] ?? '');

/** True for a verb of saying outside quotations; "according" needs its "to". */
function isCue(scene: Scene, at: number): boolean {
  if (scene.isQuoted(at)) return false;
  return wordIs(scene, at, CUES) || (scene.tokens.words[at] === 'according' && scene.tokens.words[at + 1] === 'to');
}

/** "…,” S cue" and "…,” cue S": the words behind a quotation, up to the next one. */
function attributedBehind(scene: Scene, from: number): Attribution {
  for (let at = from; at < Math.min(scene.tokens.count, from + FARTHEST_CUE) && !scene.isQuoted(at); at += 1) {
    if (!isCue(scene, at)) continue;
    const according = scene.tokens.words[at] === 'according';
    const before = according ? null : subjectBefore(scene, at, from);
    return { cued: true, subject: before ?? subjectBehind(scene, at) };
  }
  return NONE;
}

/** "S cue, “…”", "cue S: “…”" and "S: “…”": the words before a quotation, back to the one before. */
function attributedAhead(scene: Scene, until: number): Attribution {
  let from = until;
  while (from > 0 && !scene.isQuoted(from - 1) && until - from < 2 * FARTHEST_CUE) from -= 1;
  for (let at = until - 1; at >= from; at -= 1) {
    if (!isCue(scene, at)) continue;
    if (scene.tokens.words[at] === 'according') return { cued: true, subject: subjectBehind(scene, at) };
    return { cued: true, subject: subjectBefore(scene, at, from) ?? subjectBehind(scene, at) };
  }
  const colon = scene.sentence.text
    .slice(scene.tokens.ends[until - 1] ?? 0, scene.tokens.starts[until] ?? 0)
    .startsWith(':');
  const named = scene.names.find(({ last }) => last === until - 1);
  return colon && named !== undefined ? { cued: true, subject: { actor: named.actor } } : NONE;
}

const firstWordAt = (scene: Scene, at: number): number =>
  scene.tokens.ends.findIndex((end) => scene.sentence.start + end > at);

/** A quotation that hands over to its cue ends in , ! ? or ., or has a comma behind its mark. */
const handsOver = (body: string, { end }: QuoteSpan): boolean =>
  /[,!?.…]/.test(body.charAt(end - 1)) || body.charAt(end + 1) === ',';

/** “…,” he said; he said: “…”. Without such a mark "wrote “The Long Road Home”" tells of a book. */
const isSetOff = (body: string, span: QuoteSpan): boolean =>
  handsOver(body, span) || /[,:]\s*.$/.test(body.slice(Math.max(0, span.start - 4), span.start));

/** Where the words of the sentence behind a quotation begin; −1 when it ends the sentence. */
function wordBehind(scene: Scene, { end }: QuoteSpan): number {
  return scene.tokens.starts.findIndex((start) => scene.sentence.start + start >= end);
}

/** A body with its sentences ready to be asked. */
type Stage = { readonly body: string; readonly scenes: readonly Scene[] };

const sceneAt = ({ scenes }: Stage, at: number): Scene | undefined =>
  scenes.find(({ sentence }) => sentence.start <= at && at < sentence.end);

function attributionOf(span: QuoteSpan, stage: Stage): Attribution {
  const opening = sceneAt(stage, span.start);
  const closing = sceneAt(stage, span.end - 1);
  if (opening === undefined || closing === undefined) return NONE;
  const behind = handsOver(stage.body, span) ? wordBehind(closing, span) : -1;
  const after = behind < 0 ? NONE : attributedBehind(closing, behind);
  return after.cued ? after : attributedAhead(opening, firstWordAt(opening, span.start));
}

/** The paragraph (line) a place lies in, by where it begins. */
const paragraphAt = (body: string, at: number): number => body.lastIndexOf('\n', Math.max(0, at - 1)) + 1;

/** The first person of a sentence that is no object, if named before a place in the body (null: a stranger). */
function subjectOf(scene: Scene, at: number): string | null | undefined {
  const { names, sentence, tokens } = scene;
  const first = names.find((name) => name.person && !isObject(scene, name.first));
  return first !== undefined && sentence.start + (tokens.starts[first.first] ?? 0) < at ? first.actor : undefined;
}

/** "he said": the one person in subject place before it in the paragraph, or in the one before; null when several are. */
function personBefore(stage: Stage, at: number): string | null {
  const paragraph = paragraphAt(stage.body, at);
  const previous = paragraphAt(stage.body, Math.max(0, stage.body.slice(0, paragraph).trimEnd().length));
  for (const [from, until] of [
    [paragraph, at],
    [previous, paragraph],
  ] as const) {
    const scenes = stage.scenes.filter(({ sentence }) => sentence.start >= from && sentence.start < until);
    const people = new Set(scenes.map((scene) => subjectOf(scene, at)).filter((person) => person !== undefined));
    if (people.size > 0) return people.size === 1 ? ([...people][0] ?? null) : null;
  }
  return null;
}

const speakerOf = (subject: Subject, stage: Stage, at: number): string | null =>
  subject === 'pronoun' ? personBefore(stage, at) : (subject?.actor ?? null);

/** Shorter words stay small in the title of a work ("of", "and", "the"). */
const TITLE_WORD = 4;

/** A title of a book or film in quotation marks: every longer word has a capital, and there are several. */
function isWorkTitle(text: string): boolean {
  const { words, shapes } = tokenise(text);
  const longer = shapes.filter((_, at) => (words[at] ?? '').length >= TITLE_WORD);
  return longer.length > 1 && shapes[0] !== SMALL && longer.every((shape) => shape !== SMALL);
}

/**
 * The direct quotations with their speakers. Without a cue of its own a quotation goes on with the speaker before it in
 * the same paragraph, or when it is the whole of the next paragraph.
 */
function directQuotes(stage: Stage, spans: readonly QuoteSpan[]): Quote[] {
  const { body } = stage;
  const quotes: Quote[] = [];
  let last: { speaker: string | null; paragraph: number; end: number } = { speaker: null, paragraph: -1, end: -1 };
  for (const span of spans) {
    const text = body.slice(span.start, span.end).trim();
    const { cued, subject } = attributionOf(span, stage);
    const paragraph = paragraphAt(body, span.start);
    const alone = /^[\s“”"‘’']*$/.test(body.slice(last.end, span.start)) && last.end >= 0;
    const follows = span.continued || paragraph === last.paragraph || alone;
    if (!cued && tokenise(text).count < FEWEST_WORDS) continue;
    if (isWorkTitle(text) && !(cued && isSetOff(body, span))) continue;
    const speaker = cued ? speakerOf(subject, stage, span.start) : follows ? last.speaker : null;
    const start =
      span.start + (body.slice(span.start, span.end).length - body.slice(span.start, span.end).trimStart().length);
    const sentence = sceneAt(stage, start)?.sentence.no;
    if (sentence === undefined) continue;
    quotes.push({ start, end: start + text.length, sentence, text, kind: 'direct', speaker });
    last = { speaker, paragraph, end: span.end };
  }
  return quotes;
}

/** Behind a cue they begin something else than what was said: "said on Monday", "pledged to help". */
const NO_CLAUSE: ReadonlySet<string> = new Set([
  'to',
  'in',
  'on',
  'at',
  'by',
  'of',
  'for',
  'with',
  'as',
  'during',
  'after',
  'before',
  'from',
  'about',
  'against',
  'and',
  'or',
  'nothing',
]);

/** Where what was said begins behind a cue; −1 when no clause follows. "told reporters that", "mentioned … that". */
function clauseBehind({ tokens, isQuoted }: Scene, cue: number): number {
  for (let at = cue + 1; at <= cue + 5 && at < tokens.count; at += 1) {
    if (tokens.words[at] === 'that') return at + 1;
  }
  const dated = tokens.words[cue + 1] === 'on' && CALENDAR.has(tokens.words[cue + 2] ?? ''); // "said on Monday it would"
  const next = dated ? cue + 3 : CALENDAR.has(tokens.words[cue + 1] ?? '') ? cue + 2 : cue + 1;
  const free = tokens.gaps[next] === GAP.space && !isQuoted(next) && !NO_CLAUSE.has(tokens.words[next] ?? '');
  return free && BARE_CUES.has(tokens.words[cue] ?? '') ? next : -1; // "pledged support" says no clause
}

/** Without a name or "he" or "she" nobody in a sentence can be known to speak. */
const hasPronoun = ({ tokens }: Scene): boolean => tokens.words.includes('he') || tokens.words.includes('she');

/** "S cue (that) clause" in the reporter's words; only with a speaker who is known. Null when the sentence has none. */
function indirectQuote(scene: Scene, stage: Stage): Quote | null {
  const { tokens, sentence, isQuoted } = scene;
  if (scene.names.length === 0 && !hasPronoun(scene)) return null;
  for (let cue = 1; cue < tokens.count - FEWEST_WORDS; cue += 1) {
    if (!wordIs(scene, cue, INDIRECT_CUES) || isQuoted(cue)) continue;
    const first = clauseBehind(scene, cue);
    const subject = subjectBefore(scene, cue, 0);
    if (first < 0 || subject === null) continue;
    let last = first;
    while (last + 1 < tokens.count && !isQuoted(last + 1)) last += 1;
    const speaker = speakerOf(subject, stage, sentence.start + (tokens.starts[cue] ?? 0));
    if (speaker === null || last - first + 1 < FEWEST_WORDS || isQuoted(first)) continue;
    const start = sentence.start + (tokens.starts[first] ?? 0);
    const end = sentence.start + (tokens.ends[last] ?? 0);
    return { start, end, sentence: sentence.no, text: stage.body.slice(start, end), kind: 'indirect', speaker };
  }
  return null;
}

/** What belongs to each sentence, by its number. */
function bySentence<T extends { readonly sentence: number }>(things: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const lists = new Map<number, T[]>();
  for (const thing of things) {
    const list = lists.get(thing.sentence);
    if (list === undefined) lists.set(thing.sentence, [thing]);
    else list.push(thing);
  }
  return lists;
}

/**
 * Who says what in a body: direct quotations with at least four words or a cue, and indirect speech of known speakers.
 * Offsets are into the body, without the marks. A speaker who is not told, or could be two people, is null.
 * Titles are left out: a headline's quotation marks often hold its own words.
 */
export function quotesIn(
  body: string,
  sentences: readonly Sentence[],
  mentions: readonly Found[],
  strangers: readonly Name[],
): Quote[] {
  const spans = quoteSpans(body);
  const named = bySentence(mentions);
  const unknown = bySentence(strangers);
  const inBody = sentences.filter(({ no }) => no > 0);
  const scenes = inBody.map((sentence) => {
    const within = spans.filter(({ start, end }) => start < sentence.end && sentence.start < end);
    return sceneOf(sentence, named.get(sentence.no) ?? [], unknown.get(sentence.no) ?? [], within);
  });
  const stage: Stage = { body, scenes };
  const indirect = scenes.flatMap((scene) => indirectQuote(scene, stage) ?? []);
  return [...directQuotes(stage, spans), ...indirect].toSorted((a, b) => a.start - b.start || a.end - b.end);
}
