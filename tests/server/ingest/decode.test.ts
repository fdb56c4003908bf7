import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, decodeDeclared } from '../../../server/ingest/decode.ts';

const bytes = (...values: number[]) => Buffer.from(values);

test('valid UTF-8 is read as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decode(Buffer.from(text))).toBe(text);
    }),
  );
});

test('bytes that are no UTF-8 are windows-1252, curly quotes and the euro sign included', () => {
  expect(decode(bytes(0x93, 0x48, 0x69, 0x94, 0x20, 0x80, 0x35))).toBe('“Hi” €5');
  expect(decode(bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72))).toBe('Müller');
});

test('one torn letter in a Cyrillic text costs that letter, not the text', () => {
  const text = Buffer.from('Президент України');
  expect(decode(text.subarray(0, -1))).toBe('Президент Україн\uFFFD');
});

test('any bytes at all come back as text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (value) => {
      expect(decode(Buffer.from(value))).toBeTypeOf('string');
    }),
  );
});

test('a declared character set counts only where the bytes are no UTF-8', () => {
  const cyrillic = bytes(0xca, 0xe8, 0xe5, 0xe2); // "Киев" in windows-1251
  expect(decodeDeclared(cyrillic, 'windows-1251')).toBe('Киев');
  expect(decodeDeclared(Buffer.from('Киев'), 'windows-1251')).toBe('Киев');
});

test('Latin-1 is read as windows-1252, and a character set that nobody knows as if none were declared', () => {
  expect(decodeDeclared(bytes(0x91, 0x61, 0x92), 'ISO-8859-1')).toBe('‘a’');
  expect(decodeDeclared(bytes(0x91, 0x61, 0x92), 'x-klingon')).toBe('‘a’');
  expect(decodeDeclared(bytes(0x91, 0x61, 0x92), null)).toBe('‘a’');
});
