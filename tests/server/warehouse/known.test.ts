import { expect, test } from 'vitest';
import { isKnown } from '../../../server/warehouse/known.ts';

const WORDS = { text_hash: 'same' };

test.each([
  ['the same words and day', '2021-05-06', '2021-05-06', 'given', true],
  ['a day for an article that had none', null, '2021-05-06', 'given', false],
  ['no day for an article that has one', '2021-05-06', null, null, true],
  ['no day twice', null, null, null, true],
  ['another day, as a page fetched again gives it', '2021-05-06', '2021-05-09', 'page', true],
  ['another day, told by a person', '2021-05-06', '2021-05-09', 'flag', false],
] as const)('%s', (_, stored, given, date_basis, known) => {
  expect(isKnown({ ...WORDS, day: stored }, { ...WORDS, day: given, date_basis })).toBe(known);
});

test('a wording that was replaced is known, unless it is the one that stands', () => {
  const stored = { text_hash: 'third', day: null, earlier: ['first', 'second'] };
  const given = (text_hash: string) => ({ text_hash, day: '2021-05-06', date_basis: 'given' as const });
  expect(['first', 'second', 'third', 'fourth'].map((hash) => isKnown(stored, given(hash)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isKnown({ ...stored, earlier: ['third'] }, given('third'))).toBe(false);
});

test('other words are never known, whatever the day', () => {
  const day = '2021-05-06';
  expect(isKnown({ ...WORDS, day }, { text_hash: 'other', day, date_basis: 'given' })).toBe(false);
});
