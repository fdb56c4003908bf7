import { generateOpml } from 'feedsmith';
import { attributesOf, marksOf } from './readers/feed/marks.ts';
import { plainLine } from './readers/feed/plain.ts';

/** One feed of a list that readers pass around as OPML. */
export type ListedFeed = {
  readonly url: string;
  readonly title: string | null;
  /** The site the feed belongs to. */
  readonly page: string | null;
  /** The folders it stands in, the outer one first. */
  readonly folders: readonly string[];
};

/** Attributes are written in any case ("xmlurl"); these are ours. */
function outlineOf(tag: string) {
  const attributes = new Map([...attributesOf(tag)].map(([name, value]) => [name.toLowerCase(), value] as const));
  const value = (name: string) => plainLine(attributes.get(name));
  return { url: value('xmlurl'), title: value('title') ?? value('text'), page: value('htmlurl') };
}

/**
 * The feeds of an OPML list, each once, in their order; a list that is broken or ends early gives those before. What is no
 * web address is left out. An empty list for what is no OPML.
 */
export const readOpml = (text: string): ListedFeed[] => outlinesIn(text).filter(({ url }) => /^https?:\/\//i.test(url));

/** Everything that an OPML list calls a feed, whatever its address: so that what is no web address can be told. */
export function outlinesIn(text: string): ListedFeed[] {
  const feeds = new Map<string, ListedFeed>();
  const open: (string | null)[] = [];
  for (const mark of marksOf(text)) {
    if (mark.name.toLowerCase() !== 'outline') continue;
    if (mark.kind === 'end') open.pop();
    if (mark.kind !== 'start') continue;
    const { url, title, page } = outlineOf(text.slice(mark.start, mark.end));
    if (url !== null && !feeds.has(url)) {
      feeds.set(url, { url, title, page, folders: open.flatMap((name) => name ?? []) });
    }
    if (!mark.empty) open.push(url === null ? title : null);
  }
  return [...feeds.values()];
}

type Outline = { text: string; type?: string; xmlUrl?: string; htmlUrl?: string; title?: string; outlines?: Outline[] };

/** A list without feeds is a list too; the generator refuses to write it. */
const EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head/><body/></opml>\n';

/** A list of feeds as OPML 2.0, in the folders they stand in. */
export function writeOpml(title: string, feeds: readonly ListedFeed[]): string {
  if (feeds.length === 0) return EMPTY;
  const outlines: Outline[] = [];
  for (const feed of feeds) {
    const name = feed.title ?? feed.url;
    folderIn(outlines, feed.folders).push({
      text: name,
      title: name,
      type: 'rss',
      xmlUrl: feed.url,
      ...(feed.page === null ? {} : { htmlUrl: feed.page }),
    });
  }
  return generateOpml({ head: { title }, body: { outlines } });
}

function folderIn(outlines: Outline[], folders: readonly string[]): Outline[] {
  let inside = outlines;
  for (const name of folders) {
    let folder = inside.find(({ text, xmlUrl }) => text === name && xmlUrl === undefined);
    if (folder === undefined) {
      folder = { text: name, outlines: [] };
      inside.push(folder);
    }
    folder.outlines ??= [];
    inside = folder.outlines;
  }
  return inside;
}
