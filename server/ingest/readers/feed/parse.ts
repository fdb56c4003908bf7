import { messageOf } from '../../../base/errors.ts';
import { decodeBytes } from '../../decode.ts';
import { atomEmpty, atomHead, atomItems } from './atom.ts';
import type { Inherited } from './base.ts';
import { within } from './base.ts';
import { type CutFeed, type CutItem, cutFeed } from './cut.ts';
import { parseJsonFeed } from './json-feed.ts';
import { type BrokenItem, EMPTY_HEAD, type Feed, type FeedHead, type FeedItem, type ParsedItem } from './model.ts';
import { rdfEmpty, rdfHead, rdfItems, rssEmpty, rssHead, rssItems } from './rss.ts';
import { sitemapEmpty, sitemapItems } from './sitemap.ts';

/** How one format turns its parts into ours. */
type Format = {
  readonly head: (document: string, inherited: Inherited) => FeedHead;
  readonly items: (document: string) => ParsedItem[];
  /** An item that the parser knows nothing in. */
  readonly empty: ParsedItem;
};

const FORMATS: Readonly<Record<CutFeed['kind']['format'], Format>> = {
  rss: { head: rssHead, items: rssItems, empty: rssEmpty },
  rdf: { head: rdfHead, items: rdfItems, empty: rdfEmpty },
  atom: { head: atomHead, items: atomItems, empty: atomEmpty },
  sitemap: { head: () => EMPTY_HEAD, items: sitemapItems, empty: sitemapEmpty },
};

/** What the way a feed came says of it: its address, and the language its server names. */
export type FeedContext = { readonly url: string | null; readonly language: string | null };

/**
 * All of a feed that can be read, whether or not it is whole: each item on its own, so that a broken one costs only itself.
 * Throws `FeedRefused` where nothing can be.
 */
export function parseFeed(text: string, context: FeedContext = { url: null, language: null }): Feed {
  return text.trimStart().startsWith('{') ? parseJsonFeed(text, context) : parseXmlFeed(text, context);
}

function parseXmlFeed(source: string, { url, language }: FeedContext): Feed {
  const cut = cutFeed(printable(source));
  const format = FORMATS[cut.kind.format];
  const inRoot = within(cut.root, { base: url, language });
  const inherited = cut.channel === null ? inRoot : within(cut.channel, inRoot);
  const head = headOf(cut, format, inherited);
  const passedOn = { ...inherited, base: inherited.base ?? head.url };
  const read = new Map<number, FeedItem | BrokenItem>();
  for (const item of cut.items) if (item.text === null) read.set(item.no, item);
  for (const batch of batchesOf(cut.items)) {
    for (const item of itemsOf(batch, cut, format, passedOn)) read.set(item.no, item);
  }
  const records = cut.items.flatMap(({ no }) => read.get(no) ?? []);
  const items = records.flatMap((record) => ('reason' in record ? [] : [record]));
  const broken = records.flatMap((record) => ('reason' in record ? [{ no: record.no, reason: record.reason }] : []));
  const endsEarly = !cut.whole && cut.items.at(-1)?.text !== null;
  return { ...head, format: cut.kind.format, items, broken, cut: endsEarly ? ENDS_EARLY : null };
}

/**
 * Feeds put together from pieces in windows-1252 call themselves UTF-8 and carry its quotation marks and dashes as control
 * characters, which nobody means.
 */
const printable = (text: string): string =>
  text.replace(CONTROLS, (letters) => decodeBytes(Buffer.from(letters, 'latin1'), { http: 'latin1' }).text);

const CONTROLS = /[\x80-\x84\x86-\x9F]+/g;

const ENDS_EARLY = 'the feed ends before its closing tag; the items before it were read';

type WholeItem = Extract<CutItem, { text: string }>;

/** Parsed together, items take a fraction of the time that they take one by one. */
const ITEMS_AT_ONCE = 50;

/** Items whose tags do not fit together are parsed alone, so that they cannot run into the next. */
function batchesOf(items: readonly CutItem[]): WholeItem[][] {
  const batches: WholeItem[][] = [];
  let open: WholeItem[] = [];
  for (const item of items) {
    if (item.text === null) continue;
    if (!item.nested) batches.push([item]);
    else if (open.push(item) === ITEMS_AT_ONCE) open = [];
    if (item.nested && open.length === 1) batches.push(open);
  }
  return batches;
}

function itemsOf(
  items: readonly WholeItem[],
  cut: CutFeed,
  format: Format,
  inherited: Inherited,
): (FeedItem | BrokenItem)[] {
  const [first] = items;
  const alone = items.length === 1 && first !== undefined;
  try {
    const parsed = format.items(documentWith(cut, items.map(({ text }) => text).join('')));
    // The parser leaves out an item in which it knows nothing.
    if (parsed.length === items.length || alone) {
      return items.map(({ no, text }, at) => ({
        no,
        ...(parsed[at] ?? format.empty)(text, within(tagOf(text), inherited)),
      }));
    }
  } catch (error) {
    if (alone) return [{ no: first.no, reason: `the item cannot be parsed (${reasonOf(error)})` }];
  }
  return items.flatMap((item) => itemsOf([item], cut, format, inherited));
}

const tagOf = (text: string): string => text.slice(0, text.indexOf('>') + 1);

const reasonOf = (error: unknown): string =>
  messageOf(error instanceof Error && error.cause !== undefined ? error.cause : error);

/** What a feed says of itself; when even that is broken, its items still count. */
function headOf(cut: CutFeed, format: Format, inherited: Inherited): FeedHead {
  for (const document of [withoutPrefix(cut.around, nameOf(cut.root)), ...(cut.whole ? [] : [closed(cut)])]) {
    try {
      return format.head(document, inherited);
    } catch {
      // The next has less in it.
    }
  }
  return EMPTY_HEAD;
}

/** What stands before the items, with the closing tags it has lost. */
const closed = ({ root, channel, around }: CutFeed): string =>
  `${around.slice(0, around.lastIndexOf('>') + 1)}${channel === null ? '' : `</${nameOf(channel)}>`}</${nameOf(root)}>`;

const nameOf = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
const opened = (tag: string): string => tag.replace(/\/>$/, '>');

/** A feed of one item, with the tags that stand around it in the real one. */
function documentWith({ kind, root, channel }: CutFeed, item: string): string {
  const outer = opened(root);
  const end = `</${nameOf(root)}>`;
  if (kind.format !== 'rss') return outer + item + end;
  const inner = channel === null ? '<channel>' : opened(channel);
  return withoutPrefix(`${outer}${inner}${item}</${nameOf(inner)}>${end}`, nameOf(root));
}

/** RSS has no prefix for the parser, and had a namespace only in drafts that gave it one ("<r:rss>"). */
function withoutPrefix(document: string, root: string): string {
  const [prefix, local] = root.split(':');
  return local === undefined ? document : document.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}
