import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charsetOfType, declaredCharset, decode, decodeBytes } from '../../../server/ingest/decode.ts';

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
  expect(decodeBytes(cyrillic, { declared: 'windows-1251' }).text).toBe('Киев');
  expect(decodeBytes(Buffer.from('Киев'), { declared: 'windows-1251' }).text).toBe('Киев');
});

test('Latin-1 is read as windows-1252, and a character set that nobody knows as if none were declared', () => {
  expect(decodeBytes(bytes(0x91, 0x61, 0x92), { declared: 'ISO-8859-1' }).text).toBe('‘a’');
  expect(decodeBytes(bytes(0x91, 0x61, 0x92), { declared: 'x-klingon' }).text).toBe('‘a’');
  expect(decodeBytes(bytes(0x91, 0x61, 0x92), { declared: null }).text).toBe('‘a’');
});

test('a byte-order mark goes before HTTP, HTTP before the declaration, the declaration before a guess', () => {
  const cyrillic = bytes(0xca, 0xe8, 0xe5, 0xe2);
  const of = (value: Buffer, told: Parameters<typeof decodeBytes>[1]) => {
    const { text, charset, basis } = decodeBytes(value, told);
    return [text, charset, basis];
  };
  const marked = Buffer.concat([bytes(0xef, 0xbb, 0xbf), Buffer.from('Київ')]);
  expect(of(marked, { http: 'koi8-r', declared: 'windows-1251' })).toEqual(['Київ', 'utf-8', 'bom']);
  expect(of(Buffer.from('\uFEFFКиїв', 'utf16le'), { http: 'koi8-r' })).toEqual(['Київ', 'utf-16le', 'bom']);
  expect(of(bytes(0xfe, 0xff, 0x04, 0x1a), {})).toEqual(['К', 'utf-16be', 'bom']);
  expect(of(cyrillic, { http: 'windows-1251', declared: 'koi8-r' })).toEqual(['Киев', 'windows-1251', 'http']);
  expect(of(cyrillic, { http: null, declared: 'windows-1251' })).toEqual(['Киев', 'windows-1251', 'declared']);
  expect(of(cyrillic, { http: 'klingon', declared: 'windows-1251' })).toEqual(['Киев', 'windows-1251', 'declared']);
  expect(of(Buffer.from('Київ'), { http: 'iso-8859-1' })).toEqual(['Київ', 'utf-8', 'utf-8']);
  expect(of(cyrillic, {})).toEqual(['Êèåâ', 'windows-1252', 'detected']);
  expect(of(Buffer.from('<a>', 'utf16le'), { declared: 'utf-8' })).toEqual(['<a>', 'utf-16le', 'detected']);
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  expect(of(Buffer.from('<?xml encoding="utf-16"?>'), { declared: 'utf-16' })).toEqual([
    '<?xml encoding="utf-16"?>',
    'utf-8',
    'utf-8',
  ]);
  // ISO-2022-JP looks like ASCII: here the declaration is all there is.
  expect(of(Buffer.from('\x1B$BF|K\\\x1B(B'), { declared: 'iso-2022-jp' })).toEqual([
    '日本',
    'iso-2022-jp',
    'declared',
  ]);
});

test('letters that could not be read are counted, those that the author wrote are not', () => {
  const of = (value: Buffer, told = {}) => decodeBytes(value, told).replaced;
  expect(of(Buffer.from('Київ \uFFFD'))).toBe(0);
  const torn = Buffer.concat([Buffer.from('Київ \uFFFD '), bytes(0xd0), Buffer.from(' Львів '), bytes(0xd0)]);
  expect(of(torn)).toBe(2);
  expect(of(bytes(0x3c, 0x93, 0xfa, 0xff), { http: 'shift_jis' })).toBe(1);
  expect(of(bytes(0x93, 0x61, 0x94))).toBe(0);
});

test('the declared character set is read from XML, HTML and a header', () => {
  const declared = (text: string) => declaredCharset(Buffer.from(text));
  expect(declared('<?xml version="1.0" encoding="KOI8-R"?><rss/>')).toBe('KOI8-R');
  expect(declared('<html><head><meta charset=windows-1251>')).toBe('windows-1251');
  expect(declared('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')).toBe('gb2312');
  expect(declared('<rss/>')).toBe(null);
  expect(declared(`${' '.repeat(3000)}<meta charset=windows-1251>`)).toBe(null);
  expect(charsetOfType('text/xml; charset="UTF-8"')).toBe('UTF-8');
  expect(charsetOfType("application/rss+xml;charset = 'koi8-r'")).toBe('koi8-r');
  expect(charsetOfType('text/html')).toBe(null);
  expect(charsetOfType(null)).toBe(null);
});
