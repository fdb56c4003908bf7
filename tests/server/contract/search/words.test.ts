import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_WORD, wordLine, wordsOf } from '../../../../server/contract/search/words.ts';

const words = (text: string) => wordsOf(text).map(({ word }) => word);

test('case and marks are folded in every script, and letters without a pair as they are typed', () => {
  expect(words('Élysée ÅSE Øresund Łódź Straße Çeşme İstanbul ıslak Þór encyclopædia Ångström')).toEqual(
    'elysee ase oresund lodz strasse cesme istanbul islak thor encyclopaedia angstrom'.split(' '),
  );
  expect(words('Йод Ёлка Їжак Ґанок Ўзбек')).toEqual(['иод', 'елка', 'іжак', 'ґанок', 'узбек']);
  expect(words('Ὀδυσσεύς ΟΔΥΣΣΕΥΣ')).toEqual(['οδυσσευσ', 'οδυσσευσ']);
  expect(words('ﬁnal ﬂight')).toEqual(['final', 'flight']);
});

test('hyphens, both apostrophes, points and signs part words; letters, digits and their marks do not', () => {
  expect(words("well-known don't don’t об'єкт об’єкт U.S. 3.5 a_b A&B 100% e.g.")).toEqual(
    'well known don t don t об єкт об єкт u s 3 5 a b a b 100 e g'.split(' '),
  );
  expect(words('cafe\u0301 covid19')).toEqual(['cafe', 'covid19']);
  expect(words(' –…“”\u0301 ')).toEqual([]);
});

test('scripts without spaces are words letter by letter', () => {
  expect(words('北京2022は晴れ')).toEqual(['北', '京', '2022', 'は', '晴', 'れ']);
  expect(words('กิน ข้าว')).toEqual(['ก', 'น', 'ข', 'า', 'ว']);
});

test('a word knows its place, marks included', () => {
  expect(wordsOf('« Élan » cafe\u0301!')).toEqual([
    { word: 'elan', start: 2, end: 6 },
    { word: 'cafe', start: 9, end: 14 },
  ]);
});

test('a long word is known by its beginning, and no letter is cut in two', () => {
  expect(words('x'.repeat(LONGEST_WORD + 5))).toEqual(['x'.repeat(LONGEST_WORD)]);
  const [wide = ''] = words('\u{1d4d0}'.repeat(50));
  expect(Array.from(wide)).toHaveLength(LONGEST_WORD);
});

test('the quick way to the words is the long way', () => {
  const letter = fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('’', '–', '“', '\u00a0', '\u00ad', '\u200b', '\u2066', ' ', '\n', '@', '[', '`', '{'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom('é', 'й', 'ª', 'µ', 'ﬁ', '中', 'x'.repeat(45)) },
  );
  let quick = 0;
  fc.assert(
    fc.property(fc.array(letter), (parts) => {
      const text = parts.join('');
      if (Array.from(text).every((one) => one <= '\u00a9' || (one >= '\u2000' && one <= '\u206f'))) quick += 1;
      expect(wordLine(text)).toBe(words(text).join(' '));
    }),
    { numRuns: 400 },
  );
  console.log(`texts the quick way: ${quick} of 400`);
  expect(quick).toBeGreaterThan(80);
});
