import type { Sentence } from '../contract/article.ts';
import type { Found, Quote } from '../contract/mention.ts';
import type { Attribution } from './attributions.ts';
import { BARE_VERBS, CLAUSE_VERBS } from './cues.ts';
import { CALENDAR } from './name-words.ts';
import type { Name } from './names.ts';
import type { Words } from './noun-phrases.ts';
import { type QuoteSpan, quoteSpans } from './quote-spans.ts';
import { isObject, type Scene, sceneOf, type Subject, subjectOf } from './speakers.ts';
import { SMALL } from './shapes.ts';
import { GAP, tokenise } from './tokens.ts';
import { sceneAt, type Stage, type Teller, tellerOf } from './told-by.ts';

/** A quotation of fewer words needs a cue; without one it is a scare quote. */
const FEWEST_WORDS = 4;

/** A quotation that hands over to its cue ends in , ! ? or ., or has a comma behind its mark. */
const handsOver = (body: string, { end }: QuoteSpan): boolean =>
  /[,!?.…]/.test(body.charAt(end - 1)) || body.charAt(end + 1) === ',';

/** “…,” he said; he said: “…”. Without such a mark "wrote “The Long Road Home”" tells of a book. */
const isSetOff = (body: string, span: QuoteSpan): boolean =>
  handsOver(body, span) || /[,:]\s*.$/.test(body.slice(Math.max(0, span.start - 4), span.start));

/** The paragraph (line) a place lies in, by where it begins. */
const paragraphAt = (body: string, at: number): number => body.lastIndexOf('\n', Math.max(0, at - 1)) + 1;

/** The first person of a sentence that is no object, if named before a place in the body (null: a stranger). */
function firstPerson(scene: Scene, at: number): string | null | undefined {
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
    const people = new Set(scenes.map((scene) => firstPerson(scene, at)).filter((person) => person !== undefined));
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

/** Whose words they are: as printed, where that stands in the body, and which actor it is, if known. */
type Said = Pick<Quote, 'speaker' | 'cue' | 'speaker_surface' | 'speaker_start'>;

const UNTOLD: Said = { speaker: null, cue: null, speaker_surface: null, speaker_start: null };

const printed = ({ tokens, sentence }: Scene, { first, last }: Words): string =>
  sentence.text.slice(tokens.starts[first] ?? 0, tokens.ends[last] ?? 0);

function saidBy({ scene, source, cue }: Teller, stage: Stage, at: number): Said {
  return {
    speaker: speakerOf(subjectOf(scene, source), stage, at),
    cue: cue === null ? null : printed(scene, cue),
    speaker_surface: printed(scene, source),
    speaker_start: scene.sentence.start + (scene.tokens.starts[source.first] ?? 0),
  };
}

/**
 * The direct quotations with their speakers. Without a cue of its own a quotation goes on with the speaker before it in
 * the same paragraph, or when it is the whole of the next paragraph.
 */
function directQuotes(stage: Stage, spans: readonly QuoteSpan[]): Quote[] {
  const { body } = stage;
  const quotes: Quote[] = [];
  let last: { said: Said; paragraph: number; end: number } = { said: UNTOLD, paragraph: -1, end: -1 };
  for (const span of spans) {
    const within = body.slice(span.start, span.end);
    const text = within.trim();
    const teller = tellerOf(span, stage);
    if (teller === null && tokenise(text).count < FEWEST_WORDS) continue;
    if (isWorkTitle(text) && !(teller !== null && isSetOff(body, span))) continue;
    const start = span.start + (within.length - within.trimStart().length);
    const sentence = sceneAt(stage, start)?.sentence.no;
    if (sentence === undefined) continue;
    const paragraph = paragraphAt(body, span.start);
    const alone = /^[\s“”"‘’']*$/.test(body.slice(last.end, span.start)) && last.end >= 0;
    const follows = span.continued || paragraph === last.paragraph || alone;
    const said = teller !== null ? saidBy(teller, stage, span.start) : follows ? { ...last.said, cue: null } : UNTOLD;
    quotes.push({ start, end: start + text.length, sentence, text, kind: 'direct', ...said });
    last = { said, paragraph, end: span.end };
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
function clauseBehind({ tokens, isQuoted }: Scene, cue: number, verb: string): number {
  for (let at = cue + 1; at <= cue + 5 && at < tokens.count; at += 1) {
    if (tokens.words[at] === 'that') return at + 1;
  }
  const dated = tokens.words[cue + 1] === 'on' && CALENDAR.has(tokens.words[cue + 2] ?? ''); // "said on Monday it would"
  const next = dated ? cue + 3 : CALENDAR.has(tokens.words[cue + 1] ?? '') ? cue + 2 : cue + 1;
  const free = tokens.gaps[next] === GAP.space && !isQuoted(next) && !NO_CLAUSE.has(tokens.words[next] ?? '');
  return free && BARE_VERBS.has(verb) ? next : -1; // "pledged support" says no clause
}

/** Words between a clause and the next cue that belong to neither: "…, and has also warned that". */
const BETWEEN_CLAUSES = /^(?:and|but|as|while|also|has|had|have|then|later)$/;

/** Where the clause that begins at a word ends: before a quotation, or before the next who says something. */
function clauseEnd({ tokens, isQuoted }: Scene, first: number, next: Attribution | undefined): number {
  let end = tokens.count;
  if (next !== undefined)
    end = next.source.first > first ? Math.min(next.source.first, next.cue.first) : next.cue.first;
  let last = first;
  while (last + 1 < end && !isQuoted(last + 1)) last += 1;
  while (last > first && end < tokens.count && BETWEEN_CLAUSES.test(tokens.words[last] ?? '')) last -= 1;
  return last;
}

/** "S cue (that) clause" in the reporter's words; only with a speaker who is known. */
function indirectQuotes(scene: Scene, stage: Stage): Quote[] {
  const { tokens, sentence, isQuoted } = scene;
  const saying = scene
    .attributions()
    .filter(({ kind, verb, inverted }) => kind === 'speech' && !inverted && CLAUSE_VERBS.has(verb));
  return saying.flatMap(({ cue, source, verb }, no): Quote[] => {
    const first = clauseBehind(scene, cue.last, verb);
    if (first < 0 || isQuoted(first)) return [];
    const last = clauseEnd(
      scene,
      first,
      saying.slice(no + 1).find((next) => next.cue.first > first),
    );
    if (last - first + 1 < FEWEST_WORDS) return [];
    const said = saidBy({ scene, source, cue }, stage, sentence.start + (tokens.starts[source.first] ?? 0));
    if (said.speaker === null) return [];
    const start = sentence.start + (tokens.starts[first] ?? 0);
    const end = sentence.start + (tokens.ends[last] ?? 0);
    return [{ start, end, sentence: sentence.no, text: stage.body.slice(start, end), kind: 'indirect', ...said }];
  });
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
  const indirect = scenes.flatMap((scene) => indirectQuotes(scene, stage));
  return [...directQuotes(stage, spans), ...indirect].toSorted((a, b) => a.start - b.start || a.end - b.end);
}
