import { detectFormat, type InputFormat } from '../formats.ts';
import { charsetOfType, declaredCharset, decodeBytes } from '../decode.ts';
import { articleOf, foundIn, isWhole, saidBy } from '../readers/feed.ts';
import { type Feed, type FeedItem, FeedRefused } from '../readers/feed/model.ts';
import { parseFeed } from '../readers/feed/parse.ts';
import { unreadLetters } from '../readers/whole.ts';
import { article, type Found, unreadable, withLost } from '../readers/reader.ts';
import type { Fetched, Validators } from './fetch.ts';
import { canonicalAddress } from './canonical.ts';
import type { PoliteFetch } from './polite.ts';

export type Crawl = {
  readonly fetch: PoliteFetch;
  /** Hears why the page of an item was not read where its summary stands in for it. */
  readonly told?: (url: string, reason: string) => void;
};

/** What came of an address: nothing new, nothing at all, or records, and what to ask with the next time. */
export type Crawled =
  | ({ readonly kind: 'unchanged' } & Validators)
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null }
  | ({
      readonly kind: 'read';
      readonly url: string;
      readonly bytes: number;
      readonly found: AsyncIterable<Found>;
    } & Validators);

type Page = Extract<Fetched, { kind: 'fetched' }>;

/** Pages fetched ahead, in their order: those of other hosts need not wait for one. */
const AHEAD = 4;
/** Of one feed, in one run; a sitemap may list 50,000. */
const MOST_PAGES = 1000;

/** Fetches a feed or a page and reads it. Where a feed gives summaries only, the pages they belong to are fetched as well. */
export async function crawl(address: string, effects: Crawl, validators?: Validators): Promise<Crawled> {
  const fetched = await effects.fetch(address, validators);
  if (fetched.kind === 'failed') {
    return { kind: 'failed', reason: fetched.reason, retryAfterMs: fetched.retryAfterMs };
  }
  const { etag, lastModified } = fetched;
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', etag, lastModified };
  const { url, bytes } = fetched;
  return { kind: 'read', url, bytes: bytes.length, found: recordsIn(fetched, address, effects), etag, lastModified };
}

/** All records of an address; the reason where there are none. */
export async function* crawlFound(address: string, effects: Crawl): AsyncGenerator<Found> {
  const crawled = await crawl(address, effects);
  if (crawled.kind === 'failed') yield unreadable(address, crawled.reason);
  else if (crawled.kind === 'read') yield* crawled.found;
}

async function* recordsIn(page: Page, address: string, effects: Crawl): AsyncGenerator<Found> {
  const kind = kindOf(page);
  if (kind === 'feed') yield* recordsOfFeed(page, address, effects);
  else if (kind === 'html' || kind === 'txt') yield pageFound(page, kind, address);
  else yield unreadable(address, `neither a feed nor a page (${page.type ?? 'its type is not named'})`);
}

/** How it is written, by its first bytes, and its type where they leave it open. */
function kindOf({ bytes, type, url }: Page): InputFormat | null {
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

const decodedOf = ({ bytes, type }: Page) =>
  decodeBytes(bytes, { http: charsetOfType(type), declared: declaredCharset(bytes) });

function pageFound(
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

async function* recordsOfFeed(page: Page, address: string, effects: Crawl): AsyncGenerator<Found> {
  let feed: Feed;
  const decoded = decodedOf(page);
  try {
    feed = parseFeed(decoded.text, { url: page.url, language: page.language });
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    yield unreadable(address, error.message);
    return;
  }
  const broken = { ...feed, items: [] };
  const waiting: Promise<Found>[] = [];
  let pages = 0;
  for (const item of feed.items) {
    const input = `${address}#${item.no}`;
    const wantsPage = !isWhole(item) && item.url !== null;
    pages += wantsPage ? 1 : 0;
    waiting.push(
      wantsPage && pages <= MOST_PAGES
        ? pageOf(item, feed, input, effects)
        : Promise.resolve(withLost(articleOf(item, feed, input), decoded)),
    );
    if (waiting.length >= AHEAD) yield await waiting.shift()!;
  }
  for (const one of waiting) yield await one;
  yield* foundIn(broken, address);
}

/** The page of an item; its summary where the page cannot be had, and the reason where there is none. */
async function pageOf(item: FeedItem, feed: Feed, input: string, { fetch, told = () => {} }: Crawl): Promise<Found> {
  const url = item.url ?? '';
  const fetched = await fetch(url);
  const page = fetched.kind === 'fetched' ? fetched : null;
  const kind = page === null ? null : kindOf(page);
  if (page !== null && (kind === 'html' || kind === 'txt')) {
    const { title, source, published, author, language } = saidBy(item, feed);
    return pageFound(page, kind, input, { title, source, published, author, language });
  }
  const reason =
    fetched.kind === 'failed' ? fetched.reason : `it is no page (${page?.type ?? 'its type is not named'})`;
  told(url, reason);
  const summary = articleOf(item, feed, input);
  return summary.kind === 'article' ? summary : unreadable(input, `its page was not read (${reason})`);
}
