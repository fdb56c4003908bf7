import { expect, test } from 'vitest';
import { any, oneOf } from '../../../server/text/patterns.ts';

test('a comma list over several lines is one alternation, without its spaces and empty places', () => {
  expect(
    oneOf(`
      said, told ,
      asked,
    `),
  ).toBe('(?:said|told|asked)');
});

test('any is true when one of the patterns fits, and false for no pattern at all', () => {
  const isGreeting = any(/^hello$/i, /^good day$/i);
  expect(['Hello', 'good day', 'hello there'].map(isGreeting)).toEqual([true, true, false]);
  expect(any()('hello')).toBe(false);
});
