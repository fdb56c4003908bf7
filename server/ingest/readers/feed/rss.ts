import { ParseError, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { type Inherited, pageAddress, within } from './base.ts';
import { attributesOf } from './marks.ts';
import { EMPTY_HEAD, type FeedHead, type FeedItem, type FeedText, type ParsedItem } from './model.ts';
import { looksLikeHtml, plainLine } from './plain.ts';
import { rawElement, unescaped } from './raw.ts';

/** The parser throws where it knows none of the elements; that is an empty feed, and no broken one. */
function orEmpty<Parsed extends object>(parse: () => Parsed): Partial<Parsed> {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ParseError) return {};
    throw error;
  }
}

const rss = (document: string) => orEmpty(() => parseRssFeed(document));
const rdf = (document: string) => orEmpty(() => parseRdfFeed(document));
type RssItem = NonNullable<ReturnType<typeof rss>['items']>[number];
type RdfItem = NonNullable<ReturnType<typeof rdf>['items']>[number];

/** RSS never says whether a text is HTML; what shows a tag or an entity is. */
const textOf = (value: string | undefined, language: string | null): FeedText | null =>
  value === undefined ? null : { value, format: looksLikeHtml(value) ? 'html' : 'text', language };

/** The first of several texts, as ours. */
const firstOf = (values: readonly (string | undefined)[], language: string | null): FeedText | null =>
  textOf(
    values.find((value) => value !== undefined),
    language,
  );

/** "me@example.com (Ann Lee)" and "Ann Lee <me@example.com>" are Ann Lee; an address alone stays. */
function withoutMail(name: string | null): string | null {
  if (name?.includes('@') !== true) return name;
  const rest = name.replace(/[(<[]?(?:mailto:)?[^\s()<>[\]]+@[^\s()<>[\]]+[)>\]]?/, '').trim();
  return rest.replace(/^\((.*)\)$/, '$1') || name;
}

type Person = { name?: string; email?: string };
const people = (authors: readonly (Person | string | undefined)[]): string[] =>
  authors.flatMap((author) => {
    if (author === undefined) return [];
    return withoutMail(plainLine(typeof author === 'string' ? author : (author.name ?? author.email))) ?? [];
  });

export function rssHead(document: string, inherited: Inherited): FeedHead {
  const feed = rss(document);
  const language = feed.language ?? feed.dc?.languages?.[0] ?? inherited.language;
  return {
    ...EMPTY_HEAD,
    title: plainLine(feed.title ?? feed.dc?.titles?.[0] ?? feed.itunes?.title),
    description: firstOf(
      [feed.description, feed.dc?.descriptions?.[0], feed.itunes?.summary, feed.itunes?.subtitle],
      language,
    ),
    url: pageAddress(feed.link ?? alternate(feed.atom?.links), inherited.base),
    language,
    authors: people([feed.managingEditor, ...(feed.dc?.creators ?? []), feed.itunes?.author, dcAuthor(document)]),
    published: feed.pubDate ?? feed.dc?.dates?.[0] ?? feed.dcterms?.created?.[0] ?? null,
    updated: feed.lastBuildDate ?? feed.atom?.updated ?? feed.dcterms?.modified?.[0] ?? null,
    tags: distinct([
      ...(feed.categories ?? []).map(({ name }) => name),
      ...(feed.dc?.subjects ?? []),
      ...(feed.itunes?.categories ?? []).flatMap(({ text, categories }) => [
        text,
        ...(categories ?? []).map((one) => one.text),
      ]),
      ...(feed.itunes?.keywords ?? []),
    ]),
  };
}

export function rdfHead(document: string, inherited: Inherited): FeedHead {
  const feed = rdf(document);
  const language = feed.dc?.languages?.[0] ?? inherited.language;
  return {
    ...EMPTY_HEAD,
    title: plainLine(feed.title ?? feed.dc?.titles?.[0]),
    description: firstOf([feed.description, feed.dc?.descriptions?.[0]], language),
    url: pageAddress(feed.link, inherited.base),
    language,
    authors: people(feed.dc?.creators ?? []),
    published: feed.dc?.dates?.[0] ?? null,
    tags: feed.dc?.subjects ?? [],
  };
}

type Links = readonly { href?: string; rel?: string }[] | undefined;
const alternate = (links: Links): string | undefined =>
  links?.find(({ rel }) => (rel ?? 'alternate') === 'alternate')?.href;

/** The page: the link, else the id where it says that it is one (and it does unless it says not). */
function pageOf(item: RssItem, base: string | null): string | null {
  const { link, guid, atom } = item;
  const own = pageAddress(link ?? alternate(atom?.links), base);
  if (own !== null) return own;
  return guid?.isPermaLink === false || !/^https?:/i.test(guid?.value ?? '') ? null : pageAddress(guid?.value, base);
}

export const rssItems = (document: string): ParsedItem[] =>
  (rss(document).items ?? []).map((item) => (text, inherited) => rssItem(item, text, inherited));

