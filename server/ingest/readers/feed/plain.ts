import { parseHTML } from 'linkedom';

const MARKUP = /<[a-z!/]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** Whether a text that may be HTML shows that it is: a tag or an entity in it. */
export const looksLikeHtml = (text: string): boolean => MARKUP.test(text);

/** A title or a name is a line; what is longer than this is something else, and only its beginning is read. */
const LONGEST_LINE = 5000;

const UNREAD = /<(script|style)\b[\s\S]*?<\/\1\s*>/gi;
const BREAK = /<\/?(?:br|p|div|li|td|th|tr|h[1-6]|blockquote)\b[^<>]*>/gi;
const TAG = /<[a-z!/][^<>]*>/gi;

/** The entities of a text undone once. The text is given to the parser without any tag, so that nothing can nest. */
export function unescape(text: string): string {
  if (!text.includes('&')) return text;
  const { body } = parseHTML(`<!doctype html><html><body>${text.replaceAll('<', '&lt;')}</body></html>`).document;
  return body.textContent ?? '';
}

/** A line of plain text from one that may be HTML; null when nothing is left of it. */
export function plainLine(html: string | null | undefined): string | null {
  if (html === null || html === undefined) return null;
  const line = html.length > LONGEST_LINE ? html.slice(0, LONGEST_LINE).toWellFormed() : html;
  const text = looksLikeHtml(line) ? unescape(line.replace(UNREAD, '').replace(BREAK, ' ').replace(TAG, '')) : line;
  return text.replace(/\s+/g, ' ').trim() || null;
}
