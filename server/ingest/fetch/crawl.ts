import { createHash } from 'node:crypto';
import type { Read } from '../../contract/article.ts';
import { articleOf, foundIn, isWhole, saidBy } from '../readers/feed.ts';
import { type Feed, type FeedItem, FeedRefused } from '../readers/feed/model.ts';
import { parseFeed } from '../readers/feed/parse.ts';
import { type Found, unreadable, withLost } from '../readers/reader.ts';
import type { Fetched, Validators } from './fetch.ts';
import { decodedOf, kindOf, pageFound } from './page.ts';
import type { PoliteFetch } from './polite.ts';

export type Crawl = {
  readonly fetch: PoliteFetch;
  /** Hears why the page of an item was not read where its summary stands in for it. */
  readonly told?: (url: string, reason: string) => void;
  /** Pages read not long ago, for feeds that are read again and again: an item whose page is among them is passed over. */
  readonly pages?: { has(page: string): boolean; read(page: string): void };
};

/** What came of an address: nothing new, nothing at all, or records, and what to ask with the next time. */
export type Crawled =
  | ({ readonly kind: 'unchanged'; readonly movedTo: string | null } & Validators)
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | null; readonly final: boolean }
  | ({
      readonly kind: 'read';
      readonly url: string;
      readonly movedTo: string | null;
      readonly bytes: number;
      /** Names its bytes; the pages that a feed leads to are not in it. */
      readonly hash: string;
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
    const { reason, retryAfterMs, final } = fetched;
    return { kind: 'failed', reason, retryAfterMs, final };
  }
  const { etag, lastModified, movedTo } = fetched;
  if (fetched.kind === 'unchanged') return { kind: 'unchanged', movedTo, etag, lastModified };
  const { url, bytes } = fetched;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const found = recordsIn(fetched, address, effects);
  return { kind: 'read', url, movedTo, bytes: bytes.length, hash, found, etag, lastModified };
}

/** All records of an address; the reason where there are none. */
export async function* crawlFound(address: string, effects: Crawl): AsyncGenerator<Found> {
  const crawled = await crawl(address, effects);
  if (crawled.kind === 'failed') yield unreadable(address, crawled.reason);
  else if (crawled.kind === 'read') yield* crawled.found;
}

/** Records found at an address, as they go down the street; `source` is that of records that name none. */
export async function* readsOfFound(found: AsyncIterable<Found>, source: string | null): AsyncGenerator<Read> {
  for await (const one of found) {
    if (one.kind === 'unreadable') yield { ...one, bytes: 0 };
    else {
      const { article } = one;
      yield {
        kind: 'article',
        article: { ...article, source: article.source ?? source },
        bytes: article.body.length,
      };
    }
  }
}

async function* recordsIn(page: Page, address: string, effects: Crawl): AsyncGenerator<Found> {
  const kind = kindOf(page);
  if (kind === 'feed') yield* recordsOfFeed(page, address, effects);
  else if (kind === 'html' || kind === 'txt') yield pageFound(page, kind, address);
  else yield unreadable(address, `neither a feed nor a page (${page.type ?? 'its type is not named'})`);
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
    if (wantsPage && effects.pages?.has(pageKey(item)) === true) continue;
    pages += wantsPage ? 1 : 0;
    const coming =
      wantsPage && pages <= MOST_PAGES
        ? pageOf(item, feed, input, effects)
        : Promise.resolve(withLost(articleOf(item, feed, input), decoded));
    // What is fetched ahead may end before anybody waits for it; whoever does is told.
    coming.catch(() => {});
    waiting.push(coming);
    if (waiting.length >= AHEAD) yield await waiting.shift()!;
  }
  for (const one of waiting) yield await one;
  yield* foundIn(broken, address);
}

/** A page as its feed speaks of it: one that the feed says was updated is another. */
const pageKey = ({ url, updated }: FeedItem): string => `${url} ${updated ?? ''}`;

/** The page of an item; its summary where the page cannot be had, and the reason where there is none. */
async function pageOf(
  item: FeedItem,
  feed: Feed,
  input: string,
  { fetch, told = () => {}, pages }: Crawl,
): Promise<Found> {
  const url = item.url ?? '';
  const fetched = await fetch(url);
  const page = fetched.kind === 'fetched' ? fetched : null;
  const kind = page === null ? null : kindOf(page);
  if (page !== null && (kind === 'html' || kind === 'txt')) {
    pages?.read(pageKey(item));
    const { title, source, published, author, language } = saidBy(item, feed);
    return pageFound(page, kind, input, { title, source, published, author, language });
  }
  const reason =
    fetched.kind === 'failed' ? fetched.reason : `it is no page (${page?.type ?? 'its type is not named'})`;
  told(url, reason);
  const summary = articleOf(item, feed, input);
  return summary.kind === 'article' ? summary : unreadable(input, `its page was not read (${reason})`);
}
