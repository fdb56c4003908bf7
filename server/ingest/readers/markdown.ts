import { decode } from '../decode.ts';
import type { Found, Input } from './reader.ts';
import { readWhole } from './whole.ts';

/** Markdown: one article, its marks and front matter left to the street. */
export const readMarkdown = (input: Input): AsyncGenerator<Found> =>
  readWhole(input, (bytes) => ({ body: decode(bytes), format: 'markdown' }));
