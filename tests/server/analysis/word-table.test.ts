import { expect, test } from 'vitest';
import { createWordTable, hashOf, MOST_KEPT } from '../../../server/analysis/word-table.ts';

const whole = (word: string) => hashOf(word, 0, word.length);

test('a word is found by its letters wherever it stands in a text', () => {
  const table = createWordTable();
  const id = table.keep('harvest', whole('harvest'));
  const text = 'the harvests failed';
  expect([id, table.find(text, 4, 11, hashOf(text, 4, 11))]).toEqual([1, 1]);
  expect(table.find(text, 4, 12, hashOf(text, 4, 12))).toBe(0);
  expect([table.wordOf(id), table.hashOf(id)]).toEqual(['harvest', whole('harvest')]);
});

test('words with the same hash are told apart by their letters', () => {
  const table = createWordTable();
  const words = ['rye', 'oat', 'wheat'];
  for (const word of words) table.keep(word, 7);
  expect(words.map((word) => table.find(word, 0, word.length, 7))).toEqual([1, 2, 3]);
  expect(table.find('rice', 0, 4, 7)).toBe(0);
});

test('a table never grows beyond its size, keeps no endless words, and still finds what it holds', () => {
  const table = createWordTable();
  expect(table.keep('x'.repeat(33), 1)).toBe(0);
  let kept = 0;
  for (let at = 0; at < MOST_KEPT + 10; at += 1) if (table.keep(`w${at}`, whole(`w${at}`)) > 0) kept += 1;
  console.log(`words kept: ${kept}`);
  expect(kept).toBe(65_535);
  expect([table.find('w0', 0, 2, whole('w0')), table.find('w65534', 0, 6, whole('w65534'))]).toEqual([1, 65_535]);
  expect(table.find('w65535', 0, 6, whole('w65535'))).toBe(0);
});
