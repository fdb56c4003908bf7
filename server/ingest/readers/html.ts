import { decodeDeclared } from '../decode.ts';
import type { Found, Input } from './reader.ts';
import { readWhole } from './whole.ts';

/** Where a page must say how it is written (HTML standard, "prescan": the first 1024 bytes); twice that is read. */
const PRESCAN_BYTES = 2048;

const CHARSET =
  /<meta\s[^<>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml\s[^<>]{0,100}?encoding\s*=\s*["']([\w:.-]{1,40})/i;

/** A page: one article, its title, text and date left to the street. */
export const readHtml = (input: Input): AsyncGenerator<Found> =>
  readWhole(input, (bytes) => ({ body: decodeDeclared(bytes, charsetOf(bytes)), format: 'html' }));

/** The character set that a page declares; null when it declares none. */
function charsetOf(bytes: Buffer): string | null {
  const declared = CHARSET.exec(bytes.toString('latin1', 0, PRESCAN_BYTES));
  return declared?.[1] ?? declared?.[2] ?? null;
}
