import { isAscii, isUtf8 } from 'node:buffer';
import { detectCharset } from './detect-charset.ts';

/**
 * What the bytes 80 to 9F mean in windows-1252 (WHATWG Encoding, index windows-1252); the others are those of Latin-1.
 * Our own table, because TextDecoder of Node 20 reads these bytes as control characters.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Labels under which windows-1252 goes (WHATWG Encoding, section 4.2: Latin-1 and ASCII are read as it). */
const LATIN =
  /^(?:windows-1252|cp1252|x-cp1252|cp819|ibm819|iso-?(?:8859-1|88591|8859_1)|latin-?1|l1|us-ascii|ascii|ansi_x3\.4-1968)$/i;

/** Written in two bytes a letter: a declaration that could be read as ASCII cannot be right about it. */
const WIDE = /^(?:utf-?16(?:le|be)?|utf-?32(?:le|be)?|ucs-?[24]|iso-10646-ucs-[24]|unicode)$/i;

/** How the character set of a text was known. */
export type CharsetBasis = 'bom' | 'http' | 'declared' | 'utf-8' | 'detected';

export type Decoded = {
  readonly text: string;
  readonly charset: string;
  readonly basis: CharsetBasis;
  /** Letters that could not be read and stand as U+FFFD; those that the author wrote are not counted. */
  readonly replaced: number;
};

/** What is said about bytes from outside (the header of a web server) and in them (an XML or HTML declaration). */
type Labels = { readonly http?: string | null; readonly declared?: string | null };

/** A text that another decoder made of windows-1252, with the letters that its control characters stand for. */
export const windows1252Letters = (text: string): string =>
  text.replace(/[\x80-\x9F]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter);

const windows1252 = (bytes: Buffer): string => windows1252Letters(bytes.toString('latin1'));

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Text from bytes: by their byte-order mark, else as HTTP, else as the text itself declares, else UTF-8, else windows-1252.
 * Bytes with letters beyond ASCII that are valid UTF-8 are UTF-8 whatever is declared: chance does not write it, and servers
 * that call everything ISO-8859-1 are many. Never throws; what cannot be read is counted.
 */
export function decodeBytes(bytes: Buffer, { http = null, declared = null }: Labels = {}): Decoded {
  const utf32 = utf32Of(bytes);
  if (utf32 !== null) return utf32;
  for (const [mark, charset] of MARKS) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue;
    return decodedAs(bytes.subarray(mark.length), charset, 'bom') ?? detected(bytes);
  }
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return decodedAs(bytes, wide, 'detected') ?? detected(bytes);
  if (!isAscii(bytes) && isUtf8(bytes)) return { text: bytes.toString('utf8'), charset: 'utf-8', ...UTF8 };
  for (const [label, basis] of [
    [http, 'http'],
    [declared, 'declared'],
  ] as const) {
    const decoded = label === null || WIDE.test(label) ? null : decodedAs(bytes, label.trim().toLowerCase(), basis);
    if (decoded !== null) return decoded;
  }
  return detected(bytes);
}

const UTF8 = { basis: 'utf-8', replaced: 0 } as const;

/** Four bytes a letter, which no decoder of the platform reads; seen by its mark or by a first "<". */
function utf32Of(bytes: Buffer): Decoded | null {
  const first = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
  const little = first === 0xfffe0000 || first === 0x3c000000;
  if (!little && first !== 0x0000feff && first !== 0x0000003c) return null;
  const letters: string[] = [];
  let replaced = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    const isLetter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (!isLetter) replaced += 1;
    if (at > 0 || code !== 0xfeff) letters.push(isLetter ? String.fromCodePoint(code) : '\uFFFD');
  }
  const basis = first === 0x3c000000 || first === 0x0000003c ? 'detected' : 'bom';
  return { text: letters.join(''), charset: little ? 'utf-32le' : 'utf-32be', basis, replaced };
}

/** UTF-16 without a mark, seen by the zero bytes of its first letters (XML 1.0, appendix F: the first is "<"). */
function wideWithoutMark(bytes: Buffer): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b === 0x3c && c === 0 && d !== 0 ? 'utf-16be' : null;
}

/** The text in a character set; null for a label that nobody knows. */
function decodedAs(bytes: Buffer, label: string, basis: CharsetBasis): Decoded | null {
  if (LATIN.test(label)) return { text: windows1252(bytes), charset: 'windows-1252', basis, replaced: 0 };
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return null;
  }
  const text = decoder.decode(bytes);
  return { text, charset: decoder.encoding, basis, replaced: replacedIn(text, bytes, decoder.encoding) };
}

/**
 * Where most of the letters beyond ASCII are good UTF-8, only the bad bytes become U+FFFD: one torn letter must not
 * garble a whole Cyrillic text.
 */
function detected(bytes: Buffer): Decoded {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return { text, charset: 'utf-8', ...UTF8 };
  let good = 0;
  let bad = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') bad += 1;
    else if (letter > '\x7F') good += 1;
  }
  if (good > bad) return { text, charset: 'utf-8', basis: 'utf-8', replaced: replacedIn(text, bytes, 'utf-8') };
  const other = detectCharset(bytes);
  return (
    (other === null ? null : decodedAs(bytes, other, 'detected')) ?? {
      text: windows1252(bytes),
      charset: 'windows-1252',
      basis: 'detected',
      replaced: 0,
    }
  );
}

/** U+FFFD in the text, without those that stood in the bytes. */
function replacedIn(text: string, bytes: Buffer, charset: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  if (count === 0 || charset !== 'utf-8') return count;
  const written = Buffer.from('\uFFFD');
  for (let at = bytes.indexOf(written); at >= 0; at = bytes.indexOf(written, at + written.length)) count -= 1;
  return count;
}

/** Text from bytes that do not say how they are written: UTF-8 where it is valid, else what their letters show. Never throws. */
export const decode = (bytes: Buffer): string => detected(bytes).text;

/** Where a text must say how it is written (HTML standard, "prescan": the first 1024 bytes); twice that is read. */
const PRESCAN_BYTES = 2048;

const XML_CHARSET = /^\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]{1,40})/i;
const HTML_CHARSET = /<meta\s[^<>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i;

/** The character set that a page or an XML text declares in its first bytes; null when it declares none. */
export function declaredCharset(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, PRESCAN_BYTES);
  return XML_CHARSET.exec(head)?.[1] ?? HTML_CHARSET.exec(head)?.[1] ?? null;
}

/** The character set in a Content-Type header; null when it names none. */
export const charsetOfType = (type: string | null): string | null =>
  /;\s*charset\s*[=:]\s*["']?\s*([\w:.-]{1,40})/i.exec(type ?? '')?.[1] ?? null;
