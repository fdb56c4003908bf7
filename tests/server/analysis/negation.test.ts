import { expect, test } from 'vitest';
import negation from '../../../data/gold/negation.json' with { type: 'json' };
import { createLexiconReader } from '../../../server/analysis/lexicon-score.ts';
import { createLexiconScorer } from '../../../server/analysis/sentiment.ts';
import { marked } from '../../support/marked.ts';

/*
 * The suite lies in data/gold/negation.json, where `npm run evaluate` reads it too. The mark is the tone toward the
 * name: +, − or 0 (no scored word is left).
 */
const read = createLexiconReader();
const scorer = createLexiconScorer();

const cases = Object.entries(negation.suite).flatMap(([how, sentences]) =>
  sentences.map((written) => [how, written] as const),
);

test('the suite is as long as it should be', () => {
  const texts = new Set(cases.map(([, written]) => marked(written).sentence.text));
  console.log(`negation: ${texts.size} sentences`);
  expect(texts.size).toBe(cases.length);
  expect(texts.size).toBeGreaterThanOrEqual(120);
});

test.each(cases)('negation %s: %s', (_, written) => {
  const { sentence, names } = marked(written);
  const [name] = names;
  if (name === undefined) throw new Error('no name is marked');
  const score = read(sentence, name, names)?.score;
  expect(score).toBeDefined();
  expect(Math.sign(score ?? NaN)).toBe({ '+': 1, '-': -1, '0': 0 }[name.mark]);
});

test('the larger chance follows the sign, and a sentence without a judgement is neutral', () => {
  let seen = 0;
  for (const [, written] of cases) {
    const { sentence, names } = marked(written);
    const [name] = names;
    const score = name && scorer.score(sentence, name, names, 'en');
    if (!name || !score) throw new Error(`not scored: ${written}`);
    seen += 1;
    if (name.mark === '+') expect.soft(score.p_pos, written).toBeGreaterThan(score.p_neg);
    if (name.mark === '-') expect.soft(score.p_neg, written).toBeGreaterThan(score.p_pos);
    if (name.mark === '0') expect.soft(score.p_neu, written).toBeGreaterThan(Math.max(score.p_neg, score.p_pos));
  }
  expect(seen).toBe(cases.length);
});
