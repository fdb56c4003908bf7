import { expect, test } from 'vitest';
import { folded, isNameList, isTitleLike, sameLine, wordCount } from '../../../server/text/lines.ts';

test('words are what white space divides', () => {
  expect(['', '   ', 'Kyiv', ' the  G7 meets '].map(wordCount)).toEqual([0, 0, 1, 3]);
});

test('a folded line is its letters and digits in small letters', () => {
  expect(folded('“Kyiv: We’re HERE — 24/7!”')).toBe('kyiv we re here 24 7');
  expect(folded('* * *')).toBe('');
});

test('two lines say the same whatever their case and marks, but lines without a letter say nothing', () => {
  expect(sameLine('Antony Blinken', 'ANTONY BLINKEN.')).toBe(true);
  expect(sameLine('Antony Blinken', 'Antony Blinken in Kyiv')).toBe(false);
  expect(sameLine('Київ', 'КИЇВ!')).toBe(true);
  expect(sameLine('***', '***')).toBe(false);
});

test('a headline does not end like a sentence; an exclamation mark does not make it one', () => {
  expect(['Talks open in Riga', 'Voting Bill!', 'What now?'].map(isTitleLike)).toEqual([true, true, true]);
  expect(['They met.', 'He said “no.”', 'They met;', 'She said,', '(He left.)'].map(isTitleLike)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
  expect(isTitleLike(Array.from({ length: 31 }, () => 'word').join(' '))).toBe(false);
});

test('a list of names holds names and joining words, nothing else', () => {
  const lists = ['Ann Lee', 'Ann Lee, Bo Ray in Kyiv and the Associated Press', 'Ursula von der Leyen', '@annlee'];
  expect(lists.map(isNameList)).toEqual([true, true, true, true]);
  const others = ['', 'Ann Lee said so', 'Monday in Kyiv', 'and the', 'talks'];
  expect(others.map(isNameList)).toEqual([false, false, false, false, false]);
});
