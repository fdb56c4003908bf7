import fc from 'fast-check';
import Sentiment from 'sentiment';
import { expect, test } from 'vitest';
import { createLexiconReader, MOST_WORDS } from '../../../server/analysis/lexicon-score.ts';
import { compileLexicon, stopList } from '../../../server/analysis/lexicon.ts';
import { scorerName } from '../../../server/analysis/scorer.ts';
import { chancesOf, createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import newsWords from '../../../data/sentiment/news-words.json' with { type: 'json' };
import { marked } from '../../support/marked.ts';

const read = createLexiconReader();
const scorer = createLexiconScorer();

/** The lexicon's sum and words for the first name of a marked sentence. */
function reading(written: string) {
  const { sentence, names } = marked(written);
  const [name] = names;
  if (name === undefined) throw new Error('no name is marked');
  const found = read(sentence, name, names);
  return { score: found?.score, words: found?.reasons.map(({ text }) => text) };
}

// Word scores of the list: good 3, bad -3, terrible -3, killed -3, attack -1, happy 3, honest 2, corrupt -3.
test.each([
  ['curly double quotes', '[Kerr] called it “terrible”', -3],
  ['curly single quotes', '[Kerr] called it ‘terrible’', -3],
  ['straight quotes', '[Kerr] called it "terrible" and \'terrible\'', -6],
  ['an ellipsis', '[Kerr] was good…', 3],
  ['a tab, a line end and a hard space', '[Kerr] was\tgood\r and\u00A0good', 6],
  ['an exclamation mark', '[Kerr] was good!', 3],
  ['a comma without a space', '[Kerr] was good,honest', 3 + 0.8 * 2],
])('a word that touches %s counts', (_, written, score) => {
  expect(reading(written).score).toBeCloseTo(score, 10);
});

test.each(['—', '–', ' - ', '--', ' — '])(
  'a dash "%s" parts two words that both count, the second beyond a border',
  (dash) => {
    // attack -1; killed -3 lies beyond one border, where half of a word counts.
    expect(reading(`[Kerr] spoke of attack${dash}killed`).score).toBeCloseTo(-1 - 0.5 * 3, 10);
  },
);

test('brackets part a word off and let it count', () => {
  const text = 'Kerr was [good]';
  const at = { start: 0, end: 4 };
  expect(read({ no: 1, start: 0, end: text.length, text }, at, [at])?.score).toBeCloseTo(0.5 * 3, 10);
});

test.each([
  ["[Kerr] isn't happy", '[Kerr] isn’t happy'],
  ["[Kerr] can't stand it", '[Kerr] can’t stand it'],
  ["[Kerr]'s terrible week", '[Kerr]’s terrible week'],
])('straight and curly apostrophes are one: %s', (straight, curly) => {
  expect(reading(curly).score).toBe(reading(straight).score);
  expect(reading(straight).score).toBeLessThan(0);
});

// Three points of "good" at -0.74, and so on.
test.each([
  ['[Kerr] is not honest', -1.48],
  ['[Kerr] is not good', -2], // a phrase of the list, with a score of its own
  ['[Kerr] is not a very good man', -2.22],
  ['[Kerr] is very good', 3.75],
  ['[Kerr] is slightly good', 2.1],
  ['[Kerr] is terrible', -3],
  ["[Kerr] didn't have killed", 2.22],
  ['No one was killed near [Kerr]', 2.22],
  ['[Kerr] said no', 0],
  ['[Kerr] left without success', -1.48],
])('%s weighs %d', (written, score) => {
  expect(reading(written).score).toBeCloseTo(score, 10);
});

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', 'prototype'])(
  'the word "%s" is a word like any other',
  (word) => {
    expect(reading(`[Kerr] met the ${word} who was killed`).score).toBe(
      reading('[Kerr] met the builder who was killed').score,
    );
    expect(reading(`[Kerr] met the ${word}`)).toEqual({ score: 0, words: [] });
  },
);

test('phrases of several words are found: "can\'t stand" scores as the list says', () => {
  expect(
    compileLexicon()
      .phrases.get("can't")
      ?.map(({ words, value }) => [words.join(' '), value]),
  ).toContainEqual(["can't stand", -3]);
  expect(reading("[Lind] can't stand [Kerr]")).toEqual({ score: -3, words: ["can't stand"] });
});

