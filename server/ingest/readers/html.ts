import { declaredCharset, decodeBytes } from '../decode.ts';
import type { Found, Input } from './reader.ts';
import { readWhole, unreadLetters } from './whole.ts';

/** A page: one article, its title, text and date left to the street. */
export const readHtml = (input: Input): AsyncGenerator<Found> =>
  readWhole(input, (bytes) => {
    const decoded = decodeBytes(bytes, { http: input.charset ?? null, declared: declaredCharset(bytes) });
    return { body: decoded.text, format: 'html', ...unreadLetters(decoded) };
  });
