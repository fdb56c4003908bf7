import { charsetOfType, declaredCharset, decodeBytes } from '../decode.ts';
import { detectFormat, type InputFormat } from '../formats.ts';
import type { saidBy } from '../readers/feed.ts';
import { article, type Found } from '../readers/reader.ts';
import { unreadLetters } from '../readers/whole.ts';
import { canonicalAddress } from './canonical.ts';

/** What a web server sent, or sent once: its body unpacked, its Content-Type, and the address it came from. */
export type Page = { readonly bytes: Buffer; readonly type: string | null; readonly url: string };

/** How it is written, by its first bytes, and its type where they leave it open. */
export function kindOf({ bytes, type, url }: Page): InputFormat | null {
  const media = type?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (media.endsWith('json')) return detectFormat('feed.json', headOf(bytes)) === 'feed' ? 'feed' : null;
  const name = /(?:rss|atom|rdf|xml)$/.test(media) && media !== 'application/xhtml+xml' ? 'feed.xml' : 'page.html';
  if (!/^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json)$|$)|octet-stream/.test(media)) return null;
  if (media === 'text/plain' && !new URL(url).pathname.endsWith('.html'))
    return detectFormat('text.txt', headOf(bytes));
  return detectFormat(name, headOf(bytes));
}

const HEAD_BYTES = 65_536;

/** The first bytes in UTF-8 and without a mark, as the detector wants them. */
const headOf = (bytes: Buffer): Buffer => Buffer.from(decodeBytes(bytes.subarray(0, HEAD_BYTES)).text);

export const decodedOf = ({ bytes, type }: Page) =>
  decodeBytes(bytes, { http: charsetOfType(type), declared: declaredCharset(bytes) });

export function pageFound(
  page: Page,
  kind: 'html' | 'txt',
  input: string,
  said: Partial<ReturnType<typeof saidBy>> = {},
): Found {
  const decoded = decodedOf(page);
  const html = kind === 'html';
  return article(input, {
    ...said,
    url: (html ? canonicalAddress(decoded.text, page.url) : null) ?? page.url,
    body: decoded.text,
    format: html ? 'html' : 'text',
    ...unreadLetters(decoded),
  });
}