function rssItem(item: RssItem, text: string, inherited: Inherited): Omit<FeedItem, 'no'> {
  const language = item.dc?.languages?.[0] ?? inherited.language;
  const media = item.media?.groups?.[0] ?? item.media;
  // Not of RSS: where a feed has both, its description is the text.
  const own = rawElement(text, 'summary');
  return {
    ...common(item, text, { ...inherited, language }),
    id: item.guid?.value ?? item.atom?.id ?? null,
    url: pageOf(item, inherited.base),
    title: plainLine(
      item.title ?? item.dc?.titles?.[0] ?? item.itunes?.title ?? item.atom?.title?.value ?? media?.title?.value,
    ),
    ...(own === null || item.description === undefined ? {} : { content: textOf(item.description, language) }),
    summary: firstOf(
      [
        own === null ? undefined : unescaped(own.inner),
        item.description,
        item.atom?.summary?.value,
        item.dc?.descriptions?.[0],
        item.itunes?.summary,
        item.itunes?.subtitle,
        media?.description?.value,
      ],
      language,
    ),
    authors: firstPeople([
      item.authors ?? [],
      item.dc?.creators ?? [],
      item.atom?.authors ?? [],
      [item.itunes?.author],
      [dcAuthor(text)],
    ]),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? dcterms(item) ?? null,
    updated: item.dcterms?.modified?.[0] ?? item.atom?.updated ?? null,
    source: plainLine(item.source?.title),
    tags: distinct([
      ...(rawElement(text, 'tags')?.inner ?? '').split(',').map((tag) => tag.trim() || undefined),
      ...(item.categories ?? []).map(({ name }) => name),
      ...(item.dc?.subjects ?? []),
      ...(media?.categories ?? []).map(({ name }) => name),
      ...itunesCategories(text),
      ...(item.itunes?.keywords ?? []),
    ]),
  };
}

export const rssEmpty: ParsedItem = (text, inherited) => rssItem({}, text, inherited);
export const rdfEmpty: ParsedItem = (text, inherited) => rdfItem({}, text, inherited);

export const rdfItems = (document: string): ParsedItem[] =>
  (rdf(document).items ?? []).map((item) => (text, inherited) => rdfItem(item, text, inherited));

function rdfItem(item: RdfItem, text: string, inherited: Inherited): Omit<FeedItem, 'no'> {
  const language = item.dc?.languages?.[0] ?? inherited.language;
  return {
    ...common(item, text, { ...inherited, language }),
    id: item.rdf?.about ?? null,
    url: pageAddress(item.link ?? item.rdf?.about, inherited.base),
    title: plainLine(item.title ?? item.dc?.titles?.[0]),
    summary: firstOf([item.description, item.dc?.descriptions?.[0]], language),
    authors: people(item.dc?.creators ?? []),
    published: item.dc?.dates?.[0] ?? dcterms(item) ?? null,
    updated: item.dcterms?.modified?.[0] ?? null,
    source: null,
    tags: item.dc?.subjects ?? [],
  };
}

const distinct = (tags: readonly (string | undefined)[]): string[] => [...new Set(tags.flatMap((tag) => tag ?? []))];

/** Of a feed by the standard, and of items in feeds that do not keep to it. */
const itunesCategories = (item: string): (string | undefined)[] =>
  [...item.matchAll(/<itunes:category\s[^<>]*>/gi)].map(([tag]) => attributesOf(tag).get('text'));

/** Not of the standard, and written all the same. */
const dcAuthor = (text: string): string | undefined => rawElement(text, 'author')?.inner;

/** The first list with anybody in it: a feed that names its author twice means one. */
const firstPeople = (lists: readonly (readonly (Person | string | undefined)[])[]): string[] =>
  lists.map(people).find((list) => list.length > 0) ?? [];

const dcterms = ({ dcterms: terms }: Pick<RssItem, 'dcterms'>): string | undefined =>
  terms?.issued?.[0] ?? terms?.created?.[0] ?? terms?.dates?.[0];

function common(item: RssItem | RdfItem, text: string, inherited: Inherited): Pick<FeedItem, 'content' | 'language'> {
  const encoded = item.content?.encoded ?? item.atom?.content?.value;
  const tag = ENCODED.exec(text)?.[0];
  const of = (value: string, { language }: Inherited) => ({
    content: { value, format: 'html' as const, language },
    language,
  });
  if (encoded !== undefined) return of(encoded, tag === undefined ? inherited : within(tag, inherited));
  // Older ways to give the whole text: XHTML in the feed itself, or an element of a feed maker's own.
  const body = rawElement(text, 'body') ?? rawElement(text, 'fullitem');
  if (body !== null) return of(unescaped(body.inner), within(body.tag, inherited));
  return { content: null, language: inherited.language };
}

const ENCODED = /<[\w.-]{1,40}:(?:encoded|content)\b[^<>]*>/i;
