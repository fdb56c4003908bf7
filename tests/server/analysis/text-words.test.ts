import { expect, test } from 'vitest';
import { createWordCounter } from '../../../server/analysis/text-words.ts';
import { sentencesOf } from '../../../server/text/sentences.ts';

const count = createWordCounter();

test('words of a text are counted once, those that judge by their sign after negation', () => {
  // Three words with praised; four with terrible; seven in which "not" turns "good".
  const sentences = sentencesOf('A mayor praised', 'The terrible flood came. It was not good for them here.');
  const { all, positive, negative } = count(sentences, new Map());
  expect([all, positive, negative]).toEqual([14, 1, 2]);
});

test('a name has words and no tone', () => {
  const sentences = sentencesOf(null, 'Terrible Murder arrived.');
  expect(count(sentences, new Map([[1, [{ start: 0, end: 15 }]]]))).toEqual({ all: 3, positive: 0, negative: 0 });
  expect(count(sentences, new Map()).negative).toBeGreaterThan(0);
});

test('a text without sentences has no words', () => {
  expect(count([], new Map())).toEqual({ all: 0, positive: 0, negative: 0 });
});