test('the other regular forms of a scored verb score as it does', () => {
  const { words } = compileLexicon();
  // The list has "denounce" and "denounces", "help" and "helping", "thank" and "thanks", "murder" and "murdering".
  for (const [form, verb] of [
    ['denounced', 'denounce'],
    ['helped', 'help'],
    ['thanked', 'thank'],
    ['murdered', 'murder'],
  ] as const) {
    expect([form, words.get(form) ?? null]).toEqual([form, words.get(verb)]);
  }
  // "increase" is on the stop list, so none of its forms comes back by this door; "goods" is no form of a verb.
  expect(['increasing', 'goods', 'warned', 'war'].filter((word) => words.has(word))).toEqual([]);
});

test.each([
  ['a country', 'Talks in the [United States] went on'],
  ['a person named like a word', '[Hope Hicks] went on'],
  ['a name in the list of others', '[Kerr] met [Grace Love] and [Victor Champion]'],
  [
    'a name nobody marked',
    '[Kerr] later met the retired head of the Justice Department and a certain Hope Great outside',
  ],
  ['words of news that judge nobody', '[Kerr] looks like a top diplomat, and a novel matter of war'],
])('%s has no tone of its own', (_, written) => {
  expect(reading(written)).toEqual({ score: 0, words: [] });
});

test('the list of news words adds to AFINN and never overrides it or the stop list', () => {
  const { words } = compileLexicon();
  const afinn = new Sentiment();
  const added = [...Object.entries(newsWords.words), ...Object.entries(newsWords.verbs)].flatMap(([score, listed]) =>
    listed.map((word) => ({ word, score: Number(score) })),
  );
  console.log(`news words: ${added.length}`);
  expect(added.length).toBeGreaterThan(200);
  expect(added.filter(({ word, score }) => words.get(word) !== score)).toEqual([]);
  expect(added.filter(({ word }) => stopList.has(word))).toEqual([]);
  // Where AFINN has the word, the same score stands here and only the other forms are new: "slam", "slammed".
  expect(added.filter(({ word, score }) => ![0, score].includes(afinn.analyze(word).score))).toEqual([]);
  expect(new Set(added.map(({ word }) => word)).size).toBe(added.length);
});

test('the stop list is read, and none of its words scores', () => {
  console.log(`stop list: ${stopList.size} words`);
  expect(stopList.size).toBeGreaterThan(200);
  const { words } = compileLexicon();
  expect([...stopList].filter((word) => words.has(word))).toEqual([]);
});

test('words of another clause count less, and less again when that clause names somebody else', () => {
  expect(reading('[Kerr] left, and it was good').score).toBeCloseTo(0.8 * 3, 10);
  expect(reading('[Kerr] left but it was good').score).toBeCloseTo(0.5 * 3, 10);
  expect(reading('[Kerr] left but [Voss] was good').score).toBeCloseTo(0.5 * 0.2 * 3, 10);
  expect(reading('[Kerr] left before [Voss] was good').score).toBeCloseTo(0.8 * 0.6 * 3, 10);
});

test('a clause with "who" goes on about the name before it', () => {
  expect(reading('[Voss] left with [Kerr], who was good').score).toBeCloseTo(0.8 * 3, 10);
  // Seen from Voss two borders away, and said of Kerr.
  expect(reading('[Voss] left, then [Kerr], who was good').score).toBeCloseTo(0.8 ** 2 * 0.6 * 3, 10);
});

test('"and" before a name and its verb begins a clause, between two names it joins them', () => {
  expect(reading('[Voss] left the hall and [Kerr] was good').score).toBeCloseTo(0.5 * 0.2 * 3, 10);
  expect(reading('[Voss] and [Kerr] had a good day').score).toBe(3);
});

