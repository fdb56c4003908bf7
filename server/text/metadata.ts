import { readDate } from './date-formats.ts';
import { readLinkedData } from './linked-data.ts';

/** What a page says about its article besides the text; null where it says nothing. */
export type Metadata = {
  readonly title: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly language: string | null;
};

/** Names of `meta` elements that carry the date of publication, the more reliable first. */
const DATE_METAS = [
  'article:published_time og:published_time og:article:published_time article:published rnews:datepublished',
  'datepublished date_published publish-date publishdate publish_date publication_date publicationdate pubdate',
  'parsely-pub-date sailthru.date cxenseparse:recs:publishtime article.published bt:pubdate displaydate dc.date.issued',
  'dcterms.issued dcterms.created dc.date.created dc.date dcterms.date date citation_publication_date citation_date',
  'published article_date_original originalpublicationdate article:post_date created creation_date timestamp lastmod',
]
  .join(' ')
  .split(' ');

const MODIFIED_METAS = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
];

/** Where pages without metadata show their date, the more telling place first. */
const DATE_PLACES = [
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'article time[datetime], header time[datetime], main time[datetime]',
  'time[datetime]',
  'abbr.published, .published, .entry-date, .post-date, .article-date, .publish-date, .pubdate, .date-published',
  '[class*="date" i], [id*="date" i], [class*="time" i], [class*="byline" i], [class*="meta" i], time',
];

/** A longer text around a date is a paragraph, whose date is part of the story. In characters. */
const LONGEST_DATE_TEXT = 160;
/** Places looked at for each selector: related articles further down have dates of their own. */
const MOST_PLACES = 8;

/**
 * Where dates of other things stand: the day of the visit, the age of the site. Wider nets ("related", "sidebar")
 * catch the classes of whole pages and cost 2 of 100 dates on the htmldate pages.
 */
const ELSEWHERE =
  'nav, footer, aside, [class*="clock" i], [class*="current" i], [id*="current" i], ' +
  '[class*="today" i], [id*="today" i]';

const DATE_IN_TEXT = [
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/,
  /\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/u,
  /\d{1,2}(?:st|nd|rd|th|\.)? (?:de |of )?\p{L}{3,12}\.?,? (?:de )?\d{4}/u,
  /\d{4}[/.]\d{1,2}[/.]\d{1,2}/,
  /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/,
  /\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]/,
];

const isDate = (text: string): boolean => typeof readDate(text) !== 'string';

/** The date that a short text is or holds; null when none can be read. */
function dateIn(text: string | null | undefined): string | null {
  const short = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (short === '' || short.length > LONGEST_DATE_TEXT) return null;
  if (isDate(short)) return short;
  for (const pattern of DATE_IN_TEXT) {
    const found = pattern.exec(short)?.[0];
    if (found !== undefined && isDate(found)) return found;
  }
  return null;
}

function dateAt(document: Document, selector: string): string | null {
  for (const place of [...document.querySelectorAll(selector)].slice(0, MOST_PLACES)) {
    if (place.closest(ELSEWHERE) !== null) continue;
    const found =
      dateIn(place.getAttribute('content')) ??
      dateIn(place.getAttribute('datetime')) ??
      dateIn(place.getAttribute('title')) ??
      dateIn(place.textContent);
    if (found !== null) return found;
  }
  return null;
}

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

function firstOf<T>(values: Iterable<T>, read: (value: T) => string | null): string | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null && found !== '') return found;
  }
  return null;
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

/** What a page says about its article. Read it before Readability, which empties the document it works on. */
export function readMetadata(document: Document): Metadata {
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
  return {
    title: title === null ? null : oneLine(withoutSite(decoded(document, title) ?? '', site, heading)),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? linked.url,
    source: site,
    published:
      dateIn(linked.published) ??
      firstOf(DATE_METAS, (name) => dateIn(metas.get(name))) ??
      firstOf(DATE_PLACES, (selector) => dateAt(document, selector)) ??
      dateIn(linked.modified) ??
      firstOf(MODIFIED_METAS, (name) => dateIn(metas.get(name))),
    author: authorIn(document, author),
    language:
      languageIn(document.documentElement.getAttribute('lang')) ??
      languageIn(meta('og:locale')) ??
      languageIn(linked.language) ??
      languageIn(meta('content-language')),
  };
}

/** Where pages without metadata name their author; a name within comes before what stands around it. */
const AUTHOR_PLACES = [
  '[rel="author"]',
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '.author-name',
];

function authorIn(document: Document, told: readonly (string | null)[]): string | null {
  const shown = firstOf(AUTHOR_PLACES, (selector) => oneLine(document.querySelector(selector)?.textContent));
  const names = [...told, shown].map((name) => decoded(document, name)?.replace(/^by\s+/i, '') ?? null);
  return names.find((name) => name !== null && name.length <= 200 && !/^https?:|^@/.test(name)) ?? null;
}
