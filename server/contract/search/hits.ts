import type { Search } from './tree.ts';
import { type Word, wordsOf } from './words.ts';

/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** Whether a word is what a pattern means; steps forward only, so its time is bounded by the two lengths multiplied. */
export function fits(pattern: string, word: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === word;
  const wanted = Array.from(pattern);
  const given = Array.from(word);
  let at = 0;
  let star = -1;
  let tried = 0;
  let place = 0;
  while (place < given.length) {
    if (wanted[at] === '*') {
      star = at;
      tried = place;
      at += 1;
    } else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      tried += 1;
      place = tried;
    } else return false;
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}

/** Where a text holds what is searched for: words and phrases that are wanted, not those that are excluded. */
export function hitsIn(text: string, search: Search, isTitle: boolean): Span[] {
  const phrases = wantedIn(search, isTitle);
  if (phrases.length === 0) return [];
  const words = wordsOf(text);
  const spans = phrases.flatMap((phrase) => spansOf(words, phrase));
  return merged(spans.toSorted((a, b) => a.start - b.start || a.end - b.end));
}

function wantedIn(search: Search, isTitle: boolean): readonly (readonly string[])[] {
  switch (search.kind) {
    case 'phrase':
      return [search.words];
    case 'near':
      return [...wantedIn(search.left, isTitle), ...wantedIn(search.right, isTitle)];
    case 'and':
    case 'or':
      return search.parts.flatMap((part) => wantedIn(part, isTitle));
    case 'title':
      return isTitle ? wantedIn(search.part, isTitle) : [];
    case 'not':
    case 'source':
    case 'actor':
    case 'lang':
      return [];
  }
}

const spansOf = (words: readonly Word[], phrase: readonly string[]): Span[] =>
  words.flatMap(({ start }, at) =>
    phrase.every((one, no) => at + no < words.length && fits(one, words[at + no]!.word))
      ? [{ start, end: words[at + phrase.length - 1]!.end }]
      : [],
  );

function merged(spans: readonly Span[]): Span[] {
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = kept.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}
