import { readLinkedData } from './linked-data.ts';
import { type PageDate, readPageDates } from './page-dates.ts';

/** What a page says about its article besides the text; null where it says nothing. */
export type Metadata = {
  readonly title: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly language: string | null;
};

/** All `meta` elements by lower-case name, property or itemprop; the first of a name counts. */
function metasOf(document: Document): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim() ?? '';
    const names = ['property', 'name', 'itemprop', 'http-equiv'].map((key) =>
      meta.getAttribute(key)?.trim().toLowerCase(),
    );
    for (const name of names) if (name !== undefined && content !== '' && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

/** "Kyiv news - The Site" without its last part, when that names the site or the heading of the page ends before it. */
function withoutSite(title: string, site: string | null, heading: string | null): string {
  const parts = /^(.+?)\s+[|–—-]\s+([^|–—]{2,60})$/s.exec(title);
  if (parts?.[1] === undefined) return title;
  return parts[1] === heading || parts[2]?.toLowerCase() === site?.toLowerCase() ? parts[1] : title;
}

const oneLine = (text: string | null | undefined): string | null => {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' ? null : line;
};

/** The text of a value in which a site left entities ("Ukraine&#8217;s"). */
function decoded(document: Document, text: string | null): string | null {
  if (text === null || !/&(?:#\d+|#x[\da-f]+|\w+);/i.test(text)) return oneLine(text);
  const holder = document.createElement('p');
  holder.innerHTML = text;
  return oneLine(holder.textContent);
}

/** Two letters out of "en-US", "en_GB", "uk"; null for anything else. */
const languageIn = (text: string | null | undefined): string | null =>
  /^[a-z]{2}(?=[-_]|$)/i.exec(text?.trim() ?? '')?.[0]?.toLowerCase() ?? null;

/** What a page says besides: finer than `Metadata`, for those who want to know how it is known. */
export type Details = {
  /** Where the date stood and how far that place is to be trusted, 0 to 1; null without a date. */
  readonly date: PageDate | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
};

/** What a page says about its article. Read it before Readability, which empties the document it works on. */
export const readMetadata = (document: Document): Metadata => readAll(document).metadata;

/** Metadata and details from one look at the page. */
export function readAll(document: Document): { readonly metadata: Metadata; readonly details: Details } {
  const metas = metasOf(document);
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => script.textContent ?? '',
  );
  const linked = readLinkedData(scripts);
  const meta = (name: string) => metas.get(name) ?? null;
  const headings = document.querySelectorAll('h1');
  const heading = headings.length === 1 ? oneLine(headings[0]?.textContent) : null;
  const site = decoded(document, meta('og:site_name') ?? linked.source ?? meta('application-name'));
  const title =
    linked.title ??
    meta('og:title') ??
    meta('twitter:title') ??
    heading ??
    oneLine(document.querySelector('title')?.textContent);
  const author = [
    linked.author,
    meta('author'),
    meta('article:author'),
    meta('byl'),
    meta('parsely-author'),
    meta('dc.creator'),
  ];
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? linked.url;
  const dates = readPageDates(document, metas, linked, url);
  const metadata: Metadata = {
    title: title === null ? null : oneLine(withoutSite(decoded(document, title) ?? '', site, heading)),
    url,
    source: site,
    published: dates.published?.written ?? null,
    author: authorIn(document, author, site),
    language:
      languageIn(document.documentElement.getAttribute('lang')) ??
      languageIn(meta('og:locale')) ??
      languageIn(linked.language) ??
      languageIn(meta('content-language')),
  };
  const details: Details = {
    date: dates.published,
    modified: dates.modified,
    authors: metadata.author === null ? [] : namesIn(metadata.author),
    section: decoded(document, meta('article:section') ?? linked.section ?? meta('section') ?? meta('parsely-section')),
  };
  return { metadata, details };
}

/** The names in a line of names. */
const namesIn = (line: string): string[] => [
  ...new Set(
    line
      .split(/,\s+|\s+(?:and|und|et|y|e|og|och|і|та|и)\s+|\s*[;|]\s*/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** Where pages without metadata name their author; a name within comes before what stands around it. */
const AUTHOR_PLACES = [
  '[rel="author"]',
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '.author-name',
  '[class*="byline" i] a, [class*="author" i] a',
];
/** "By Ann Lee", "Von Ann Lee". */
const BY = /^(?:by|von|par|por|di|av|af)\s+/i;
const LONGEST_AUTHOR = 200;
/** A name shown on the page has as many words as names have. */
const isName = (text: string): boolean =>
  /^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text);

const folded = (text: string): string => text.toLowerCase().replace(/^www\.|[^\p{L}\p{N}]/gu, '');

/** The author that a page tells or shows; its own name only where it names nobody. */
function authorIn(document: Document, told: readonly (string | null)[], site: string | null): string | null {
  const shown = AUTHOR_PLACES.map((selector, at) => {
    const text = oneLine(document.querySelector(selector)?.textContent);
    return text === null || at < AUTHOR_PLACES.length - 1 || isName(text.replace(BY, '')) ? text : null;
  });
  const names = [...told, ...shown]
    .map((name) => decoded(document, name)?.replace(BY, '') ?? null)
    .filter((name) => name !== null && name.length <= LONGEST_AUTHOR && !/^https?:|^@/.test(name));
  const isSite = (name: string | null) => site !== null && name !== null && folded(name) === folded(site);
  return names.find((name) => !isSite(name)) ?? names[0] ?? null;
}