test('what cannot be scored is null, never neutral', () => {
  const { sentence, names } = marked('[Kerr] is good');
  const [name] = names;
  if (name === undefined) throw new Error('no name');
  expect(scorer.score(sentence, name, names, 'uk')).toBeNull();
  expect(scorer.score(sentence, name, names, 'de')).toBeNull();
  expect(scorer.score(sentence, name, names, 'en')).not.toBeNull();
  expect(scorer.score(sentence, name, names, null)).not.toBeNull();
  const of = (text: string) =>
    scorer.score({ no: 1, start: 0, end: text.length, text }, { start: 0, end: 1 }, [], 'en');
  expect(of('')).toBeNull();
  expect(of(' … ')).toBeNull();
  expect(of('Керр дуже добрий міністр')).toBeNull();
  expect(of(Array.from({ length: MOST_WORDS }, () => 'good').join(' '))).not.toBeNull();
  expect(of(Array.from({ length: MOST_WORDS + 1 }, () => 'good').join(' '))).toBeNull();
  expect(of('😀 \u202E\uD800 good \u0000')).not.toBeNull();
});

test('the name without context is neutral above all', () => {
  const { sentence, names } = marked('[Kerr]');
  const [name] = names;
  const score = name && scorer.score(sentence, name, names, 'en');
  expect(score && score.p_neu > Math.max(score.p_neg, score.p_pos)).toBe(true);
});

test('chances sum to one, rise with the score and stop at six', () => {
  const scores = Array.from({ length: 161 }, (_, at) => -8 + at / 10);
  const rows = scores.map((score) => chancesOf(score));
  rows.forEach(({ p_neg, p_neu, p_pos }, at) => {
    expect(p_neg + p_neu + p_pos).toBeCloseTo(1, 12);
    expect(Math.min(p_neg, p_neu, p_pos)).toBeGreaterThan(0);
    const before = rows[at - 1];
    if (before === undefined) return;
    expect(p_neg).toBeLessThanOrEqual(before.p_neg + 1e-12);
    expect(p_pos).toBeGreaterThanOrEqual(before.p_pos - 1e-12);
  });
  expect(chancesOf(-60)).toEqual(chancesOf(-6));
  expect(chancesOf(60)).toEqual(chancesOf(6));
});

test('the sentiment is the difference of the chances, and the scorer signs with name and version', () => {
  const { sentence, names } = marked('[Kerr] is good');
  const [name] = names;
  const score = name && scorer.score(sentence, name, names, 'en');
  if (!score) throw new Error('not scored');
  const { p_neg, p_pos } = chancesOf(3);
  expect(score.sentiment).toBeCloseTo(p_pos - p_neg, 12);
  expect(score.reasons).toEqual([{ text: 'good', weight: 3 }]);
  expect(scorerName(scorer)).toBe(`lexicon@${scorer.version}`);
});

test('no text breaks it, and scoring one sentence changes no other', () => {
  const { sentence, names } = marked('[Kerr] is not very good, but [Voss] was killed');
  const first = names.map((name) => read(sentence, name, names));
  let seen = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(80), fc.nat(80), (text, a, b) => {
      const at = { start: Math.min(a, b), end: Math.max(a, b) };
      const score = scorer.score({ no: 2, start: 0, end: text.length, text }, at, [at], 'en');
      if (score !== null) expect(score.p_neg + score.p_neu + score.p_pos).toBeCloseTo(1, 12);
      seen += 1;
    }),
    { numRuns: 500, seed: 7 },
  );
  console.log(`odd texts: ${seen}`);
  expect(names.map((name) => read({ ...sentence }, name, names))).toEqual(first);
});

test('on plain words without negation, degree or clauses it says what the package says', () => {
  const plain = new Sentiment();
  // A word that turns, strengthens or parts others is not plain; each is told from the rest by what it does to "good".
  const isPlain = (word: string) =>
    /^[a-z]+$/.test(word) && reading(`[Kerr] ${word} good table good`).score === 6 + (lexicon.get(word) ?? 0);
  const lexicon = compileLexicon().words;
  const words = [...lexicon.keys()].filter((word) => plain.analyze(word).score !== 0 && isPlain(word));
  console.log(`plain words of the list: ${words.length} of ${lexicon.size}`);
  expect(words.length).toBeGreaterThan(2000);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), (drawn) => {
      // "table" between them keeps phrases of the list apart.
      const text = drawn.join(' table ');
      expect(reading(`[Kerr] table ${text}`).score).toBe(plain.analyze(text).score);
    }),
    { numRuns: 1000, seed: 5 },
  );
});
