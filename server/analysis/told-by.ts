import type { Attribution } from './attributions.ts';
import { leadingPhrase, type Words } from './noun-phrases.ts';
import type { QuoteSpan } from './quote-spans.ts';
import type { Scene } from './speakers.ts';

/** How far from a quotation its cue may stand, in words: "…,” the Norland foreign minister, Cora Voss, said". */
const FARTHEST_CUE = 20;

/** A body with its sentences ready to be asked, in order. */
export type Stage = { readonly body: string; readonly scenes: readonly Scene[] };

/** Who hands over to a quotation, and where: the phrase in subject place and the cue, as words of one sentence. */
export type Teller = { readonly scene: Scene; readonly source: Words; readonly cue: Words | null };

export const sceneAt = ({ scenes }: Stage, at: number): Scene | undefined => {
  let low = 0;
  let high = scenes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { sentence } = scenes[middle]!;
    if (at < sentence.start) high = middle - 1;
    else if (at >= sentence.end) low = middle + 1;
    else return scenes[middle];
  }
  return undefined;
};

const begins = ({ cue, source }: Attribution): number => Math.min(cue.first, source.first);
const ends = ({ cue, source }: Attribution): number => Math.max(cue.last, source.last);

const told = (scene: Scene, { source, cue }: Attribution): Teller => ({ scene, source, cue });

/** The first word of a sentence that ends behind a place of the body; all its words are before it: their count. */
function wordFrom({ tokens, sentence }: Scene, at: number): number {
  const word = tokens.ends.findIndex((end) => sentence.start + end > at);
  return word < 0 ? tokens.count : word;
}

/** "…,” S cue" and "…,” cue S": the words behind a quotation, up to the next one. */
function tellerBehind(scene: Scene, from: number): Teller | null {
  let until = from;
  while (until < Math.min(scene.tokens.count, from + FARTHEST_CUE) && !scene.isQuoted(until)) until += 1;
  const behind = scene.attributions().filter((one) => begins(one) >= from && begins(one) < until);
  const first = behind.find(({ kind }) => kind === 'speech') ?? behind[0];
  return first === undefined ? null : told(scene, first);
}

/** "S cue, “…”", "cue S: “…”", "S: “…”": the nearest words before a quotation; words of saying before others. */
function tellerAhead(scene: Scene, until: number): Teller | null {
  let from = until;
  while (from > 0 && !scene.isQuoted(from - 1)) from -= 1;
  const ahead = scene.attributions().filter((one) => one.cue.last < until);
  const near = ahead.filter((one) => ends(one) >= from);
  const nearest = near.findLast(({ kind }) => kind === 'speech') ?? near.at(-1) ?? ahead.at(-1);
  return nearest === undefined ? null : told(scene, nearest);
}

/** "She turned to the crowd: “…”": a colon hands over from whom the part before it speaks about. */
function tellerBeforeColon(scene: Scene, until: number): Teller | null {
  const end = scene.sentence.start + (scene.tokens.ends[until - 1] ?? 0);
  const behind = scene.sentence.text.slice(end - scene.sentence.start).trimStart();
  if (!behind.startsWith(':') || until === 0) return null;
  const source = leadingPhrase(scene.tokens, 0, until, scene.isQuoted);
  return source === null ? null : { scene, source, cue: null };
}

/** A quotation that hands over to its cue ends in , ! ? or ., or has a comma behind its mark. */
const handsOver = (body: string, { end }: QuoteSpan): boolean =>
  /[,!?.…—-]\s*$/.test(body.slice(Math.max(0, end - 2), end)) || body.charAt(end + 1) === ',';

/** Where the words of the sentence behind a quotation begin; −1 when it ends the sentence. */
const wordBehind = ({ tokens, sentence }: Scene, { end }: QuoteSpan): number =>
  tokens.starts.findIndex((start) => sentence.start + start >= end);

/** The sentence that ends before a place with nothing but white space and marks between. */
function sceneBefore({ body, scenes }: Stage, at: number): Scene | undefined {
  const before = scenes.findLast(({ sentence }) => sentence.end <= at);
  return before !== undefined && /^[\s“"‘']*$/.test(body.slice(before.sentence.end, at)) ? before : undefined;
}

/** Who is told to say the words of a quotation; null where nobody is, and it may go on with the speaker before. */
export function tellerOf(span: QuoteSpan, stage: Stage): Teller | null {
  const opening = sceneAt(stage, span.start);
  const closing = sceneAt(stage, span.end - 1);
  if (opening === undefined || closing === undefined) return null;
  const behind = handsOver(stage.body, span) ? wordBehind(closing, span) : -1;
  const after = behind < 0 ? null : tellerBehind(closing, behind);
  if (after !== null) return after;
  const first = wordFrom(opening, span.start);
  const ahead = tellerAhead(opening, first) ?? tellerBeforeColon(opening, first);
  if (ahead !== null || first > 0) return ahead;
  const before = sceneBefore(stage, span.start);
  if (before === undefined || !/:\s*$/.test(before.sentence.text)) return null;
  const last = before.attributions().findLast(({ kind }) => kind === 'speech');
  return last === undefined ? tellerBeforeColon(before, before.tokens.count) : told(before, last);
}
