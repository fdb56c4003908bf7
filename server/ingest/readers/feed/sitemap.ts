import { XMLParser } from 'fast-xml-parser';
import { type Inherited, pageAddress } from './base.ts';
import type { FeedItem, ParsedItem } from './model.ts';
import { plainLine } from './plain.ts';

/** Values stay text: the parser would make a number of the title "1e5". */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  removeNSPrefix: true,
  processEntities: true,
});

type Url = {
  readonly loc?: string;
  readonly lastmod?: string;
  readonly news?: {
    readonly title?: string;
    readonly publication_date?: string;
    readonly keywords?: string;
    readonly publication?: { readonly name?: string; readonly language?: string };
  };
};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** One address of a news sitemap: where the article stands and when it came out, but nothing of its text. */
export const sitemapEmpty: ParsedItem = (_text, inherited) => sitemapItem({}, inherited);

export function sitemapItems(document: string): ParsedItem[] {
  const { urlset } = parser.parse(document) as { readonly urlset?: { readonly url?: Url | readonly Url[] } };
  return [urlset?.url ?? []].flat().map((url) => (_text, inherited) => sitemapItem(url, inherited));
}

function sitemapItem(url: Url, { base, language }: Inherited): Omit<FeedItem, 'no'> {
  const { news = {} } = url;
  const page = pageAddress(text(url.loc), base);
  return {
    id: page,
    url: page,
    title: plainLine(text(news.title)),
    content: null,
    summary: null,
    authors: [],
    published: text(news.publication_date) ?? text(url.lastmod),
    updated: text(url.lastmod),
    language: text(news.publication?.language) ?? language,
    source: text(news.publication?.name),
    tags: (text(news.keywords) ?? '').split(',').flatMap((tag) => tag.trim() || []),
  };
}
