import { decodeBytes } from '../decode.ts';
import type { Found, Input } from './reader.ts';
import { readWhole, unreadLetters } from './whole.ts';

/** Markdown: one article, its marks and front matter left to the street. */
export const readMarkdown = (input: Input): AsyncGenerator<Found> =>
  readWhole(input, (bytes) => {
    const decoded = decodeBytes(bytes, { http: input.charset ?? null });
    return { body: decoded.text, format: 'markdown', ...unreadLetters(decoded) };
  });
