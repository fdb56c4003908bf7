import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldPunctuation, normalise } from '../../../server/text/normalise.ts';

const anyText = fc.string({ unit: 'binary' });

test('every kind of line break becomes a line feed, and two together stay one break when they are CR LF', () => {
  expect(normalise('one\r\ntwo\rthree\vfour\ffive\x85six\u2028seven\u2029eight')).toBe(
    'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight',
  );
  expect(normalise('one\r\n\r\ntwo')).toBe('one\n\ntwo');
});

test('odd spaces become plain ones, each for itself', () => {
  expect(normalise('a\tb\u00A0c\u2009d\u202Fe\u3000f')).toBe('a b c d e f');
  expect(normalise('a\u00A0\u00A0b')).toBe('a  b');
});

test('what cannot be seen goes: byte-order mark, NUL, soft hyphen, zero-width and direction marks', () => {
  expect(normalise('\uFEFFZelen\u00ADsky\u0000 said\u200B no\u202E.\u2066')).toBe('Zelensky said no.');
});

test('letters and their marks become one letter, so that two spellings of Kyiv are one', () => {
  expect(normalise('Киі\u0308в')).toBe('Київ');
  expect(normalise('Jose\u0301')).toBe('José');
});

test('half a surrogate pair becomes the replacement character, a whole one stays', () => {
  expect(normalise('a\uD83D b')).toBe('a\uFFFD b');
  expect(normalise('a😀 b')).toBe('a😀 b');
});

test('plain English comes back as it is, quotes and dashes are not touched, nothing stays nothing', () => {
  const text = 'The "ministers" met - briefly.\n\nThey left.';
  expect(normalise(text)).toBe(text);
  expect(normalise('“We are here,” he said – twice… ’tis')).toBe('“We are here,” he said – twice… ’tis');
  expect(normalise('')).toBe('');
});

test('a normalised text is well formed, in NFC, and normal already', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
      expect(once.normalize('NFC')).toBe(once);
      expect(/\p{Surrogate}|[\r\t\u00A0\u200B\uFEFF\0]/u.test(once)).toBe(false);
    }),
  );
});

test('folding reads every typographic mark as its ASCII mark', () => {
  expect(foldPunctuation('“Don’t” – «no» — ‘so’ ‚x‛ „y‟ a−b')).toBe(`"Don't" - "no" - 'so' 'x' "y" a-b`);
});

test('folding never moves an offset and leaves plain text alone', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read = foldPunctuation(text);
      expect(read.length).toBe(text.length);
      expect(foldPunctuation(read)).toBe(read);
    }),
  );
});
