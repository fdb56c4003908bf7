import { unescape } from './plain.ts';

/** Written as names of this table alone, so that no text of a feed becomes a pattern. */
const ELEMENTS = {
  body: /<((?:[\w.-]{1,40}:)?body)(?:\s[^<>]*)?>/i,
  fullitem: /<(fullitem)(?:\s[^<>]*)?>/i,
  summary: /<(summary)(?:\s[^<>]*)?>/i,
  tags: /<(tags)(?:\s[^<>]*)?>/i,
  author: /<(dc:author)(?:\s[^<>]*)?>/i,
} as const;

export type RawElement = { readonly tag: string; readonly inner: string };

/** An element that the parser does not know, as it stands in the text; null when it is not there or never ends. */
export function rawElement(text: string, name: keyof typeof ELEMENTS): RawElement | null {
  const found = ELEMENTS[name].exec(text);
  if (found === null) return null;
  const start = found.index + found[0].length;
  const end = text.indexOf(`</${found[1]}>`, start);
  return end < 0 ? null : { tag: found[0], inner: text.slice(start, end).trim() };
}

const CDATA = /^<!\[CDATA\[([\s\S]*)\]\]>$/;

/** What an element's text stands for: CDATA as it is, entities undone once; elements in it are HTML already. */
export function unescaped(inner: string): string {
  const hidden = CDATA.exec(inner)?.[1];
  if (hidden !== undefined) return hidden.trim();
  if (inner.includes('<')) return inner.replace(/(<\/?)[\w.-]{1,40}:/g, '$1');
  return unescape(inner);
}
