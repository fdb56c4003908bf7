const LINKS = /<link\s[^<>]{1,2000}>/gi;
const REL = /\srel\s*=\s*["']?canonical["'\s/>]/i;
const HREF = /\shref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})')/i;

/** A page says its canonical address in its head, which is in its first part. */
const HEAD_CHARACTERS = 200_000;

/**
 * The address that a page calls its own; null where it names none, or one at another host: a page could take the place of
 * another site's article with it.
 */
export function canonicalAddress(html: string, url: string): string | null {
  for (const [link] of html.slice(0, HEAD_CHARACTERS).matchAll(LINKS)) {
    if (!REL.test(link)) continue;
    const [, double, single] = HREF.exec(link) ?? [];
    const written = (double ?? single ?? '').replaceAll('&amp;', '&').trim();
    if (written === '' || !URL.canParse(written, url)) return null;
    const found = new URL(written, url);
    return found.host === new URL(url).host && /^https?:$/.test(found.protocol) ? found.href : null;
  }
  return null;
}
