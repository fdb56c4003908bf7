import { decode } from '../../decode.ts';
import { jsonCutter } from '../json-records.ts';
import { type Inherited, pageAddress } from './base.ts';
import {
  type BrokenItem,
  EMPTY_HEAD,
  type Feed,
  type FeedHead,
  type FeedItem,
  FeedRefused,
  type FeedText,
} from './model.ts';
import { plainLine } from './plain.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A text, or a number written without its quotes (ids of version 1 often are). */
const text = (value: unknown): string | null =>
  typeof value === 'string' ? value.trim() || null : typeof value === 'number' ? String(value) : null;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const ENDS_IN_ITEM = 'the feed ends inside this item; the whole ones before it were read';
const ENDS_EARLY = 'the feed ends before its closing bracket; the items before it were read';

/** JSON Feed 1.0 and 1.1. A feed that ends early, or is broken, gives the items that are whole. */
export function parseJsonFeed(
  source: string,
  { url, language }: { url: string | null; language: string | null },
): Feed {
  const head = headOf(source);
  const inherited = { base: url ?? head.url, language: head.language ?? language };
  const whole = entryOf(source);
  const { entries, cut, endsInItem } = whole === null ? cutItems(source) : { ...WHOLE, entries: list(whole['items']) };
  const items: FeedItem[] = [];
  const broken: BrokenItem[] = [];
  entries.forEach((entry, at) => {
    if (isEntry(entry)) items.push({ no: at + 1, ...itemOf(entry, inherited) });
    else broken.push({ no: at + 1, reason: 'the item is no valid JSON object' });
  });
  if (endsInItem) broken.push({ no: entries.length + 1, reason: ENDS_IN_ITEM });
  return { ...head, format: 'json', items, broken, cut };
}

const WHOLE = { cut: null, endsInItem: false };

/** The items of a feed that is no valid JSON, cut out one by one; null for one that is none itself. */
function cutItems(source: string): { entries: readonly unknown[]; cut: string | null; endsInItem: boolean } {
  const start = source.search(ITEMS);
  if (start < 0) return { entries: [], cut: ENDS_EARLY, endsInItem: false };
  const cutter = jsonCutter();
  const records = cutter.push(Buffer.from(source.slice(source.indexOf('[', start))));
  const entries = records.map(({ bytes }) => (bytes === null ? null : entryOf(decode(bytes))));
  const last = cutter.end();
  // Behind the list stands the rest of the feed, which is no item.
  const endsInItem =
    last !== null && (last.bytes === null || last.bytes.toString('latin1').trimStart().startsWith('{'));
  return { entries, cut: endsInItem ? null : ENDS_EARLY, endsInItem };
}

const ITEMS = /"items"\s*:\s*\[/;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function entryOf(source: string): Entry | null {
  try {
    const value: unknown = JSON.parse(source);
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** What stands before the list of items, or behind it in a feed that is whole. */
function headOf(source: string): FeedHead {
  const items = source.search(ITEMS);
  const before = items < 0 ? source : source.slice(0, items).replace(/,?\s*$/, '}');
  const feed = entryOf(source) ?? entryOf(before);
  if (feed === null && items < 0) throw new FeedRefused('not a feed (it is JSON, but holds no list of items)');
  if (feed === null) return EMPTY_HEAD;
  const description = text(feed['description']);
  return {
    ...EMPTY_HEAD,
    title: plainLine(text(feed['title'])),
    description: description === null ? null : { value: description, format: 'text', language: text(feed['language']) },
    url: pageAddress(text(feed['home_page_url']), text(feed['feed_url'])),
    language: text(feed['language']),
    authors: authorsOf(feed),
  };
}

const authorsOf = (entry: Entry): string[] =>
  [...list(entry['authors']), entry['author']].flatMap((author) =>
    typeof author === 'object' && author !== null ? (text((author as Entry)['name']) ?? []) : [],
  );

function itemOf(entry: Entry, { base, language: outer }: Inherited): Omit<FeedItem, 'no'> {
  const language = text(entry['language']) ?? outer;
  const as = (name: string, format: FeedText['format']): FeedText | null => {
    const value = text(entry[name]);
    return value === null ? null : { value, format, language };
  };
  return {
    id: text(entry['id']),
    url: pageAddress(text(entry['url']) ?? text(entry['external_url']), base),
    title: text(entry['title']),
    content: as('content_html', 'html') ?? as('content_text', 'text'),
    summary: as('summary', 'text'),
    authors: authorsOf(entry),
    published: text(entry['date_published']),
    updated: text(entry['date_modified']),
    language,
    source: null,
    tags: list(entry['tags']).flatMap((tag) => text(tag) ?? []),
  };
}
