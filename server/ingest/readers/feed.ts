import { allBytes } from '../bytes.ts';
import { declaredCharset, decodeBytes } from '../decode.ts';
import { type Feed, type FeedItem, FeedRefused, type FeedText } from './feed/model.ts';
import { parseFeed } from './feed/parse.ts';
import { article, type Found, type Input, megabytes, unreadable, withLost } from './reader.ts';

/** A feed is held whole while it is cut; one with every episode of a daily podcast has about 20 MB. */
const MOST_FEED_BYTES = 50_000_000;

/** A feed from a file: every item an article with what the feed gives of its text, and a refusal for what is broken. */
export async function* readFeed({ name, chunks, charset }: Input): AsyncGenerator<Found> {
  const { bytes, size } = await allBytes(chunks, MOST_FEED_BYTES);
  if (bytes === null) {
    yield unreadable(name, `larger than ${megabytes(MOST_FEED_BYTES)} (${megabytes(size)})`);
    return;
  }
  const decoded = decodeBytes(bytes, { http: charset ?? null, declared: declaredCharset(bytes) });
  let feed: Feed;
  try {
    feed = parseFeed(decoded.text);
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    yield unreadable(name, error.message);
    return;
  }
  for (const found of foundIn(feed, name)) yield withLost(found, decoded);
}

const NO_TEXT =
  'the feed gives no text for it, only a title; fetched by its address, the feed leads to the page of the article';

/** The records of a feed in the order of their items; what the feed says of itself stands in for what an item leaves out. */
export function* foundIn(feed: Feed, name: string): Generator<Found> {
  const records = [...feed.items, ...feed.broken].sort((a, b) => a.no - b.no);
  for (const record of records) {
    const input = `${name}#${record.no}`;
    yield 'reason' in record ? unreadable(input, record.reason) : articleOf(record, feed, input);
  }
  if (feed.cut !== null) yield unreadable(name, feed.cut);
}

/** An item as an article: its full text where the feed has it, else its summary. */
export function articleOf(item: FeedItem, feed: Feed, input: string): Found {
  const text = item.content ?? item.summary;
  if (text === null) return unreadable(input, NO_TEXT);
  return article(input, {
    ...saidBy(item, feed),
    body: text.value,
    format: text.format,
    language: text.language ?? item.language ?? feed.language,
  });
}

/** What an item says of its article, but for the text. */
export const saidBy = (item: FeedItem, feed: Feed) => ({
  title: item.title,
  url: item.url,
  source: item.source ?? feed.title,
  published: item.published ?? item.updated,
  author: item.authors.length === 0 ? (feed.authors[0] ?? null) : item.authors.join(', '),
  language: item.language ?? feed.language,
});

/** Ends of a text that goes on elsewhere. */
const GOES_ON =
  /(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;|&hellip;)\]|&#8230;|&hellip;|(?:read|continue reading|view)(?: the)? (?:more|full article|full story)\W{0,5})\s*(?:<\/[a-z]+>\s*)*$/i;

/** A summary of one or two sentences is shorter than this, a report longer. In characters of its source. */
const LEAST_REPORT = 1500;

/** Whether the feed gives the article itself; else its page is worth fetching. */
export function isWhole({ content, summary }: Pick<FeedItem, 'content' | 'summary'>): boolean {
  const text: FeedText | null = content ?? summary;
  if (text === null || GOES_ON.test(text.value.slice(-200))) return false;
  if (content !== null)
    return summary === null || content.value.length > summary.value.length || content.value.length >= LEAST_REPORT;
  return text.value.length >= LEAST_REPORT;
}
