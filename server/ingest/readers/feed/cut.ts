import { attributesOf, type Mark, marksOf } from './marks.ts';
import { FeedRefused } from './model.ts';

/** What kind of XML feed it is, by its root, and how its items are called. */
export type Kind = { readonly format: 'rss' | 'atom' | 'rdf' | 'sitemap'; readonly item: string };

const KINDS = new Map<string, Kind>([
  ['rss', { format: 'rss', item: 'item' }],
  ['rdf', { format: 'rdf', item: 'item' }],
  ['feed', { format: 'atom', item: 'entry' }],
  ['urlset', { format: 'sitemap', item: 'url' }],
]);

/** One item as it stands in the text; null when it is not whole, with the reason. */
export type CutItem =
  /** `nested`: each tag in it is closed, and in the order they were opened. */
  | { readonly no: number; readonly text: string; readonly nested: boolean }
  | { readonly no: number; readonly text: null; readonly reason: string };

export type CutFeed = {
  readonly kind: Kind;
  /** The start tags around the items, as written: they declare prefixes, base and language. */
  readonly root: string;
  readonly channel: string | null;
  /** The feed without its items. */
  readonly around: string;
  readonly items: readonly CutItem[];
  /** The closing tag of the root was seen. */
  readonly whole: boolean;
};

const ENDS_EARLY = 'the feed ends inside this item; the whole ones before it were read';
const NOT_CLOSED = 'the item is not closed before the next one begins or the feed ends';
const LOST_END = 'the item holds a comment or a CDATA section without an end';

/** No element of a feed has more; the parser takes seconds for a hundred thousand. */
const MOST_ATTRIBUTES = 256;
const TOO_MANY = `an element has more than ${MOST_ATTRIBUTES} attributes`;
/** A shorter tag has no room for them. */
const LEAST_ROOM = 4 * MOST_ATTRIBUTES;

const hasTooMany = (text: string, start: number, end: number): boolean =>
  end - start > LEAST_ROOM && attributesOf(text.slice(start, end)).size > MOST_ATTRIBUTES;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');
const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();

