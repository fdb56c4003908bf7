import { createRequire } from 'node:module';
import { z } from 'zod';
import newsWords from '../../data/sentiment/news-words.json' with { type: 'json' };
import stopWords from '../../data/sentiment/stop-words.json' with { type: 'json' };
import { foldWord, tokenise } from './tokens.ts';

/** A run of words that is scored as one. */
export type Phrase<Value> = { readonly words: readonly string[]; readonly value: Value };

/** Phrases by their first word, the longest first. */
export type Phrases<Value> = ReadonlyMap<string, readonly Phrase<Value>[]>;

/** Word scores −5…5: single words and hyphened compounds, and phrases of several words. */
export type Lexicon = { readonly words: ReadonlyMap<string, number>; readonly phrases: Phrases<number> };

/** Phrases ready to be looked up by their first word. A single word is a phrase of one. */
export function compilePhrases<Value>(entries: Iterable<readonly [string, Value]>): Phrases<Value> {
  const byFirst = new Map<string, Phrase<Value>[]>();
  for (const [text, value] of entries) {
    const { words } = tokenise(text);
    const first = words[0];
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, value }]);
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The words of AFINN that news uses without judging; the product lists them. */
export const stopList: ReadonlySet<string> = new Set([...stopWords.discourse, ...stopWords.topic]);

/** "-s", "-ed" and "-ing" of a verb that bends by the rule; of other words they are forms that nobody writes. */
function regularForms(verb: string): readonly string[] {
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (verb.endsWith('e')) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  return [/(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, `${verb}ed`, `${verb}ing`];
}

/** Words listed under their score, one by one with it. */
const scoresOf = (byScore: Readonly<Record<string, readonly string[]>>): [string, number][] =>
  Object.entries(byScore).flatMap(([score, listed]) => listed.map((word): [string, number] => [word, Number(score)]));

const Scores = z.record(z.string(), z.number());

/**
 * AFINN-165 as it lies in the package `sentiment`, without the news stop list.
 * Only its word scores are read: never its tokeniser, options, `extras` or `language`, each of which is broken
 * (prototype look-ups, settings that leak into later calls). A Map knows no "constructor".
 * Where it scores a verb and one of its forms, the others get the verb's score: it has "denounces", not "denounced".
 * The judging words of news that it does not know come from a list of our own.
 */
export function compileLexicon(): Lexicon {
  const labels = Scores.parse(createRequire(import.meta.url)('sentiment/languages/en/labels.json'));
  const words = new Map<string, number>();
  const phrases: [string, number][] = [];
  for (const [text, score] of Object.entries(labels)) {
    if (stopList.has(text)) continue;
    if (text.includes(' ')) phrases.push([text, score]);
    else words.set(foldWord(text), score);
  }
  const bent = new Map<string, number>();
  for (const [verb, score] of words) {
    const forms = regularForms(verb);
    if (!forms.some((form) => Object.hasOwn(labels, form))) continue;
    for (const form of forms) if (!stopList.has(form)) bent.set(form, score);
  }
  for (const [verb, score] of scoresOf(newsWords.verbs)) {
    for (const form of [verb, ...regularForms(verb)]) bent.set(form, score);
  }
  for (const [word, score] of scoresOf(newsWords.words)) bent.set(word, score);
  // The list's own score goes before one that is read off another form.
  return { words: new Map([...bent, ...words]), phrases: compilePhrases(phrases) };
}
