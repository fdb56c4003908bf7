import { isUtf8 } from 'node:buffer';

/**
 * What the bytes 80 to 9F mean in windows-1252 (WHATWG Encoding, index windows-1252); the others are those of Latin-1.
 * Our own table, because TextDecoder of Node 20 reads these bytes as control characters.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Labels under which windows-1252 goes (WHATWG Encoding, section 4.2: Latin-1 and ASCII are read as it). */
const LATIN = /^(?:windows-1252|cp1252|x-cp1252|iso-?8859-1|latin-?1|l1|us-ascii|ascii)$/i;

const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9F]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter);

/**
 * Text from bytes that do not say how they are written: UTF-8 where it is valid, else windows-1252.
 * Where most of the letters beyond ASCII are good UTF-8, only the bad bytes become U+FFFD: one torn letter must not
 * garble a whole Cyrillic text. Never throws.
 */
export function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  let good = 0;
  let bad = 0;
  for (const letter of text) {
    if (letter === '\uFFFD') bad += 1;
    else if (letter > '\x7F') good += 1;
  }
  return good > bad ? text : windows1252(bytes);
}

/** Text from bytes that declare a character set: UTF-8 where it is valid all the same, else what is declared, else as `decode`. */
export function decodeDeclared(bytes: Buffer, charset: string | null): string {
  if (charset === null || isUtf8(bytes)) return decode(bytes);
  if (LATIN.test(charset)) return windows1252(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decode(bytes);
  }
}
