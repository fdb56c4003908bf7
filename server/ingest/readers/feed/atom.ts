import { isUtf8 } from 'node:buffer';
import { ParseError, parseAtomFeed } from 'feedsmith';
import { type Inherited, pageAddress, within } from './base.ts';
import { EMPTY_HEAD, type FeedHead, type FeedItem, type FeedText, type ParsedItem } from './model.ts';
import { looksLikeHtml, plainLine } from './plain.ts';

function parsed(document: string): Partial<ReturnType<typeof strict>> {
  try {
    return strict(document);
  } catch (error) {
    // Thrown where the parser knows none of the elements: an empty feed, and no broken one.
    if (error instanceof ParseError) return {};
    throw error;
  }
}
const strict = (document: string) => parseAtomFeed(document);
type Entry = NonNullable<ReturnType<typeof parsed>['entries']>[number];
type Construct = { value?: string | undefined; type?: string | undefined; xml?: { lang?: string } };

/** Atom's types of text; media types come in old feeds. Base64 hides HTML, as far as anybody used it. */
const isHtml = (type: string | undefined): boolean =>
  /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type ?? '');

function textOf(construct: Construct | undefined, { language }: Inherited): FeedText | null {
  const { value, type } = plainOf(construct);
  if (value === undefined) return null;
  return { value, format: isHtml(type) ? 'html' : 'text', language: construct?.xml?.lang ?? language };
}

/** Base64 is how Atom carries what is neither text nor XML (RFC 4287, 4.1.3.3); some feeds hide plain HTML in it. */
function plainOf(construct: Construct | undefined): Pick<Construct, 'value' | 'type'> {
  const { value, type = '' } = construct ?? {};
  if (value === undefined || !type.includes('/') || /^text\/|xml$/i.test(type)) return { value, type };
  const bytes = Buffer.from(/^[\w+/=\s]*$/.test(value) ? value : '', 'base64');
  return bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0) ? { value: bytes.toString('utf8'), type: 'html' } : {};
}

function titleOf(construct: Construct | undefined): string | null {
  const { value, type } = plainOf(construct);
  return isHtml(type) ? plainLine(value) : value?.replace(/\s+/g, ' ').trim() || null;
}

type Links = Entry['links'];

/** The page an entry stands for: its alternate link, HTML before other types; a link without `rel` is one. */
function pageOf(links: Links, base: string | null): string | null {
  const alternates = (links ?? []).filter(
    ({ href, rel }) => href !== undefined && (rel ?? 'alternate') === 'alternate',
  );
  const best = alternates.find(({ type }) => type === undefined || /html/i.test(type)) ?? alternates[0];
  return pageAddress(best?.href, base);
}

const people = (authors: Entry['authors']): string[] =>
  (authors ?? []).flatMap(({ name, email }) => plainLine(name) ?? email ?? []);

const terms = (categories: Entry['categories']): string[] =>
  (categories ?? []).flatMap(({ label, term }) => label ?? term ?? []);

export function atomHead(document: string, inherited: Inherited): FeedHead {
  const feed = parsed(document);
  return {
    ...EMPTY_HEAD,
    title: titleOf(feed.title),
    description: textOf(feed.subtitle, inherited),
    url: pageOf(feed.links, inherited.base),
    language: inherited.language ?? feed.dc?.languages?.[0] ?? null,
    authors: people(feed.authors),
    updated: feed.updated ?? null,
    tags: terms(feed.categories),
  };
}

export const atomEmpty: ParsedItem = (text, inherited) => atomItem({}, text, inherited);

export const atomItems = (document: string): ParsedItem[] =>
  (parsed(document).entries ?? []).map((entry) => (text, inherited) => atomItem(entry, text, inherited));

function atomItem(entry: Entry, item: string, inherited: Inherited): Omit<FeedItem, 'no'> {
  const content = textOf(entry.content, inherited);
  const media = entry.media?.groups?.[0] ?? entry.media;
  const described = media?.description?.value ?? null;
  const summary =
    textOf(entry.summary, inherited) ??
    (described === null
      ? null
      : { value: described, format: looksLikeHtml(described) ? 'html' : 'text', language: inherited.language });
  return {
    id: entry.id ?? null,
    url: pageOf(entry.links, linkBase(item, inherited)),
    title: titleOf(entry.title) ?? plainLine(media?.title?.value),
    content,
    summary,
    authors: people(entry.authors ?? entry.source?.authors),
    published: entry.published ?? entry.dc?.dates?.[0] ?? null,
    updated: entry.updated ?? null,
    language: content?.language ?? inherited.language,
    source: titleOf(entry.source?.title),
    tags: terms(entry.categories),
  };
}

/** A link may have a base of its own. */
function linkBase(item: string, inherited: Inherited): string | null {
  const link = /<(?:[\w.-]{1,40}:)?link\s[^<>]*\bxml:base\s*=[^<>]*>/.exec(item)?.[0];
  return link === undefined ? inherited.base : within(link, inherited).base;
}