/** Content that may be a whole other entry: any XML but that of a page. */
const FOREIGN = /\stype\s*=\s*["'](?!application\/xhtml)[\w.-]+\/(?:[\w.-]+\+)?xml/i;

/** The item that is open, with the tags that are open in it; null when they do not fit together. */
type Item = { start: number; name: string; foreign: boolean; reason: string | null; open: string[] | null };

/** A start tag that things stand in. */
type Opened = { readonly name: string; readonly tag: string; readonly at: number };

/**
 * Cuts an XML feed into its items without building a tree, so that one broken item, or a feed that ends anywhere, costs only
 * what is broken. Throws `FeedRefused` where there is no feed, or one that is an attack.
 */
export function cutFeed(text: string): CutFeed {
  const root = rootOf(text);
  const kind = KINDS.get(localName(root.name));
  if (kind === undefined) throw new FeedRefused(`not a feed (its first element is <${root.name.slice(0, 40)}>)`);
  const cutter = createCutter(text, root, kind);
  for (const mark of marksOf(text)) {
    if (mark.kind === 'doctype') refuseEntities(text.slice(mark.start, mark.end));
    else if (mark.start >= root.at) cutter.take(mark);
  }
  return cutter.end();
}

function rootOf(text: string): Opened {
  for (const { kind, name, start, end } of marksOf(text)) {
    if (kind === 'start') return { name, tag: text.slice(start, end), at: start };
  }
  throw new FeedRefused('not a feed (there is no element in it)');
}

function createCutter(text: string, root: Opened, kind: Kind) {
  const items: CutItem[] = [];
  const around: string[] = [];
  const prefixes = feedPrefixes(root);
  let channel: Opened | null = null;
  let item: Item | null = null;
  let copied = 0;
  let whole = false;

  const begin = ({ start, end, name, empty }: Mark) => {
    const reason = hasTooMany(text, start, end) ? TOO_MANY : null;
    item = { start, name, foreign: false, reason, open: [] };
    if (empty) close(end);
  };
  const close = (end: number, reason = item?.reason ?? null) => {
    const start = item?.start ?? end;
    const no = items.length + 1;
    const nested = item?.open?.length === 0;
    items.push(reason === null ? { no, text: text.slice(start, end), nested } : { no, text: null, reason });
    around.push(text.slice(copied, start));
    copied = end;
    item = null;
  };
  const outside = (mark: Mark) => {
    if (mark.kind === 'end') whole ||= same(mark.name, root.name);
    if (mark.kind !== 'start') return;
    const isItem = localName(mark.name) === kind.item;
    if (!isItem && hasTooMany(text, mark.start, mark.end)) throw new FeedRefused(TOO_MANY);
    const name = localName(mark.name);
    if (mark.start === root.at) whole = mark.empty;
    else if (name === 'channel' && channel === null) {
      channel = { name: mark.name, tag: text.slice(mark.start, mark.end), at: mark.start };
      prefixes.add(prefixOf(mark.name));
    } else if (name === kind.item && prefixes.has(prefixOf(mark.name))) begin(mark);
  };
  const inside = (mark: Mark, open: Item) => {
    if (mark.kind === 'unclosed') open.reason = LOST_END;
    if (mark.kind === 'start' && hasTooMany(text, mark.start, mark.end)) open.reason = TOO_MANY;
    if (kind.format === 'atom' && localName(mark.name) === 'content') {
      if (mark.kind === 'end') open.foreign = false;
      else if (!mark.empty) open.foreign = FOREIGN.test(text.slice(mark.start, mark.end));
    }
    if (!(mark.kind === 'end' && same(mark.name, open.name) && !open.foreign)) nest(mark, open);
    if (open.foreign && !same(mark.name, root.name)) return;
    if (mark.kind === 'start' && same(mark.name, open.name)) {
      close(mark.start, open.reason ?? NOT_CLOSED);
      begin(mark);
    } else if (mark.kind === 'end') {
      if (same(mark.name, open.name)) close(mark.end);
      else if (same(mark.name, root.name) || same(mark.name, channel?.name)) {
        close(mark.start, open.reason ?? NOT_CLOSED);
        outside(mark);
      }
    }
  };
  return {
    take: (mark: Mark) => (item === null ? outside(mark) : inside(mark, item)),
    end: (): CutFeed => {
      if (item !== null) close(text.length, ENDS_EARLY);
      around.push(text.slice(copied));
      return { kind, root: root.tag, channel: channel?.tag ?? null, around: around.join(''), items, whole };
    },
  };
}

/** Keeps in mind which tags are open. */
function nest({ kind, name, empty }: Mark, item: Item): void {
  if (kind === 'unclosed') item.open = null;
  else if (kind === 'start' && !empty) item.open?.push(name);
  else if (kind === 'end' && item.open?.pop() !== name) item.open = null;
}

/** Namespaces whose items are those of a feed, whatever prefix a feed gives them. */
const FEED_NAMESPACE = /atom|rss|netscape|userland|sitemap/i;

/** Prefixes under which items stand: none, that of the root, and those bound to the namespace of a feed. */
function feedPrefixes({ name, tag }: Opened): Set<string> {
  const prefixes = new Set(['', prefixOf(name)]);
  for (const [attribute, value] of attributesOf(tag)) {
    if (attribute.startsWith('xmlns:') && FEED_NAMESPACE.test(value)) prefixes.add(attribute.slice(6));
  }
  return prefixes;
}

/** Entities of a feed's own are how few bytes become gigabytes, or a file of this machine; no news feed needs them. */
function refuseEntities(doctype: string): void {
  if (/<!ENTITY/i.test(doctype)) throw new FeedRefused('it declares entities of its own, which are not expanded');
}
