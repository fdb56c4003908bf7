import { decodeBytes } from '../decode.ts';
import type { Found, Input } from './reader.ts';
import { readWhole, unreadLetters } from './whole.ts';

/** Plain text: the first line that is not blank is the title, the rest the body; a single line is a body without title. */
export const readText = (input: Input): AsyncGenerator<Found> =>
  readWhole(input, (bytes) => {
    const decoded = decodeBytes(bytes, { http: input.charset ?? null });
    return { ...titleAndBody(decoded.text), format: 'text', ...unreadLetters(decoded) };
  });

function titleAndBody(text: string): { title: string | null; body: string } {
  const whole = text.trim();
  const end = whole.search(/[\r\n]/);
  if (end < 0) return { title: null, body: whole };
  return { title: whole.slice(0, end).trimEnd(), body: whole.slice(end).replace(/^(?:[^\S\r\n]*[\r\n])+/, '') };
}
